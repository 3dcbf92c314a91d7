"""Draw what a cell of an exercise shows: as text, and as HTML with a coloured edge.

The sign says what the colour says. The style stands in the elements themselves, since a code
host's preview of a notebook keeps no style sheet.
"""

import re
import textwrap
from html import escape

from minnova.debug.exercises.reply import Kind, Reply
from minnova.debug.masking import printable
from minnova.debug.render.html import tag

WIDTH = 96
"""Columns of the text."""

SIGNS: dict[Kind, str] = {
    "question": "?",
    "right": "✓",
    "wrong": "✗",
    "open": "…",
    "hint": "→",
    "solution": "=",
    "progress": "▸",
}

# Of the palette of Okabe and Ito: visible on white and on black.
COLOURS: dict[Kind, str] = {
    "question": "#0072b2",
    "right": "#009e73",
    "wrong": "#d55e00",
    "open": "#8a94a0",
    "hint": "#e69f00",
    "solution": "#009e73",
    "progress": "#8a94a0",
}

CODE = re.compile(r"`([^`]+)`")


def text(reply: Reply) -> str:
    """Draw a reply as text: a line with its sign, and the paragraphs below it."""
    lines = [f"{SIGNS[reply.kind]} {printable(reply.title)}"]
    for paragraph in reply.words:
        lines += textwrap.wrap(
            printable(paragraph), WIDTH, initial_indent="  ", subsequent_indent="  "
        )
    return "\n".join(lines)


def html(reply: Reply) -> str:
    """Draw a reply as HTML: an edge of its colour, the title, the paragraphs."""
    colour = COLOURS[reply.kind]
    style = f"border-left: 4px solid {colour}; padding: 2px 12px; margin: 4px 0; max-width: 50em"
    sign = f'<span style="color: {colour}; font-weight: bold">{SIGNS[reply.kind]}</span>'
    title = f"{sign} {tag('b', escape(printable(reply.title)))}"
    paragraphs = "".join(paragraph(words) for words in reply.words)
    return f'<div style="{style}">{tag("div", title)}{paragraphs}</div>'


def paragraph(words: str) -> str:
    """Draw a paragraph: what stands in backticks is code."""
    inner = CODE.sub(r"<code>\1</code>", escape(printable(words), quote=False))
    return f'<p style="margin: 4px 0">{inner}</p>'
