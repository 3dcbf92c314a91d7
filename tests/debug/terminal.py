"""A real terminal, with a program in it and somebody typing."""

import os
import pty
import re
import subprocess
import sys
import termios
from typing import Self

import pexpect
from pexpect.fdpexpect import fdspawn

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>]|\x1b\][^\x07]*\x07")
"""What steers a terminal: colours, cursor, modes, titles."""

CTRL_C, CTRL_D, ESCAPE, TAB = "\x03", "\x04", "\x1b", "\t"


WITH_A_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Makes stdin the terminal that Ctrl-C comes from, then becomes the program."""


class Terminal:
    """Starts `python ARGUMENTS` in a pseudo-terminal, and types at its ipdb prompt."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        """Start it: not with a fork, since IPython's history has a thread in this process."""
        self.raw = ""
        self._count = 0
        ours, its = pty.openpty()
        termios.tcsetwinsize(its, (50, 200))
        self._program = subprocess.Popen(
            [sys.executable, "-c", WITH_A_TERMINAL, *arguments],
            stdin=its,
            stdout=its,
            stderr=its,
            env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **environment},
            start_new_session=True,
        )
        os.close(its)
        self._screen = fdspawn(ours, encoding="utf-8", timeout=60)

    @classmethod
    def debug(cls, *arguments: str, **environment: str) -> Self:
        """Start `python -m minnova.debug`."""
        return cls("-m", "minnova.debug", *arguments, **environment)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._program.kill()
        self._program.wait()
        self._screen.close()

    def until(self, pattern: str) -> str:
        """Wait until a pattern is shown; return everything up to there, without the escapes."""
        self._screen.expect(pattern)
        self.raw += self._screen.before + self._screen.after
        return plain(self._screen.before + self._screen.after)

    def prompt(self) -> str:
        """Wait for the prompt; return what came before it."""
        return self.until("ipdb>")

    def send(self, keys: str) -> None:
        """Press keys."""
        self._screen.send(keys)

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
        self._screen.expect(pexpect.EOF)
        self.raw += self._screen.before
        self._program.wait()
        return plain(self._screen.before)

    @property
    def status(self) -> int | None:
        """The exit status; None while the program runs."""
        return self._program.returncode


def plain(text: str) -> str:
    """Return a text without what steers the terminal."""
    return ESCAPES.sub("", text).replace("\r", "")
