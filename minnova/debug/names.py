"""Stops by name: one stop, all stops of a stage, or all of them."""

from collections.abc import Iterable
from difflib import get_close_matches

from minnova.debug.refusal import Refusal
from minnova.debug.stops import STAGES, STOPS, Stop

EVERYTHING = "all"
NAMES: tuple[str, ...] = (*(stage.name for stage in STAGES), *(stop.name for stop in STOPS))
"""Every name that stands for one stop or more, besides "all"."""

LISTED = "`python -m minnova.debug --stops` lists them"
"""Where all names are to be seen, said where nobody knows who asks; a prompt has a command for it."""


class UnknownName(Refusal, LookupError):
    """There is no such stop; the message says which ones are like it, or what lists them all."""

    def __init__(self, name: str, listed: str = LISTED) -> None:
        self.name = name
        self.near = near(name)
        hint = f"Did you mean {' or '.join(self.near)}?" if self.near else f"{listed}."
        super().__init__(f"no stop or stage is called {name!r}. {hint}")


def find(name: str, listed: str = LISTED) -> tuple[Stop, ...]:
    """Return the stops that a name stands for. Raises UnknownName, which says what has `listed` them.

    "routing.match" → (routing.match,); "routing" → its seven stops; "all" → all of them
    """
    if name == EVERYTHING:
        return STOPS
    found = tuple(stop for stop in STOPS if name in (stop.name, stop.stage))
    if not found:
        raise UnknownName(name, listed)
    return found


def find_all(names: Iterable[str]) -> tuple[Stop, ...]:
    """Return the stops that the names stand for: each once, in the order of the table."""
    wanted = {stop for name in names for stop in find(name)}
    return tuple(stop for stop in STOPS if stop in wanted)


def near(name: str) -> list[str]:
    """Return up to three names like this one: "rout.match" → ["routing.match"]."""
    by_word = [stop.name for stop in STOPS if stop.word == name.rpartition(".")[2]]
    by_letters = get_close_matches(name, [*NAMES, EVERYTHING], n=3, cutoff=0.6)
    return list(dict.fromkeys(by_word + by_letters))[:3]
