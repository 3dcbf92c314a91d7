"""Comparing: two environs, two lists of headers. What comes out is Changes."""

from collections.abc import Iterator, Mapping

from minnova.debug.diff.model import Answer, Change
from minnova.debug.diff.snapshot import ATTRIBUTES, Seen, Snapshot


def environs(before: Snapshot, after: Snapshot) -> tuple[Change, ...]:
    """Compare what a layer was given with what the next one is given.

    A dictionary that both have is compared by its items.
    """
    return tuple(_seen(before, after))


def _seen(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    for key in (*before, *(key for key in after if key not in before)):
        old, new = before.get(key), after.get(key)
        if old and new and old.same(new):
            continue
        if key == ATTRIBUTES:
            yield from _seen(old.items if old else {}, new.items if new else {})
        elif old and new and old.items and new.items:
            yield from list(_seen(old.items, new.items)) or [change(key, old, new)]
        else:
            yield change(key, old, new)


def change(key: str, before: Seen | None, after: Seen | None) -> Change:
    """Describe one change."""
    return Change(key, before.shown if before else None, after.shown if after else None)


def headers(before: Answer | None, after: Answer | None) -> tuple[Change, ...]:
    """Compare the headers of two answers; their names are equal in any case (RFC 9110, 5.1).

    A name that comes several times, as Set-Cookie does, has its values joined.
    """
    old, new = joined(before), joined(after)
    names = dict.fromkeys((*old, *new))
    pairs = ((old.get(name, ("", None)), new.get(name, ("", None))) for name in names)
    return tuple(Change(was[0] or now[0], was[1], now[1]) for was, now in pairs if was[1] != now[1])


def joined(answer: Answer | None) -> Mapping[str, tuple[str, str | None]]:
    """Return the headers by their names in small letters, with the name as it was written.

    [("Vary", "Accept"), ("vary", "Cookie")]  →  {"vary": ("Vary", "Accept, Cookie")}
    """
    found: dict[str, tuple[str, str | None]] = {}
    for name, value in answer.headers if answer else ():
        written, others = found.get(name.lower(), (name, None))
        found[name.lower()] = written, value if others is None else f"{others}, {value}"
    return found
