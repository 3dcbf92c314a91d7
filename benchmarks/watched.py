"""python -m benchmarks.watched: what it costs to be watched, as figures.

A warm `nova list` in an open cloud is run by itself and watched, in turn, in this one process: a figure is the median
of what the watched one of two neighbours takes of the other, so that a busy minute burdens both. Each comes first as
often as the other: a machine that speeds up or slows down favours neither.

What counts is processor time. The run waits for nothing, so on an idle machine the clock says the same; on a busy one
the clock also says how long others had the processor, and moves the median of 25 pairs by 5 % with no hooks at all.
Garbage is searched for between the pairs: in a run it would fall to one of two neighbours by chance. The programs
themselves switch the search off as well.

To tell 2 % apart takes more pairs still, and a figure to hold it against: the same with nothing in place of hooks.
"""

import gc
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

WARM_UP, PAIRS, MANY_PAIRS, COMMANDS = 5, 26, 100, 100
NEVER = "this_request is not None and this_request.number < 0"
EVERYWHERE = tuple(stage.name for stage in STAGES)

Work = Callable[[], object]
Watch = Callable[[Work], float]


def busy(work: Work) -> float:
    """Give the seconds that a call keeps the processor busy, in all threads.

    One before it is not timed: it finds the caches as somebody else has left them, and it takes hooks
    that are closed out of the functions.
    """
    work()
    started = time.process_time()
    work()
    return time.process_time() - started


def ratio(work: Work, watch: Watch, pairs: int = PAIRS) -> float:
    """Time the work by itself and watched, again and again; give the median ratio."""
    return statistics.median(pair(work, watch, number % 2 == 0) for number in range(pairs))


def pair(work: Work, watch: Watch, watched_first: bool) -> float:
    """Time the work by itself and watched, one right after the other; give the ratio."""
    gc.collect()
    if watched_first:
        return watch(work) / busy(work)
    alone = busy(work)
    return watch(work) / alone


def hooked(*kinds: str) -> Watch:
    """Watch with hooks on all stops; to open and to close them is not timed."""

    def watch(work: Work) -> float:
        with hook(*EVERYWHERE, **dict.fromkeys(kinds, nothing)):
            return busy(work)

    return watch


def nothing(event: object) -> None:
    """Listen, and do nothing: what a listener does is its own affair."""


def closed(work: Work) -> float:
    """Watch with hooks that are closed again."""
    with hook(*EVERYWHERE, on_call=nothing):
        pass
    return busy(work)


def armed(debugger: Speaking) -> Watch:
    """Watch with all stops armed; none of them ever halts."""

    def watch(work: Work) -> float:
        debugger.begin(Plan(()), Requests())
        for stop in debugger.armed.values():
            stop.breakpoint.enable()
            stop.breakpoint.cond = NEVER
        return busy(lambda: debugger.watch(work))

    return watch


def milliseconds(session: Session, command: str) -> float:
    """Give the median of one command, from the cell and back: by the clock, as two threads take turns."""
    return statistics.median(answered(session, command) for _ in range(COMMANDS)) * 1000


def answered(session: Session, command: str) -> float:
    """Give the seconds until one command has been answered."""
    started = time.perf_counter()
    session(command)
    return time.perf_counter() - started


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
    gc.freeze()
    gc.disable()
    monitored = sys.version_info >= (3, 12)
    both, raising = ("on_call", "on_return"), ("on_call", "on_return", "on_raise")
    off = ratio(work, closed, MANY_PAIRS)
    yield Figure("`nova list` with hooks that are closed again", off, "×", 1.02)
    yield Figure("  with nothing in their place", ratio(work, busy, MANY_PAIRS), "×")
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
