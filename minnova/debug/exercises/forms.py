"""Of which form an answer is, how it is read, and when two are the same.

A form reads what somebody writes with some patience: a class counts as its name, capitals do not
matter, and a list may be written in one string. What it cannot read, it says how to write.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches

MOST = 12
"""Names that are listed when somebody writes one that there is not."""


class Unreadable(ValueError):
    """An answer that is not of its exercise's form; the text says what would be."""


class Form(ABC):
    """How the answers to a question are written."""

    @property
    @abstractmethod
    def wanted(self) -> str:
        """What to write in place of the dots, in words: "a number, such as `3`"."""

    @abstractmethod
    def plain(self, value: object) -> object:
        """Return an answer, or what a run says, so that two can be compared. Raises Unreadable."""

    def read(self, answer: object) -> object:
        """Return what somebody has answered. Raises Unreadable."""
        return self.plain(answer)

    def same(self, one: object, other: object) -> bool:
        """Tell whether two answers are the same."""
        return self.plain(one) == self.plain(other)

    def _not(self, answer: object) -> Unreadable:
        return Unreadable(f"`{answer!r:.60}` cannot be read as an answer. Write {self.wanted}.")


@dataclass(frozen=True, slots=True)
class Number(Form):
    """A whole number; one in quotes does, too."""

    @property
    def wanted(self) -> str:
        return "a number, such as `7`"

    def plain(self, value: object) -> int:
        if isinstance(value, int | str) and not isinstance(value, bool):
            with suppress(ValueError):
                return int(value)
        raise self._not(value)


@dataclass(frozen=True, slots=True)
class YesNo(Form):
    """True or False; the words do, too."""

    @property
    def wanted(self) -> str:
        return "`True` or `False`"

    def plain(self, value: object) -> bool:
        word = value.strip().casefold() if isinstance(value, str) else value
        if isinstance(word, bool) or word in ("yes", "no"):
            return word in (True, "yes")
        raise self._not(value)


@dataclass(frozen=True, slots=True)
class Word(Form):
    """A name. `among` are those to choose from, if the question says which there are."""

    among: tuple[str, ...] = ()
    example: str = "CORS"

    @property
    def wanted(self) -> str:
        if self.among:
            return "one of " + ", ".join(f"`{one!r}`" for one in self.among)
        return f"it in quotes, such as `{self.example!r}`"

    def plain(self, value: object) -> str:
        return self._written(value).casefold()

    def read(self, answer: object) -> str:
        """Return the name as it stands in `among`. Raises Unreadable, with those that are like it."""
        return known(self._written(answer), self.among)

    def _written(self, value: object) -> str:
        """Return a name with its capitals: a message repeats it as it was written."""
        name = value if isinstance(value, str) else getattr(value, "__name__", None)
        if not isinstance(name, str) or not name.strip():
            raise self._not(value)
        return name.strip()


@dataclass(frozen=True, slots=True)
class Words(Form):
    """Several names, in their order or in any."""

    among: tuple[str, ...] = ()
    ordered: bool = True

    @property
    def wanted(self) -> str:
        order = "in their order" if self.ordered else "in any order"
        some = ", out of " + ", ".join(f"`{one!r}`" for one in self.among) if self.among else ""
        return f"a list of names {order}, such as `['first', 'second']`{some}"

    def plain(self, value: object) -> tuple[str, ...]:
        parts = value.replace(",", " ").split() if isinstance(value, str) else value
        if not isinstance(parts, Iterable):
            raise self._not(value)
        names = [self._name(part, value) for part in parts]
        return tuple(names if self.ordered else sorted(set(names)))

    def read(self, answer: object) -> tuple[str, ...]:
        """Return the names as they stand in `among`. Raises Unreadable for one that does not."""
        return tuple(known(name, self.among) for name in self.plain(answer))

    def _name(self, part: object, whole: object) -> str:
        try:
            return Word().plain(part)
        except Unreadable as error:
            raise self._not(whole) from error


@dataclass(frozen=True, slots=True)
class Made(Form):
    """Something that the reader builds: a class, a function, a section of an ini file."""

    @property
    def wanted(self) -> str:
        return "what you have made"

    def plain(self, value: object) -> object:
        return value


def known(name: str, among: tuple[str, ...]) -> str:
    """Return the spelling of a name in a list of names; any will do where the list is empty.

    "faultwrapper" of ("CORS", "FaultWrapper") → "FaultWrapper". Raises Unreadable, with near matches.
    """
    spelled = {one.casefold(): one for one in among}
    folded = name.casefold()
    if folded in spelled or not among:
        return spelled.get(folded, name)
    near = [spelled[one] for one in get_close_matches(folded, spelled, n=3)]
    listed = near or list(among)[:MOST]
    hint = "Did you mean" if near else "There are"
    raise Unreadable(
        f"`{name}` is none of the names. {hint} {', '.join(f'`{one}`' for one in listed)}"
        + ("?" if near else ".")
    )
