"""Where two answers differ: a list of places, with what stands there on either side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from .answer import Answer


class Difference(NamedTuple):
    """At `place`, nova has `recorded`, and minnova `ours`."""

    place: str
    recorded: Any
    ours: Any


class _Missing:
    """What stands where a side has nothing."""

    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()


def differences(recorded: Answer, ours: Answer) -> list[Difference]:
    """Compare status, headers, and JSON body; a body that is no JSON is like any other such."""
    found = list(_compare("status", recorded.status, ours.status))
    for name in recorded.headers:
        found += _compare(name, recorded.headers[name], ours.headers[name])
    if recorded.is_json:
        found += _compare("", recorded.body, ours.body if ours.is_json else MISSING)
    return found


def _compare(place: str, recorded: Any, ours: Any) -> Iterator[Difference]:
    """Go down into objects, and into lists of equal length; 1 and true are not equal here."""
    if isinstance(recorded, dict) and isinstance(ours, dict):
        for key in sorted(recorded.keys() | ours.keys()):
            below = recorded.get(key, MISSING), ours.get(key, MISSING)
            yield from _compare(f"{place}/{key}", *below)
    elif isinstance(recorded, list) and isinstance(ours, list) and len(recorded) == len(ours):
        for number, pair in enumerate(zip(recorded, ours, strict=True)):
            yield from _compare(f"{place}/{number}", *pair)
    elif type(recorded) is not type(ours) or recorded != ours:
        yield Difference(place or "body", recorded, ours)
