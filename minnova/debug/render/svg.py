"""Draw the onion as SVG: boxes in boxes, the request coming in on the left, the response going out.

The picture stands alone: it brings its own colours, light and dark, and takes nothing from the page
around it. The layer that we are in is filled; one that has handed on by returning is dashed.
"""

from collections.abc import Iterator
from html import escape

from minnova.debug.layers.model import Layer
from minnova.debug.masking import printable
from minnova.debug.render.layout import (
    HEAD,
    LETTER,
    ROW,
    SIDE,
    Rectangle,
    chip,
    letters,
    place,
    rows,
)
from minnova.debug.render.nesting import nest

MARGIN = 16
ARROW = 88
"""Room on either side for an arrow and its label."""
ROUND = 6
"""Radius of a box's corners."""
FITTING = "max-width: 100%; height: auto"
"""A picture that is wider than its column shrinks; it is not cut off."""
CLASSES = {"here": "here", "around": "way", "left": "way left", "": "off"}

# Colours of the palette of Okabe and Ito, which colour-blind people can tell apart. What they say
# is said by the shape, too: a fill, a thick line, dashes, a word.
STYLE = """
.onion text { font: 13px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1f2933 }
.onion .paper { fill: #ffffff }
.onion .box { fill: #ffffff; stroke: #8a94a0; stroke-width: 1 }
.onion .way .box { stroke: #0072b2; stroke-width: 2 }
.onion .left .box { stroke-dasharray: 6 4 }
.onion .here .box, .onion .glow { fill: #f5b73d }
.onion .here .box { stroke: #b35c00; stroke-width: 2.5 }
.onion .here .glow + .box { fill: none }
.onion .name { font-weight: bold }
.onion .quiet { fill: #55616d }
.onion .chip { fill: #e8eef4 }
.onion .here text { fill: #1b1300 }
.onion .here .chip { fill: #ffe2a3 }
.onion .arrow { fill: none; stroke: #0072b2; stroke-width: 2 }
.onion .tip { fill: #0072b2; stroke: none }
.onion .later { stroke-dasharray: 2 4 }
@media (prefers-color-scheme: dark) {
.onion text { fill: #e4eaf0 }
.onion .paper, .onion .box { fill: #161b21 }
.onion .box { stroke: #66727e }
.onion .way .box { stroke: #56b4e9 }
.onion .here .box, .onion .glow { fill: #f0a92b }
.onion .here .box { stroke: #ffd68a }
.onion .quiet { fill: #a3afbb }
.onion .chip { fill: #2b343e }
.onion .here text { fill: #1b1300 }
.onion .here .chip { fill: #ffd98f }
.onion .arrow { stroke: #56b4e9 }
.onion .tip { fill: #56b4e9 }
}
"""


