"""Watching all functions through `sys.setprofile`, on Python 3.11.

A profile function is called for every call and return of its thread. It is told neither why a
frame ends nor which exception ends it: the last instruction says the first, and a trace function
in the recorded frames the second (`hooks.flights`).
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any

from minnova.debug.hooks import flights
from minnova.debug.hooks.profiling import RESUME, RETURN, YIELD, previous_function, put_back
from minnova.debug.trace.recorder import Recorder

if TYPE_CHECKING:
    from _typeshed import ProfileFunction

UNKNOWN = "an exception"
"""Under a debugger, which has the trace function, an exception has no name."""


class Watcher:
    """Tells a recorder what happens in each thread that has one of its profile functions."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.instructions: dict[int, bytes | None] = {}
        self.codes: list[object] = []
        self.followed: set[FrameType] = set()
        self.open = True

    def __repr__(self) -> str:
        return f"<Watcher for {self.recorder!r}>"

    def function(self, before: "ProfileFunction | None") -> "ProfileFunction":
        """Make a profile function; one request calls it some ten thousand times."""
        instructions = self.instructions

        def profile(frame: FrameType, event: Any, argument: Any) -> None:
            code = instructions.get(id(frame.f_code), b"")
            if code is not None and event in ("call", "return"):
                self.see(frame, event)
            if before is not None:
                before(frame, event, argument)
            if not self.open:
                put_back(profile, before)

        return profile

    def see(self, frame: FrameType, event: str) -> None:
        """Sort out what happens in a function that is recorded, or has not been met yet."""
        if id(frame.f_code) not in self.instructions:
            self.meet(frame)
        instructions = self.instructions[id(frame.f_code)]
        if instructions is None or not self.open:
            return
        operation, argument = instructions[frame.f_lasti], instructions[frame.f_lasti + 1]
        if event == "call":
            self.entered(frame, anew=(operation, argument) == (RESUME, 0))
        else:
            self.left(frame, operation)

    def meet(self, frame: FrameType) -> None:
        """Decide once whether a function is recorded. Its code is kept: ids are used again."""
        self.codes.append(frame.f_code)
        covered = self.recorder.covers(frame)
        self.instructions[id(frame.f_code)] = frame.f_code.co_code if covered else None

    def entered(self, frame: FrameType, anew: bool) -> None:
        """Tell the recorder of a call, or of a generator that goes on."""
        if anew and flights.follow(frame):
            self.followed.add(frame)
        self.recorder.entered(frame, anew)

    def left(self, frame: FrameType, operation: int) -> None:
        """Tell the recorder of a return, an exception, or a generator that pauses."""
        exception = self.land(frame)
        if operation in (RETURN, YIELD):
            self.recorder.left(frame)
        else:
            name = type(exception).__name__ if exception else UNKNOWN
            self.recorder.left(frame, name)

    def land(self, frame: FrameType) -> BaseException | None:
        """Stop following a frame, and return the exception that was last seen in it."""
        if frame not in self.followed:
            return None
        self.followed.remove(frame)
        return flights.land(frame)


@contextmanager
def watched(recorder: Recorder) -> Iterator[None]:
    """Tell a recorder of every call in this thread and in those that start, while the block runs.

    Other threads that still run then are left at their next event.
    """
    watcher = Watcher(recorder)
    here, elsewhere = previous_function(), threading.getprofile()
    ours, theirs = watcher.function(here), watcher.function(elsewhere)
    threading.setprofile(theirs)
    sys.setprofile(ours)
    try:
        yield
    finally:
        watcher.open = False
        put_back(ours, here)
        if threading.getprofile() is theirs:
            threading.setprofile(elsewhere)
        for frame in tuple(watcher.followed):
            watcher.land(frame)
