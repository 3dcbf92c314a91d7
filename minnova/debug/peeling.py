"""On to the next layer of the onion: the natural step here, where `s` would crawl through webob.

No pdb breakpoint could do it: CORS and HTTPProxyToWSGI share one `__call__`, so a halt counts only
where the frame is the layer's that was meant.
"""

from collections.abc import Callable
from types import CodeType, FrameType

from minnova.debug.aiming import Aiming
from minnova.debug.plan import Plan
from minnova.debug.requests import Requests


class Peeling(Aiming):
    """Halts where one of several functions is entered by the right frame; a mixin."""

    awaited: frozenset[CodeType] = frozenset()
    has_arrived: Callable[[FrameType], bool] = staticmethod(lambda frame: True)

    def go_into(self, codes: frozenset[CodeType], has_arrived: Callable[[FrameType], bool]) -> None:
        """Halt next where one of these functions is entered, past all breakpoints until then."""
        self.park()
        self.look_again()
        self.awaited, self.has_arrived = codes, has_arrived

    def begin(self, plan: Plan, requests: Requests) -> None:
        """Make ready for a run."""
        self.awaited = frozenset()
        super().begin(plan, requests)

    def has_break(self, code: CodeType, entry: bool = True) -> bool:
        return (entry and code in self.awaited) or super().has_break(code, entry)

    def break_anywhere(self, frame: FrameType) -> bool:
        """Decide whether to trace a function at all: one that is awaited, too."""
        return frame.f_code in self.awaited or super().break_anywhere(frame)

    def break_here(self, frame: FrameType) -> bool:
        """Halt at the first line of the function that was meant."""
        if frame.f_code in self.awaited and self.has_arrived(frame):
            self.currentbp = 0
            return True
        return super().break_here(frame)

    def user_line(self, frame: FrameType) -> None:
        """Halt before a line: whatever was awaited is not any more."""
        self.awaited = frozenset()
        super().user_line(frame)
