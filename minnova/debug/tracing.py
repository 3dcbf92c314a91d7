"""bdb, the base of every Python debugger, with the traps cured that a whole run steps into."""

import sys
from bdb import BdbQuit
from collections.abc import Callable
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any, TypeVar

from minnova.debug.diff.recorder import Recorder
from minnova.debug.extent import Extents
from minnova.debug.leaving import Leave, Quit, Unread
from minnova.debug.requests import Requests

if TYPE_CHECKING:
    from pdb import Pdb as Base
else:
    Base = object

T = TypeVar("T")


class Tracing(Base):
    """Runs a callable under trace, fast where nothing is to be seen; a mixin before ipdb's class."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what pdb takes."""
        super().__init__(*args, **kwargs)
        self.watching = False
        self.leave: type[Leave] = Quit
        self.requests = Requests()
        self.recorder = Recorder()
        self._canonic = CanonicNames(self.canonic)
        self._extents = Extents()
        self._dull: dict[int, CodeType] = {}
        """Functions in which nothing is to be seen, by the `id` of their code."""

    def watch(self, run: Callable[[], T]) -> T:
        """Run the callable and halt at breakpoints; return what it returns.

        bdb's own `runcall` starts in stepping mode, and steps on into its caller at the end.
        Raises Leave when somebody wants out.
        """
        self.reset()
        self.botframe = sys._getframe()
        self.set_continue()
        self.watching, self.leave = True, Quit
        sys.settrace(self._told_of_calls())
        try:
            return run()
        finally:
            sys.settrace(None)
            self.watching = False
            self.enterframe = None  # bdb of 3.13 keeps the last frame, and what it holds
            self.recorder.under_way.clear()

    def stop_here(self, frame: FrameType) -> bool:
        """Decide whether stepping halts here: anywhere but in `watch`, where the run is over."""
        return frame is not self.botframe and super().stop_here(frame)

    def interaction(self, frame: FrameType | None, tb_or_exc: Any) -> None:
        """Halt. From here one may step or `up` into any caller, so trace all of them.

        Callers in files without a breakpoint are not traced yet, see `_lets_go`; bdb would
        run past them.
        """
        caller = frame
        while caller is not None and caller is not self.botframe:
            caller.f_trace = self.trace_dispatch
            caller = caller.f_back
        super().interaction(frame, tb_or_exc)

    def _told_of_calls(self) -> Callable[[FrameType, str, Any], Any]:
        """Make what is told of each call, a million a second: nearly all are let go at once.

        A closure, since looking for attributes would take more time than all else.
        """
        dull, dispatch = self._dull, self.trace_dispatch

        def trace_call(frame: FrameType, event: str, arg: Any) -> Any:
            if id(frame.f_code) in dull and self.stopframe is not None:
                return None
            return dispatch(frame, event, arg)

        return trace_call

    def trace_dispatch(self, frame: FrameType, event: str, arg: Any) -> Any:
        """Handle an event: one of bdb's, or a call of a function where nothing is to be seen."""
        if event == "call" and self._lets_go(frame):
            return None
        return super().trace_dispatch(frame, event, arg)

    def _lets_go(self, frame: FrameType) -> bool:
        """Decide not to trace a function: no stepping, and no breakpoint in it.

        It is dull then, unless whoever follows the requests wants to hear of each call.
        """
        code = frame.f_code
        if heard := self.recorder.hears(code):
            self.requests.called(frame)
            self.recorder.called(frame)
            for start in self.recorder.starts:
                self._dull.pop(start, None)
        if self.stopframe is None or frame is self.stopframe or self._has_break(code):
            return False
        if not heard:
            self._dull[id(code)] = code
        return True

    def _has_break(self, code: CodeType, entry: bool = True) -> bool:
        """Tell whether a breakpoint is in a function, its entry included or not."""
        lines = self.breaks.get(self._canonic[code.co_filename])
        if not lines:
            return False
        first, last = self._extents.of(code)
        return any(first + (not entry) <= line <= last for line in lines)

    def set_break(self, *args: Any, **kwargs: Any) -> str | None:
        """Set a breakpoint, as bdb does. Nothing is known to be dull any more."""
        self._dull.clear()
        return super().set_break(*args, **kwargs)

    def dispatch_call(self, frame: FrameType, arg: None) -> Any:
        """Handle a call, as bdb does, but leave by our own way."""
        return self._leaving(super().dispatch_call, frame, arg)

    def dispatch_line(self, frame: FrameType) -> Any:
        """Handle a line, as bdb does, but leave by our own way; and trace no line that nobody awaits.

        A function that is entered has its breakpoint behind it. At a halt, `interaction` traces it
        again. (To return None would not do: it leaves `f_trace` as it is.)
        """
        goes_on = self._leaving(super().dispatch_line, frame)
        continues = self.stopframe is self.botframe and self.returnframe is None
        if not continues or self._has_break(frame.f_code, entry=False):
            return goes_on
        frame.f_trace = None
        return None

    def dispatch_return(self, frame: FrameType, arg: Any) -> Any:
        """Handle a return, as bdb does, but leave by our own way."""
        return self._leaving(super().dispatch_return, frame, arg)

    def dispatch_exception(self, frame: FrameType, arg: Any) -> Any:
        """Handle an exception, as bdb does, but leave by our own way."""
        return self._leaving(super().dispatch_exception, frame, arg)

    def _leaving(self, dispatch: Callable[..., Any], *args: Any) -> Any:
        """Raise Leave in place of BdbQuit, an Exception that the subject would turn into a 500.

        The debugger that `debug EXPRESSION` starts watches nothing, and ends as pdb's does.
        """
        try:
            return dispatch(*args)
        except BdbQuit:
            if not self.watching:
                raise
            raise self.leave from None
        except BrokenPipeError:
            raise Unread from None


class CanonicNames(dict[str, str]):
    """Remembers bdb's canonical names of files: `_lets_go` has no time to ask bdb each time."""

    def __init__(self, canonic: Callable[[str], str]) -> None:
        self.canonic = canonic

    def __missing__(self, name: str) -> str:
        self[name] = self.canonic(name)
        return self[name]
