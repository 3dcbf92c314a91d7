"""Where a run has halted, as data: what a cell shows of it.

A `Halt` is the card of a stop; a `Moment` is there at every line, and has the card where there is
one. It is read once, when the run halts, and is still true in a saved notebook. What it leaves
out is the objects themselves: those are in the session, and alive.
"""

from dataclasses import dataclass
from typing import Any

from minnova.debug.halt import Halt
from minnova.debug.layers.model import Layer
from minnova.debug.requests import ThisRequest
from minnova.debug.stops.stop import TARGET


@dataclass(frozen=True, slots=True)
class Line:
    """A line of source."""

    number: int
    text: str
    current: bool = False
    breakpoint: bool | None = None
    """Whether the breakpoint at this line is enabled; None: there is none."""


@dataclass(frozen=True, slots=True)
class Local:
    """A name of the frame, and the bounded repr of its value."""

    name: str
    value: str
    changed: bool = False
    """Whether it is new, or has another repr than when the same function halted before."""


@dataclass(frozen=True, slots=True)
class Level:
    """A frame of the stack."""

    function: str
    file: str
    line: int

    @property
    def place(self) -> str:
        """Where it is: "webob/dec.py:143"."""
        return f"{self.file}:{self.line}"

    def __repr__(self) -> str:
        return f"<{self.function} at {self.place}>"


@dataclass(frozen=True, slots=True, repr=False)
class Moment:
    """Everything one sees where a run has halted: card, source, locals, stack, request, onion."""

    stage: str
    """Of the innermost stop whose function we are in; empty for none."""
    card: Halt | None
    """What the stop says, at the entry of its function."""
    request: ThisRequest | None
    stack: tuple[Level, ...]
    """Outermost first; the last is where we are."""
    source: tuple[Line, ...]
    locals: tuple[Local, ...]
    layers: tuple[Layer, ...] = ()
    """The layers that the request is in, outermost first; the last is the one where we are."""

    @property
    def here(self) -> Level:
        """Where we are."""
        return self.stack[-1]

    @property
    def title(self) -> str:
        """Name the moment: "routing · match"; between two stops "routing", else the function."""
        if self.card:
            return self.card.stop.title
        return self.here.function if self.stage in ("", TARGET) else self.stage

    @property
    def where(self) -> str:
        """Say in which request this is, or before which: "request 3 · GET /v2.1/servers/detail"."""
        if self.card:
            return self.card.where
        return str(self.request or "")

    def __repr__(self) -> str:
        request = f" in {self.where}" if self.where else ""
        return f"<Moment {self.title} at {self.here.place}{request}>"

    def __str__(self) -> str:
        """Draw it as text, for a terminal and for whatever shows no HTML."""
        from minnova.debug.render.ink import columns
        from minnova.debug.render.moment import text

        return text(self, columns())

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """Show the text at IPython's prompt, and beside the HTML in a saved notebook."""
        printer.text(str(self))

    def _repr_html_(self) -> str:
        """Draw it for a cell of a notebook."""
        from minnova.debug.render.html import html

        return html(self)
