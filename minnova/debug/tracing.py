"""bdb, the base of every Python debugger, with the traps cured that a whole run steps into."""

import sys
from bdb import BdbQuit
from collections.abc import Callable
from types import CodeType, FrameType
from typing import TYPE_CHECKING, Any, TypeVar

from minnova.debug.diff.recorder import Recorder
from minnova.debug.extent import Extents
from minnova.debug.leaving import Leave, Quit, unwritten
from minnova.debug.requests import Requests
from minnova.debug.target import entry_of
from minnova.debug.watching import Settrace, Watcher, start_watching

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
        self.dull: dict[int, CodeType] = {}
        """Functions in which nothing is to be seen, by the `id` of their code."""
        self._watcher: Watcher = Settrace(self)

    def watch(self, run: Callable[[], T]) -> T:
        """Run the callable and halt at breakpoints; return what it returns.

        bdb's own `runcall` starts in stepping mode, and steps on into its caller at the end.
        Raises Leave when somebody wants out.
        """
        self.reset()
        self.botframe = sys._getframe()
        self.set_continue()
        self.watching, self.leave = True, Quit
        self._watcher = start_watching(self)
        try:
            return run()
        finally:
            sys.settrace(None)  # before all else: whoever steps would step into that
            self._watcher.stop()
            self.watching = False
            self.enterframe = None  # bdb of 3.13 keeps the last frame, and what it holds
            self.recorder.under_way.clear()

    def stop_here(self, frame: FrameType) -> bool:
        """Decide whether stepping halts here: anywhere but in `watch`, where the run is over."""
        return frame is not self.botframe and super().stop_here(frame)

    def interaction(self, frame: FrameType | None, tb_or_exc: Any) -> None:
        """Halt. From here one may step or `up` into any caller, so trace all of them.

        Callers in files without a breakpoint are not traced yet, see `lets_go`; bdb would
        run past them.
        """
        caller = frame
        while caller is not None and caller is not self.botframe:
            caller.f_trace = self.trace_dispatch
            caller = caller.f_back
        super().interaction(frame, tb_or_exc)

    def trace_dispatch(self, frame: FrameType, event: str, arg: Any) -> Any:
        """Handle an event: one of bdb's, or a call of a function where nothing is to be seen."""
        if event == "call":
            if self.continues:
                self._watcher.go_on(frame)
            if self.lets_go(frame):
                return None
        return super().trace_dispatch(frame, event, arg)

    @property
    def continues(self) -> bool:
        """Whether nobody steps."""
        return self.stopframe is self.botframe and self.returnframe is None

    def lets_go(self, frame: FrameType) -> bool:
        """Decide not to trace a function: no stepping, and no breakpoint in it.

        It is dull then, unless whoever follows the requests wants to hear of each call.
        """
        code = frame.f_code
        if id(code) in self.dull and self.stopframe is not None:
            return True
        if heard := self.recorder.hears(code):
            self.requests.called(frame)
            self.recorder.called(frame)
            if [start for start in self.recorder.starts if self.dull.pop(start, None)]:
                self._watcher.look_again()
        if self.stopframe is None or frame is self.stopframe or self.has_break(code):
            return False
        if not heard:
            self.dull[id(code)] = code
        return True

    def has_break(self, code: CodeType, entry: bool = True) -> bool:
        """Tell whether a breakpoint is in a function, its entry included or not."""
        lines = self.breaks.get(self._canonic[code.co_filename])
        if not lines:
            return False
        first, last = self._extents.of(code)
        return any(first + (not entry) <= line <= last for line in lines)

    def may_halt(self, frame: FrameType) -> bool:
        """Tell whether a breakpoint can be where a frame is: at its entry, or at this very line."""
        lines = self.breaks.get(self._canonic[frame.f_code.co_filename], ())
        return frame.f_lineno in lines or frame.f_lasti == entry_of(frame.f_code)

    def halt_before(self, frame: FrameType) -> None:
        """Halt before a line, as bdb does when `break_here` holds; from here one may step.

        Whoever leaves is traced no more: so does Python when a trace function raises.
        """
        frame.f_trace = self.trace_dispatch
        sys.settrace(self.trace_dispatch)
        try:
            self._leaving(self._halt_before, frame)
        except BaseException:
            sys.settrace(None)
            raise

    def _halt_before(self, frame: FrameType) -> None:
        self.user_line(frame)
        if self.quitting:
            raise BdbQuit

    def look_again(self) -> None:
        """Forget what was found dull."""
        self.dull.clear()
        self._watcher.look_again()

    def set_break(self, *args: Any, **kwargs: Any) -> str | None:
        """Set a breakpoint, as bdb does. Nothing is known to be dull any more."""
        refused = super().set_break(*args, **kwargs)
        self.look_again()
        return refused

    def dispatch_call(self, frame: FrameType, arg: None) -> Any:
        """Handle a call, as bdb does, but leave by our own way."""
        return self._leaving(super().dispatch_call, frame, arg)

    def dispatch_line(self, frame: FrameType) -> Any:
        """Handle a line, as bdb does, but leave by our own way; and trace no line that nobody awaits.

        A function that is entered has its breakpoint behind it. At a halt, `interaction` traces it
        again. (To return None would not do: it leaves `f_trace` as it is.)
        """
        goes_on = self._leaving(super().dispatch_line, frame)
        if not self.continues or self.has_break(frame.f_code, entry=False):
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
        except OSError as error:
            raise unwritten(error) from None


class CanonicNames(dict[str, str]):
    """Remembers bdb's canonical names of files: `lets_go` has no time to ask bdb each time."""

    def __init__(self, canonic: Callable[[str], str]) -> None:
        self.canonic = canonic

    def __missing__(self, name: str) -> str:
        self[name] = self.canonic(name)
        return self[name]
