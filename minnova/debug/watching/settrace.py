"""Watching through `sys.settrace`, which tells of each call: a million a second."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from minnova.debug.watching.watcher import Debugger


class Settrace:
    """Hears of every call, and lets nearly all go at once."""

    def __init__(self, debugger: "Debugger") -> None:
        """Watch for this debugger."""
        self.debugger = debugger

    def start(self) -> Self:
        """Begin to tell."""
        sys.settrace(self._told_of_calls())
        return self

    def stop(self) -> None:
        """Do nothing: the debugger has ended all tracing."""

    def look_again(self) -> None:
        """Do nothing: the debugger itself knows what is dull."""

    def go_on(self, frame: FrameType) -> None:
        """Do nothing: all calls are told, whether one steps or not."""

    def _told_of_calls(self) -> Callable[[FrameType, str, Any], Any]:
        """Make what is told of each call.

        A closure, since looking for attributes would take more time than all else.
        """
        debugger, dull, dispatch = self.debugger, self.debugger.dull, self.debugger.trace_dispatch

        def trace_call(frame: FrameType, event: str, arg: Any) -> Any:
            if id(frame.f_code) in dull and debugger.stopframe is not None:
                return None
            return dispatch(frame, event, arg)

        return trace_call
