"""The debugger of the prompt, at the other end of a wire: the same stops, the same commands."""

from collections.abc import Iterable
from types import CodeType, FrameType
from typing import Any, TextIO, cast

from minnova.debug.commands import Commands
from minnova.debug.debugger import be_quick, command_of, ipdb_class
from minnova.debug.moment import Moment
from minnova.debug.places import place
from minnova.debug.plan import Plan
from minnova.debug.requests import Requests
from minnova.debug.session.around import Around
from minnova.debug.session.looking import describe, levels, source
from minnova.debug.session.outlet import Outlets
from minnova.debug.session.wire import Wire
from minnova.debug.stops import Stop
from minnova.debug.target import TargetError
from minnova.debug.views import VIEWS


class Speaking(Commands):
    """Reads commands from a wire, and leaves a Moment wherever it halts."""

    outlets: Outlets
    LISTED = '`stops` lists them, s("stops") in a cell'

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what pdb takes: `debug EXPRESSION` makes another one."""
        super().__init__(*args, **kwargs)
        self.prompt = ""
        self.moment: Moment | None = None
        self._before: tuple[CodeType, dict[str, str]] | None = None
        self._around = Around()
        be_quick(self)
        self.set_theme_name("nocolor")  # type: ignore[attr-defined]

    def begin(self, plan: Plan, requests: Requests) -> None:
        """Make ready for a run, and forget what was seen of the run before."""
        super().begin(plan, requests)
        self._before, self._around = None, Around()

    def interaction(self, frame: FrameType | None, tb_or_exc: Any) -> None:
        """Halt. What is printed meanwhile, a command has printed."""
        with self.outlets.answering():
            super().interaction(frame, tb_or_exc)

    def announce(self) -> None:
        """Show where we are, in words and as data."""
        super().announce()
        self.moment = self._look_around()

    def format_stack_entry(self, *args: Any, **kwargs: Any) -> str:
        """Write a place with its file as the card has it: an answer stays in the notebook."""
        [frame, _], *_ = args
        file = self.canonic(frame.f_code.co_filename)
        entry = super().format_stack_entry(*args, **kwargs)
        return entry.replace(f"{file}(", f"{place(frame)}(", 1)

    def halt_at_entry(self, code: CodeType) -> None:
        """Halt once where this function is entered. Raises TargetError where there is no source."""
        place = self.canonic(code.co_filename), code.co_firstlineno
        if error := self.set_break(*place, temporary=True, funcname=code.co_name):
            raise TargetError(f"{code.co_qualname}: {error}. Say where to halt: walk(…, at=NAME)")

    def behind(self) -> frozenset[Stop]:
        """Return the stops that the run has come past so far."""
        return frozenset(armed.stop for armed in self.armed.values() if armed.behind)

    def do_interact(self, arg: str) -> None:
        """Refuse: it needs a terminal. Any statement runs behind a `!`."""
        self.error("interact needs a terminal; any statement runs behind a `!`, as in `!x = 1`")

    def do_clear(self, arg: str) -> None:
        """Remove breakpoints, by number or FILE:LINE. pdb asks about all of them; nobody answers."""
        if arg:
            super().do_clear(arg)
        else:
            self.error("which? `b` lists the breakpoints, `clear 3` removes one")

    do_cl = do_clear

    def _look_around(self) -> Moment:
        frame, line = self.stack[self.curindex]
        frames = [one for one, _ in self.stack[: self.curindex + 1]]
        found = self.surrounding()
        code, values = self._before or (None, None)
        names = describe(self.names, values if code is frame.f_code else None, self.mask)
        self._before = frame.f_code, {one.name: one.value for one in names}
        return Moment(
            stage=found[0].stage if found else "",
            card=self.halt(self.here, frame) if self.here else None,
            request=self.request,
            stack=levels(self.stack[: self.curindex + 1]),
            source=source(frame, line, self.canonic(frame.f_code.co_filename)),
            locals=names,
            layers=self._around.layers(frames, self.request, self.requests.around),
        )


def make_speaking(wire: Wire, outlets: Outlets, stops: Iterable[Stop]) -> Speaking:
    """Make the debugger of a session: IPython's own, which needs no terminal, and ours before it.

    Raises TargetError for a stop that leads nowhere.
    """
    ipdb_class()  # makes IPython's shell where there is none, and puts back what that changes
    from IPython.core.debugger import Pdb

    commands = {f"do_{view.name}": command_of(view) for view in VIEWS}
    kind = cast(type[Any], type("Speaking", (Speaking, Pdb), {**commands, "outlets": outlets}))
    debugger = kind(stdin=wire, stdout=cast(TextIO, outlets.debugger), nosigint=True)
    debugger.arm(stops)
    return cast(Speaking, debugger)
