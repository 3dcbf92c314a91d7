"""Where the boxes of the onion stand, in pixels, before they are drawn."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from minnova.debug.render.nesting import Box

LETTER = 8.0
"""Width of a letter at 13 pixels: a little more than any monospaced font needs."""
HEAD = 28
"""Height of the line with the name."""
ROW = 18
"""Height of a further line."""
SIDE = 8
"""Between the edge of a box and that of the box inside it."""
GAP = 8
"""Below a box."""


@dataclass(frozen=True)
class Rectangle:
    """A box with its place."""

    box: Box
    left: float
    top: float
    width: float
    height: float
    inner: tuple["Rectangle", ...]

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """The middle of the line with the name: where the arrows meet it."""
        return self.top + HEAD / 2

    def __iter__(self) -> Iterator["Rectangle"]:
        """Yield this one and all in it, from the outside inwards."""
        yield self
        for one in self.inner:
            yield from one


def place(box: Box, left: float, top: float, width: float | None = None) -> Rectangle:
    """Give a box its place, and all in it theirs: those inside are as wide as it has room for."""
    width = wanted(box) if width is None else width
    inner: list[Rectangle] = []
    y = top + HEAD + ROW * len(rows(box))
    for one in box.boxes:
        inner.append(place(one, left + SIDE, y, width - 2 * SIDE))
        y = inner[-1].bottom + GAP
    return Rectangle(box, left, top, width, y - top + (0 if inner else 2), tuple(inner))


def wanted(box: Box) -> float:
    """Return the width that a box wants, for its own words and for the boxes in it."""
    inside = max((wanted(one) + 2 * SIDE for one in box.boxes), default=0.0)
    return max([inside, head(box), *(letters(row) + 2 * SIDE for row in rows(box))])


def head(box: Box) -> float:
    """Return the width of a box's first line: mount point, name, how it hands on."""
    return 2 * SIDE + chip(box.at) + letters(box.title) + 3 * LETTER + letters(box.how)


def chip(at: str) -> float:
    """Return the width of a mount point's label, with the gap behind it; 0 where there is none."""
    return letters(at) + 2 * LETTER if at else 0.0


def rows(box: Box) -> tuple[str, ...]:
    """Return the further lines of a box: its mount points, what is folded, what is to be said."""
    inside = f"{box.folded} more inside" if box.folded else ""
    return tuple(filter(None, [*lines(box.places), inside, *lines(box.layer.note)]))


def lines(words: str, longest: int = 44) -> Iterator[str]:
    """Break words into lines: a long one alone on its line is cut."""
    line = ""
    for word in words.split():
        if line and len(line) + len(word) >= longest:
            yield line
            line = ""
        line = f"{line} {word[:longest]}".strip()
    if line:
        yield line


def letters(words: str) -> float:
    """Return how wide words are: an East Asian letter counts for two."""
    return LETTER * sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in words)
