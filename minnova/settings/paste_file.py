"""An api-paste.ini as PasteDeploy reads it, but with lines: what its sections are and what they name.

A section is `[type:name]`. PasteDeploy looks for a name among the types that can stand in its place
(an application may be an app, a composite, a pipeline or a filter-app) and never looks at the others,
so a misspelt type is met as a missing name, somewhere else.
"""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from minnova.settings.ini import Ini, Section, lines_of, parse_ini
from minnova.settings.problem import Problem, SettingsError, raise_all, read_text, shown

APP, FILTER, SERVER = "app", "filter", "server"

# Type of section -> what it can stand for.
TYPES = {
    "app": APP,
    "application": APP,
    "composite": APP,
    "composit": APP,
    "pipeline": APP,
    "filter-app": APP,
    "filter": FILTER,
    "server": SERVER,
}

# Options that PasteDeploy takes for itself; the others go to the factory.
OWN_OPTIONS = ("use", "filter-with", "require", "next")


@dataclass(frozen=True)
class PasteSection:
    """One `[type:name]` with its options, the values as PasteDeploy would hand them on."""

    header: str
    type: str
    name: str
    options: dict[str, str]

    @property
    def kind(self) -> str | None:
        """What it can stand for: APP, FILTER, SERVER, or None for a type that nobody knows."""
        return TYPES.get(self.type)

    @property
    def makes(self) -> str:
        """What its factory makes: a filter-app's a filter, which goes around the `next` one."""
        return FILTER if self.type == "filter-app" else self.kind or APP

    @property
    def arguments(self) -> dict[str, str]:
        """The options that go to the factory."""
        return {
            name: value
            for name, value in self.options.items()
            if name not in OWN_OPTIONS and not name.startswith(("set ", "get ", "paste."))
        }


@dataclass(frozen=True)
class PasteFile:
    """The sections of an api-paste.ini, and their places."""

    ini: Ini
    sections: tuple[PasteSection, ...]

    def __repr__(self) -> str:
        return f"<PasteFile {self.ini.path}: {len(self.sections)} sections>"

    def names(self, kind: str) -> dict[str, PasteSection]:
        """Give the sections that can stand for a kind, by name."""
        return {section.name: section for section in self.sections if section.kind == kind}

    def wrong(self, message: str, section: PasteSection, option: str = "") -> SettingsError:
        """Make, for the caller to raise, an error that points at an option or a section."""
        return _wrong(self.ini, message, section.header, option)


def _wrong(ini: Ini, message: str, header: str, option: str) -> SettingsError:
    place = next(iter(ini.options(header, option)), None) or ini.section(header)
    return ini.wrong(message, place or Section(header, 0, 0))


def is_absolute(name: str) -> bool:
    """Tell a name with a scheme, such as call:module:function, from one of a section of this file."""
    return bool(re.match("[a-zA-Z]+:", name))


def read_paste_file(path: Path) -> PasteFile:
    """Read the sections of an api-paste.ini.

    Raises SettingsError where the file is not INI, a section or an option stands twice, or a %(name)s
    in a value stands for nothing.
    """
    text = read_text(path, SettingsError)
    # As PasteDeploy sets its parser up; it adds `here` and `__file__`, so that values can name them.
    folder, file = str(path.resolve().parent), str(path.resolve())
    parser = configparser.ConfigParser(defaults={"here": folder, "__file__": file})
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(text, source=str(path))
    except configparser.Error as error:
        raise SettingsError(_syntax_problems(path, text, error)) from None
    ini = parse_ini(path, text)
    return PasteFile(ini, tuple(_sections(ini, parser)))


def _syntax_problems(path: Path, text: str, error: configparser.Error) -> list[Problem]:
    if isinstance(error, configparser.DuplicateOptionError):
        key = f"[{error.section}] {error.option}"
        return [Problem(path, "stands twice", error.lineno, key)]
    if isinstance(error, configparser.DuplicateSectionError):
        return [Problem(path, "stands twice", error.lineno, f"[{error.section}]")]
    if isinstance(error, configparser.MissingSectionHeaderError):
        message = f"not INI: before the first [section]: {shown(error.line.strip())}"
        return [Problem(path, message, error.lineno)]
    numbers = [number for number, _ in getattr(error, "errors", [])]
    lines = [(number, shown(lines_of(text)[number - 1])) for number in numbers]
    return [
        Problem(path, f"not INI: {line}", number) for number, line in lines or [(None, str(error))]
    ]


def _sections(ini: Ini, parser: configparser.ConfigParser) -> Iterator[PasteSection]:
    errors: list[SettingsError] = []
    for header in parser.sections():
        type_, _, name = header.partition(":")
        options = {}
        for option in parser.options(header):
            try:
                # The defaults are not a section's own, and PasteDeploy does not hand them on.
                if option not in parser.defaults():
                    options[option] = parser.get(header, option)
            except configparser.InterpolationError as error:
                message = f"{_reason(error)}; a % is written %%"
                errors.append(_wrong(ini, message, header, option))
        yield PasteSection(header, type_, name.strip(), options)
    raise_all(errors)


def _reason(error: configparser.InterpolationError) -> str:
    if isinstance(error, configparser.InterpolationMissingOptionError):
        return f"%({error.reference})s stands for nothing"
    return str(error.message).splitlines()[-1]
