"""bounded_repr: any object as one line of text, of bounded length, with the secrets masked.

Dictionaries, lists, tuples and sets are walked here, a few levels deep and a few items wide:
so a secret is known by the key before it, and what contains itself comes to an end. All else
is asked for its own `__repr__`, which may raise, recurse or return a megabyte.

Left out: a `__repr__` that never returns is waited for.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, repeat
from typing import Any

from minnova.debug.masking.mask import CUT, MASKED, Mask

LIMIT = 400
"""Characters of a value that are kept, unless told otherwise."""
MARGIN = 16_384
"""Characters behind the limit that are looked at, too: a secret may begin before it."""
DEPTH = 6
ITEMS = 30
SORTED = 1_000
"""Items up to which it is worth putting them in order."""
MATCH = {"action", "controller"}
"""What is in a match of Routes."""

BRACKETS: dict[type, tuple[str, str]] = {
    list: ("[", "]"),
    tuple: ("(", ")"),
    set: ("{", "}"),
    frozenset: ("frozenset({", "})"),
}
EMPTY: dict[type, str] = {set: "set()", frozenset: "frozenset()"}
WRITERS: dict[object, type] = {kind.__repr__: kind for kind in (str, bytes, dict, *BRACKETS)}
"""Which builtin type's `__repr__` a type has."""


def bounded_repr(
    value: object, limit: int = LIMIT, mask: Mask | None = None, name: str = ""
) -> str:
    """Return the repr of an object: one line, at most `limit` characters, without secrets.

    Where there is more, it ends in "…". `name` is what the value is called where it was found:
    an attribute, a variable, an environ key. Whatever the object's `__repr__` raises is told.

    {"user": "demo", "password": "secret"}  →  "{'user': 'demo', 'password': '***'}"
    """
    writer = Writer(limit, mask or Mask())
    return shortened(writer.write(value, name), limit)


class Writer:
    """Writes one value; `seen` holds the containers that it is in the middle of."""

    def __init__(self, limit: int, mask: Mask) -> None:
        self.limit = limit
        self.mask = mask
        self.seen: list[object] = []

    def __repr__(self) -> str:
        return f"<Writer of {self.limit} characters through {self.mask!r}>"

    def write(self, value: object, name: str = "") -> str:
        """Write a value in the way of its type, masked if its name says so."""
        if self.mask.learn(name, value):
            return repr(MASKED)
        try:
            return self._write(value)
        except (Exception, SystemExit) as problem:
            return failed(value, problem)

    def _write(self, value: object) -> str:
        kind = builtin(value)
        if kind is str or kind is bytes:
            return self.string(value)
        if kind is None:
            return self.other(value)
        if len(self.seen) == DEPTH or any(value is outer for outer in self.seen):
            return CUT
        self.seen.append(value)
        try:
            return self.dictionary(value) if kind is dict else self.sequence(value, kind)
        finally:
            self.seen.pop()

    def string(self, value: Any) -> str:
        """Write a str or bytes. The secrets go before it is cut: half a token is one, too."""
        if isinstance(value, bytes):
            return printable(self.mask.text(repr(value[: self.limit + MARGIN])))
        text = self.mask.text(value[: self.limit + MARGIN])
        return repr(text if len(text) <= self.limit else text[: self.limit] + CUT)

    def other(self, value: object) -> str:
        """Write what the object says of itself."""
        return printable(self.mask.text(repr(value)[: self.limit + MARGIN]))

    def dictionary(self, value: Any) -> str:
        """Write a dictionary: the secrets among its values are known by their keys."""
        items = list(islice(in_order(value, value.items()), ITEMS))
        self.mask.learn_all(dict(items))
        return "{" + self.joined(self.pairs(items), len(value)) + "}"

    def pairs(self, items: Iterable[tuple[object, Any]]) -> Iterator[str]:
        """Write the items of a dictionary. Of a token in it, `id` is the token itself."""
        for key, one in items:
            if key == "token" and builtin(one) is dict and isinstance(one.get("id"), str):
                self.mask.add(one["id"])
            yield f"{self.write(key)}: {self.write(one, key if isinstance(key, str) else '')}"

    def sequence(self, value: Any, kind: type) -> str:
        """Write a list, a tuple or a set. Of a header, as a pair, the first says what it is."""
        if not value and kind in EMPTY:
            return EMPTY[kind]
        opening, closing = BRACKETS[kind]
        comma = "," if kind is tuple and len(value) == 1 else ""
        named = kind is tuple and len(value) == 2 and builtin(value[0]) is str
        names = ("", value[0]) if named else repeat("")
        items = in_order(value, value) if kind in EMPTY else value
        return opening + self.joined(map(self.write, items, names), len(value)) + comma + closing

    def joined(self, written: Iterable[str], count: int) -> str:
        """Join items until there is enough of them."""
        parts: list[str] = []
        length = 0
        for one in islice(written, ITEMS):
            parts.append(one)
            length += len(one) + 2
            if length > self.limit:
                break
        return ", ".join(parts if len(parts) == count else [*parts, CUT])


def in_order(value: Any, items: Iterable[Any]) -> Iterable[Any]:
    """Return the items of a dictionary or a set, by name where their own order is chance.

    A set of texts has another order in each process, and so have the matches of Routes, which
    come from one (routes/route.py, Route._defaults).
    """
    chance = len(value) <= SORTED and (not isinstance(value, dict) or value.keys() >= MATCH)
    return sorted(items) if chance and all(type(one) is str for one in value) else items


def builtin(value: object) -> type | None:
    """Return the builtin type that writes a value, a subclass's too; None for all other objects."""
    return WRITERS.get(type(value).__repr__)


def failed(value: object, problem: BaseException) -> str:
    """Describe an object whose `__repr__` raises.

    "<Broken at 0x7f…: its repr raises ZeroDivisionError>"
    """
    kind = type(value).__name__
    return f"<{kind} at {id(value):#x}: its repr raises {type(problem).__name__}>"


def told(error: BaseException, mask: Mask) -> str:
    """Return what an exception says: one line, bounded, without secrets.

    KeyError("no") → "KeyError: 'no'"; of one whose own `__str__` raises, the class alone
    """
    kind = type(error).__name__
    try:
        said = mask.text(str(error)[: LIMIT + MARGIN])
    except (Exception, SystemExit):
        said = ""
    return shortened(printable(f"{kind}: {said}" if said else kind), LIMIT)


def printable(text: str) -> str:
    """Return a text on one line, without what would steer a terminal."""
    if text.isprintable():
        return text
    text = " ".join(text.split())
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def shortened(text: str, limit: int) -> str:
    """Cut a text: ("abcdef", 4) → "abc…"."""
    return text if len(text) <= limit else text[: max(0, limit - 1)] + CUT
