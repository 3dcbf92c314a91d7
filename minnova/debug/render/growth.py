"""Draw small onions beside each other: how one grew, or how several differ."""

from collections.abc import Iterator

from minnova.debug.growth import Step
from minnova.debug.render.layout import letters
from minnova.debug.render.picture import sheet
from minnova.debug.render.svg import rectangle, words

IN_A_ROW = 3
MARGIN = 16
HEAD = 24
"""Height of a coat's name."""
SIDE = 6
"""Between the edge of a coat and that of the coat inside it."""


def svg(steps: tuple[Step, ...]) -> str:
    """Draw the onions from left to right, a few in a row."""
    widest = max((wanted(step) for step in steps), default=0)
    parts: list[str] = []
    y = float(MARGIN)
    for first in range(0, len(steps), IN_A_ROW):
        row = steps[first : first + IN_A_ROW]
        for column, step in enumerate(row):
            parts += small(step, MARGIN + column * (widest + MARGIN), y + HEAD, widest)
        y += max(map(height, row)) + HEAD + MARGIN
    width = MARGIN + min(len(steps), IN_A_ROW) * (widest + MARGIN)
    return sheet(width, y, "Onions", about(steps), parts)


def about(steps: tuple[Step, ...]) -> str:
    """Say it in a sentence, for somebody who does not see it."""
    return f"{len(steps)} onions, the outermost coat first. {'; '.join(map(repr, steps))}."


def wanted(step: Step) -> float:
    """Return how wide an onion has to be: its names, and the edges around them."""
    return max(letters(name) + 2 * SIDE * (depth + 2) for depth, name in enumerate(step.coats))


def height(step: Step) -> float:
    """Return how high it is."""
    return (HEAD + SIDE) * len(step.coats)


def small(step: Step, left: float, top: float, width: float) -> Iterator[str]:
    """Draw one onion below its label."""
    yield words(step.label, left, top - 7, "quiet")
    for depth, name in enumerate(step.coats):
        inset = SIDE * depth
        high = height(step) - (HEAD + SIDE) * depth
        box = rectangle("box", left + inset, top + HEAD * depth, width - 2 * inset, high, 5)
        label = words(name, left + inset + SIDE + 2, top + HEAD * depth + 17, "name")
        yield f'<g class="{"here" if name in step.lit else "off"}">{box}{label}</g>'
