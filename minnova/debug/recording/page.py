"""From the command line: record a run, and write the page that shows it."""

import sys
from pathlib import Path

from minnova.debug.recording.files import Files
from minnova.debug.recording.record import taken
from minnova.debug.recording.recording import Recording
from minnova.debug.recording.storage import write_whole
from minnova.debug.run import Run

WRONG_USAGE = 2


def write_page(run: Run, path: Path, what: str | None, user: str) -> int:
    """Record a run into a page; return its exit status. `what` is the run as a text, if it has one.

    It prints what it prints by itself, once it is over. A file that cannot be written is said, with
    status 2: before the run where that can be known.
    """
    problem = unwritable(path)
    if problem is None:
        recording = Recording(taken(run, Files(home=run.home), {"what": what, "user": user}))
        show(recording)
        problem = written(recording, path)
    if problem is not None:
        print(f"minnova.debug: --record {path}: {problem.strerror or problem}", file=sys.stderr)
        return WRONG_USAGE
    return 1 if recording.status is None else recording.status


def unwritable(path: Path) -> OSError | None:
    """Return what speaks against writing a file, and leave what is there alone; None for nothing."""
    existed = path.exists()
    try:
        path.open("ab").close()
        if not existed:
            path.resolve().unlink()  # not a link that leads to where nothing is yet
    except OSError as problem:
        return problem
    return None


def written(recording: Recording, path: Path) -> OSError | None:
    """Write the page, and say so; return what went wrong, None for nothing."""
    from minnova.debug.render.page import html

    try:
        write_whole(path, html(recording))
    except OSError as problem:
        return problem
    size = path.stat().st_size / 1e6
    print(f"{path}: {len(recording):,} steps, {size:.1f} MB. A browser opens it.", file=sys.stderr)
    return None


def show(recording: Recording) -> None:
    """Print what the run has printed, and what it raised."""
    for stream, text in recording.printed:
        (sys.stdout if stream == "out" else sys.stderr).write(text)
    if recording.error:
        print(recording.error, file=sys.stderr)
