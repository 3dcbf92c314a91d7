"""What is solved, kept in a small file of the reader's, so that a restart of the kernel loses nothing.

`$MINNOVA_PROGRESS` names the file; without it, it lies where the platform keeps such things, and
never in the checkout. A file that cannot be read is put aside; one that cannot be written is said.
"""

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

SCHEMA = 1
SPOILED = "The record of your progress, {path}, could not be read. It is kept as {aside}."
UNWRITTEN = "Your progress is not kept: {path} cannot be written ({reason})."


def file() -> Path:
    """Return the file that progress is kept in.

    On Linux that is ~/.local/state/minnova/progress.json (XDG Base Directory Specification).
    """
    if named := os.environ.get("MINNOVA_PROGRESS"):
        return Path(named).expanduser()
    return folder() / "minnova" / "progress.json"


def folder() -> Path:
    """Return where this platform keeps what a program wants to remember."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    state = Path(os.environ.get("XDG_STATE_HOME", ""))
    return state if state.is_absolute() else Path.home() / ".local" / "state"


@dataclass(slots=True)
class Book:
    """The names of the exercises that are solved; the file knows best, since kernels share it.

    `path` None: the file is looked for each time. What cannot be written is kept in `unsaved`.
    """

    path: Path | None = None
    unsaved: set[str] = field(default_factory=set)
    complaint: str = ""
    """What went wrong with the file last; said once, then emptied by whoever has said it."""

    def read(self) -> frozenset[str]:
        """Return what is solved, in this kernel or in another one before it."""
        path = self.path or file()
        saved: set[str] = set()
        try:
            saved = names_in(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            pass
        except OSError as error:
            self.complaint = UNWRITTEN.format(path=path, reason=error.strerror)
        except ValueError:
            self._put_aside(path)
        return frozenset(saved | self.unsaved)

    def add(self, name: str) -> None:
        """Take note that an exercise is solved; two kernels may share the file."""
        solved = self.read()
        if name not in solved:
            self.unsaved.add(name)
            self._write(solved | {name})

    def remove(self, names: Iterable[str]) -> None:
        """Forget that some were solved."""
        self.unsaved.difference_update(names)
        self._write(self.read().difference(names))

    def _write(self, solved: frozenset[str]) -> None:
        """Write beside the file, then take its place: nobody ever reads half of it."""
        path = self.path or file()
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        record = {"schema": SCHEMA, "solved": sorted(solved)}
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
            draft.replace(path)
            self.unsaved.clear()
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            self.complaint = UNWRITTEN.format(path=path, reason=error.strerror)

    def _put_aside(self, path: Path) -> None:
        aside = path.with_name(f"{path.name}.spoiled")
        with suppress(OSError):
            path.replace(aside)
        self.complaint = SPOILED.format(path=path, aside=aside.name)

    def __repr__(self) -> str:
        return f"<Book {self.path or file()}: {len(self.read())} solved>"


def names_in(text: str) -> set[str]:
    """Read a file's text: '{"schema": 1, "solved": ["01.1"]}' → {"01.1"}. Raises ValueError."""
    record = json.loads(text)
    names = record.get("solved") if isinstance(record, dict) else None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ValueError("not a record of progress")
    return set(names)
