"""Watching all functions through `sys.monitoring` (PEP 669), on Python 3.12 and newer.

The interpreter is asked to tell everything; at the first event of a function that is not recorded
it is asked to tell no more of it, and from then on that function runs at full speed. What an
exception unwinds cannot be switched off, and is filtered here.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

from minnova.debug.hooks import monitoring as hooks
from minnova.debug.trace.recorder import Recorder

assert sys.version_info >= (3, 12)


class Watcher:
    """Tells a recorder what happens."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.callbacks: dict[int, Callable[..., Any]] = {
            hooks.events.PY_START: self.started,
            hooks.events.PY_RESUME: self.resumed,
            hooks.events.PY_THROW: self.resumed,
            hooks.events.PY_RETURN: self.ended,
            hooks.events.PY_YIELD: self.ended,
            hooks.events.PY_UNWIND: self.raised,
        }

    def __repr__(self) -> str:
        return f"<Watcher for {self.recorder!r}>"

    # The interpreter calls these from the watched function: its frame is one above theirs.

    def started(self, code: CodeType, _offset: int) -> object:
        """Take note of a function that begins."""
        frame = sys._getframe(1)
        if not self.recorder.covers(frame):
            return sys.monitoring.DISABLE
        self.recorder.entered(frame)
        return None

    def resumed(self, code: CodeType, _offset: int, _thrown: object = None) -> None:
        """Take note of a generator that goes on, perhaps with an exception thrown into it."""
        frame = sys._getframe(1)
        if self.recorder.covers(frame):
            self.recorder.entered(frame, anew=False)

    def ended(self, code: CodeType, _offset: int, _value: object) -> object:
        """Take note of a function that returns, or a generator that pauses."""
        frame = sys._getframe(1)
        if not self.recorder.covers(frame):
            return sys.monitoring.DISABLE
        self.recorder.left(frame)
        return None

    def raised(self, code: CodeType, _offset: int, exception: BaseException) -> None:
        """Take note of an exception that leaves a function."""
        frame = sys._getframe(1)
        if self.recorder.covers(frame):
            self.recorder.left(frame, type(exception).__name__)


@contextmanager
def watched(recorder: Recorder) -> Iterator[None]:
    """Tell a recorder of every call in every thread, while the block runs."""
    tool = hooks.free_place()
    callbacks = Watcher(recorder).callbacks
    sys.monitoring.use_tool_id(tool, "minnova.debug.trace")
    for event, callback in callbacks.items():
        sys.monitoring.register_callback(tool, event, callback)
    sys.monitoring.restart_events()  # what somebody else has switched off under this id
    sys.monitoring.set_events(tool, sum(callbacks))
    try:
        yield
    finally:
        sys.monitoring.set_events(tool, hooks.events.NO_EVENTS)
        for event in callbacks:
            sys.monitoring.register_callback(tool, event, None)
        sys.monitoring.restart_events()  # the next one under this id, a hook maybe, hears all
        sys.monitoring.free_tool_id(tool)
