"""Watching every call of a run: through `sys.setprofile`, on all versions of Python.

Hooks are for functions that are known by name. Here nobody knows beforehand which functions are
applications, so every call is looked at, at the cost of a few times the run.
"""

import sys
import threading
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from minnova.debug.hooks.profiling import previous_function


@contextmanager
def watching(
    called: Callable[[FrameType], None],
    ended: Callable[[FrameType, object], None],
    called_in_c: Callable[[FrameType, object], None] = lambda frame, function: None,
    in_c: Container[int] = (),
) -> Iterator[None]:
    """Tell of each Python function that is entered and left, in this thread and in later ones.

    Of functions in C, calls are told of those whose `id` is `in_c`, with the frame that calls.
    Whoever was watching before is told, too, and goes on alone at the end. Raises RuntimeError
    where that is a profiler written in C.
    """
    before_here, before_elsewhere = previous_function(), threading.getprofile()
    watch = Watch(called, ended, called_in_c, in_c)
    threading.setprofile(watch.function(before_elsewhere))
    sys.setprofile(watch.function(before_here))
    try:
        yield
    finally:
        watch.open = False
        sys.setprofile(before_here)
        threading.setprofile(before_elsewhere)


class Watch:
    """Three listeners, until it is closed. A thread that runs on then lets go at its next call."""

    def __init__(
        self,
        called: Callable[[FrameType], None],
        ended: Callable[[FrameType, object], None],
        called_in_c: Callable[[FrameType, object], None],
        in_c: Container[int],
    ) -> None:
        self.called = called
        self.ended = ended
        self.called_in_c = called_in_c
        self.in_c = in_c
        self.open = True

    def __repr__(self) -> str:
        return f"<Watch, {'open' if self.open else 'closed'}>"

    def function(self, before: Any) -> Callable[[FrameType, str, Any], None]:
        """Make a profile function that hands each event on to the one before it."""

        def profile(frame: FrameType, event: str, argument: Any) -> None:
            if not self.open:
                sys.setprofile(before)
            elif event == "call":
                self.called(frame)
            elif event == "return":
                self.ended(frame, argument)
            elif event == "c_call" and id(argument) in self.in_c:
                self.called_in_c(frame, argument)
            if before is not None:
                before(frame, event, argument)

        return profile
