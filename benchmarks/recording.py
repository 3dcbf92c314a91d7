"""python -m benchmarks.recording: what it costs to record a whole `nova list`, and how large its page is, as JSON.

The run is the one of `python -m minnova.debug --record`: it builds a cloud, lists, and ends. It is run by itself and
recorded, in turn, in this one process: a figure is the median of what the second of two neighbours takes of the first,
so that a busy minute burdens both.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO

from benchmarks.figure import Figure, show
from minnova.debug import Recording, record
from minnova.debug.render.page import html
from minnova.debug.run import novaclient

WARM_UP, PAIRS = 2, 9


def seconds(work: Callable[[], object]) -> float:
    """Time one call; what it prints goes nowhere."""
    with redirect_stdout(StringIO()):
        started = time.perf_counter()
        work()
        return time.perf_counter() - started


def listed() -> Recording:
    """Record a `nova list`; it must have worked."""
    recording = record("nova list")
    assert recording.status == 0, recording.output
    return recording


def figures() -> Iterator[Figure]:
    """Measure the recording, and what becomes of it."""
    run = novaclient(["list"])
    run.load()
    for _ in range(WARM_UP):
        seconds(run.start)
        seconds(listed)
    pairs = [(seconds(run.start), seconds(listed)) for _ in range(PAIRS)]
    ratio = statistics.median(recorded / alone for alone, recorded in pairs)
    milliseconds = statistics.median(recorded for _, recorded in pairs) * 1000
    recording = listed()
    yield Figure("a whole `nova list` recorded, over the same unrecorded", ratio, "×", 10)
    yield Figure(f"  {len(recording):,} steps, start to end", milliseconds, "ms")
    yield Figure("its page", len(html(recording).encode()) / 1e6, "MB", 1.5)


if __name__ == "__main__":
    show(figures())
