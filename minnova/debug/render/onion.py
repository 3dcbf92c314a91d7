"""Draw the onion as text: the left edges of boxes in boxes, the outermost first."""

import textwrap
from collections.abc import Iterator

from minnova.debug.layers.model import Layer, State
from minnova.debug.render.ink import Ink
from minnova.debug.render.nesting import Box, nest
from minnova.debug.render.text import shorten, tail

MARKS: dict[State, str] = {"here": ">", "around": "●", "left": "○", "": " "}
LEGEND = "> here   ● on the stack   ○ has handed on by returning: its frame is gone"
EDGE = "│ "


def text(outermost: Layer, width: int, ink: Ink, here: Layer | None = None) -> str:
    """Draw an onion in so many columns; `here`, the layer that a request is in, is marked.

        > ╭ CORS · calls                        oslo_middleware/base.py:145
          │ ╭ Versions · answers                versions.py:17

    The file on the right loses its first folders where there is no room for them.
    """
    lines = Drawing(width, ink).lines(nest(outermost, here), 0)
    legend = [ink.quiet(line) for line in textwrap.wrap(LEGEND, width)] if here else []
    return "\n".join([*lines, *([""] if here else []), *legend])


class Drawing:
    """Writes boxes, one line for each, into a width."""

    def __init__(self, width: int, ink: Ink) -> None:
        self.width = width
        self.ink = ink

    def __repr__(self) -> str:
        return f"<Drawing {self.width} columns wide>"

    def lines(self, box: Box, depth: int) -> Iterator[str]:
        """Draw a box and all in it."""
        yield self.line(box, depth)
        for note in textwrap.wrap(box.layer.note, max(20, self.width - len(EDGE) * depth - 6)):
            yield f"  {EDGE * (depth + 1)}  {self.ink.quiet(note)}"
        for inner in box.boxes:
            yield from self.lines(inner, depth + 1)

    def line(self, box: Box, depth: int) -> str:
        """Draw the line of one box: mark, edges, mount point, name, how it hands on, where it is."""
        front = f"{MARKS[box.state]} {EDGE * depth}╭ "
        room = self.width - len(front)
        words = shorten(" ".join(filter(None, [box.at, box.title])), room)
        about = shorten(f" · {about_of(box)}", room - len(words))
        place = tail(box.layer.place, room - len(words) - len(about) - 2)
        gap = " " * (room - len(words) - len(about) - len(place)) if place else ""
        return front + self.named(box, words) + self.ink.quiet(about + gap + place)

    def named(self, box: Box, words: str) -> str:
        """Write mount point and name; the name stands out in the layer that we are in."""
        at, name = words[: len(box.at)], words[len(box.at) :]
        style = self.ink.title if box.state == "here" else self.ink.strong
        return self.ink.code(at) + (self.ink.quiet(name) if box.folded else style(name))


def about_of(box: Box) -> str:
    """Say what a box does with a request, and what is not drawn of it."""
    inside = f"{box.folded} more inside" if box.folded else ""
    return " · ".join(filter(None, [box.how, inside, box.places]))
