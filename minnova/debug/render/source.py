"""Colour Python source for HTML, line by line."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType

CLASSES: tuple[tuple[Any, str], ...] = (
    (Comment, "comment"),
    (String, "string"),
    (Number, "number"),
    (Keyword, "keyword"),
    (Operator.Word, "keyword"),
    (Name.Function, "def"),
    (Name.Class, "def"),
    (Name.Decorator, "def"),
)
"""What is coloured, and the class that it gets. The first that fits counts."""


def coloured(lines: Sequence[str]) -> list[str]:
    """Return the lines as HTML, without line ends.

    ["return 1 < x"] → ['<i class="keyword">return</i> <i class="number">1</i> &lt; x']
    """
    lexer = PythonLexer(stripnl=False, ensurenl=False)
    tokens = lexer.get_tokens("\n".join(line.replace("\r", " ") for line in lines))
    return "".join(piece for kind, text in tokens for piece in pieces(kind, text)).split("\n")


def pieces(kind: _TokenType, text: str) -> Iterator[str]:
    """Yield a token as HTML; one that spans lines is closed and opened again at each line end."""
    found = next((name for parent, name in CLASSES if kind in parent), None)
    for number, line in enumerate(escape(text).split("\n")):
        if number:
            yield "\n"
        yield f'<i class="{found}">{line}</i>' if found and line.strip() else line
