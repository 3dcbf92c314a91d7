"""Draw an answer as `curl -i` prints it: status, headers, body; its JSON indented."""

import json
from collections.abc import Iterable
from email.message import Message
from unicodedata import category

KEPT = "\n\t"
"""Control characters that a body may have on a terminal; others would steer it."""


def text(status: str, headers: Iterable[tuple[str, str]], body: bytes) -> str:
    """Draw status, headers and body, an empty line between; what is no text is said in its place."""
    pairs = tuple(headers)
    lines = "".join(f"{printable(name)}: {printable(value)}\n" for name, value in pairs)
    content = {name.lower(): value for name, value in pairs}
    return f"{printable(status)}\n{lines}\n{body_text(body, content.get('content-type', ''))}\n"


def body_text(body: bytes, content_type: str) -> str:
    """Draw a body: indented if it is JSON, as it is if it is text, else how long it is.

    (b"GIF89a", "image/gif") → "(6 bytes of image/gif, which is no text)"
    """
    message = Message()
    message["Content-Type"] = content_type or "application/octet-stream"
    kind = message.get_content_type()
    try:
        shown = body.decode(str(message.get_content_charset("utf-8")))
    except (LookupError, UnicodeDecodeError):
        return no_text(body, kind)
    if "\0" in shown:
        return no_text(body, kind)
    if kind == "application/json" or kind.endswith("+json"):
        shown = indented(shown)
    return printable(shown.replace("\r\n", "\n"))


def no_text(body: bytes, kind: str) -> str:
    """Say what stands in place of a body that no terminal should get."""
    return f"({len(body):,} bytes of {kind}, which is no text)"


def indented(shown: str) -> str:
    """Indent JSON; what only calls itself JSON stays as it is."""
    try:
        return json.dumps(json.loads(shown), indent=2)
    except (ValueError, RecursionError):
        return shown


def printable(shown: str) -> str:
    r"""Write out the characters that would steer a terminal: ESC → "\x1b"."""
    return "".join(
        f"\\x{ord(one):02x}" if category(one) == "Cc" and one not in KEPT else one for one in shown
    )
