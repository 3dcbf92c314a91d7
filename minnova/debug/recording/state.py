"""What the text of an object is made of: as long as that is the same, so is the text.

To compare parts is much faster than to write a text, and nothing of the run is called. Looked at
are the items of containers and the attributes of objects, two levels deep and a few items wide:
what changes further down is seen when something nearer does.
"""

from collections.abc import Callable
from itertools import islice
from operator import is_
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

Parts = list[object]

STAYING: tuple[type, ...] = (
    *(str, bytes, int, float, complex, bool, type(None), type(Ellipsis), range, type),
    *(FunctionType, BuiltinFunctionType, ModuleType, MethodType),
)
"""Types whose objects always say the same."""

WIDEST = 60
MOST = 60
"""Items of each level, and parts behind which no further level is looked at."""


class Readers(dict[type, Callable[[Any], Parts] | None]):
    """Remembers, for each type, how the parts of its objects are read; None if they stay the same."""

    def __missing__(self, kind: type) -> Callable[[Any], Parts] | None:
        self[kind] = reader(kind)
        return self[kind]

    def parts(self, value: object) -> Parts | None:
        """Return the parts of an object, and theirs; None for one that always says the same."""
        read = self[type(value)]
        if read is None:
            return None
        found = read(value)
        for part in tuple(found):
            if len(found) > MOST:
                break
            if read := self[type(part)]:
                found += read(part)
        return found


def reader(kind: type) -> Callable[[Any], Parts] | None:
    """Choose how the parts of a type's objects are read."""
    if kind in STAYING or type.__getattribute__(kind, "__repr__") is object.__repr__:
        return None
    if issubclass(kind, dict):
        return pairs
    return items if issubclass(kind, list | tuple | set | frozenset) else attributes


def pairs(value: Any) -> Parts:
    """Return how many items a dictionary has, and the items."""
    keys, values = dict.keys(value), dict.values(value)
    return [len(keys), *islice(keys, WIDEST), *islice(values, WIDEST)]


def items(value: Any) -> Parts:
    """Return how many items a list has, and the items."""
    return [len(value), *islice(value, WIDEST)]


def attributes(value: Any) -> Parts:
    """Return the attributes of an object; something new each time if they cannot be read."""
    try:
        return pairs(object.__getattribute__(value, "__dict__"))
    except Exception:
        return [object()]


def same(before: Parts | None, now: Parts | None) -> bool:
    """Tell whether two lists hold the very same objects."""
    if before is None or now is None:
        return before is now
    return len(before) == len(now) and all(map(is_, before, now))


READERS = Readers()
