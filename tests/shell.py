"""Runs `python -m minnova …` as a shell does, and reads the tables that novaclient prints."""

import os
import subprocess
import sys
from pathlib import Path

Done = subprocess.CompletedProcess[str]


def nova(*args: str, **variables: str) -> Done:
    """Run the command outside the checkout, with these variables beside those of the tests."""
    return subprocess.run(
        [sys.executable, "-m", "minnova", *args],
        cwd=Path.home(),
        env=os.environ | {"COLUMNS": "200"} | variables,
        capture_output=True,
        text=True,
        timeout=60,
    )


def column(done: Done, number: int) -> list[str]:
    """Return a column of the table that was printed, without its head."""
    rows = [line.split("|") for line in done.stdout.splitlines() if line.startswith("|")]
    return [row[number].strip() for row in rows[1:]]
