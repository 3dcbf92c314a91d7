"""What a run prints, and at which step."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import TextIO, cast

from minnova.debug.recording.strings import Strings
from minnova.debug.recording.tape import Tape
from minnova.debug.session.outlet import Outlet


class Printed:
    """The texts that a run has printed, to either stream."""

    def __init__(self, tape: Tape) -> None:
        self.tape = tape
        self.texts: list[tuple[int, str, str]] = []

    def __repr__(self) -> str:
        return f"<Printed: {len(self.texts)} texts>"

    def note(self, stream: str, text: str) -> None:
        """Keep a text; those of one step are one."""
        step = max(0, len(self.tape.steps) - 1)
        if self.texts and self.texts[-1][:2] == (step, stream):
            text = self.texts.pop()[2] + text
        self.texts.append((step, stream, text))

    def finish(self, strings: Strings) -> list[list[object]]:
        """Describe them."""
        return [[step, stream, strings.value(text)] for step, stream, text in self.texts]


class Noting(StringIO):
    """A stream that notes what is written."""

    def __init__(self, printed: Printed, name: str) -> None:
        super().__init__()
        self.printed = printed
        self.name = name

    def write(self, text: str) -> int:
        """Note a text."""
        self.printed.note(self.name, text)
        return len(text)


@contextmanager
def listening(printed: Printed) -> Iterator[None]:
    """Keep what this thread prints to itself, for the length of the block; others print as ever."""
    before = sys.stdout, sys.stderr
    out = Outlet(sys.stdout, Noting(printed, "out"))
    error = Outlet(sys.stderr, Noting(printed, "err"))
    out.thread = error.thread = threading.get_ident()
    sys.stdout, sys.stderr = cast(TextIO, out), cast(TextIO, error)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
