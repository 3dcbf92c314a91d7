"""The schema language of the cloud file: a dataclass whose fields say how they are read.

    @dataclass(frozen=True, kw_only=True)
    class Flavor:
        id: str = key(text)                          # must be there
        disabled: bool = key(truth, default=False)   # may be missing

`read_record(Flavor, value)` goes through the fields in their order; an unknown key, a missing
one and every value that its converter does not take become one CloudFileError.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import partial
from typing import Any, TypeVar

from minnova.seed.convert import Converter
from minnova.seed.value import CloudFileError, Value
from minnova.settings.problem import Gathering, did_you_mean, raise_all

T = TypeVar("T")
Derivation = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Key:
    """How one field is read."""

    convert: Converter[Any]
    derive: Derivation | None
    follows: str | None

    def read(self, entry: Value | None, found: Mapping[str, Any]) -> Any:
        """Give the value of the field, from its entry in the file or else from other fields."""
        if self.follows and found.get(self.follows) is None:
            return None
        if entry:
            return self.convert(entry)
        if self.derive:
            return self.derive(found)
        raise CloudFileError([])  # that it is missing was said of the whole record


def key(
    convert: Converter[Any],
    *,
    default: Any = MISSING,
    derive: Derivation | None = None,
    follows: str | None = None,
) -> Any:
    """Declare a field that is read from the file under its own name.

    Where the file does not say it, it is `default`, or what `derive` makes of the fields above it,
    by name; with neither it must be there. It is None whenever the field that it `follows` is.
    """
    if default is not MISSING:
        derive = partial(_always, default)
    return field(default=default, metadata={"key": Key(convert, derive, follows)})


def record(kind: type[T]) -> Converter[T]:
    """Make the converter of a mapping into a dataclass."""
    return lambda value: read_record(kind, value)


def read_record(kind: type[T], value: Value, **given: Any) -> T:
    """Read a dataclass from a mapping; `given` are fields that do not come from it.

    Raises CloudFileError with everything that is wrong in the mapping.
    """
    keys = _keys(kind)
    entries = {**value.fallback, **value.entries()}
    gathering = Gathering()
    with gathering:
        _check_names(value, entries, keys)
    found = _Found(given)
    for name, how in keys.items():
        with gathering:
            found[name] = how.read(entries.get(name), found)
    gathering.settle()
    return kind(**found)


def _check_names(value: Value, entries: Mapping[str, Value], keys: Mapping[str, Key]) -> None:
    """Raise CloudFileError for entries that are no keys or else for keys that have no entry."""
    unknown = [
        entry.wrong(f"unknown key{did_you_mean(name, keys)}")
        for name, entry in entries.items()
        if name not in keys
    ]
    missing = [
        value.child(name, value.node, value.line).wrong("missing")
        for name, key in keys.items()
        if name not in entries and not key.derive
    ]
    # An unknown key is mostly a missing one, mistyped: one mistake, not two.
    raise_all(unknown or missing)


class _Found(dict[str, Any]):
    """The fields read so far; one that was wrong silently takes along those derived from it."""

    def __missing__(self, name: str) -> Any:
        raise CloudFileError([])


def _always(default: Any, _: Mapping[str, Any]) -> Any:
    return default


def _keys(kind: type[Any]) -> dict[str, Key]:
    return {field.name: field.metadata["key"] for field in fields(kind) if "key" in field.metadata}
