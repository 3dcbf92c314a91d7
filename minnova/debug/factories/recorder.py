"""The hooks on PasteDeploy. It finds a section first, and creates what the section names later."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from minnova.debug.factories.model import Factories, Loaded
from minnova.debug.hooks import Event, Hook, hook

CONTEXT = "paste.deploy.loadwsgi:ConfigLoader.get_context"
"""From a name to a context: what a section says, not carried out yet."""
SECTION = "paste.deploy.loadwsgi:ConfigLoader.find_config_section"
"""On the way, the name of the section is found."""
CREATE = "paste.deploy.loadwsgi:LoaderContext.create"
"""A context is carried out: the factory is called."""


def factories(run: Callable[[], object]) -> Factories:
    """Run something that loads applications, and return what PasteDeploy did for it.

    factories(lambda: WSGIService("osapi_compute")). What the run raises is raised.
    """
    recorder = Recorder()
    with recorder.listening():
        run()
    return Factories(tuple(draft.finish() for draft in recorder.done))


@dataclass(slots=True)
class Draft:
    """A section that is being loaded."""

    section: str
    line: int
    factory: str
    inside: list["Draft"] = field(default_factory=list)
    result: str = ""

    def finish(self) -> Loaded:
        """Make the model."""
        inside = tuple(one.finish() for one in self.inside)
        return Loaded(self.section, self.line, self.factory, self.result, inside)


class Recorder:
    """Hears what PasteDeploy does. `places` keeps the section of each context, and the context."""

    def __init__(self) -> None:
        self.done: list[Draft] = []
        self.under_way: list[Draft] = []
        self.searching: list[str] = []
        self.places: dict[int, tuple[object, str]] = {}

    def __repr__(self) -> str:
        return f"<Recorder: {len(self.done)} loaded, {len(self.under_way)} under way>"

    def listening(self) -> Hook:
        """Make the hook."""
        return hook(CONTEXT, SECTION, CREATE, on_call=self.called, on_return=self.returned)

    def called(self, event: Event) -> None:
        """Begin a search, or a section."""
        if event.target == CONTEXT:
            self.searching.append("")
        elif event.target == CREATE:
            self.begin(event.arguments["self"])

    def returned(self, event: Event) -> None:
        """Take note of a section's name, of its context, of what has been made of it."""
        if event.target == SECTION:
            self.searching[-1] = event.value
        elif event.target == CONTEXT:
            if section := self.searching.pop():
                self.places[id(event.value)] = event.value, section
        else:
            self.under_way.pop().result = title(event.value)

    def begin(self, context: Any) -> None:
        """Draft a section, inside the one that is being loaded."""
        section = self.places.get(id(context), (None, ""))[1]
        line = line_of(section, context.global_conf.get("__file__", ""))
        draft = Draft(section, line, factory(context))
        outer = self.under_way[-1].inside if self.under_way else self.done
        outer.append(draft)
        self.under_way.append(draft)


def factory(context: Any) -> str:
    """Name what a context calls; a pipeline is put together by PasteDeploy itself."""
    called = context.object
    if called is None:
        return f"PasteDeploy's own {context.object_type.name}"
    owner = getattr(called, "__self__", None)
    if inspect.isclass(owner):
        return f"{owner.__module__}:{owner.__qualname__}.{called.__name__}"
    return f"{called.__module__}:{called.__qualname__}"


def title(made: object) -> str:
    """Name what came back: an object by its class, a function as one."""
    if inspect.isroutine(made):
        return "a function: put the coat on"
    return type(made).__name__


def line_of(section: str, file: str) -> int:
    """Return the number of the line where a section of an ini file begins; 0 if it is not there."""
    path = Path(file)
    lines = path.read_text(encoding="utf-8").splitlines() if file and path.is_file() else []
    found = (number for number, one in enumerate(lines, 1) if one.strip() == f"[{section}]")
    return next(found, 0)
