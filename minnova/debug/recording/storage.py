"""Recordings in files: JSON, with the version of its schema."""

import json
import os
from pathlib import Path
from typing import Any

from minnova.debug.recording.checking import wrong


class RecordingError(ValueError):
    """A file that holds no recording; the text says what is wrong with it."""


def write(data: dict[str, Any], path: Path) -> Path:
    """Write a recording, whole or not at all. Raises OSError."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return write_whole(path, text)


def write_whole(path: Path, text: str) -> Path:
    """Write a file beside its place and move it there: nobody finds half of it. Raises OSError.

    A link stays one, what it leads to is written. A device or a pipe is never replaced by a file:
    it is written to as it is.
    """
    if path.exists() and not path.is_file():
        return put(path, text)
    place = path.resolve()
    part = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        put(part, text).replace(place)
    except OSError as error:
        error.filename, error.filename2 = str(path), None  # of the part nobody has heard
        raise
    finally:
        part.unlink(missing_ok=True)
    return path


def put(path: Path, text: str) -> Path:
    """Write a text, with an escape for what is no UTF-8. Raises OSError."""
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
    return path


def read(path: Path) -> dict[str, Any]:
    """Read a recording. Raises OSError, or RecordingError for a file that holds none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise RecordingError(f"{path}: no recording: {error}") from error
    problem = wrong(data)
    if problem:
        raise RecordingError(f"{path}: {problem}")
    found: dict[str, Any] = data
    return found
