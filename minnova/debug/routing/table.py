"""The table of routes: what a mapper has been told, row by row."""

import inspect
from collections.abc import Iterable
from typing import Any

from minnova.debug.routing.find import Mounted
from minnova.debug.routing.model import RouteRow


def table(mounted: Mounted) -> tuple[RouteRow, ...]:
    """List the routes of a mapper in the order in which they were connected."""
    return tuple(row(mounted, *numbered) for numbered in enumerate(mounted.mapper.matchlist, 1))


def search(rows: Iterable[RouteRow], word: str) -> tuple[RouteRow, ...]:
    """Return the rows that have a word in any of their columns, large or small letters alike.

    search(rows, "delete") → those with the method DELETE, and those with the action `delete`
    """
    return tuple(one for one in rows if word.lower() in _columns(one).lower())


def _columns(one: RouteRow) -> str:
    return " ".join((one.method, one.path, one.pattern, one.endpoint, one.extension or ""))


def row(mounted: Mounted, number: int, route: Any) -> RouteRow:
    """Describe a route."""
    controller = route.defaults.get("controller")
    methods = (route.conditions or {}).get("method", ())
    return RouteRow(
        number=number,
        methods=(methods,) if isinstance(methods, str) else tuple(methods),
        path=route.routepath,
        controller=_name(controller),
        action=route.defaults.get("action"),
        extension=mounted.extensions.get(_module(controller)),
        requirements=tuple(sorted(route.reqs.items())),
        redirect=redirect(mounted.mapper, route) if route.redirect else None,
    )


def redirect(mapper: Any, route: Any) -> str:
    """Say where a redirect leads: Routes keeps the destination as a route that only generates."""
    destination = mapper._routenames.get(f"_redirect_{id(route)}")
    where = destination.routepath if destination else "an unknown place"
    return f"{route.redirect_status} to {where}"


def _inner(controller: object) -> object:
    """Return the controller inside a resource: the WSGI app of a route is often around it."""
    return getattr(controller, "controller", None) or controller


def _name(controller: object) -> str | None:
    if controller is None or isinstance(controller, str):
        return controller
    inner = _inner(controller)
    return str(getattr(inner, "__qualname__", type(inner).__name__))


def _module(controller: object) -> str:
    inner = _inner(controller)
    kind = inner if inspect.isclass(inner) or inspect.isfunction(inner) else type(inner)
    return kind.__module__
