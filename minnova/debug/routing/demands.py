"""What turns a route down: its demands, one after the other.

Routes compiles the text of a path and the requirements of its variables into one regular
expression, which says yes or no. To tell which of both said no, a twin of the route without
requirements is asked. Twins are copies: the route itself stays as it is.
"""

import copy
import re
from collections.abc import Iterator
from typing import Any
from wsgiref.types import WSGIEnvironment

from minnova.debug.masking import bounded_repr
from minnova.debug.routing.model import TurnedDown

UNKNOWN_CONTROLLER = "is no controller of this mapper"


def arguments(
    mapper: Any, route: Any, path: str, environ: WSGIEnvironment
) -> dict[str, Any] | None:
    """Match one route as the mapper does. {} is a match, too: a redirect has no arguments.

    A condition function is the application's own code. It is called, and may write into the
    environ, which is then what the next route sees: as it is when a request comes.
    """
    domains = (mapper.sub_domains, mapper.sub_domains_ignore, mapper.domain_match)
    found = route.match(path, environ, *domains)
    return found if isinstance(found, dict) else None


def turned_down(mapper: Any, route: Any, path: str, environ: WSGIEnvironment) -> TurnedDown:
    """Name the first demand that a request does not meet, of a route that did not match."""
    if not route.regmatch.match(path):
        return _by_text(route, path)
    conditions = route.conditions or {}
    method = str(environ["REQUEST_METHOD"])
    if method not in conditions.get("method", (method,)):
        methods = conditions["method"]
        wanted = methods if isinstance(methods, str) else " or ".join(methods)
        return TurnedDown("method", f"it takes {wanted}, not {method}")
    twin = copy.copy(route)
    twin.conditions = {name: conditions[name] for name in conditions if name != "function"}
    if arguments(mapper, twin, path, environ) is None:
        return TurnedDown(
            "subdomain", f"it takes another subdomain than {environ.get('HTTP_HOST')}"
        )
    function = conditions["function"]
    name = getattr(function, "__name__", type(function).__name__)
    return TurnedDown("condition", f"its condition {name} said no")


def _by_text(route: Any, path: str) -> TurnedDown:
    """Tell the text of the path and the requirements apart."""
    values = values_without_requirements(route, path)
    if values is None:
        return TurnedDown("path", _parts_company(route, path))
    misfits = [
        f"{name} {bounded_repr(values[name])} is not {wanted}"
        for name, wanted in route.reqs.items()
        if name in values and not re.fullmatch(wanted, values[name] or "")
    ]
    if not misfits and "controller" in values:
        misfits = [f"{bounded_repr(values['controller'])} {UNKNOWN_CONTROLLER}"]
    return TurnedDown("requirement", ", ".join(misfits) or "its variables do not fit together")


def values_without_requirements(route: Any, path: str) -> dict[str, str | None] | None:
    """Match a twin that lets its variables be anything; None where even that does not fit.

    `{controller}` is compiled into the names of those that there are: the twin knows each part
    of this path as one.
    """
    twin = copy.copy(route)
    twin.reqs = {}
    twin.makeregexp([part for part in path.split("/") if part])
    found = twin.regmatch.match(path)
    return found.groupdict() if found else None


def _parts_company(route: Any, path: str) -> str:
    """Say where the path and the route's text part company.

    /servers/{id}/edit, "/servers/7" → "no '/edit' in the path"
    /servers/detail, "/servers/detail.html" → "ends before '.html'"
    """
    fits = ""
    for part, pattern in _patterns(route):
        if not re.match(fits + pattern, path):
            return f"no {part} in the path"
        fits += pattern
    found = re.match(fits, path)
    rest = path[found.end() :] if found else ""
    return f"ends before {bounded_repr(rest)}"


def _patterns(route: Any) -> Iterator[tuple[str, str]]:
    """Yield the parts of a route's path: how to name each, and what it matches."""
    for part in route.routelist:
        if isinstance(part, str):
            yield bounded_repr(part), re.escape(part)
        elif part["type"] == ".":
            yield f"{{.{part['name']}}}", r"(?:\.[^/.]+)?"
        else:
            yield f"{{{part['name']}}}", ".+" if part["type"] == "*" else "[^/]+?"
