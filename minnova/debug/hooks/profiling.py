"""Watching through `sys.setprofile`, on Python 3.11, where `sys.monitoring` is not there yet.

A profile function belongs to one thread and is called for every call and return in it. Ours is
installed in the thread that opens the hook and in those that start later, passes each event on to
the profile function that was there before, and puts that one back. A thread that was there before
and has paused calls `join` where it goes on.

A profile function is told that a frame ends, not why: the last instruction says whether it
returned. Nor is it told which exception ends it, see `flights`.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from dis import opmap
from types import FrameType
from typing import TYPE_CHECKING, Any

from minnova.debug.hooks import flights

if TYPE_CHECKING:
    from _typeshed import ProfileFunction

    from minnova.debug.hooks.hook import Hook

RESUME, RETURN, YIELD = opmap["RESUME"], opmap["RETURN_VALUE"], opmap["YIELD_VALUE"]

OPEN: list["Profiler"] = []
"""All that are installed: hooks need not close in the reverse of the order in which they
opened."""


class Profiler:
    """One open hook and its profile functions: in the thread that opened it, and in later ones."""

    def __init__(self, hook: "Hook") -> None:
        self.hook = hook
        # co_code is a fresh copy each time that it is asked for.
        self.instructions = {id(code): code.co_code for code in hook.codes}
        self.follows = "raise" in hook.listeners
        self.followed: set[FrameType] = set()
        self.open = True
        self.thread = threading.get_ident()
        self.before_here, self.before_elsewhere = previous_function(), threading.getprofile()
        self.here, self.elsewhere = (
            self.function(self.before_here),
            self.function(self.before_elsewhere),
        )

    def __repr__(self) -> str:
        return f"<Profiler for {self.hook!r}>"

    def function(self, before: "ProfileFunction | None") -> "ProfileFunction":
        """Make a profile function.

        One `nova list` calls it 350,000 times, for calls into C more often than not: they concern
        no hook, and are passed on first.
        """
        watched = self.hook.watched

        def profile(frame: FrameType, event: Any, argument: Any) -> None:
            if before is not None:
                before(frame, event, argument)
            if event == "call" or event == "return":  # quicker than to look in a tuple
                if id(frame.f_code) in watched:
                    self.see(frame, event, argument)
                if not self.open:
                    put_back(profile, before)

        vars(profile).update(profiler=self, before=before)
        return profile

    def see(self, frame: FrameType, event: str, argument: Any) -> None:
        """Sort out what happens in a watched function; calls that it makes into C are told too."""
        if not self.open:
            return
        if event == "call":
            self.entered(frame)
        elif event == "return":
            self.ended(frame, argument)

    def entered(self, frame: FrameType) -> None:
        """Tell the hook of a call, unless it is a generator that goes on."""
        if self.instruction(frame) != (RESUME, 0):
            return
        if self.follows and flights.follow(frame):
            self.followed.add(frame)
        self.hook.tell("call", frame)

    def ended(self, frame: FrameType, value: Any) -> None:
        """Tell the hook of a return or an exception, unless it is a generator that pauses."""
        operation, _ = self.instruction(frame)
        if operation == YIELD:
            return
        exception = self.land(frame)
        if operation == RETURN:
            self.hook.tell("return", frame, value=value)
        else:
            self.hook.tell("raise", frame, exception=exception)

    def land(self, frame: FrameType) -> BaseException | None:
        """Stop following a frame, and return the exception that was last seen in it."""
        if frame not in self.followed:
            return None
        self.followed.remove(frame)
        return flights.land(frame)

    def instruction(self, frame: FrameType) -> tuple[int, int]:
        """Return operation and argument of the instruction that a frame is at."""
        code = self.instructions[id(frame.f_code)]
        return code[frame.f_lasti], code[frame.f_lasti + 1]

    def install(self) -> None:
        """Begin, in this thread and in those to come."""
        OPEN.append(self)
        threading.setprofile(self.elsewhere)
        sys.setprofile(self.here)

    def remove(self) -> None:
        """End. Other threads are left at their next event."""
        self.open = False
        OPEN.remove(self)
        for frame in tuple(self.followed):
            self.land(frame)
        for other in OPEN:
            if other.before_elsewhere is self.elsewhere:
                other.before_elsewhere = self.before_elsewhere
        if threading.get_ident() == self.thread:
            put_back(self.here, self.before_here)
        if threading.getprofile() is self.elsewhere:
            threading.setprofile(self.before_elsewhere)


def put_back(ours: "ProfileFunction", before: "ProfileFunction | None") -> None:
    """Give this thread its profile function of before, unless a newer one is in front of ours.

    None in front means that a listener raised KeyboardInterrupt or the like: then the interpreter
    throws profile functions out.
    """
    if sys.getprofile() in (ours, None):
        sys.setprofile(before)


def previous_function() -> "ProfileFunction | None":
    """Return this thread's profile function.

    Raises RuntimeError for one written in C, such as cProfile's, which cannot be put back.
    """
    before = sys.getprofile()
    if before is not None and not callable(before):
        raise RuntimeError(
            f"{before!r} is profiling this thread, and would not survive a hook on Python 3.11."
            " Disable it first."
        )
    return before


def watch(hook: "Hook") -> Callable[[], None]:
    """Begin to tell a hook what happens in this thread and in later ones; return what ends it."""
    profiler = Profiler(hook)
    profiler.install()
    return profiler.remove


def join() -> None:
    """Have the hooks that opened meanwhile watch this thread, too."""
    here = set(watching(sys.getprofile()))
    for profiler in OPEN:
        if profiler not in here:
            sys.setprofile(profiler.function(previous_function()))


def watching(function: Any) -> Iterator[Profiler]:
    """Yield those whose profile functions pass events on, one to the other, from this one on."""
    while profiler := getattr(function, "profiler", None):
        yield profiler
        function = function.before
