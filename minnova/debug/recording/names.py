"""The names of a frame: what has changed since the step before, as bounded texts.

A text is written anew only where the name stands for another object, or where that object has
changed: writing is what recording takes its time for.
"""

from collections.abc import Mapping
from typing import Any

from minnova.debug.masking import Mask, bounded_repr, is_secret
from minnova.debug.masking.texts import SURE
from minnova.debug.recording.state import READERS, Parts, same
from minnova.debug.recording.strings import NONE, Strings


class Written:
    """An object, the number of its text, and what that text was made of."""

    __slots__ = ("parts", "text", "value")

    def __init__(self, value: object, parts: Parts | None, text: int) -> None:
        self.value = value
        self.parts = parts
        self.text = text

    def __repr__(self) -> str:
        return f"<Written {self.text}>"


class Writer:
    """Writes values into the table of texts. It remembers those that some frame still holds."""

    def __init__(self, strings: Strings, mask: Mask) -> None:
        self.strings = strings
        self.mask = mask
        self.held: dict[int, Written] = {}

    def __repr__(self) -> str:
        return f"<Writer into {self.strings!r}>"

    def text(self, name: str, value: object) -> int:
        """Write a value; `name` is what it is called where it was found. Return the text's number."""
        name = "" if is_word(name, value) else name
        return self.strings.value(bounded_repr(value, mask=self.mask, name=name))

    def write(self, name: str, value: object, parts: Parts | None) -> Written:
        """Write a value, or take what was written of it while it was the same."""
        known = self.held.get(id(value))
        if known is not None and same(known.parts, parts) and not is_secret(name):
            return known
        return Written(value, parts, self.text(name, value))


def is_word(name: str, value: object) -> bool:
    """Tell a token of some grammar, as parsers call it, from one that opens doors."""
    return name == "token" and isinstance(value, str) and len(value) < SURE


class Names:
    """The names of one frame, as they were at its last step."""

    __slots__ = ("added", "known", "writer")

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.known: dict[str, Written] = {}
        self.added: list[int] = []

    def __repr__(self) -> str:
        return f"<Names {', '.join(self.known)}>"

    def changes(self, names: Mapping[str, Any]) -> list[int]:
        """Return what is new or different, as numbers: name, value, name, value.

        A name that is gone has NONE for its value.
        """
        found: list[int] = []
        known = self.known
        for name, value in names.items():
            before = known.get(name)
            if before is None or before.value is not value:
                parts = READERS.parts(value)
            elif before.parts is None or same(before.parts, parts := READERS.parts(value)):
                continue
            now = known[name] = self._write(name, value, parts)
            if before is None or before.text != now.text:
                found += self.writer.strings.name(name), now.text
        if len(known) > len(names):
            found += self._gone(names)
        return found

    def _write(self, name: str, value: object, parts: Parts | None) -> Written:
        """Write a value; what may be seen again in the calls inside this one is held until then."""
        written = self.writer.write(name, value, parts)
        if parts is not None:
            if id(value) not in self.writer.held:
                self.added.append(id(value))
            self.writer.held[id(value)] = written
        return written

    def _gone(self, names: Mapping[str, Any]) -> list[int]:
        gone = [name for name in self.known if name not in names]
        for name in gone:
            del self.known[name]
        return [one for name in gone for one in (self.writer.strings.name(name), NONE)]

    def let_go(self) -> None:
        """Hold nothing any more: the call is over."""
        for one in self.added:
            self.writer.held.pop(one, None)
        self.known.clear()
