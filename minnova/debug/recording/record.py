"""record: run something, and keep every step of it."""

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minnova.debug.hooks import HookWarning
from minnova.debug.leaving import exit_status
from minnova.debug.masking import told
from minnova.debug.recording.describe import describe
from minnova.debug.recording.files import Files
from minnova.debug.recording.output import Printed, listening
from minnova.debug.recording.recording import Again, Recording
from minnova.debug.recording.tape import Tape
from minnova.debug.recording.tracer import run
from minnova.debug.run import Run
from minnova.debug.session.runs import USER, What, subject
from minnova.debug.session.start import close_live
from minnova.debug.stops import STOPS

if TYPE_CHECKING:
    from minnova.cloud import Cloud


def record(
    what: What,
    *,
    files: str | Path | Iterable[str | Path] | None = None,
    user: str = USER,
    cloud: "Cloud | None" = None,
) -> Recording:
    """Run something, start-up included, and keep every step of it in the files that matter.

    `what`, `user` and `cloud` are those of `walk`: a nova command, a request, a callable, or an
    application and a request to it. `files` are modules ("webob", "nova.api"), single functions
    ("webob.dec:wsgify.__call__"), paths of files and folders; without them, nova, the libraries that
    a request passes, and your own code. Functions that a stop is at are recorded in any case.

    The threads that the run starts are recorded, too, as long as it lasts: their steps stand among
    the others as they came. What it prints is kept, and so is what it raises: see `output` and
    `error`. A live session is closed before.

    Raises LookupError for a module or file that there is not, ValueError or TypeError for something
    that cannot be run.
    """
    found = subject(what, user, cloud)
    chosen = Files(files, home(what))
    close_live()
    written = what if isinstance(what, str) else None
    data = taken(found.run, chosen, {"what": written, "user": user})
    return Recording(data, Again(what, user, cloud))


def taken(subject: Run, files: Files, again: dict[str, Any]) -> dict[str, Any]:
    """Run it, and return the data of its recording; `again` says how to run it once more."""
    subject.load()
    stops = [one for one in STOPS if subject.stages is None or one.stage in subject.stages]
    tape = Tape(files, stops, subject.requests())
    printed = Printed(tape)
    status, error = None, None
    try:
        with listening(printed):
            returned = run(tape, subject.start)
        status = returned if isinstance(returned, int) else 0
    except (Exception, SystemExit) as problem:
        error = told(problem, tape.mask)
        status = exit_status(problem) if isinstance(problem, SystemExit) else None
    if tape.failures:
        warnings.warn(f"not all was seen: {tape.failures[0]!r}", HookWarning, stacklevel=3)
    outcome = {"title": subject.title, "run": again, "status": status, "error": error}
    return {**outcome, **describe(tape, printed, stops)}


def home(what: What) -> str:
    """Name the package of what is called: of an application, of a callable; "" for a text."""
    called = what[0] if isinstance(what, tuple) else what
    if isinstance(called, str):
        return ""
    module = getattr(called, "__module__", None) or type(called).__module__
    package = str(module).partition(".")[0]
    return "" if package in ("__main__", "builtins", "minnova") else package
