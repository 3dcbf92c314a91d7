"""Our stops as pdb's own breakpoints: `b` lists them, `disable` and `condition` work on them."""

from bdb import Breakpoint
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any, cast

from minnova.debug.diff.recorder import Recorder
from minnova.debug.masking import Mask
from minnova.debug.plan import Plan
from minnova.debug.requests import Requests, ThisRequest
from minnova.debug.stops import Stop
from minnova.debug.target import Target, TargetError, resolve
from minnova.debug.tracing import Tracing


@dataclass(slots=True)
class Armed:
    """A stop, and the breakpoint that stands for it."""

    stop: Stop
    target: Target
    breakpoint: Breakpoint
    behind: bool = False
    """Whether this run has come past, halting or not."""

    @property
    def alive(self) -> bool:
        """Whether the breakpoint still exists: `clear` may have removed it."""
        return Breakpoint.bpbynumber[self.breakpoint.number] is self.breakpoint


@dataclass(frozen=True, slots=True)
class Named:
    """How `b` lists a stop's breakpoint: as pdb does, and its name below."""

    name: str
    listed: Callable[[], str]

    def __call__(self) -> str:
        """Return what `b` prints."""
        return f"{self.listed()}\n\tthe stop {self.name}"


class Sight:
    """A frame as a breakpoint's condition sees it: with one name more, `this_request`.

    The name is in no frame and no module: the subject must not notice.
    """

    def __init__(self, frame: FrameType, request: ThisRequest | None) -> None:
        self.f_code = frame.f_code
        self.f_lineno = frame.f_lineno
        self.f_globals = frame.f_globals
        self.f_locals = {"this_request": request, **frame.f_locals}

    def meets(self, condition: str) -> bool:
        """Decide as bdb does: what cannot be evaluated counts as met."""
        try:
            return not condition or bool(eval(condition, self.f_globals, self.f_locals))
        except Exception:
            return True


class Stopping(Tracing):
    """Halts at stops, by a plan; a mixin before ipdb's class."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what pdb takes; `arm` and `begin` give it something to do."""
        super().__init__(*args, **kwargs)
        self.plan = Plan(())
        self.mask = Mask()
        """Hides what the requests have shown to be secret: in every run that this debugger watches."""
        self.armed: dict[CodeType, Armed] = {}
        self.here: Stop | None = None
        self.going = ""
        self.parked: tuple[Breakpoint, ...] = ()
        self.spent: list[Breakpoint] = []

    def arm(self, stops: Iterable[Stop]) -> None:
        """Set a breakpoint for each stop, disabled. Raises TargetError."""
        self.armed = {}
        for stop in stops:
            self._arm(stop, resolve(stop.target))

    def begin(self, plan: Plan, requests: Requests) -> None:
        """Make ready for a run: enable the plan's stops and forget the run before."""
        self.plan, self.requests = plan, requests
        self.recorder = Recorder(requests.service, self.mask)
        self.here, self.going, self.parked, self.spent = None, "", (), []
        for armed in list(self.armed.values()):
            armed = armed if armed.alive else self._arm(armed.stop, armed.target)
            armed.behind = False
            armed.breakpoint.enabled = armed.stop in plan.stops
            if plan.every:
                armed.breakpoint.cond = armed.stop.condition(every=True) or None

    def breakpoint_of(self, stop: Stop) -> Armed | None:
        """Return a stop's breakpoint, set anew if it was cleared; None if the run has no use for it."""
        armed = next((one for one in self.armed.values() if one.stop is stop), None)
        return armed if armed is None or armed.alive else self._arm(stop, armed.target)

    def stop_at(self, frame: FrameType) -> Stop | None:
        """Return the stop whose function this frame has just entered."""
        armed = self.armed.get(frame.f_code)
        return armed.stop if armed and frame.f_lasti == armed.target.entry else None

    def go(self, name: str, stops: Iterable[Stop]) -> None:
        """Halt next at these stops only: disable every other breakpoint until then."""
        wanted = [armed for stop in stops if (armed := self.breakpoint_of(stop))]
        self.park()
        self.going = name
        for armed in wanted:
            armed.breakpoint.enable()

    def park(self) -> None:
        """Disable every breakpoint until the next halt."""
        self.parked = tuple(one for one in Breakpoint.bpbynumber if one and one.enabled)
        for parked in self.parked:
            parked.disable()

    def break_here(self, frame: FrameType) -> bool:
        """Decide whether a breakpoint halts here: a stop's only at the entry of its function.

        bdb would take any instruction of the first line for it, such as a loop's next turn, and
        any line at all in a function that was entered before the stop was enabled.
        """
        lines = self.breaks.get(self._canonic[frame.f_code.co_filename], ())
        if frame.f_lineno not in lines:
            if frame.f_code.co_firstlineno not in lines:
                return False
            armed = self.armed.get(frame.f_code)
            if armed and frame.f_lasti != armed.target.entry:
                return False
        sight = Sight(frame, self.requests.around(frame))
        self._note(frame, sight)
        return super().break_here(cast(FrameType, sight))

    def user_line(self, frame: FrameType) -> None:
        """Halt before a line. Every halt ends a `go`; one at a stop spends it, see Plan."""
        if self.going or self.parked:
            self._arrive()
        stop = self.stop_at(frame)
        for spent in self.plan.spent_at(stop) if stop else ():
            if (armed := self.breakpoint_of(spent)) and armed.breakpoint.enabled:
                armed.breakpoint.disable()
                self.spent.append(armed.breakpoint)
        super().user_line(frame)

    def renew(self) -> None:
        """Let the stops that have halted once halt again; during a `go`, when it has arrived."""
        if self.going or self.parked:
            self.parked += tuple(self.spent)
        else:
            for spent in self.spent:
                spent.enable()
        self.spent = []

    def interaction(self, frame: FrameType | None, tb_or_exc: Any) -> None:
        """Halt, and know at which stop."""
        self.here = self.stop_at(frame) if frame else None
        super().interaction(frame, tb_or_exc)

    def _arrive(self) -> None:
        for armed in self.armed.values():
            armed.breakpoint.disable()
        for parked in self.parked:
            parked.enable()
        self.going, self.parked = "", ()

    def _note(self, frame: FrameType, sight: Sight) -> None:
        """Remember that the run comes past a stop, in the request that it is meant for."""
        armed = self.armed.get(frame.f_code)
        if armed and not armed.behind and frame.f_lasti == armed.target.entry:
            armed.behind = sight.meets(armed.stop.condition())

    def _arm(self, stop: Stop, target: Target) -> Armed:
        code = target.code
        name, line = self.canonic(code.co_filename), code.co_firstlineno
        error = self.set_break(name, line, cond=stop.condition() or None, funcname=code.co_name)
        if error:
            raise TargetError(f"{stop.name}: {error}")
        found = Breakpoint.bplist[name, line][-1]
        found.bpformat = Named(stop.name, found.bpformat)  # type: ignore[method-assign]
        found.disable()
        self.armed[code] = armed = Armed(stop, target, found)
        return armed
