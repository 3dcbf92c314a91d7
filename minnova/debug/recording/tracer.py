"""Watching a run: a trace function that lets go, at once, of whatever is not recorded.

`sys.settrace` tells of each call. A function that is recorded is followed line by line; one that is
an application of WSGI, and not recorded, only to its end; all others run on at full speed.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from minnova.debug.recording.calls import Call, Function
from minnova.debug.recording.following import Following
from minnova.debug.recording.strings import NONE
from minnova.debug.recording.tape import Tape

Trace = Callable[[FrameType, str, Any], Any]


class Tracer:
    """Makes the trace functions of a run. When it is closed, they let go at their next event."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.open = True

    def __repr__(self) -> str:
        return f"<Tracer of {self.tape!r}>"

    def function(self) -> Trace:
        """Make the function that is told of every call: a closure, since those are the fastest."""
        known = self.tape.functions.known

        def trace(frame: FrameType, event: str, argument: Any) -> Trace | None:
            try:
                function = known[id(frame.f_code)]
            except KeyError:
                function = self._guarded(self.tape.functions.learn, frame)
            return None if function is None else self._follow(frame, function)

        return trace

    def _follow(self, frame: FrameType, function: Function) -> Trace | None:
        """Begin to follow a call, unless it only says that an answer is there."""
        if not self.open:
            return None
        if function.answers:
            self._guarded(self.tape.borders.answered, frame)
        if function.number == NONE and not function.is_application:
            return None
        following = self._guarded(Following, self.tape, frame, function)
        return None if following is None else self._local(following)

    def _local(self, following: Following) -> Trace:
        """Make the trace function of one frame."""

        def trace(frame: FrameType, event: str, argument: Any) -> Trace | None:
            if not self.open:
                return None
            try:
                following.event(frame, event, argument)
            except Exception as problem:
                self.tape.failures.append(problem)
            return trace

        return trace

    def _guarded(self, act: Callable[..., Any], *arguments: object) -> Any:
        """Do something; what goes wrong in it must not disturb the run that is watched."""
        try:
            return act(*arguments)
        except Exception as problem:
            self.tape.failures.append(problem)
            return None


@contextmanager
def tracing(tape: Tape) -> Iterator[None]:
    """Take down what the block runs, in this thread and in those that it starts.

    Whoever traced before goes on afterwards.
    """
    here, elsewhere = sys.gettrace(), threading.gettrace()
    tracer = Tracer(tape)
    function = tracer.function()
    threading.settrace(function)
    sys.settrace(function)
    try:
        yield
    finally:
        tracer.open = False
        sys.settrace(here)
        threading.settrace(elsewhere)


def run(tape: Tape, start: Callable[[], object]) -> object:
    """Call something and take it down; the call itself is at depth 0."""
    frame = sys._getframe()
    tape.calls[frame] = Call(thread=tape.thread())
    try:
        with tracing(tape):
            return start()
    finally:
        tape.calls.clear()
