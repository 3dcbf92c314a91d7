"""The one table of views. Each is an option of the command line and a command at the prompt.

What a view needs is imported when somebody asks for it: a prompt comes sooner without.
"""

import sys
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
class Asked:
    """What somebody wants to see of a whole run."""

    run: Run
    words: str
    """What stands behind the option, where a view takes words."""
    everything: bool
    depth: int | None
    ink: Ink


@dataclass(frozen=True, slots=True)
class View:
    """Something to look at instead of halting, or while one has halted."""

    name: str
    help: str
    of_run: Callable[[Asked], int]
    """The option: look at a whole run; the exit status."""
    of_halt: Callable[["Commands", str], str]
    """The command: look from where the debugger has halted; it gets what is typed behind it."""
    folds: bool = False
    """Whether there is more to see with --all."""
    takes: str = ""
    """What may be typed behind the command."""


def _stops(asked: Asked) -> int:
    """Print the table; of another application, its layers and the targets that halt in them."""
    from minnova.debug.contents import rows

    def show(application: object) -> int:
        print(text.targets(rows(application), columns(), asked.ink))
        return 0

    if not asked.run.stops():
        return asked.run.opened(show)
    print(text.stops(STAGES, columns(), asked.ink))
    return 0


def _stops_here(debugger: "Commands", words: str) -> str:
    from minnova.debug.contents import table

    stages = table(armed.stop for armed in debugger.armed.values())
    marks = {armed.stop.name: "·" for armed in debugger.armed.values() if armed.behind}
    marks |= {armed.stop.name: "●" for armed in debugger.armed.values() if armed.breakpoint.enabled}
    if found := debugger.surrounding():
        marks[found[0].name] = ">"
    legend = "> here   ● will halt   · has come past"
    return f"{text.stops(stages, columns(), debugger.ink, marks)}\n\n{legend}"


def _peel(asked: Asked) -> int:
    """Run it, and list the layers that its requests passed, below what it prints itself."""
    from minnova.debug.peel import peel
    from minnova.debug.render.peel import text as listing

    run = asked.run
    found = peel(run.start, all=asked.everything, service=run.service, plain=run.plain)
    print(f"\n{listing(found, columns())}", end="")
    return found.result


def _peel_here(debugger: "Commands", words: str) -> str:
    """List the layers that the request has come through so far, from the stack."""
    from minnova.debug.render.peel import text as listing
    from minnova.debug.under_way import under_way

    if debugger.request is None:
        return debugger.no_request
    frames = [frame for frame, _ in debugger.stack]
    return listing(under_way(frames, debugger.request, debugger.requests.around), columns())


def _onion(asked: Asked) -> int:
    """Load it, and draw the application with all that it holds; of our stack, that is compute."""
    from minnova.debug.layers import read
    from minnova.debug.render.onion import text as drawn

    def draw(application: object) -> int:
        print(drawn(read(application).outermost, columns(), asked.ink))
        return 0

    return asked.run.opened(draw)


def _onion_here(debugger: "Commands", words: str) -> str:
    """Draw the application that the request came to, with the layer lit that we are in."""
    from minnova.debug.layers import read
    from minnova.debug.render.onion import text as drawn

    application = debugger.application()
    if application is None:
        return debugger.no_request
    onion = read(application)
    here = onion.lit(debugger.stack[debugger.curindex][0])
    return drawn(onion.outermost, columns(), debugger.ink, here)


def _routes(asked: Asked) -> int:
    """Load it, and show the routes, or why a path matches what it matches."""
    from minnova.debug.routing import answer, find_mappers

    def show(application: object) -> int:
        mappers = find_mappers(application)
        try:
            print(answer(mappers, asked.words, columns(), asked.ink, asked.everything))
        except LookupError as error:
            print(error, file=sys.stderr)
            return 1
        return 0

    return asked.run.opened(show)


def _routes_here(debugger: "Commands", words: str) -> str:
    from minnova.debug.routing import answer, find_mappers

    application = debugger.application()
    if application is None:
        return debugger.no_request
    try:
        return answer(find_mappers(application), words, columns(), debugger.ink)
    except LookupError as error:
        return str(error)


def _diff(asked: Asked) -> int:
    """Run it, and say what each layer changed, below what it prints itself."""
    from minnova.debug.diff import diff
    from minnova.debug.render.diff import text as drawn

    found = diff(asked.run.start, all=asked.everything, service=asked.run.service)
    print(f"\n{drawn(found, columns(), asked.ink)}", end="")
    return found.result


def _diff_here(debugger: "Commands", words: str) -> str:
    """Say what the layers have changed so far, on the way in to where we are."""
    from minnova.debug.render.diff import request

    found = debugger.recorder.so_far(debugger.stack[-1][0])
    return debugger.no_request if found is None else request(found, columns(), debugger.ink)


def _trace(asked: Asked) -> int:
    """Run it, and draw its call tree, below what it prints itself."""
    from minnova.debug.render.trace import text as drawn
    from minnova.debug.trace import sections, trace

    asked.run.load()
    run = asked.run
    found = trace(run.start, packages=run.packages, stops=run.stops(), requests=run.requests())
    shown = sections(found, asked.depth, asked.everything)
    print(f"\n{drawn(found, shown, columns(), asked.ink, asked.everything)}")
    return found.result


def _trace_here(debugger: "Commands", words: str) -> str:
    return "A call tree needs a whole run: python -m minnova.debug --trace. `where` is the stack."


VIEWS: tuple[View, ...] = (
    View("stops", "the table of stages and stops", _stops, _stops_here),
    View("peel", "the layers that each request passes, in order", _peel, _peel_here, folds=True),
    View("onion", "the layers as they are loaded, one inside the other", _onion, _onion_here),
    View(
        "routes",
        "the table of routes, a word in it, or why a path matches what it matches",
        _routes,
        _routes_here,
        folds=True,
        takes="[PATH]",
    ),
    View("diff", "what each layer changed, on the way in and out", _diff, _diff_here, folds=True),
    View("trace", "the call tree, stage by stage, with times", _trace, _trace_here, folds=True),
)
