"""Families of routes: a resource brings each of its actions four times.

With a project's id and without one, with a format and without one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from minnova.debug.routing.model import RouteRow

SHAPE = re.compile(r"(?P<first>/\{\w+\}(?=/))?(?P<middle>.*?)(?P<last>\.\{\w+\})?")


@dataclass(frozen=True, slots=True)
class Family:
    """Routes with the same method and endpoint, and the paths of all of them in one line."""

    routes: tuple[RouteRow, ...]
    pattern: str
    """What only some of them have stands in brackets: "[/{project_id}]/servers[.{format}]"."""


def families(rows: Iterable[RouteRow]) -> tuple[Family, ...]:
    """Put routes together that differ only in a first variable or a last ending."""
    groups: dict[tuple[str, str, str], list[RouteRow]] = {}
    for row in rows:
        middle = _shape(row)[1]
        groups.setdefault((row.method, row.endpoint, middle), []).append(row)
    return tuple(family for group in groups.values() for family in _families(group))


def _families(group: list[RouteRow]) -> list[Family]:
    """Make one family of a group if it has every combination of its parts, else one of each."""
    firsts, middles, lasts = (sorted(set(parts)) for parts in zip(*map(_shape, group), strict=True))
    if len({row.pattern for row in group}) != len(firsts) * len(lasts):
        return [Family((row,), row.pattern) for row in group]
    return [Family(tuple(group), _written(firsts) + middles[0] + _written(lasts))]


def _shape(row: RouteRow) -> tuple[str, str, str]:
    """Cut a pattern up: "/{id}/servers.{format}" → ("/{id}", "/servers", ".{format}")."""
    found = SHAPE.fullmatch(row.pattern)
    first, middle, last = found.groups("") if found else ("", row.pattern, "")
    return first, middle, last


def _written(parts: list[str]) -> str:
    """Write alternatives, of which one may be nothing: ["", ".{format}"] → "[.{format}]"."""
    alternatives = "|".join(part for part in parts if part)
    return f"[{alternatives}]" if len(parts) > 1 else alternatives
