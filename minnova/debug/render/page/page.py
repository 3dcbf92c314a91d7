"""Write a recording as a page: skeleton, style, script and the recording itself, in one file.

The page may load nothing and run nothing but this script: its Content-Security-Policy names the
script and the style by their hashes. The recording stands in it deflated and in base64, in which
there is neither a quote nor a bracket; its script shows it as text and parses none of it as HTML.
"""

import json
import zlib
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template
from typing import Any, Protocol

from minnova.debug.masking import printable

HERE = Path(__file__).parent
STYLES = (
    "colours",
    "layout",
    "elements",
    "head",
    "rail",
    "main",
    "aside",
    "foot",
    "dialogs",
    "narrow",
    "print",
)
"""In this order: where two rules are for the same thing, the later one holds."""
SCRIPTS = (
    "elements",
    "decode",
    "replay",
    "moves",
    "links",
    "code",
    "rows",
    "head",
    "rail",
    "crumbs",
    "card",
    "source",
    "onion",
    "names",
    "request",
    "skyline",
    "search",
    "keys",
    "theme",
    "main",
)
"""The scripts share one scope; the last one starts them all."""


class Recorded(Protocol):
    """What can be written as a page: a recording."""

    def data(self) -> dict[str, Any]:
        """Return the recording as JSON knows it."""


def html(recording: Recorded) -> str:
    """Write a recording as one HTML file, which needs neither network nor Python.

    It opens from a disk as from a server, in any browser that knows `DecompressionStream`
    (Chromium 80, Firefox 113, Safari 16.4).
    """
    data = recording.data()
    style, script = joined(STYLES, "css"), joined(SCRIPTS, "js")
    return skeleton().substitute(
        title=escape(printable(data["title"])),
        policy=policy(style, script),
        style=style,
        recording=packed(data),
        script=script,
    )


def packed(data: dict[str, Any]) -> str:
    """Deflate data and write it in letters: {} → "eNqrrgUAAXUA+Q=="."""
    text = json.dumps(data, separators=(",", ":"))
    return b64encode(zlib.compress(text.encode("ascii"), 9)).decode("ascii")


def policy(style: str, script: str) -> str:
    """Allow this style and this script, and nothing else: no network, no frame, no form.

    Source: https://www.w3.org/TR/CSP3/#match-element-to-source-list
    """
    own = f"script-src {digest(script)}; style-src {digest(style)}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def digest(text: str) -> str:
    """Name a text by its hash: "" → "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def skeleton() -> Template:
    """Read what every page begins with."""
    return Template((HERE / "page.html").read_text(encoding="utf-8"))


@cache
def joined(names: Iterable[str], kind: str) -> str:
    """Read files of this folder, one after the other."""
    texts = [(HERE / f"{name}.{kind}").read_text(encoding="utf-8") for name in names]
    return "\n" + "\n".join(texts)
