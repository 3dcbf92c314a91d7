"""A snapshot: what an environ holds at one moment, as texts.

An environ is one dictionary that all layers write into: what it held before is known only to
whoever has looked. Looking costs a repr for each value that may have changed since.
"""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from wsgiref.types import WSGIEnvironment

from minnova.debug.masking import MASKED, Mask, bounded_repr

ATTRIBUTES = "webob.adhoc_attrs"
"""Where webob keeps what a layer sets on its request: `req.is_legacy = True`. The next layer makes
a request of its own, and finds it there."""
WEBOB_OWN = "response"
"""What every wsgify sets, before its function is called: not the layer's doing."""

WIDEST = 100
"""Items of a dictionary that are compared."""

ATOMS = (str, bytes, int, float, bool, type(None))
CONTAINERS = (dict, list, tuple)


@dataclass(frozen=True, slots=True)
class Seen:
    """A value, as it was shown when it was seen. A dictionary's items are seen one by one, too."""

    value: object
    shown: str
    items: Mapping[str, "Seen"] = field(default_factory=dict)
    content: bytes | None = None
    """All that a container of plain values held, see `content_of`; None of anything else."""

    def same(self, other: "Seen") -> bool:
        """Tell whether nothing has changed: an object must be the same one, and say the same."""
        if type(self.value) is not type(other.value) or self.shown != other.shown:
            return False
        if type(self.value) in ATOMS:
            return bool(self.value == other.value)
        return self.value is other.value or type(self.value) in CONTAINERS

    def holds_still(self, content: bytes | None) -> bool:
        """Tell whether the value has not changed, or its repr would not tell if it had."""
        kind = type(self.value)
        if kind in CONTAINERS:
            return content is not None and content == self.content
        return kind in ATOMS or kind.__repr__ is object.__repr__


Snapshot = Mapping[str, Seen]


def snapshot(environ: WSGIEnvironment, mask: Mask, before: Snapshot) -> Snapshot:
    """Look at an environ. What cannot have changed since `before` is taken from there.

    {"PATH_INFO": "/servers"}  →  {"PATH_INFO": Seen("/servers", "'/servers'")}
    """
    items = tuple(environ.items())
    return {str(key): look(str(key), value, mask, before.get(str(key))) for key, value in items}


def look(name: str, value: object, mask: Mask, before: Seen | None) -> Seen:
    """Look at a value, and if it is a dictionary, at its items."""
    content = content_of(value)
    if before and before.value is value and before.holds_still(content):
        return before
    return Seen(value, shown(name, value, mask), inside(name, value, mask), content)


def content_of(value: Any) -> bytes | None:
    r"""Fold a container of plain values into bytes, in a tenth of the time that its repr takes.

    A token's data is one, and no layer changes it. None of any other value, and of a container of
    objects.

    {"rows": 10}  →  b"{u\x04\x00\x00\x00rowsi\n\x00\x00\x000"
    """
    try:
        return marshal.dumps(value, 0) if type(value) in CONTAINERS else None
    except ValueError:
        return None


def inside(name: str, value: object, mask: Mask) -> dict[str, Seen]:
    """Look at the items of a dictionary.

    {"rows": 10} in "toolbar"  →  {"toolbar['rows']": Seen(10, "10")}
    {"is_legacy": True} in "webob.adhoc_attrs"  →  {"req.is_legacy": Seen(True, "True")}
    """
    if type(value) is not dict:
        return {}
    items = [(str(key), one) for key, one in tuple(value.items())[:WIDEST]]
    if name == ATTRIBUTES:
        named = ((f"req.{key}", key, one) for key, one in items if key != WEBOB_OWN)
    else:
        named = ((f"{name}[{bounded_repr(key, 40, mask)}]", key, one) for key, one in items)
    return {full: Seen(one, shown(key, one, mask)) for full, key, one in named}


def shown(name: str, value: object, mask: Mask) -> str:
    """Write a value, or a mask where its name says that it is secret."""
    return bounded_repr(value, mask=mask, name=name)


def header(name: str, value: str, mask: Mask) -> str:
    """Write a header's value: no repr, but no control characters either, and no secret."""
    if mask.learn(name, value):
        return MASKED
    return bounded_repr(value, mask=mask)[1:-1]
