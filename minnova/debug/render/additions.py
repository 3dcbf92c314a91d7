"""Draw who wrote which key of an answer, as text and as a picture: one row for each extension."""

from textwrap import wrap

from minnova.debug.additions.model import Additions, Step
from minnova.debug.render.ink import Ink
from minnova.debug.render.layout import letters
from minnova.debug.render.picture import sheet
from minnova.debug.render.svg import rectangle
from minnova.debug.render.table import GAP, LINE, MARGIN, written

LONGEST = 56
"""Letters of keys in a line."""
BAR = 72
"""Width of the bar of all keys."""
HEAD = MARGIN + LINE + 10
NOTHING = "nothing"
STYLE = """<style>
.onion .bar { fill: #9ccbe8 }
.onion .new { fill: #0072b2 }
@media (prefers-color-scheme: dark) { .onion .bar { fill: #24506e } .onion .new { fill: #56b4e9 } }
</style>"""
"""The bars: what there was before, and what is new."""


def text(found: Additions, width: int, ink: Ink) -> str:
    """Draw the steps below each other: name, how many keys there are then, which are new."""
    column = max(len(step.name) for step in found.steps)
    room = max(20, width - column - 7)
    lines = [ink.title(title(found))]
    for step in found.steps:
        first, *rest = deeds(step, room)
        lines.append(f"{ink.strong(f'{step.name:<{column}}')}  {step.keys:>3}  {first}")
        lines += [f"{'':{column + 7}}{one}" for one in rest]
    return "\n".join(lines)


def additions(found: Additions) -> str:
    """Draw the steps as SVG: a row each, with its keys, and a bar that grows with them."""
    rows = [(step, deeds(step, LONGEST)) for step in found.steps]
    left = MARGIN + max(letters(step.name) for step in found.steps) + GAP
    right = left + max(letters(one) for _, lines in rows for one in lines) + GAP
    width = right + BAR + GAP + letters("00 keys") + MARGIN
    parts = [STYLE, written(title(found), MARGIN, MARGIN, "name")]
    top = float(HEAD)
    for n, (step, lines) in enumerate(rows):
        height = LINE * len(lines) + 8
        if not n % 2:
            parts.append(rectangle("chip", MARGIN / 2, top, width - MARGIN, height, 4))
        parts.append(written(step.name, MARGIN, top + 4, "name"))
        kind = "" if step.added else "quiet"
        for k, one in enumerate(lines):
            inset = letters(one) - letters(one.lstrip())
            parts.append(written(one.lstrip(), left + inset, top + 4 + LINE * k, kind))
        parts += bar(step, max(1, found.steps[-1].keys), right, top + 4)
        top += height
    return sheet(width, top + MARGIN, title(found), story(found), parts)


def bar(step: Step, most: int, left: float, top: float) -> list[str]:
    """Draw how many keys there are after a step: those from before, and those that it added."""
    whole, new = BAR * step.keys / most, BAR * len(step.added) / most
    return [
        rectangle("bar", left, top + 3, whole, LINE - 6, 2),
        *([rectangle("new", left + whole - new, top + 3, new, LINE - 6, 2)] if new else []),
        written(f"{step.keys} keys", left + BAR + GAP, top, "quiet"),
    ]


def deeds(step: Step, room: int) -> list[str]:
    """Write what a step did, in lines: its keys, what it changed, what it was not allowed."""
    said = [f"+ {', '.join(step.added)}"] if step.added else []
    said += [f"~ {', '.join(step.changed)}"] if step.changed else []
    said += [f"refused: {rule}" for rule in step.refused]
    return [part for one in said or [NOTHING] for part in broken(one, room)]


def broken(words: str, room: int) -> list[str]:
    """Break words into lines; a further line stands in by the width of a sign."""
    return wrap(words, room, subsequent_indent="  ", break_on_hyphens=False)


def title(found: Additions) -> str:
    """Say which answer this is: "GET /v2.1/servers/detail: who wrote which key of its 9 items"."""
    return f"{found.request}: who wrote which key of its {found.items} items"


def story(found: Additions) -> str:
    """Say what the picture shows, for somebody who does not see it."""
    first, *rest = found.steps
    added = ", ".join(f"{step.name} {len(step.added)}" for step in rest)
    return f"{first.name} wrote {first.keys} keys. Then were added: {added}."
