"""Watching through `sys.monitoring` (PEP 669), on Python 3.13 and newer.

Python tells of each function once. One in which nothing is to be seen it never mentions again; one
with a breakpoint it follows line by line, but for the lines that turn out to have none. So a run
that does not halt goes at nearly its own speed.

From where it halts one may step, and stepping is the work of `sys.settrace`: this holds its tongue
until somebody continues, and is back at the next call.
"""

import sys
from collections.abc import Callable
from threading import get_ident
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from minnova.debug.watching.watcher import Debugger

assert sys.version_info >= (3, 13)
events = sys.monitoring.events

PLACE = sys.monitoring.DEBUGGER_ID
CALLS = events.PY_START | events.PY_RESUME


class Monitoring:
    """Hears of calls and lines, but for those of which `sys.settrace` tells: while `stepping`."""

    def __init__(self, debugger: "Debugger") -> None:
        """Watch for this debugger."""
        self.debugger = debugger
        self.thread = 0
        self.stepping = False
        self.followed: dict[int, CodeType] = {}

    def __repr__(self) -> str:
        return f"<Monitoring: {len(self.followed)} functions are followed>"

    def start(self) -> Self:
        """Begin to tell."""
        self.thread = get_ident()
        self._register(self.called, self.reached)
        sys.monitoring.restart_events()  # what somebody else has switched off in this place
        sys.monitoring.set_events(PLACE, CALLS)
        return self

    def stop(self) -> None:
        """Tell nothing more, and leave the place to others."""
        self.thread = 0
        sys.monitoring.set_events(PLACE, events.NO_EVENTS)
        for code in self.followed.values():
            sys.monitoring.set_local_events(PLACE, code, events.NO_EVENTS)
        self.followed.clear()
        self._register(None, None)
        sys.monitoring.free_tool_id(PLACE)

    def look_again(self) -> None:
        """Ask for everything again."""
        if self.thread:
            sys.monitoring.restart_events()

    def go_on(self, frame: FrameType) -> None:
        """Run on from a halt: what is to be seen in the functions under way is followed by line."""
        if not self.stepping:
            return
        sys.settrace(None)
        self.stepping = False
        one: FrameType | None = frame
        while one is not None and one is not self.debugger.botframe:
            if self.debugger.has_break(one.f_code):
                self._follow(one.f_code)
            one = one.f_back

    def _register(
        self,
        called: Callable[[CodeType, int], object] | None,
        reached: Callable[[CodeType, int], object] | None,
    ) -> None:
        sys.monitoring.register_callback(PLACE, events.PY_START, called)
        sys.monitoring.register_callback(PLACE, events.PY_RESUME, called)
        sys.monitoring.register_callback(PLACE, events.LINE, reached)

    def _follow(self, code: CodeType) -> None:
        if id(code) not in self.followed:
            self.followed[id(code)] = code
            sys.monitoring.set_local_events(PLACE, code, events.LINE)

    # The interpreter calls these from the watched function: its frame is one above theirs. It
    # watches nothing meanwhile, not even what goes on at a prompt.

    def called(self, code: CodeType, _offset: int) -> object:
        """Tell of a call, and never again of this function if it is dull."""
        if id(code) in self.debugger.dull:
            return sys.monitoring.DISABLE
        if self.stepping or get_ident() != self.thread:
            return None
        if not self.debugger.lets_go(sys._getframe(1)):
            self._follow(code)
        return sys.monitoring.DISABLE if id(code) in self.debugger.dull else None

    def reached(self, _code: CodeType, _line: int) -> object:
        """Tell of a line, and never again if no breakpoint can be there."""
        if self.stepping or get_ident() != self.thread:
            return None
        frame = sys._getframe(1)
        if not self.debugger.may_halt(frame):
            return sys.monitoring.DISABLE
        if self.debugger.break_here(frame):
            self.stepping = True
            self.debugger.halt_before(frame)
        return None
