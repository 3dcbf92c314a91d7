"""The thread that a session's run is in: how it begins, begins again, and is ended.

It knows nothing of the Session that drives it, so that a session that nobody holds can go.
"""

import contextvars
import sys
import threading
import time
from bdb import Breakpoint
from dataclasses import dataclass

from minnova.debug.leaving import Leave, Restart, exit_status, torn_responses_are_quiet
from minnova.debug.places import place
from minnova.debug.plan import Plan
from minnova.debug.session.cutting import cut
from minnova.debug.session.errors import TimedOut
from minnova.debug.session.outlet import Outlets
from minnova.debug.session.runs import Subject
from minnova.debug.session.speaking import make_speaking
from minnova.debug.session.wire import Wire

PATIENCE = 5.0
"""Seconds that a run has to end in."""
INSISTENCE = 0.5
"""Seconds after which a run that swallowed a Quit gets another: its `with` blocks need some time."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended: with a result, or with an error; with neither if it was cut short."""

    result: object = None
    error: BaseException | None = None

    @property
    def status(self) -> int | None:
        """The exit status: what the run returns or exits with, if a number; None if cut short."""
        if isinstance(self.error, Leave):
            return None
        if isinstance(self.error, SystemExit):
            return exit_status(self.error)
        if self.error is not None:
            return 1
        return self.result if isinstance(self.result, int) else 0

    def __str__(self) -> str:
        if isinstance(self.error, Leave):
            return "it was ended early"
        if self.error is not None:
            return f"{type(self.error).__name__}: {self.error}".rstrip(".: ")
        return f"exit status {self.status}"


class Worker:
    """Runs a subject in a thread of its own, under a debugger at the end of a wire."""

    def __init__(self, subject: Subject, plan: Plan) -> None:
        """Make ready; `start` begins. Raises TargetError."""
        self.subject = subject
        self.run = subject.run
        self.wire = Wire()
        self.outlets = Outlets()
        self.debugger = make_speaking(self.wire, self.outlets, self.run.stops())
        self.plan = self.debugger.completed(plan)
        self.ending: Ending | None = None
        self._thread = threading.Thread()
        self._closing = threading.Lock()
        self._closed = False

    def start(self) -> None:
        """Begin the run, in a copy of the caller's context; one that is closed already stays so."""
        with self._closing:
            if not self._closed:
                self._start()

    def _start(self) -> None:
        self.ending = None
        self.wire.at_rest = False
        context = contextvars.copy_context()
        self._thread = threading.Thread(
            target=context.run, args=(self._work,), name=f"walk: {self.run.title}", daemon=True
        )
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether the thread is there: paused, running or ending."""
        return self._thread.is_alive()

    def wait(self, seconds: float) -> bool:
        """Wait until the run has halted or is over; return whether it has in time."""
        end = time.monotonic() + seconds
        while not self.wire.at_rest and self.alive:
            left = end - time.monotonic()
            if left <= 0:
                return False
            self.wire.listen(min(left, INSISTENCE))
        return True

    def place(self) -> str:
        """Say where a running run is: "Loader.load_app (minnova/nova/wsgi.py:119)"."""
        frame = sys._current_frames().get(self._thread.ident or 0)
        while frame and frame.f_globals.get("__name__", "").startswith(NOT_THE_RUN):
            frame = frame.f_back
        if frame is None:
            return "between two functions"
        return f"{frame.f_code.co_qualname} ({place(frame)}:{frame.f_lineno})"

    def close(self) -> None:
        """End the run and its thread, and remove every breakpoint.

        A run that has halted is told so; one that goes on is thrown a Cut, again and again, since
        it may swallow it. Raises TimedOut for one that no exception reaches: it waits in C. Once is
        enough: breakpoints that are there later are those of another run.
        """
        self.wire.hang_up()
        if self._thread is threading.current_thread():
            return
        with self._closing:
            if not self._closed:
                self._end()
                self._closed = True

    def _end(self) -> None:
        end = time.monotonic() + PATIENCE
        if self.wire.at_rest:
            self._thread.join(PATIENCE / 2)
        while self.alive and time.monotonic() < end:
            if not self.ending:
                cut(self._thread)
            self._thread.join(INSISTENCE)
        Breakpoint.clearBreakpoints()
        if self.alive:
            raise TimedOut(f"the run does not end: it is in {self.place()}. {STUCK}")

    def _work(self) -> None:
        """Run to the end, whatever that is, then let whoever waits know."""
        try:
            with self.outlets.installed(), torn_responses_are_quiet():
                self.ending = self._until_over()
                self.debugger.reset()
        finally:
            if self.wire.hung_up:
                Breakpoint.clearBreakpoints()
            self.wire.rest()

    def _until_over(self) -> Ending:
        """Run, and begin again as often as somebody says `restart`."""
        while True:
            try:
                return Ending(self._once())
            except Restart:
                self.plan = self.debugger.plan
            except Leave as error:
                error.__context__ = None  # the BdbQuit, whose traceback holds the whole run
                return Ending(error=error.with_traceback(None))
            except BaseException as error:
                return Ending(error=error)

    def _once(self) -> object:
        self.run.load()
        self.debugger.begin(self.plan, self.run.requests())
        if self.subject.entry:
            self.debugger.halt_at_entry(self.subject.entry)
        return self.debugger.watch(self.run.start)

    def __repr__(self) -> str:
        return f"<Worker {self.run.title}: {self.wire!r}>"


NOT_THE_RUN = ("minnova.debug", "bdb", "pdb", "cmd", "IPython.core.debugger", "queue", "threading")
"""Modules of which a frame says nothing about where a run is."""

STUCK = "It ends when that call returns; restarting the kernel ends it now."
