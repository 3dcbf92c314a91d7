"""Draw the map of the walkthrough: a box for each stage, in it its stops."""

from collections.abc import Iterator

from minnova.debug.render.ink import WIDEST, Ink
from minnova.debug.render.layout import ROW, letters, lines
from minnova.debug.render.picture import arrow, sheet
from minnova.debug.render.svg import rectangle, words
from minnova.debug.render.text import stops
from minnova.debug.stops import ORDER, Stage, Stop

IN_A_ROW = 3
MARGIN = 16
WIDTH = 270
GAP = 44
"""Between two boxes: room for the arrow from one to the next."""
TITLE = 30
"""Letters of a stage's title on a line."""
HEAD = 30


def text(stages: tuple[Stage, ...]) -> str:
    """Draw the map as text: the table of stages and stops."""
    return stops(stages, WIDEST, Ink(False))


def svg(stages: tuple[Stage, ...]) -> str:
    """Draw the boxes from left to right, a few in a row, with an arrow from each to the next."""
    parts: list[str] = []
    top = float(MARGIN)
    for first in range(0, len(stages), IN_A_ROW):
        row = stages[first : first + IN_A_ROW]
        high = max(map(height, row))
        for column, stage in enumerate(row):
            left = MARGIN + column * (WIDTH + GAP)
            parts += box(stage, left, top, high)
            if column:
                parts.append(arrow("", left - GAP + 4, left - 4, top + HEAD / 2))
        top += high + MARGIN
    width = MARGIN + min(IN_A_ROW, len(stages)) * (WIDTH + GAP) - GAP + MARGIN
    names = ", ".join(stage.name for stage in stages)
    return sheet(width, top, "The map of the walkthrough", f"The stages: {names}.", parts)


def height(stage: Stage) -> float:
    """Return how high a stage's box is."""
    return HEAD + ROW * (len(list(lines(stage.title, TITLE))) + len(stage.stops)) + 18


def box(stage: Stage, left: float, top: float, high: float) -> Iterator[str]:
    """Draw a stage: its name, what it is about, its stops with their numbers."""
    yield f'<g class="way">{rectangle("box", left, top, WIDTH, high, 6)}</g>'
    yield words(stage.name, left + 12, top + 20, "name")
    y = top + HEAD
    for line in lines(stage.title, TITLE):
        y += ROW
        yield words(line, left + 12, y - 6, "quiet")
    for stop in stage.stops:
        y += ROW
        yield words(number(stop), left + 32 - letters(number(stop)), y, "quiet")
        yield words(stop.word, left + 44, y, "")


def number(stop: Stop) -> str:
    """Write when `nova list` comes past a stop first; a dash where it does not."""
    return str(ORDER.index(stop.name) + 1) if stop.name in ORDER else "–"
