"""bdb, the base of every Python debugger, with the traps cured that a whole run steps into."""

import sys
from bdb import BdbQuit
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

from minnova.debug.diff.recorder import Recorder
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

    def watch(self, run: Callable[[], T]) -> T:
        """Run the callable and halt at breakpoints; return what it returns.

        bdb's own `runcall` starts in stepping mode, and steps on into its caller at the end.
        Raises Leave when somebody wants out.
        """
        self.reset()
        self.botframe = sys._getframe()
        self.set_continue()
        self.watching, self.leave = True, Quit
        sys.settrace(self.trace_dispatch)
        try:
            return run()
        finally:
            sys.settrace(None)
            self.watching = False

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

    def trace_dispatch(self, frame: FrameType, event: str, arg: Any) -> Any:
        """Handle an event. Most are calls of functions where nothing is to be seen."""
        if event == "call" and self._lets_go(frame):
            return None
        return super().trace_dispatch(frame, event, arg)

    def _lets_go(self, frame: FrameType) -> bool:
        """Decide not to trace a function: no stepping, and no breakpoint in its file.

        Called for every function that the run calls, tens of thousands of times a second.
        """
        self.requests.called(frame)
        self.recorder.called(frame)
        if self.stopframe is None or frame is self.stopframe:
            return False
        return self._canonic[frame.f_code.co_filename] not in self.breaks

    def dispatch_call(self, frame: FrameType, arg: None) -> Any:
        """Handle a call, as bdb does, but leave by our own way."""
        return self._leaving(super().dispatch_call, frame, arg)

    def dispatch_line(self, frame: FrameType) -> Any:
        """Handle a line, as bdb does, but leave by our own way."""
        return self._leaving(super().dispatch_line, frame)

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
