"""Colour for the terminal, or none: NO_COLOR (no-color.org), a pipe and a dumb terminal get none."""

import os
import shutil
from typing import TextIO

WIDEST = 100
"""Columns that a card uses at most: longer lines are hard to read."""


class Ink:
    r"""Writes text in a few styles; without colour the text is left as it is.

    Ink(True).strong("routing") → "\\x1b[1mrouting\\x1b[0m"; Ink(False).strong("routing") → "routing"
    """

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def plain(self, text: str) -> str:
        """For everything else."""
        return text

    def strong(self, text: str) -> str:
        """For names."""
        return self._write("1", text)

    def title(self, text: str) -> str:
        """For what stands above everything else."""
        return self._write("1;36", text)

    def quiet(self, text: str) -> str:
        """For labels, and for what is there only for completeness."""
        return self._write("2", text)

    def code(self, text: str) -> str:
        """For what one could type."""
        return self._write("33", text)

    def _write(self, style: str, text: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour and text else text

    def __repr__(self) -> str:
        return f"Ink({self.colour})"


def wants_colour(stream: TextIO) -> bool:
    """Decide whether to write escape codes to a stream."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def columns() -> int:
    """Return how wide to draw: the terminal's width (or $COLUMNS), but not too wide."""
    return min(shutil.get_terminal_size().columns, WIDEST)
