"""Tracing a run: from a callable to its tree."""

import sys
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TypeVar

from minnova.debug.requests import Requests
from minnova.debug.stops import STOPS, Stop
from minnova.debug.target import SUBJECTS
from minnova.debug.trace.model import Trace
from minnova.debug.trace.recorder import Recorder
from minnova.debug.trace.scope import Scope

if sys.version_info >= (3, 12):
    from minnova.debug.trace.monitoring import watched
else:
    from minnova.debug.trace.profiling import watched

Result = TypeVar("Result")


def trace(
    run: Callable[[], Result],
    *,
    packages: Sequence[str] = SUBJECTS,
    stops: Sequence[Stop] = STOPS,
    requests: Requests | None = None,
) -> Trace[Result]:
    """Run something and record the tree of its calls, in all threads that it starts.

    `packages` are those whose functions are recorded; of an application of your own, give its
    package, and `stops=()` since it has no stages. `requests` tells which requests matter, as
    `Run.requests()` does; without it, all do.

        trace(lambda: app(environ, start_response), packages=["shop"], stops=())

    What the run raises is raised. Raises TargetError for a stop that leads nowhere, RuntimeError
    where no more watchers fit into this interpreter.
    """
    recorder = Recorder(Scope(packages, stops), requests or Requests())
    with watched(recorder):
        started = perf_counter()
        result = run()
        seconds = perf_counter() - started
    return Trace(recorder.root.finish().children, seconds, result)
