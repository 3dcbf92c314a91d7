"""The mapper's own steps once more, slowly: which routes are tried, and what each one says."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any
from urllib.parse import quote
from wsgiref.types import WSGIEnvironment

from webob import Request

from minnova.debug.masking import bounded_repr, printable
from minnova.debug.routing.demands import arguments, turned_down
from minnova.debug.routing.find import Mounted
from minnova.debug.routing.model import Demand, Explanation, Tried
from minnova.debug.routing.table import row

NEAREST = 3
"""How many routes are named when none matched."""
SAFE = "/?&=%:@+,;~!$'()*"
"""What stays as it is when a path is typed as one reads it: "/servers/é" → "/servers/%C3%A9"."""
VARIABLE = 0.6
"""How like a variable is to what stands in its place."""
LATE: tuple[Demand, ...] = ("condition", "subdomain", "method", "requirement", "path")
"""The demands from the last one checked to the first: who fails late is near."""


def explain(mounted: Mounted, path: str, method: str = "GET") -> Explanation:
    """Explain what a mapper does with a request. `path` is the one behind the mount point.

    Only the routes are tried whose static beginning the path begins with, the longest first.
    `?_method=DELETE` counts as it does for RoutesMiddleware. Raises LookupError for a mapper that
    was never told which controllers there are.
    """
    compile_once(mounted.mapper)
    environ = environ_for(mounted, path, method)
    seen = str(environ["PATH_INFO"])
    rest = stripped(mounted.mapper, seen)
    tried, found = try_in_order(mounted, candidates(mounted.mapper, rest), environ)
    return Explanation(
        method=str(environ["REQUEST_METHOD"]),
        mount=mounted.mount,
        path=printable(seen),
        routes=len(mounted.mapper.matchlist),
        tried=tried,
        screened=screened(mounted.mapper, rest),
        arguments=None
        if found is None
        else tuple((key, bounded_repr(found[key])) for key in found),
        nearest=nearest(mounted, environ) if found is None else (),
    )


def compile_once(mapper: Any) -> None:
    """Have the regular expressions made, as the mapper does itself before its first match."""
    if mapper._created_regs:
        return
    if not mapper.controller_scan:
        raise LookupError(
            "this mapper matches nothing yet: call mapper.create_regs([names of controllers]) first"
        )
    mapper.create_regs()


def environ_for(mounted: Mounted, path: str, method: str) -> WSGIEnvironment:
    """Make the environ of a request as it arrives at RoutesMiddleware."""
    request = Request.blank(quote(path, safe=SAFE))
    request.script_name = mounted.mount
    override = request.GET.get("_method")
    request.environ["REQUEST_METHOD"] = (override or method).upper()
    return request.environ


def stripped(mapper: Any, path: str) -> str | None:
    """Take the mapper's own prefix off a path; None where the path does not begin with it."""
    if not mapper.prefix:
        return path
    found = re.match(mapper._regprefix, path)
    return (re.sub(mapper._regprefix, r"\1", path) or "/") if found else None


def screened(mapper: Any, path: str | None) -> bool:
    """Tell whether the mapper says no at once: one regular expression holds all routes."""
    screen = mapper._master_regexp
    return path is None or (screen is not None and not re.match(screen, path))


def candidates(mapper: Any, path: str | None) -> list[Any]:
    """List the routes that the mapper tries for a path, in its order.

    For a path that is shorter than the longest beginning, Routes looks the same group up again
    and again; each is listed once.
    """
    if path is None:
        return []
    groups = dict.fromkeys(path[:length] for length in mapper._prefix_lens)
    return [route for group in groups for route in mapper._prefix2routes.get(group, ())]


def try_in_order(
    mounted: Mounted, routes: Iterable[Any], environ: WSGIEnvironment
) -> tuple[tuple[Tried, ...], dict[str, Any] | None]:
    """Try routes until one matches; return what was tried, and the match or None."""
    mapper = mounted.mapper
    numbers = {id(route): number for number, route in enumerate(mapper.matchlist, 1)}
    path = stripped(mapper, str(environ["PATH_INFO"])) or ""
    tried: list[Tried] = []
    for route in routes:
        found = arguments(mapper, route, path, environ)
        why = turned_down(mapper, route, path, environ) if found is None else None
        tried.append(Tried(row(mounted, numbers[id(route)], route), why))
        if found is not None:
            return tuple(tried), found
    return tuple(tried), None


def nearest(mounted: Mounted, environ: WSGIEnvironment) -> tuple[Tried, ...]:
    """Return the routes of the whole table that come closest to a request that none fits."""
    path, method = str(environ["PATH_INFO"]), str(environ["REQUEST_METHOD"])
    tried, _ = try_in_order(mounted, mounted.mapper.matchlist, environ)
    return tuple(sorted(tried, key=lambda one: distance(one, path, method))[:NEAREST])


def distance(tried: Tried, path: str, method: str) -> tuple[int, float, bool, float]:
    """Measure how far a route is from matching: the demand that it fails at, then the letters."""
    route = tried.route
    demand = tried.turned_down.demand if tried.turned_down else LATE[0]
    other_method = bool(route.methods) and method not in route.methods
    return (
        LATE.index(demand),
        -likeness(path, route.pattern),
        other_method,
        -ratio(path, route.path),
    )


def likeness(path: str, pattern: str) -> float:
    """Compare a path with a route's, part by part; a variable is like anything, but not very.

    "/servers/7/actoin", "/servers/{id}/action" → 0.81
    """
    pairs = list(zip_longest(path.split("/")[1:], pattern.split("/")[1:], fillvalue=""))
    alike = [VARIABLE if name[:1] == "{" and part else ratio(part, name) for part, name in pairs]
    return sum(alike) / max(1, len(alike))


def ratio(one: str, other: str) -> float:
    """Compare two texts letter by letter: 1.0 for the same; nothing is like nothing at all."""
    return SequenceMatcher(None, one, other).ratio() if one and other else 0.0
