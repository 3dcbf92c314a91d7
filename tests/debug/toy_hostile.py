"""A WSGI stack that one had better not look at: odd names, odd headers, objects that do not like to be shown."""

from collections.abc import Callable, Iterator
from typing import Any

import webob
import webob.dec
from runs import Hostile

SCRIPT = "<script>alert(1)</script>"
ODD = "red\x1b[31m\x07 and\r a bell, \u202e right to left, \ud800"
"""What steers a terminal, turns the text around, or cannot be written as UTF-8."""


class Größe:
    """A layer whose name is not ASCII; it puts into the environ what is hard to show."""

    def __init__(self, application: Any) -> None:
        self.application = application

    @webob.dec.wsgify
    def __call__(self, req: webob.Request) -> Any:
        for how in ("raise", "recurse", "long", "script"):
            req.environ[f"evil.{how}"] = Hostile(how)
        req.environ[SCRIPT] = req.environ["évil"] = itself = [Hostile("raise")]
        itself.append(itself)  # type: ignore[arg-type]
        req.environ["evil.generator"] = (letter for letter in SCRIPT)
        response = req.get_response(self.application)
        response.headers["X-Odd"] = "a\tb"
        return response


def end(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
    """Answer as a generator, with headers that no server should send."""
    start_response("200 OK", [("Content-Type", "text/html"), ("X-Script", SCRIPT), (ODD[:3], ODD)])
    yield from (b"<script>", b"alert(1)", b"</script>")


Bold = type(SCRIPT, (Größe,), {})
"""A class with a name that only `type` can give."""

front = Größe(Bold(end))


def request() -> webob.Request:
    """Make a request with odd headers."""
    found = webob.Request.blank("/%3Cscript%3Ealert(1)%3C/script%3E/%C3%B1?q=<b>")
    found.environ["HTTP_X_ODD"] = ODD
    return found


def ask() -> int:
    """Send it, and read all of the answer."""
    return len(request().get_response(front).body)
