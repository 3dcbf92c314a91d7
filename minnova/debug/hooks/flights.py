"""Which exception leaves a function, on Python 3.11.

A profile function is not told. A trace function is: so while a function is under way whose
exceptions a hook wants, that one frame has a trace function of ours that does nothing but
remember the newest exception. All other frames stay untraced.

Under a debugger, or another tracer, we leave tracing to it, and the exception is unknown (None);
in a generator too. So is an older exception that is raised again after a newer one was caught
beside it: the newer one is reported.
"""

import sys
from dataclasses import dataclass
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR
from types import FrameType
from typing import Any

PAUSES = CO_GENERATOR | CO_COROUTINE | CO_ASYNC_GENERATOR


@dataclass
class Flight:
    """A frame that is followed, by how many hooks, and the exception that was last seen in it."""

    followers: int = 0
    exception: BaseException | None = None


_flights: dict[FrameType, Flight] = {}


def follow(frame: FrameType) -> bool:
    """Remember the exceptions of a frame that begins. Returns False where that cannot be."""
    if sys.gettrace() not in (None, _ignore) or frame.f_code.co_flags & PAUSES:
        return False
    sys.settrace(_ignore)
    frame.f_trace_lines = False
    frame.f_trace = _remember
    _flights.setdefault(frame, Flight()).followers += 1
    return True


def land(frame: FrameType) -> BaseException | None:
    """Return the exception last seen in a followed frame; the last follower lets go of it."""
    flight = _flights[frame]
    flight.followers -= 1
    if not flight.followers:
        del _flights[frame]
        _untrace(frame)
    return flight.exception


def _untrace(frame: FrameType) -> None:
    """Stop tracing a frame, and its thread too if no frame around it is followed."""
    if frame.f_trace == _remember:
        frame.f_trace = None
    outer = frame.f_back
    while outer is not None and outer not in _flights:
        outer = outer.f_back
    if outer is None and sys.gettrace() is _ignore:
        sys.settrace(None)


def _ignore(frame: FrameType, event: str, argument: Any) -> None:
    """Trace nothing: the frames that matter have `_remember`."""


def _remember(frame: FrameType, event: str, argument: Any) -> object:
    """Keep the newest exception of a frame."""
    if event == "exception" and frame in _flights:
        _flights[frame].exception = argument[1]
    return _remember
