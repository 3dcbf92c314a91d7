"""Start a python and watch it from outside: how long it took, what it took, when its prompt came."""

import os
import pty
import select
import shlex
import subprocess
import sys
import termios
import textwrap
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
THREE_SERVERS = ROOT / "tests" / "reference" / "newton" / "cloud.yaml"
KIB_OR_BYTES = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss
PATIENCE = 60.0


class Failed(Exception):
    """Something that is to be measured does not work; the message names the command."""


@dataclass(frozen=True)
class Run:
    """One process from start to exit: seconds on the clock, peak resident memory in MiB."""

    seconds: float
    memory: float


def run(*arguments: str) -> Run:
    """Run python with these arguments, to no output; raises Failed unless it exits with 0."""
    nowhere = subprocess.DEVNULL
    command = [sys.executable, *arguments]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdin=nowhere, stdout=nowhere)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    check(process.returncode, arguments)
    return Run(seconds, usage.ru_maxrss * KIB_OR_BYTES / 2**20)


def output(*arguments: str) -> str:
    """Run python with these arguments and give what it prints; raises Failed unless it exits with 0."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    check(done.returncode, arguments)
    return done.stdout


def check(status: int, arguments: tuple[str, ...]) -> None:
    """Raise Failed unless the status is 0; what went wrong has been said on stderr by then."""
    if status:
        raise Failed(f"Nothing to measure, exit status {status}: {shown(arguments)}")


def shown(arguments: tuple[str, ...]) -> str:
    """Write a command as one could type it; of a long script the beginning is enough."""
    return textwrap.shorten(f"python {shlex.join(arguments)}", 200, placeholder=" …")


def until(sign: bytes, *arguments: str) -> float:
    """Run python in a terminal of its own; give the seconds until it prints the sign, then end it."""
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (40, 120))
    started = time.perf_counter()
    process = start(its, arguments)
    try:
        os.close(its)
        read_until(sign, ours, arguments)
        return time.perf_counter() - started
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def start(terminal: int, arguments: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """Start python with all three streams on a terminal that does not say where its cursor is."""
    environment = os.environ | {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
    command = [sys.executable, *arguments]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )


def read_until(sign: bytes, terminal: int, arguments: tuple[str, ...]) -> None:
    """Read what is printed until the sign is in it; raises Failed when it ends or dawdles before."""
    seen = b""
    while sign not in seen:
        piece = read(terminal)
        if not piece:
            raise Failed(f"No {sign.decode()} came: {shown(arguments)}")
        seen += piece


def read(terminal: int) -> bytes:
    """Give what is printed next; b"" at the end, which Linux reports as an error, or after PATIENCE."""
    ready, _, _ = select.select([terminal], [], [], PATIENCE)
    try:
        return os.read(terminal, 65536) if ready else b""
    except OSError:
        return b""
