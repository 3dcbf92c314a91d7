"""What the pictures of a notebook have in common: a sheet of paper, lines, and the palette.

The palette and the words are those of the onion (svg.py).
"""

from collections.abc import Iterable

from minnova.debug.render.svg import FITTING, STYLE, element


def sheet(width: float, height: float, title: str, about: str, parts: Iterable[str]) -> str:
    """Put parts on paper: a whole SVG, with a title and a sentence for who does not see it."""
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    size = f'{size} style="{FITTING}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="onion" role="img" {size}>',
            element("title", title),
            element("desc", about),
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{width:g}" height="{height:g}" rx="8"/>',
            *parts,
            "</svg>\n",
        ]
    )


def line(kind: str, path: str) -> str:
    """Draw a line along a path."""
    return f'<path class="{kind}" style="fill: none" d="{path}"/>'


def arrow(kind: str, start: float, end: float, y: float) -> str:
    """Draw an arrow to the right, or to the left."""
    back = -9 if end > start else 9
    shaft = line(f"arrow {kind}".strip(), f"M{start:g} {y:g}H{end + back:g}")
    return f'{shaft}<path class="tip" d="M{end:g} {y:g}l{back} -4.5v9z"/>'
