"""Make .venv ready for one purpose: `python3 .ci/venv.py debug [.venv]` (or lab, test, lint).

The Makefile runs it before everything else; it needs only the standard library. The first call makes .venv and
installs the pinned versions, a later one finds its stamp and is done at once. The stamp is a digest of
pyproject.toml and constraints.txt: to touch one means nothing, to change one installs anew.
"""

import hashlib
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / (sys.argv[2:] or [".venv"])[0]
PYTHON = VENV / "bin" / "python"
EXTRAS = {"debug": "", "lab": "[lab]", "test": "[test]", "lint": "[lint]"}

Command = list[str | Path]


def main(purpose: str) -> None:
    """Leave with everything installed that this purpose needs, or with a message and status 1."""
    stamp = VENV / f"ready-to-{purpose}"
    if belongs_here() and stamp.exists() and stamp.read_text() == digest():
        return
    if not usable():
        create()
    install(purpose)
    stamp.write_text(digest())


def belongs_here() -> bool:
    """Tell whether the folder was made by this interpreter for this folder: its scripts name both."""
    expected = {"executable": os.path.realpath(base()), "folder": str(VENV)}
    return PYTHON.exists() and expected.items() <= origin().items()


def usable() -> bool:
    """Tell whether the folder belongs here and was finished: an interrupted one has no pip."""
    question: Command = [PYTHON, "-m", "pip", "--version"]
    return belongs_here() and not subprocess.run(question, capture_output=True).returncode


def origin() -> dict[str, str]:
    """Read pyvenv.cfg: the `executable`, and as `folder` where the `command` that it names put it."""
    lines = (VENV / "pyvenv.cfg").read_text().splitlines()
    found = dict(line.split(" = ", 1) for line in lines if " = " in line)
    found["folder"] = str(VENV) if found.get("command", "").endswith(str(VENV)) else ""
    return found


def base() -> str:
    """Name the interpreter that runs this, or the one behind it when that is a .venv's."""
    return getattr(sys, "_base_executable", sys.executable)


def digest() -> str:
    """Fold what an installation depends on into one word."""
    files = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def create() -> None:
    """Make the folder; what stood there belonged to another interpreter or folder, or was broken."""
    verb = f"Making {VENV.name} anew" if VENV.exists() else f"Making {VENV.name}"
    say(f"{verb} with Python {sys.version.split()[0]} …")
    run([base(), "-m", "venv", "--clear", VENV])


def install(purpose: str) -> None:
    """Install minnova from this folder, and what the purpose needs at the pinned versions."""
    say(f"Installing what this needs into {VENV.name}: a minute or two, only this once …")
    started = time.monotonic()
    pip: Command = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "-qq",
        "--no-input",
        "--disable-pip-version-check",
    ]
    run([*pip, "--constraint", "constraints.txt", "--editable", f".{EXTRAS[purpose]}"])
    say(f"Ready after {time.monotonic() - started:.0f} seconds.")


def run(command: Command) -> None:
    """Run a command that explains its own failures; when it fails, so do we."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode:
        again = "Once that is mended, the same `make` goes on from here."
        sys.exit(f"This failed, and why stands above:\n  {shown(command)}\n{again}")


def shown(command: Command) -> str:
    """Write a command as one could type it."""
    return shlex.join(str(word) for word in command)


def say(line: str) -> None:
    """Print one line on stderr, so that standard output carries nothing but the run."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("\nInterrupted; the same `make` goes on from here.")
