"""diff: run something, and say what each layer changed."""

from collections.abc import Callable
from typing import TypeVar
from wsgiref.types import WSGIEnvironment

from minnova.debug.diff.model import Diff
from minnova.debug.diff.recorder import Recorder
from minnova.debug.diff.watch import watching
from minnova.debug.masking import Mask

Result = TypeVar("Result")


def diff(
    run: Callable[[], Result],
    all: bool = False,  # noqa: A002 - as the option is called
    service: Callable[[WSGIEnvironment], str] = lambda environ: "",
    mask: Mask | None = None,
) -> Diff[Result]:
    """Run something and say what each layer changed in its requests, and which one answered.

    `service` names the service behind an environ, "" being the one that the run is about.
    Requests to others, and those that a layer makes on its way, as authtoken does to keystone,
    are left out; with `all` they are kept, without a number. `mask` may know secrets already.

        diff(lambda: cloud.request("GET", "/v2.1/servers", user=None)).requests[0].answered_by
        →  the LayerDiff of AuthProtocol.__call__, which answered 401

    What the run raises is raised. Raises RuntimeError where a profiler written in C is at work.
    A layer that cannot be understood does not disturb the run: a HookWarning says what went wrong.
    """
    recorder = Recorder(service, mask)
    listeners = recorder.called, recorder.ended, recorder.called_in_c
    with watching(*listeners, recorder.writes.in_c):
        result = run()
    recorder.complain()
    return Diff(recorder.finish(all), result)
