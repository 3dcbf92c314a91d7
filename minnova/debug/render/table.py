"""Lines of words in columns, for the pictures that are tables: where they stand, in pixels."""

from collections.abc import Sequence

from minnova.debug.render.layout import LETTER, letters
from minnova.debug.render.picture import line
from minnova.debug.render.svg import words

MARGIN = 16
LINE = 20
"""Height of a line of words."""
BASE = 14
"""From the top of a line to the foot of its letters."""
GAP = 2 * LETTER
"""Between two columns."""


def columns(rows: Sequence[Sequence[str]], left: float) -> list[float]:
    """Return where each column of a table begins, and where the last one ends.

    [("GET", "/servers"), ("DELETE", "/")] from 0 → [0, 64, 128], at 8 pixels a letter and 16 between
    """
    starts = [left]
    for cells in zip(*rows, strict=True):
        starts.append(starts[-1] + max(map(letters, cells)) + GAP)
    return [*starts[:-1], starts[-1] - GAP]


def written(text: str, left: float, top: float, kind: str = "") -> str:
    """Write words into the line that begins at `top`; nothing for no words."""
    return words(text, left, top + BASE, kind) if text else ""


def upright(left: float, start: float, end: float) -> str:
    """Draw an arrow downwards, or upwards."""
    back = -9 if end > start else 9
    shaft = line("arrow", f"M{left:g} {start:g}V{end + back:g}")
    return f'{shaft}<path class="tip" d="M{left:g} {end:g}l-4.5 {back}h9z"/>'
