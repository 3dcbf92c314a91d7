"""What is wrong in a file of etc/: which file, which line, which key, and what to write instead.

The cloud file, nova.conf and api-paste.ini are read by three different parsers; what a person is
told about a mistake in any of them has one shape, and this module is that shape:

    etc/nova/cloud.yaml:41: servers[2].flavr: unknown key; did you mean 'flavor'?

A nova answers such a mistake with the traceback of whichever library met it first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType


@dataclass(frozen=True)
class Problem:
    """One mistake: `line` counts from 1, `key` is empty where the whole file is meant."""

    path: Path
    message: str
    line: int | None = None
    key: str = ""

    def __str__(self) -> str:
        """Problem(Path("a.yaml"), "missing", 3, "users") -> "a.yaml:3: users: missing"."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return ": ".join(part for part in (place, self.key, self.message) if part)


class FileError(Exception):
    """A file that cannot be used: its text has one line for each of its `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        # The same mistake is met once by everybody who relies on it, but is one mistake.
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(map(str, self.problems)))


class SettingsError(FileError):
    """A nova.conf or an api-paste.ini that cannot be used, or no etc/ at all."""


class Gathering:
    """Collect the problems of several steps, so that one run names all of them.

        gathering = Gathering()
        for step in steps:
            with gathering:
                step()
        gathering.settle()

    An error need not bring a problem: a step that failed only because an earlier one did raises an
    empty one, which settles nothing but keeps the result from being used.
    """

    def __init__(self) -> None:
        self.errors: list[FileError] = []

    def __repr__(self) -> str:
        return f"<Gathering: {len(self.errors)} errors>"

    def __enter__(self) -> Gathering:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        """Keep a FileError and go on behind the block; let everything else through."""
        if isinstance(error, FileError):
            self.errors.append(error)
            return True
        return False

    def settle(self) -> None:
        """Raise everything that was gathered as one error of the first one's class, if any."""
        raise_all(self.errors)


def raise_all(errors: Sequence[FileError]) -> None:
    """Raise several errors as one of the first one's class, in the order of lines; none is fine."""
    if errors:
        problems = [problem for error in errors for problem in error.problems]
        raise type(errors[0])(sorted(problems, key=lambda problem: problem.line or 0))


def read_text(path: Path, error_class: type[FileError]) -> str:
    """Read a file of etc/, which is a text in UTF-8; raise an `error_class` if it is none."""
    try:
        content = path.read_bytes()
        return content.decode("utf-8")
    except OSError as error:
        raise error_class([Problem(path, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"not a text in UTF-8: byte 0x{content[error.start]:02x}"
        raise error_class([Problem(path, message, line)]) from None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Give the end of a sentence that offers the names nearest to a mistyped one.

    did_you_mean("flavr", ["flavor", "image"]) -> "; did you mean 'flavor'?"; "" if none is near.
    """
    # Imported here because nobody needs it while the files are right.
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(names), n=3, cutoff=0.7)
    return f"; did you mean {' or '.join(map(repr, near))}?" if near else ""


def shown(text: str, width: int = 60) -> str:
    """Quote a value for a message; a long one is cut: shown("much") -> "'much'"."""
    return repr(text if len(text) <= width else text[: width - 1] + "…")
