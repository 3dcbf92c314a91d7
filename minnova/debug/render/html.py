"""Draw a Moment as HTML for a cell: card, source, names, onion. No script, no network, no kernel.

Everything that comes from the run is escaped. Colours stand out on white and on black alike, since
a cell does not know on which it is shown; none of them says what no sign says.
"""

from functools import cache
from html import escape
from pathlib import Path

from minnova.debug.halt import Halt
from minnova.debug.moment import Level, Line, Local, Moment
from minnova.debug.render.moment import arrow, dot
from minnova.debug.render.source import coloured
from minnova.debug.render.svg import svg
from minnova.debug.render.text import upstream_line


def html(moment: Moment) -> str:
    """Draw a moment: what runs, the layers around it beside it, and the names that it holds."""
    held = names(moment.locals)
    beside, below = (onion(moment), held) if moment.layers else (held, "")
    left = tag("div", stack(moment.stack) + source(moment.source), "left")
    body = tag("div", left + tag("div", beside, "right"), "columns")
    return page(head(moment), card(moment.card) if moment.card else "", body, below)


def printed(state: str, output: str) -> str:
    """Draw a run that is not paused: how it stands, and what it has printed."""
    title = tag("div", tag("b", escape(state), "title"), "head")
    return page(title, tag("pre", escape(output), "output") if output else "")


def page(*parts: str) -> str:
    """Wrap the parts in one element, with the style that they need."""
    return f"<style>{style()}</style>{tag('div', ''.join(parts), 'minnova')}"


@cache
def style() -> str:
    """Return the style sheet; every rule of it holds inside `.minnova` alone.

    `:not(#host)` weighs as much as an id, more than JupyterLab's own rules for tables and code.
    """
    return Path(__file__).with_name("html.css").read_text(encoding="utf-8")


def head(moment: Moment) -> str:
    """Draw the title: what, and in which request."""
    title, where = escape(moment.title), escape(moment.where)
    return tag("div", tag("b", title, "title") + tag("span", where, "where"), "head")


def card(card: Halt) -> str:
    """Draw what a stop says: why, what to look at, where nova does it, what to try."""
    looks = [
        row(tag("code", escape(one)), tag("code", escape(value))) for one, value in card.values
    ]
    if line := upstream_line(card.stop):
        looks.append(row("in nova", escape(line)))
    if card.stop.commands:
        looks.append(
            row("try", " ".join(tag("code", escape(c), "try") for c in card.stop.commands))
        )
    return tag("p", escape(card.stop.why), "why") + tag("table", "".join(looks), "look")


def stack(levels: tuple[Level, ...]) -> str:
    """Draw where we are, and, folded away, through which frames we came there."""
    here = levels[-1]
    place = tag("b", escape(here.function)) + tag("span", escape(here.place), "place")
    frames = [row(tag("code", escape(one.function)), escape(one.place)) for one in reversed(levels)]
    depth = tag("span", f"{len(levels)} deep", "depth")
    inner = tag("summary", place + depth) + tag("table", "".join(frames), "stack")
    return tag("details", inner)


def source(lines: tuple[Line, ...]) -> str:
    """Draw the source: number, margin, code; the current line lit."""
    code = coloured([line.text for line in lines])
    drawn = [source_line(line, text) for line, text in zip(lines, code, strict=True)]
    return tag("pre", "".join(drawn), "source")


def source_line(line: Line, code: str) -> str:
    """Draw one line; an arrow and a dot say what its colour says."""
    margin = tag("span", f"{arrow(line)}{line.number:>5} {dot(line)} ", "margin")
    text = tag("span", f"{code}\n", "code")
    return tag("span", margin + text, "line lit" if line.current else "line")


def onion(moment: Moment) -> str:
    """Draw the layers that the request is in, the one where we are lit."""
    return tag("div", svg(moment.layers[0], moment.layers[-1], brief=True), "around")


def names(locals_: tuple[Local, ...]) -> str:
    """Draw the names of the frame, what changed with a star."""
    rows = [
        row(tag("code", escape(one.name)), tag("code", escape(one.value)), star(one))
        for one in locals_
    ]
    return tag("table", "".join(rows), "names") if rows else ""


def star(one: Local) -> str:
    """Draw the sign of a name that changed."""
    return '<b class="changed" title="changed since this function halted last">*</b>' * one.changed


def row(name: str, value: str, sign: str = "") -> str:
    """Draw a row of a table: a name, its value."""
    return f"<tr><th>{sign}{name}</th><td>{value}</td></tr>"


def tag(name: str, inner: str, style: str = "") -> str:
    """Wrap HTML in an element."""
    return f'<{name} class="{style}">{inner}</{name}>' if style else f"<{name}>{inner}</{name}>"
