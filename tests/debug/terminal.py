"""A real terminal, with a program in it and somebody typing."""

import os
import re
import sys
from typing import Self

import pexpect

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\x1b\][^\x07]*\x07")
"""What steers a terminal: colours, cursor, modes, titles."""

CTRL_C, CTRL_D, ESCAPE, TAB = "\x03", "\x04", "\x1b", "\t"


class Terminal:
    """Starts `python ARGUMENTS` in a pseudo-terminal, and types at its ipdb prompt."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        """Start it. prompt_toolkit does not ask this terminal where its cursor is."""
        self.raw = ""
        self._count = 0
        self._child = pexpect.spawn(
            sys.executable,
            list(arguments),
            env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **environment},
            encoding="utf-8",
            timeout=60,
            dimensions=(50, 200),
        )

    @classmethod
    def debug(cls, *arguments: str, **environment: str) -> Self:
        """Start `python -m minnova.debug`."""
        return cls("-m", "minnova.debug", *arguments, **environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._child.close(force=True)

    def until(self, pattern: str) -> str:
        """Wait until a pattern is shown; return everything up to there, without the escapes."""
        self._child.expect(pattern)
        self.raw += self._child.before + self._child.after
        return plain(self._child.before + self._child.after)

    def prompt(self) -> str:
        """Wait for the prompt; return what came before it."""
        return self.until("ipdb>")

    def send(self, keys: str) -> None:
        """Press keys."""
        self._child.send(keys)

    def run(self, command: str) -> str:
        """Type a command and return what it shows, up to the next prompt.

        A second command behind it, on the same line, shows where that ends: the prompt itself
        is drawn again and again while one types.
        """
        self._count += 1
        self.send(f"{command} ;; print('end', 'of', {self._count})\r")
        shown = self.until(f"end of {self._count}\r?\n")
        self.prompt()
        return shown

    def leave(self, keys: str) -> str:
        """Press keys that end the program; return what it still shows."""
        self.send(keys)
        return self.end()

    def end(self) -> str:
        """Wait for the end of the program."""
        self._child.expect(pexpect.EOF)
        self.raw += self._child.before
        self._child.wait()
        return plain(self._child.before)

    @property
    def status(self) -> int | None:
        """The exit status; None after a signal."""
        return self._child.exitstatus


def plain(text: str) -> str:
    """Return a text without what steers the terminal."""
    return ESCAPES.sub("", text).replace("\r", "")
