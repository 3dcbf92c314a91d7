"""What a debugger wants of a watcher, and a watcher of its debugger."""

from types import CodeType, FrameType
from typing import Any, Protocol, Self


class Watcher(Protocol):
    """Tells a debugger of calls and lines, from `start` to `stop`, in the thread that starts it."""

    def start(self) -> Self:
        """Begin to tell."""

    def stop(self) -> None:
        """Tell nothing more. `sys.settrace` is switched off already."""

    def look_again(self) -> None:
        """Forget what was found dull: there are new breakpoints."""

    def go_on(self, frame: FrameType) -> None:
        """Run on from a halt, at full speed again; `frame` is the first that is called now."""


class Debugger(Protocol):
    """What bdb knows, and what it is to be told."""

    botframe: FrameType | None
    stopframe: FrameType | None
    dull: dict[int, CodeType]

    def lets_go(self, frame: FrameType) -> bool:
        """Hear of a call; decide whether that was all."""

    def has_break(self, code: CodeType, entry: bool = True) -> bool:
        """Tell whether a breakpoint is in a function, its entry included or not."""

    def may_halt(self, frame: FrameType) -> bool:
        """Tell whether a breakpoint can be where a frame is: at its entry, or at this line."""

    def break_here(self, frame: FrameType) -> bool:
        """Decide whether a breakpoint halts here and now."""

    def halt_before(self, frame: FrameType) -> None:
        """Halt before a line at which `break_here` holds."""

    def trace_dispatch(self, frame: FrameType, event: str, arg: Any) -> Any:
        """Handle an event of `sys.settrace`."""
