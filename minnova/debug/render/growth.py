"""Draw small onions beside each other: how one grew, or how several differ."""

from collections.abc import Iterator

from minnova.debug.growth import SmallOnion
from minnova.debug.render.layout import letters
from minnova.debug.render.picture import sheet
from minnova.debug.render.svg import rectangle, words

IN_A_ROW = 3
MARGIN = 16
HEAD = 24
"""Height of a coat's name."""
SIDE = 6
"""Between the edge of a coat and that of the coat inside it."""


def svg(onions: tuple[SmallOnion, ...]) -> str:
    """Draw the onions from left to right, a few in a row."""
    widest = max((wanted(onion) for onion in onions), default=0)
    parts: list[str] = []
    y = float(MARGIN)
    for first in range(0, len(onions), IN_A_ROW):
        row = onions[first : first + IN_A_ROW]
        for column, onion in enumerate(row):
            parts += small(onion, MARGIN + column * (widest + MARGIN), y + HEAD, widest)
        y += max(map(height, row)) + HEAD + MARGIN
    width = MARGIN + min(len(onions), IN_A_ROW) * (widest + MARGIN)
    return sheet(width, y, "Onions", about(onions), parts)


def about(onions: tuple[SmallOnion, ...]) -> str:
    """Say it in a sentence, for somebody who does not see it."""
    return f"{len(onions)} onions, the outermost coat first. {'; '.join(map(repr, onions))}."


def wanted(onion: SmallOnion) -> float:
    """Return how wide an onion has to be: its names, and the edges around them."""
    return max(letters(name) + 2 * SIDE * (depth + 2) for depth, name in enumerate(onion.coats))


def height(onion: SmallOnion) -> float:
    """Return how high it is."""
    return (HEAD + SIDE) * len(onion.coats)


def small(onion: SmallOnion, left: float, top: float, width: float) -> Iterator[str]:
    """Draw one onion below its label."""
    yield words(onion.label, left, top - 7, "quiet")
    for depth, name in enumerate(onion.coats):
        inset = SIDE * depth
        high = height(onion) - (HEAD + SIDE) * depth
        box = rectangle("box", left + inset, top + HEAD * depth, width - 2 * inset, high, 5)
        label = words(name, left + inset + SIDE + 2, top + HEAD * depth + 17, "name")
        yield f'<g class="{"here" if name in onion.lit else "off"}">{box}{label}</g>'
