"""The applications that a table of routes leads to.

Those of Routes (`routes.Mapper`) are named in the table itself, as `controller`. Other routers lead
to functions, not to WSGI applications; that they route is all that is said of them.
"""

from typing import Any

from minnova.debug.layers.application import is_application, owner
from minnova.debug.layers.holding import Held, attributes

TABLES = ("mapper", "map", "url_map", "routes_mapper")
"""Where routers keep their table: Routes' middleware, nova, Flask, Pyramid."""

CONTROLLER = "controller"
"""The key under which Routes hands out what a route leads to."""

IN_ROUTES = "match['controller']"
"""The expression for it."""


def is_router(application: object) -> bool:
    """Tell whether an application keeps a table of routes; a method, whether its object does."""
    keeper = owner(application)
    return keeper is not None and any(name in TABLES for name in attributes(keeper))


def routed(application: object) -> list[Held]:
    """Find the applications in a table of Routes, each at the shortest of its paths.

    a RoutesMiddleware  →  [<Held /servers: ResourceV21>, <Held /flavors: ResourceV21>, …]
    """
    for name, table in attributes(application).items():
        routes = attributes(table).get("matchlist") if name in TABLES else None
        if isinstance(routes, list):
            return _shortest(routes)
    return []


def _shortest(table: list[Any]) -> list[Held]:
    """Keep one route of each controller: the shortest, without a project in front."""
    found: dict[int, Held] = {}
    for route in sorted(table, key=lambda route: len(route.routepath)):
        controller = route.defaults.get("controller")
        if is_application(controller):
            found.setdefault(id(controller), Held(controller, IN_ROUTES, route.routepath or "/"))
    return sorted(found.values(), key=lambda held: held.at)
