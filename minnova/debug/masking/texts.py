"""Secrets in the middle of a text, given away by the name before them.

    {"password": "…"}    X-Auth-Token: …    OS_PASSWORD=…    mysql://nova:…@controller/nova

The patterns take linear time on any text: nothing of unbounded length stands before a keyword.
"""

import base64
import binascii
import re
from collections.abc import Iterator

from minnova.debug.masking.names import HINTS, KEYWORD

SECRET = re.compile(
    rf"""
    (?: (?:set-)?cookie \s{{0,4}} : \s{{0,4}} (?P<cookie> [^\r\n'"\\]+ )
    | (?:{KEYWORD}) \\?["']? \s{{0,4}} [:=] \s{{0,4}}
      (?: b?\\?"(?P<double> [^"\\]* (?:\\[^"][^"\\]*)* ) \\?"
        | b?'(?P<single> [^'\\]* (?:\\.[^'\\]*)* ) '
        | (?:(?:basic|bearer|digest|token)\ +)?
          (?! (?:None|null|True|False)\b ) (?P<bare> [^\s,;&'"\\{{}}\[\]()<>]{{1,4096}} ) )
    | (?:{KEYWORD}) ['"], \s ['"] (?P<pair> [^'"]+ ) ['"] \)
    | :// [^/\s:@'"]{{0,64}} : (?P<url> [^/\s@'"]{{1,128}} ) @ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""One secret, in one of the groups. A quoted one may stand in a text that is itself quoted."""

SURE = 16
"""Characters from which on a bare word is taken for a secret wherever it turns up again."""


def may_name_a_secret(text: str) -> bool:
    """Tell whether a text has anything in it that the pattern could begin with."""
    text = text.lower()
    return any(hint in text for hint in HINTS)


def hidden(match: re.Match[str], mask: str) -> str:
    """Write what was matched with a mask in place of the secret: password=secret → password=***."""
    if not match[match.lastgroup or 0]:
        return match[0]
    start, end = match.span(match.lastgroup or 0)
    return match[0][: start - match.start()] + mask + match[0][end - match.start() :]


def worth_learning(match: re.Match[str]) -> Iterator[str]:
    """Yield the secrets of a match that are certain enough to be hidden everywhere else."""
    if match["cookie"]:
        yield from cookies(match["cookie"])
    elif match["bare"] is None or len(match["bare"]) >= SURE:
        yield match[match.lastgroup or 0]


def cookies(text: str) -> Iterator[str]:
    """Yield the values in a Cookie or Set-Cookie header that are long enough to be a session's.

    "session=4f5d9c1e0a7b; Path=/"  →  "4f5d9c1e0a7b"
    """
    for pair in text.split(";"):
        value = pair.partition("=")[2].strip()
        if len(value) >= SURE // 2:
            yield value


def credentials(text: str) -> Iterator[str]:
    """Yield the secrets in an Authorization header: the whole, its last word, a Basic password.

    "Basic ZGVtbzpvcGVuIHNlc2FtZQ=="  →  …, "ZGVtbzpvcGVuIHNlc2FtZQ==", "open sesame" (RFC 7617)
    """
    scheme, _, rest = text.partition(" ")
    yield rest or scheme
    if scheme.lower() == "basic":
        try:
            yield base64.b64decode(rest).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return
