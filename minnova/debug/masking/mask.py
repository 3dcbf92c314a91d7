"""Mask: remembers the secrets of a run, and hides them in texts."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeGuard
from urllib.parse import quote, quote_plus

from minnova.debug.masking import texts
from minnova.debug.masking.names import is_secret

MASKED = "***"
"""What stands in place of a secret."""

SHORTEST = 4
"""Characters that a secret must have to be hidden where no name gives it away: else "on" or "1",
once a password, would be hidden in all words."""
WORD = 8
"""Characters below which a secret is hidden as a whole word only, not inside "secretary"."""
CUT = "…"
"""What ends a text that was cut."""


class Mask:
    """Hides what is secret: by name, and by value once a value was seen behind such a name.

    >>> mask = Mask()
    >>> mask.learn("X-Auth-Token", "0c1d2e3f")
    True
    >>> mask.text("no token 0c1d2e3f in the database; password=secret")
    'no token *** in the database; password=***'
    """

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """Start with secrets that are known beforehand."""
        self._secrets: set[str] = set()
        self._spelled: list[str] = []
        for secret in secrets:
            self.add(secret)

    def __repr__(self) -> str:
        return f"<Mask of {len(self._secrets)} secrets>"

    def add(self, secret: str) -> None:
        """Hide this text from now on, in whatever spelling."""
        if len(secret) >= SHORTEST and secret not in self._secrets:
            self._secrets.add(secret)
            self._spelled = sorted({*self._spelled, *spellings(secret)}, key=lambda one: -len(one))

    def learn(self, name: str, value: object) -> bool:
        """Tell whether a value is secret because of its name, and remember it if it is.

        Nothing (None, True, "") and what is no text (a dictionary, an object) is not.
        """
        if not is_secret(name) or not is_text(value) or value in (b"", ""):
            return False
        text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
        for secret in secrets(name, text):
            self.add(secret)
        return True

    def learn_all(self, mapping: Mapping[Any, Any]) -> None:
        """Remember the secrets of a mapping, before any of its values is shown."""
        for name, value in tuple(mapping.items()):
            if isinstance(name, str):
                self.learn(name, value)

    def text(self, text: str) -> str:
        """Return a text without secrets: those that it names, and those that were seen before.

        What was written earlier may be passed again when more is known: also a secret that was
        cut short there is hidden.
        """
        if texts.may_name_a_secret(text):
            text = texts.SECRET.sub(self._named, text)
        text = self.known(text)
        return self._uncut(text) if CUT in text else text

    def _named(self, match: re.Match[str]) -> str:
        for secret in texts.worth_learning(match):
            self.add(secret)
        return texts.hidden(match, MASKED)

    def known(self, text: str) -> str:
        """Hide only what was seen before, and no name's value: in source, `token = find()` is none.

        The longest comes first, since it may contain another one.
        One pattern of all would have to be compiled anew for each secret that is learned.
        """
        for secret in self._spelled:
            if secret in text:
                text = re.sub(pattern(secret), MASKED, text)
        return text

    def _uncut(self, text: str) -> str:
        """Hide the beginning of a secret where the text was cut in the middle of it."""
        *heads, last = text.split(CUT)
        return CUT.join([*map(self._without_beginning, heads), last])

    def _without_beginning(self, head: str) -> str:
        for secret in self._secrets:
            for length in range(len(secret) - 1, SHORTEST - 1, -1):
                if head.endswith(secret[:length]):
                    return head[:-length] + MASKED
        return head


def is_text(value: object) -> TypeGuard[str | bytes | int]:
    """Tell whether a value can be a secret. Its type is asked: a proxy's `__class__` may raise."""
    return issubclass(type(value), str | bytes | int) and type(value) is not bool


def secrets(name: str, value: str) -> Iterator[str]:
    """Yield what is secret in a value with such a name: of a header, less than the whole text."""
    ending = name.lower()
    if ending.endswith(("cookie", "cookies")):
        yield from texts.cookies(value)
    elif ending.endswith("authorization"):
        yield from texts.credentials(value)
    else:
        yield value


def spellings(secret: str) -> Iterator[str]:
    r"""Yield the ways in which a text is written: as it is, in a repr, in JSON, in bytes, in a URL.

    "pässword"  →  "pässword", "p\u00e4ssword", "p\xc3\xa4ssword", "p%C3%A4ssword"
    """
    yield secret
    yield repr(secret)[1:-1]
    yield json.dumps(secret)[1:-1]
    yield repr(secret.encode(errors="surrogateescape"))[2:-1]
    yield quote(secret, safe="", errors="replace")
    yield quote_plus(secret, errors="replace")


def pattern(secret: str) -> str:
    """Write the regular expression that finds a secret; a short one as a whole word."""
    found = re.escape(secret)
    if len(secret) < WORD and secret.isalnum():
        return rf"(?<![^\W_]){found}(?![^\W_])"
    return found
