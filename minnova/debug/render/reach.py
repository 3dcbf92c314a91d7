"""Draw how far requests came: a row for each request, a column for each layer, from left to right.

A dot is a layer that the request met, the box with the status is the layer that answered. A cross is
the innermost layer met, where an exception came from there and another layer answered.
"""

from collections.abc import Iterator

from minnova.debug.reach import Reach, Row
from minnova.debug.render.layout import letters
from minnova.debug.render.svg import element, safe

MARGIN = 16
STEP = 56
"""From one column to the next."""
LINE = 34
"""From one row to the next."""
SLANT = 0.7
"""How much room the slanted names take, for each pixel of the longest."""

STYLE = """
.reach text { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1f2933 }
.reach .paper { fill: #ffffff }
.reach .guide { stroke: #d5dbe1; stroke-dasharray: 2 4 }
.reach .way { stroke: #8a94a0; stroke-width: 2 }
.reach .met { fill: #8a94a0 }
.reach .well .end { fill: #0072b2 }
.reach .ill .end { fill: #f5b73d; stroke: #b35c00; stroke-width: 2 }
.reach .well .code { fill: #ffffff; font-weight: bold }
.reach .ill .code { fill: #1b1300; font-weight: bold }
.reach .cross { stroke: #b35c00; stroke-width: 3; fill: none }
@media (prefers-color-scheme: dark) {
.reach text { fill: #e4eaf0 }
.reach .paper { fill: #161b21 }
.reach .guide { stroke: #3a444f }
.reach .well .end { fill: #56b4e9 }
.reach .well .code { fill: #0b1117 }
}
"""


def text(reach: Reach) -> str:
    """Draw it in letters: ● is a layer that was met, ◉ the one that answered.

    good      200  ResourceV21   ●●●●●●●●●●●●◉
    no token  401  AuthProtocol  ●●●●●●●◉
    """
    title = max((len(row.title) for row in reach.rows), default=0)
    name = max((len(row.answered_by) for row in reach.rows), default=0)
    return "\n".join(
        f"{row.title:<{title}}  {row.code:<3}  {row.answered_by:<{name}}  {marks(reach, row)}"
        for row in reach.rows
    )


def marks(reach: Reach, row: Row) -> str:
    """Draw the layers of one request."""
    signs = (
        "◉" if layer == row.answered_by else "●" if layer in row.met else " "
        for layer in reach.columns
    )
    return "".join(signs).rstrip()


def svg(reach: Reach) -> str:
    """Draw it as SVG, with its own colours for light and dark; it needs nothing from the page."""
    left = MARGIN + max((letters(row.title) for row in reach.rows), default=0.0) + STEP / 2
    longest = max((letters(name) for name in reach.columns), default=0.0)
    head = MARGIN + longest * SLANT + 12
    ends = (STEP * n + letters(name) * SLANT for n, name in enumerate(reach.columns))
    width = left + max(ends, default=0.0) + MARGIN
    height = head + LINE * len(reach.rows) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="reach" role="img" '
        f'viewBox="0 0 {width:g} {height:g}" style="width:100%;max-width:{width:g}px">',
        element("title", "How far each request came"),
        element("desc", text(reach)),
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{width:g}" height="{height:g}" rx="8"/>',
        *guides(reach, left, head, height),
        *(line(reach, row, left, head + LINE * n) for n, row in enumerate(reach.rows)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def guides(reach: Reach, left: float, head: float, height: float) -> Iterator[str]:
    """Draw the names of the layers, slanted, each above a thin line."""
    for number, name in enumerate(reach.columns):
        x = left + STEP * number
        yield f'<path class="guide" d="M{x:g} {head:g}V{height - MARGIN:g}"/>'
        turn = f'transform="rotate(-45 {x:g} {head - 8:g})"'
        yield f'<text x="{x:g}" y="{head - 8:g}" {turn}>{safe(name)}</text>'


def line(reach: Reach, row: Row, left: float, top: float) -> str:
    """Draw one request: its title, its way, and where it was answered."""
    y = top + LINE / 2
    places = {name: left + STEP * n for n, name in enumerate(reach.columns) if name in row.met}
    end = max(places.values(), default=left)
    parts = [
        f'<text x="{MARGIN}" y="{y + 4.5:g}">{safe(row.title)}</text>',
        f'<path class="way" d="M{left - STEP / 2 + 8:g} {y:g}H{end:g}"/>',
        *(f'<circle class="met" cx="{x:g}" cy="{y:g}" r="4"/>' for x in places.values()),
    ]
    if row.answered_by in places:
        parts.append(box(row, places[row.answered_by], y))
    if places.get(row.answered_by) != end:
        parts.append(f'<path class="cross" d="M{end - 6:g} {y - 6:g}l12 12m0 -12l-12 12"/>')
    return f'<g class="{"well" if row.well else "ill"}">{"".join(parts)}</g>'


def box(row: Row, x: float, y: float) -> str:
    """Draw the layer that answered, with the status that it gave."""
    return (
        f'<rect class="end" x="{x - 20:g}" y="{y - 12:g}" width="40" height="24" rx="6"/>'
        f'<text class="code" x="{x:g}" y="{y + 4.5:g}" text-anchor="middle">{safe(row.code)}</text>'
    )
