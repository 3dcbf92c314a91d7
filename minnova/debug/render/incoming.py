"""Draw a request as text: its parts, its headers, what Routes made of it."""

from minnova.debug.incoming import Incoming
from minnova.debug.render.ink import Ink
from minnova.debug.render.text import shorten

MARGIN = 13


def text(found: Incoming, width: int, ink: Ink) -> str:
    """Draw a request in two columns."""
    names = max((len(name) for name, _ in found.headers), default=0)
    headers = [f"{ink.code(f'{name:<{names}}')}  {value}" for name, value in found.headers]
    lines = [
        ink.title(str(found.request)),
        *labelled("script name", [found.script_name], width, ink),
        *labelled("path info", [found.path_info], width, ink),
        *labelled("query", [found.query], width, ink),
        *labelled("route", [found.route], width, ink),
        *labelled("headers", headers, width + len(ink.code("x")) - 1, ink),
    ]
    return "\n".join(lines)


def labelled(label: str, rows: list[str], width: int, ink: Ink) -> list[str]:
    """Draw rows behind a label; none where there is nothing to show."""
    labels = [label, *[""] * len(rows)]
    return [
        ink.quiet(f"{one:<{MARGIN}}") + shorten(row, width - MARGIN)
        for one, row in zip(labels, rows, strict=False)
        if row
    ]
