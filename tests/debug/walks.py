"""Walks through the toy stack, in this process and by script; and through the real one, outside."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from typing import NamedTuple

import toy

from minnova.debug.plan import Plan
from minnova.debug.run import Run
from minnova.debug.stops import Stop
from minnova.debug.terminal import walk


class Walked(NamedTuple):
    """What a walk printed, and the exit status."""

    text: str
    status: int


def walked(
    *commands: str,
    stops: Sequence[Stop] = (toy.FRONT,),
    paths: Sequence[str] = ("/things",),
    every: bool = False,
    also: Sequence[Stop] = (),
    run: Run | None = None,
) -> Walked:
    """Walk through the toy stack, with these commands at each of these stops.

    At those in `also` the walk does not halt by itself; their breakpoints come after the others.
    """
    run = run or Run("toy", partial(toy.ask, *paths))
    with redirect_stdout(StringIO()) as out:
        status = walk(run, Plan(tuple(stops), every), commands, [*stops, *also])
    return Walked(out.getvalue(), status)


def debug(
    *arguments: str, stdin: int | None = subprocess.DEVNULL, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `python -m minnova.debug` with no terminal."""
    command = [sys.executable, "-m", "minnova.debug", *arguments]
    return subprocess.run(
        command,
        stdin=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **environment},
        check=False,
    )


def halts(text: str) -> list[str]:
    """Return the stops whose cards a transcript shows: ["routing.match"]."""
    titles = [line.split() for line in text.splitlines() if line.startswith("━━")]
    return [f"{words[1]}.{words[3]}" for words in titles]
