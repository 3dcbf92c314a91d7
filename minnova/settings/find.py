"""Where etc/ is: the folder with nova.conf, api-paste.ini and cloud.yaml.

A nova looks into ~/.nova, ~, /etc/nova and /etc. Here none of these is looked at: the files of a real
nova on the same machine are not ours.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from minnova.settings.problem import Problem, SettingsError

VARIABLE = "MINNOVA_ETC"
FILES = ("nova.conf", "api-paste.ini")
PACKAGE = Path(__file__).resolve().parent.parent


def find_etc(argument: Path | str | None = None, package: Path = PACKAGE) -> Path:
    """Find the folder: the argument, $MINNOVA_ETC, the repository's etc/nova, the installed one.

    One that is asked for by argument or variable must be right: no other is taken in its place.
    Raises SettingsError with the places that were looked at.
    """
    asked = argument or os.environ.get(VARIABLE)
    if asked:
        return _checked(Path(asked).expanduser(), "" if argument else f"${VARIABLE}")
    repository, installed = package.parent / "etc" / "nova", package / "etc" / "nova"
    for folder in (repository, installed):
        if not _missing(folder):
            return folder
    message = f"nor {installed} has {' and '.join(FILES)}; say with ${VARIABLE} where they are"
    raise SettingsError([Problem(repository, message)])


def _checked(folder: Path, origin: str) -> Path:
    missing = _missing(folder)
    if not missing:
        return folder
    message = f"no {' and no '.join(missing)} there" if folder.is_dir() else "no such folder"
    hint = "".join(_hints(folder))
    raise SettingsError([Problem(folder, f"{message}{hint}", key=origin)])


def _missing(folder: Path) -> list[str]:
    return [name for name in FILES if not (folder / name).is_file()]


def _hints(folder: Path) -> Iterator[str]:
    """Offer the folder beside, above or below that has the files, if there is one."""
    for near in (folder.parent, folder / "nova", folder / "etc" / "nova"):
        if not _missing(near):
            yield f"; did you mean {near}?"
            return
