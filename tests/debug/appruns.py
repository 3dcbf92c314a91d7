"""Runs of the applications in apps/, which are not ours: in this process, from that folder."""

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from minnova.debug.__main__ import main

APPS = Path(__file__).parent / "apps"
sys.path.append(str(APPS))  # the applications are imported by their own names
FLASK, PYRAMID, PASTE = "flask_hello:app", "pyramid_hello:app", "config:paste_hello.ini"
HELLO = ("--request", "GET /hello/you")


class Ran(NamedTuple):
    """What a run printed, and its exit status."""

    out: str
    err: str
    status: object


class Runner:
    """Runs `python -m minnova.debug` as somebody who sits in the folder of the applications."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> Ran:
        """Run it with these arguments."""
        self.capsys.readouterr()
        try:
            status: object = main([*arguments])
        except SystemExit as error:
            status = error.code
        return Ran(*self.capsys.readouterr(), status)
