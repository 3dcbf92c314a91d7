"""The request that a paused run is in, as its environ holds it now: `request` at the prompt.

Layers write into the environ, so it is not what the client has sent, but what the next layer gets;
`diff` says who wrote what. Left out: the body, which could be read only once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from wsgiref.types import WSGIEnvironment

from minnova.debug.diff.snapshot import header
from minnova.debug.masking import Mask, bounded_repr
from minnova.debug.requests import ThisRequest

PLAIN = ("CONTENT_TYPE", "CONTENT_LENGTH")
"""The headers that CGI, and so WSGI (PEP 3333), writes without HTTP_."""
ROUTING = "wsgiorg.routing_args"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request, as text: bounded, and without secrets."""

    request: ThisRequest
    script_name: str
    path_info: str
    query: str
    headers: tuple[tuple[str, str], ...]
    route: str = ""
    """What Routes has found, once it has."""


def incoming(environ: WSGIEnvironment, request: ThisRequest, mask: Mask) -> Incoming:
    """Read a request from its environ."""
    parts = (environ.get(name, "") for name in ("SCRIPT_NAME", "PATH_INFO", "QUERY_STRING"))
    script_name, path_info, query = (bounded_repr(one, mask=mask)[1:-1] for one in parts)
    _, found = environ.get(ROUTING) or ((), {})
    route = bounded_repr(found, mask=mask) if found else ""
    return Incoming(request, script_name, path_info, query, tuple(headers(environ, mask)), route)


def headers(environ: WSGIEnvironment, mask: Mask) -> Iterator[tuple[str, str]]:
    """Yield the headers by name: HTTP_X_AUTH_TOKEN is ("X-Auth-Token", "***")."""
    for key in sorted(environ, key=lambda key: key.removeprefix("HTTP_")):
        if key.startswith("HTTP_") or (key in PLAIN and environ[key]):
            name = key.removeprefix("HTTP_").replace("_", "-").title()
            yield name, shown(name, environ[key], mask)


def shown(name: str, value: object, mask: Mask) -> str:
    """Write a header's value. What is no text is no header yet: authtoken writes None for none."""
    if isinstance(value, str):
        return header(name, value, mask)
    return bounded_repr(value, mask=mask, name=name)
