"""Draw what each layer changed: the request goes down on the left, the answer up on the right.

Of each layer the first few changes are drawn, as a picture and in words. diff.py draws the same
model in full.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from minnova.debug.diff.model import Change, LayerDiff, RequestDiff
from minnova.debug.render.diff import SIGNS, deed, heading, name, plain, values
from minnova.debug.render.layout import LETTER, letters
from minnova.debug.render.picture import sheet
from minnova.debug.render.svg import rectangle
from minnova.debug.render.table import GAP, LINE, MARGIN, upright, written
from minnova.debug.render.text import shorten

MOST = 5
"""Changes of a layer that are drawn on one side."""
LONGEST = 54
"""Letters of a change that are drawn."""
APART = 6
"""Between the boxes of two layers."""
HEAD = MARGIN + 2 * LINE + 10
"""Where the first layer begins, below the request's name and what the columns are."""
WAY_IN = "in: the environ"
WAY_OUT = "out: the answer"


@dataclass(frozen=True)
class Row:
    """A layer: its name, what it does on the way in and on the way out, whether it answers."""

    title: str
    way_in: tuple[str, ...]
    way_out: tuple[str, ...]
    answers: bool

    @property
    def height(self) -> float:
        """How high it is drawn."""
        return LINE * max(1, len(self.way_in), len(self.way_out)) + 8


def coats(request: RequestDiff) -> str:
    """Draw the layers of one request, outermost on top, with what each of them changed."""
    rows = [row(layer, layer is request.answered_by) for layer in request.layers]
    left = MARGIN + GAP
    middle = left + widest(one for each in rows for one in each.way_in) + GAP
    right = middle + widest(each.title for each in rows) + 2 * GAP
    end = right + widest(one for each in rows for one in (WAY_OUT, *each.way_out)) + GAP
    height = HEAD + sum(each.height + APART for each in rows) + MARGIN
    parts = [
        written(heading(request), MARGIN, MARGIN, "name"),
        written(WAY_IN, left, MARGIN + LINE + 4, "quiet"),
        written(WAY_OUT, right, MARGIN + LINE + 4, "quiet"),
        *body(rows, left, middle, right),
        upright(MARGIN, HEAD, height - MARGIN),
        upright(end, height - MARGIN, HEAD),
    ]
    width = max(end, MARGIN + letters(heading(request))) + MARGIN
    return sheet(width, height, f"What each layer changed in {request.path}", story(request), parts)


def text(request: RequestDiff) -> str:
    """Write the same in words: below each layer what it does on the way in, and on the way out."""
    lines = [heading(request)]
    for layer in request.layers:
        each = row(layer, layer is request.answered_by)
        lines.append(each.title)
        lines += [f"  in   {one}" for one in each.way_in]
        lines += [f"  out  {one}" for one in each.way_out]
    return "\n".join(lines)


def row(layer: LayerDiff, answers: bool) -> Row:
    """Write what one layer does. Keys that it sets to None are named last."""
    changes = sorted(layer.way_in, key=lambda one: one.after == "None")
    done = deed(layer).strip()
    sent = [*([done] if done else []), *changed(list(layer.sent))]
    return Row(name(layer).replace("<locals>.", ""), tuple(changed(changes)), tuple(sent), answers)


def changed(changes: list[Change]) -> Iterator[str]:
    """Write changes one a line: "~ PATH_INFO '/v2.1/servers' → '/servers'", "… and 17 more"."""
    yield from map(change, changes[:MOST])
    if len(changes) > MOST:
        yield f"… and {len(changes) - MOST} more"


def change(one: Change) -> str:
    """Write a change. A new value that is too long is left out; of two, as much as fits is shown."""
    key = f"{SIGNS[one.kind]} {one.key}"
    if one.kind == "changed":
        return shorten(f"{key} {values(one, max(12, LONGEST - len(key) - 1))}", LONGEST)
    whole = f"{key} {plain(one.after)}".rstrip()
    return whole if len(whole) <= LONGEST else shorten(key, LONGEST)


def body(rows: list[Row], left: float, middle: float, right: float) -> Iterator[str]:
    """Draw the boxes below each other, and beside each what its layer changed."""
    top = float(HEAD)
    for each in rows:
        box = rectangle("box", middle, top, right - middle - GAP, each.height, 6)
        title = written(each.title, middle + LETTER, top + 4, "name")
        yield f'<g class="{"here" if each.answers else "off"}">{box}{title}</g>'
        yield from stack(each.way_in, left, top + 4)
        yield from stack(each.way_out, right, top + 4)
        top += each.height + APART


def stack(lines: tuple[str, ...], left: float, top: float) -> Iterator[str]:
    """Draw lines below each other."""
    for n, one in enumerate(lines):
        yield written(one, left, top + LINE * n, "quiet" * one.startswith("…"))


def widest(lines: Iterator[str]) -> float:
    """Return the width of the longest of these lines."""
    return max(map(letters, lines), default=0.0)


def story(request: RequestDiff) -> str:
    """Say what the picture shows, for somebody who does not see it."""
    names = ", ".join(name(layer) for layer in request.layers if layer.way_in)
    by = name(request.answered_by) if request.answered_by else "nobody yet"
    return f"{len(request.layers)} layers. These change the environ: {names}. Answered by {by}."
