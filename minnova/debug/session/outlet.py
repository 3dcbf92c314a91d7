"""Whose print goes where: what the run writes is kept, what a cell writes goes where it always did.

`redirect_stdout` would take the prints of the next cell, too: sys.stdout is one for the process.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any, TextIO, cast


class Outlet:
    """A stream that keeps what one thread writes, and hands on what every other thread does."""

    def __init__(self, others: TextIO, kept: StringIO) -> None:
        self.others = others
        self.kept = kept
        self.thread: int | None = None

    def write(self, text: str) -> int:
        """Write where this thread's text goes."""
        return self._stream().write(text)

    def writelines(self, lines: list[str]) -> None:
        """Write where this thread's text goes."""
        self._stream().writelines(lines)

    def flush(self) -> None:
        """Flush where this thread's text goes."""
        self._stream().flush()

    def isatty(self) -> bool:
        """Say whether this thread writes to a terminal."""
        return self._stream().isatty()

    def _stream(self) -> TextIO:
        return self.kept if threading.get_ident() == self.thread else self.others

    def __getattr__(self, name: str) -> Any:
        return getattr(self.others, name)

    def __repr__(self) -> str:
        return f"<Outlet before {self.others!r}>"


class Outlets:
    """The streams of one session: what the run prints, and what the debugger answers."""

    def __init__(self) -> None:
        self.output = StringIO()
        self.answers = StringIO()
        self.stdout = Outlet(sys.stdout, self.output)
        self.stderr = Outlet(sys.stderr, self.output)
        self.debugger = Outlet(sys.stdout, self.answers)

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Keep what this thread prints, for the length of the block."""
        for outlet in (self.stdout, self.stderr, self.debugger):
            outlet.thread = threading.get_ident()
        self.stdout.others, self.stderr.others = sys.stdout, sys.stderr
        sys.stdout, sys.stderr = cast(TextIO, self.stdout), cast(TextIO, self.stderr)
        try:
            yield
        finally:
            self._take_out()

    def _take_out(self) -> None:
        """Put the streams back, unless somebody has put others in front of ours meanwhile."""
        if sys.stdout is cast(TextIO, self.stdout):
            sys.stdout = self.stdout.others
        if sys.stderr is cast(TextIO, self.stderr):
            sys.stderr = self.stderr.others

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Count what is printed while a command is run among its answers: `p print(1)`."""
        self.stdout.kept = self.stderr.kept = self.answers
        try:
            yield
        finally:
            self.stdout.kept = self.stderr.kept = self.output

    def answer(self) -> str:
        """Return what the debugger has said since the last time."""
        text = self.answers.getvalue()
        self.answers.seek(0)
        self.answers.truncate()
        return text
