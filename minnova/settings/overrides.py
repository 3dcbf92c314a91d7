"""Options and ini lines that stand in for those of the files, for one cloud.

    Cloud(conf={"DEFAULT": {"auth_strategy": "noauth2"}})

PasteDeploy takes nothing but a file, so the files are written again, with the other lines in them.
Everything that is not overridden stays as it is, comments included.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from minnova.settings.ini import Ini, lines_of, parse_ini
from minnova.settings.problem import SettingsError, read_text

# Section -> option -> value; None takes the option out.
Overrides = Mapping[str, Mapping[str, object]]


def lay_over(source: Path, overrides: Overrides, target: Path) -> Path:
    """Write a copy of an INI file with other values into the folder `target`, and give its path.

    A section or an option that is not there yet is added. Raises SettingsError if `source` cannot be
    read. For example {"DEFAULT": {"auth_strategy": "noauth2"}} over

        [DEFAULT]
        # how users are known
        auth_strategy = keystone

    changes the last of these lines only.
    """
    text = read_text(source, SettingsError)
    copy = target / source.name
    copy.write_text(merged(parse_ini(source, text), text, overrides), encoding="utf-8")
    return copy


def merged(ini: Ini, text: str, overrides: Overrides) -> str:
    """Give the text of an INI file with some options changed, added or (None) taken out."""
    # What each line becomes; a line that is gone becomes none.
    lines = {number: [line] for number, line in enumerate(lines_of(text), start=1)}
    end = lines.setdefault(len(lines) + 1, [])
    for section, options in overrides.items():
        added = [] if ini.section(section) else ["", f"[{section}]"]
        for name, value in options.items():
            if not _replace(ini, lines, section, name, value):
                added += _written(name, value)
        place = ini.section(section)
        (lines[place.last] if place else end).extend(added)
    return "\n".join(line for group in lines.values() for line in group) + "\n"


def _replace(ini: Ini, lines: dict[int, list[str]], section: str, name: str, value: object) -> bool:
    """Put the new value where the old one stands; False if there is none."""
    places = ini.options(section, name)
    for place in places:
        for number in range(place.line, place.last + 1):
            lines[number].clear()
    if places:
        lines[places[0].line].extend(_written(name, value))
    return bool(places)


def _written(name: str, value: object) -> list[str]:
    """Write an option: ("a", 1) -> ["a = 1"], ("a", ["b", "c"]) -> ["a = b,c"], ("a", None) -> []."""
    if value is None:
        return []
    if isinstance(value, list | tuple):
        value = ",".join(map(str, value))
    return f"{name} = {value}".replace("\n", "\n    ").split("\n")
