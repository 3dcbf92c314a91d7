"""Where everything stands in an INI file: its sections and options with their lines.

oslo.config and PasteDeploy each parse their file with a parser of their own, and both forget the lines
on the way. This reads what the two have in common; what only one of them refuses is left to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from minnova.settings.problem import Problem, SettingsError, read_text


@dataclass
class Option:
    """One `name = value`; a value of several lines ends with line `last`."""

    section: str
    name: str
    value: str
    line: int
    last: int

    @property
    def key(self) -> str:
        """How an error calls it: "[DEFAULT] auth_strategy"."""
        return f"[{self.section}] {self.name}"


@dataclass
class Section:
    """One `[name]` and the options below it, up to line `last`."""

    name: str
    line: int
    last: int
    options: list[Option] = field(default_factory=list)

    @property
    def key(self) -> str:
        """How an error calls it: "[DEFAULT]"."""
        return f"[{self.name}]"


@dataclass
class Ini:
    """The sections of one file, in its order; one whose name stands twice is there twice."""

    path: Path
    sections: list[Section] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"<Ini {self.path}: {len(self.sections)} sections>"

    def options(self, section: str, name: str) -> list[Option]:
        """Find the places where an option stands."""
        return [
            option
            for each in self.sections
            for option in each.options
            if (option.section, option.name) == (section, name)
        ]

    def section(self, name: str) -> Section | None:
        """Find a section."""
        return next((each for each in self.sections if each.name == name), None)

    def wrong(self, message: str, place: Section | Option) -> SettingsError:
        """Make, for the caller to raise, an error that points at an option or a section."""
        return SettingsError([Problem(self.path, message, place.line, place.key)])


def read_ini(path: Path) -> Ini:
    """Read the sections and options of a file.

    Raises SettingsError at the first line that is neither of them, nor a comment.
    """
    return parse_ini(path, read_text(path, SettingsError))


def parse_ini(path: Path, text: str) -> Ini:
    """Read sections and options from a text; `path` is for the errors."""
    ini = Ini(path)
    for number, line in enumerate(lines_of(text), start=1):
        stripped = line.strip()
        if stripped and stripped[0] not in "#;":
            problem = _take(ini, line, stripped, number)
            if problem:
                raise SettingsError([Problem(path, problem, number)])
    return ini


def lines_of(text: str) -> list[str]:
    """Split where the INI parsers do, which open a file as text: at LF, CR LF, and a CR alone.

    str.splitlines() would also split at form feeds and the like.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def _take(ini: Ini, line: str, stripped: str, number: int) -> str | None:
    """Add one line to what was read so far, or say what is wrong with it."""
    if line[0].isspace():
        return _continue(ini, stripped, number)
    if stripped.startswith("["):
        return _begin_section(ini, stripped, number)
    return _add_option(ini, stripped, number)


def _begin_section(ini: Ini, stripped: str, number: int) -> str | None:
    name = stripped[1:-1]
    if not stripped.endswith("]") or not name:
        return f"a section is [its name], not {stripped!r}"
    ini.sections.append(Section(name, number, number))
    return None


def _add_option(ini: Ini, stripped: str, number: int) -> str | None:
    ends = [at for at in (stripped.find("="), stripped.find(":")) if at >= 0]
    if not ends or not stripped[: min(ends)].strip():
        return f"neither a [section] nor an option = value: {stripped!r}"
    if not ini.sections:
        return f"an option before the first [section]: {stripped!r}"
    name, value = stripped[: min(ends)].strip(), stripped[min(ends) + 1 :].strip()
    section = ini.sections[-1]
    section.options.append(Option(section.name, name, value, number, number))
    section.last = number
    return None


def _continue(ini: Ini, stripped: str, number: int) -> str | None:
    if not ini.sections or not ini.sections[-1].options:
        return f"begins with a blank, but there is no option that it could continue: {stripped!r}"
    section = ini.sections[-1]
    option = section.options[-1]
    option.value, option.last, section.last = f"{option.value}\n{stripped}", number, number
    return None
