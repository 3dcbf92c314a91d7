"""The one table of views. Each is an option of the command line and a command at the prompt."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from minnova.debug.render import text
from minnova.debug.render.ink import Ink, columns
from minnova.debug.run import Run
from minnova.debug.stops import STAGES

if TYPE_CHECKING:
    from minnova.debug.commands import Commands


@dataclass(frozen=True, slots=True)
class View:
    """Something to look at instead of halting, or while one has halted."""

    name: str
    help: str
    of_run: Callable[[Run, bool, Ink], int]
    """The option: look at a whole run, and at everything in it if asked to; the exit status."""
    of_halt: Callable[["Commands"], str]
    """The command: look from where the debugger has halted."""


def _stops(run: Run, everything: bool, ink: Ink) -> int:
    print(text.stops(STAGES, columns(), ink))
    return 0


def _stops_here(debugger: "Commands") -> str:
    marks = {armed.stop.name: "·" for armed in debugger.armed.values() if armed.behind}
    marks |= {armed.stop.name: "●" for armed in debugger.armed.values() if armed.breakpoint.enabled}
    if found := debugger.surrounding():
        marks[found[0].name] = ">"
    legend = "> here   ● will halt   · has come past"
    return f"{text.stops(STAGES, columns(), debugger.ink, marks)}\n\n{legend}"


def _peel(run: Run, everything: bool, ink: Ink) -> int:
    """Run it, and list the layers that its requests passed, below what it prints itself."""
    from minnova.debug.peel import peel
    from minnova.debug.render.peel import text as listing

    found = peel(run.start, all=everything, service=run.service)
    print(f"\n{listing(found, columns())}", end="")
    return found.result


def _peel_here(debugger: "Commands") -> str:
    """List the layers that the request has come through so far, from the stack."""
    from minnova.debug.render.peel import text as listing
    from minnova.debug.under_way import under_way

    if debugger.request is None:
        return "No request is under way. `go routing` leads into one."
    frames = [frame for frame, _ in debugger.stack]
    return listing(under_way(frames, debugger.request, debugger.requests.around), columns())


VIEWS: tuple[View, ...] = (
    View("stops", "the table of stages and stops", _stops, _stops_here),
    View("peel", "the layers that each request passes, in order", _peel, _peel_here),
)