def svg(outermost: Layer, here: Layer | None = None, request: str = "", brief: bool = False) -> str:
    """Draw an onion; `here` is the layer that a request is in, `request` says which one that is.

    Without `here` the whole onion is drawn, with an arrow for each way through it. A brief one folds
    what the request may take next.
    """
    top = MARGIN + (HEAD if request else 0)
    whole = place(nest(outermost, here, brief), ARROW, top)
    width = max(whole.right + ARROW, letters(request) + 2 * MARGIN)
    height = whole.bottom + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="onion" role="img" width="{width:g}" '
        f'height="{height:g}" viewBox="0 0 {width:g} {height:g}" style="{FITTING}">',
        element("title", f"The onion of {outermost.name}"),
        element("desc", describe(outermost, here)),
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{width:g}" height="{height:g}" rx="8"/>',
        *([words(request, MARGIN, MARGIN + 10, "quiet")] if request else []),
        *(group(one) for one in whole),
        *(line for one in ends(whole, here) for line in arrows(one, whole, here is not None)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def describe(outermost: Layer, here: Layer | None) -> str:
    """Say in a sentence what the picture shows, for somebody who does not see it."""
    names = [layer.name for layer in outermost.path_to(here)] if here else []
    if not names:
        return (
            f"{len(list(outermost))} layers, one around the other. {outermost.name} is outermost."
        )
    return f"The request is in {names[-1]}, inside {', '.join(names[:-1]) or 'nothing else'}."


def ends(whole: Rectangle, here: Layer | None) -> Iterator[Rectangle]:
    """Find the boxes that the arrows lead to: the one that we are in, or the end of each way."""
    for one in whole:
        if one.box.state == "here" or (here is None and not one.inner):
            yield one


def group(one: Rectangle) -> str:
    """Draw one box, with the words in it."""
    box, left, y = one.box, one.left + SIDE, one.middle + 4.5
    tag = chip(box.at)
    parts = [
        element("title", f"{box.layer.name}: {box.layer.function}, {box.layer.place}"),
        *([light(one)] if box.state == "here" else []),
        rectangle("box", one.left, one.top, one.width, one.height, ROUND),
    ]
    if tag:
        parts.append(rectangle("chip", left - 4, one.top + 5, tag - LETTER, HEAD - 10, 4))
        parts.append(words(box.at, left, y, ""))
    parts.append(words(box.title, left + tag, y, "name"))
    parts.append(words(box.how, one.right - SIDE - letters(box.how), y, "quiet"))
    parts += [words(row, left, y + ROW * n, "quiet") for n, row in enumerate(rows(box), start=1)]
    return f'<g class="{CLASSES[box.state]}">{"".join(parts)}</g>'


def light(one: Rectangle) -> str:
    """Fill a box, but not the boxes in it: on a page that shows through them, they would look lit."""
    holes = "".join(outline(inner) for inner in one.inner)
    return f'<path class="glow" fill-rule="evenodd" d="{outline(one)}{holes}"/>'


def outline(one: Rectangle) -> str:
    """Write the edge of a box with round corners as a path, clockwise from the top left."""
    across, down, corner = one.width - 2 * ROUND, one.height - 2 * ROUND, f"a{ROUND} {ROUND} 0 0 1"
    return (
        f"M{one.left + ROUND:g} {one.top:g}h{across:g}{corner} {ROUND} {ROUND}"
        f"v{down:g}{corner} -{ROUND} {ROUND}h-{across:g}{corner} -{ROUND} -{ROUND}"
        f"v-{down:g}{corner} {ROUND} -{ROUND}z"
    )


def arrows(one: Rectangle, whole: Rectangle, later: bool) -> Iterator[str]:
    """Draw the request's way into a box and the response's out of it, which is still to come."""
    y, start, end = one.middle, whole.left - ARROW + MARGIN, whole.right + ARROW - MARGIN
    yield arrow(start, one.left, y, "arrow")
    yield words("request", start, y - 7, "quiet")
    yield arrow(one.right, end, y, "arrow later" if later else "arrow")
    yield words("response", end - letters("response"), y - 7, "quiet")


def arrow(start: float, end: float, y: float, kind: str) -> str:
    """Draw an arrow to the right."""
    tip = f"M{end:g} {y:g}l-9 -4.5v9z"
    return f'<path class="{kind}" d="M{start:g} {y:g}H{end - 8:g}"/><path class="tip" d="{tip}"/>'


def rectangle(kind: str, left: float, top: float, width: float, height: float, round_: int) -> str:
    """Draw a rectangle with round corners."""
    size = f'x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}"'
    return f'<rect class="{kind}" {size} rx="{round_}"/>'


def words(text: str, left: float, y: float, kind: str) -> str:
    """Draw words on one line; in another font than expected they are squeezed, and do not run over."""
    size = f'textLength="{letters(text) * 0.975:g}" lengthAdjust="spacingAndGlyphs"'
    return f'<text class="{kind}" x="{left:g}" y="{y:g}" {size}>{safe(text)}</text>'


def element(name: str, text: str) -> str:
    """Draw an element with nothing but text in it."""
    return f"<{name}>{safe(text)}</{name}>"


def safe(text: str) -> str:
    """Write text so that it is nothing but text, in XML and in HTML."""
    return escape(printable(text))
