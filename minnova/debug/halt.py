"""What one sees at a stop, as data: the model that every picture of it is drawn from."""

import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from minnova.debug.requests import ThisRequest
from minnova.debug.stops import STAGES, Stop

LONGEST = 400
"""Characters of a value that are kept. A terminal shows less; nothing shows more."""


@dataclass(frozen=True, slots=True)
class Halt:
    """One moment at a stop."""

    stop: Stop
    request: ThisRequest | None
    upcoming: int
    """The number of the request that comes next."""
    values: tuple[tuple[str, str], ...]
    """What is worth looking at: expression and bounded repr."""

    @property
    def where(self) -> str:
        """Say which request this is, or leads to; empty while there are none yet.

        → "request 3 · GET /v2.1/servers/detail", "before request 1", ""
        """
        if self.request:
            return str(self.request)
        sends = any(stage.sends for stage in STAGES if stage.name == self.stop.stage)
        return f"before request {self.upcoming}" if sends else ""


def look(
    expressions: tuple[str, ...], globals_: dict[str, Any], locals_: Mapping[str, Any]
) -> tuple[tuple[str, str], ...]:
    """Evaluate expressions in a frame's names.

    ("1 + 1", "nonsense") → (("1 + 1", "2"), ("nonsense", "<NameError: …>"))
    """
    return tuple((one, _look(one, globals_, locals_)) for one in expressions)


def _look(expression: str, globals_: dict[str, Any], locals_: Mapping[str, Any]) -> str:
    try:
        value = eval(expression, globals_, locals_)
    except Exception as error:
        return f"<{type(error).__name__}: {printable(str(error))}>"
    return bounded(value)


def bounded(value: object) -> str:
    """Return a value's repr on one line, cut in the middle where it is too long.

    An object whose `__repr__` raises is shown by its class and address.
    """
    glance = reprlib.Repr()
    glance.maxstring = glance.maxother = glance.maxlong = LONGEST
    glance.maxdict = glance.maxlist = glance.maxtuple = glance.maxset = 30
    return printable(glance.repr(value))[:LONGEST]


def printable(text: str) -> str:
    """Return the text without line ends and without what would steer a terminal."""
    text = " ".join(text.split())
    return "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in text)
