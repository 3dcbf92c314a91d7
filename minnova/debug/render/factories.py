"""Draw PasteDeploy's recursion: a row for each section, inside the one that asked for it."""

from collections.abc import Iterator

from minnova.debug.factories.model import Loaded
from minnova.debug.render.layout import letters
from minnova.debug.render.picture import line, sheet
from minnova.debug.render.svg import words

MARGIN = 16
ROW = 40
INDENT = 28
GAP = 24
"""Between a section and what came back."""


def text(loaded: tuple[Loaded, ...]) -> str:
    """Draw the sections as text, each with its line in the file, its factory and its result.

    [composite:metadata] 9 · paste.urlmap:urlmap_factory → URLMap
      [pipeline:meta] 13 · PasteDeploy's own pipeline → CORS
    """
    return "\n".join(
        f"{'  ' * depth}[{one.section}] {one.line} · {one.factory} → {one.result}"
        for depth, one in rows(loaded)
    )


def rows(loaded: tuple[Loaded, ...], depth: int = 0) -> Iterator[tuple[int, Loaded]]:
    """Yield the sections with their depth, in the order of the calls."""
    for one in loaded:
        yield depth, one
        yield from rows(one.inside, depth + 1)


def svg(loaded: tuple[Loaded, ...]) -> str:
    """Draw the sections below each other: the section, below it its factory, on the right the result."""
    drawn = list(rows(loaded))
    middle = max((MARGIN + INDENT * depth + front(one) for depth, one in drawn), default=0) + GAP
    width = middle + max((letters(f"→ {one.result}") for _, one in drawn), default=0) + MARGIN
    parts = [
        part
        for number, (depth, one) in enumerate(drawn)
        for part in row(depth, one, MARGIN + ROW * number, middle)
    ]
    edges = [line("box", edge(number, drawn)) for number, (depth, _) in enumerate(drawn) if depth]
    height = 2 * MARGIN + ROW * len(drawn)
    about = f"{len(drawn)} sections of the ini file, in the order in which they were loaded."
    return sheet(width, height, "PasteDeploy's recursion", about, edges + parts)


def front(one: Loaded) -> float:
    """Return how wide the left half of a row is."""
    return max(letters(heading(one)), letters(one.factory))


def heading(one: Loaded) -> str:
    """Write a section and its line: "[app:metaapp] line 16"."""
    return f"[{one.section}] line {one.line}" if one.line else f"[{one.section}]"


def row(depth: int, one: Loaded, top: float, middle: float) -> Iterator[str]:
    """Draw one section."""
    left = MARGIN + INDENT * depth
    yield words(heading(one), left, top + 16, "name")
    yield words(one.factory, left, top + 33, "quiet")
    yield words(f"→ {one.result}", middle, top + 16, "")


def edge(number: int, drawn: list[tuple[int, Loaded]]) -> str:
    """Draw the line from the section that asked to the one that was asked for."""
    depth = drawn[number][0]
    outer = max(earlier for earlier in range(number) if drawn[earlier][0] == depth - 1)
    x, y = MARGIN + INDENT * (depth - 1) + 8, MARGIN + ROW * number + 12
    return f"M{x:g} {MARGIN + ROW * outer + 38:g}V{y:g}H{x + INDENT - 12:g}"
