"""Draw a Moment as text: the card, the place with its source, the names of the frame."""

from collections.abc import Iterator
from textwrap import wrap

from minnova.debug.layers.model import Layer
from minnova.debug.moment import Line, Local, Moment
from minnova.debug.render.ink import Ink
from minnova.debug.render.text import card, shorten

WIDEST_NAME = 24


def text(moment: Moment, width: int) -> str:
    """Draw a moment: no colour, and nothing in it that only colour says."""
    lines = [card(moment.card, width, Ink(False)), ""] if moment.card else []
    lines.append(f"{moment.here.function}  {moment.here.place}")
    lines += onion(moment.layers, width)
    lines += [shorten(source_line(line), width) for line in moment.source]
    return "\n".join([*lines, "", *names(moment.locals, width)]).rstrip()


def onion(layers: tuple[Layer, ...], width: int) -> list[str]:
    """Draw the layers in a line: "in URLMap › CORS › FaultWrapper"."""
    names = " › ".join(layer.name for layer in layers)
    return wrap(f"in {names}", width, subsequent_indent="   ") if names else []


def source_line(line: Line) -> str:
    """Draw a line of source: "-> 120 ●     return 1"."""
    return f"{arrow(line)} {line.number:>4} {dot(line)} {line.text}".rstrip()


def arrow(line: Line) -> str:
    """Draw what points at the current line."""
    return "->" if line.current else "  "


def dot(line: Line) -> str:
    """Draw the margin: ● an enabled breakpoint, ○ a disabled one."""
    return " " if line.breakpoint is None else "●" if line.breakpoint else "○"


def names(locals_: tuple[Local, ...], width: int) -> Iterator[str]:
    """Draw names and values; what changed has a star."""
    column = min(max((len(one.name) for one in locals_), default=0), WIDEST_NAME)
    for one in locals_:
        yield shorten(f"{'*' if one.changed else ' '} {one.name:<{column}} = {one.value}", width)
