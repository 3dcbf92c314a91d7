"""python -m benchmarks.watched: what it costs to be watched, as figures.

A warm `nova list` in an open cloud is run by itself and watched, in turn, in this one process: a figure is the median
of what the second of two neighbours takes of the first, so that a busy minute burdens both.
"""

import statistics
import sys
import time
from bdb import Breakpoint
from collections.abc import Callable, Iterator
from contextlib import ExitStack

from benchmarks.figure import Figure, show
from minnova.cloud import Cloud
from minnova.debug import hook, walk
from minnova.debug.plan import Plan
from minnova.debug.requests import Requests
from minnova.debug.session import Session
from minnova.debug.session.outlet import Outlets
from minnova.debug.session.speaking import Speaking, make_speaking
from minnova.debug.session.wire import Wire
from minnova.debug.stops import STAGES, STOPS

WARM_UP, PAIRS, COMMANDS = 5, 25, 100
NEVER = "this_request is not None and this_request.number < 0"
EVERYWHERE = tuple(stage.name for stage in STAGES)

Work = Callable[[], object]
Watch = Callable[[Work], float]


def seconds(work: Work) -> float:
    """Time one call."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def ratio(work: Work, watch: Watch) -> float:
    """Time the work by itself and watched, again and again; give the median ratio."""
    return statistics.median(watch(work) / seconds(work) for _ in range(PAIRS))


def hooked(*kinds: str) -> Watch:
    """Watch with hooks on all stops; to open and to close them is not timed."""

    def watch(work: Work) -> float:
        with hook(*EVERYWHERE, **dict.fromkeys(kinds, nothing)):
            return seconds(work)

    return watch


def nothing(event: object) -> None:
    """Listen, and do nothing: what a listener does is its own affair."""


def hooks_off(work: Work) -> float:
    """Watch with hooks that are closed again; the first run after that takes them out of the code."""
    hooked("on_call")(lambda: None)
    work()
    return seconds(work)


def armed(debugger: Speaking) -> Watch:
    """Watch with all stops armed; none of them ever halts."""

    def watch(work: Work) -> float:
        debugger.begin(Plan(()), Requests())
        for stop in debugger.armed.values():
            stop.breakpoint.enable()
            stop.breakpoint.cond = NEVER
        return seconds(lambda: debugger.watch(work))

    return watch


def milliseconds(session: Session, command: str) -> float:
    """Give the median of one command, from the cell and back."""
    return statistics.median(seconds(lambda: session(command)) for _ in range(COMMANDS)) * 1000


def paused(cloud: Cloud) -> Iterator[Figure]:
    """Measure commands where a request is deep inside: one that shows, and one that moves on."""
    with walk("nova list", at="routing.match", cloud=cloud) as session:
        shows, steps = (milliseconds(session, one) for one in ("p environ['PATH_INFO']", "s"))
    yield Figure("a command in a paused session, `p`", shows, "ms", 5)
    yield Figure("  one that moves on and shows a halt, `s`", steps, "ms", 5)


def figures(cloud: Cloud) -> Iterator[Figure]:
    """Measure all of it. What hooks and breakpoints can cost depends on the Python."""

    def work() -> object:
        return cloud.nova(["list"])

    for _ in range(WARM_UP):
        work()
    monitored = sys.version_info >= (3, 12)
    both, raising = ("on_call", "on_return"), ("on_call", "on_return", "on_raise")
    yield Figure("`nova list` with hooks that are closed again", ratio(work, hooks_off), "×", 1.02)
    on = ratio(work, hooked(*both))
    yield Figure("  with hooks on all stops", on, "×", 1.1 if monitored else 3.1)
    on = ratio(work, hooked(*raising))
    yield Figure("  on_raise among them", on, "×", 1.25 if monitored else 3.1)
    with ExitStack() as stack:
        stack.callback(Breakpoint.clearBreakpoints)
        halting = ratio(work, armed(make_speaking(Wire(), Outlets(), STOPS)))
    limit = 2 if sys.version_info >= (3, 13) else 3.5
    yield Figure("  with all stops armed, and never met", halting, "×", limit)
    yield from paused(cloud)


if __name__ == "__main__":
    with Cloud() as cloud:
        show(figures(cloud))
