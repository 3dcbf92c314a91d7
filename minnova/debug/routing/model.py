"""Routes as data: a row of the table, why a route was turned down, and a whole explanation."""

import re
from dataclasses import dataclass
from typing import Literal

Demand = Literal["path", "requirement", "method", "subdomain", "condition"]
"""What a route asks for, in the order in which it is checked.

- path: the text of the path, with anything in place of its variables.
- requirement: a variable has to fit a regular expression, or name a controller that there is.
- method: `conditions={"method": …}`.
- subdomain: `conditions={"sub_domain": …}`.
- condition: `conditions={"function": …}`, a function of the application's.
"""

VARIABLE = re.compile(r"\{(\.?\w+)(?::[^}]*)?\}|[:*]\((\w+)\)|[:*](\w+)")


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One route of a mapper.

    `number` counts the routes from 1, in the order in which they were connected. `methods` is
    empty for a route that takes any. `extension` is None where nothing says who registered it.
    """

    number: int
    methods: tuple[str, ...]
    path: str
    controller: str | None
    action: str | None
    extension: str | None = None
    requirements: tuple[tuple[str, str], ...] = ()
    redirect: str | None = None
    """Where it sends the client, and how: "302 Found to /"."""

    @property
    def pattern(self) -> str:
        r"""The path with its variables written in one way, without what they must be like.

        "/{project_id:[0-9a-f\-]+}/servers/:(id).:(format)" → "/{project_id}/servers/{id}.{format}"
        """
        return VARIABLE.sub(_written, self.path)

    @property
    def method(self) -> str:
        """The methods as one word: "GET", "GET|HEAD", "any"."""
        return "|".join(self.methods) or "any"

    @property
    def endpoint(self) -> str:
        """What answers: "ServersController.detail", "302 Found to /"."""
        if self.redirect:
            return self.redirect
        return ".".join(name for name in (self.controller, self.action) if name) or "–"

    def __str__(self) -> str:
        return f"{self.method} {self.pattern or '(the empty path)'}"


def _written(found: re.Match[str]) -> str:
    name = next(group for group in found.groups() if group)
    return f"[.{{{name[1:]}}}]" if name.startswith(".") else f"{{{name}}}"


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """The first demand of a route that a request did not meet, and how."""

    demand: Demand
    why: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A route that was tried; it matched if nothing turned it down."""

    route: RouteRow
    turned_down: TurnedDown | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a mapper does with one request.

    `path` is what the mapper sees: the part behind `mount`. `arguments` are those of
    `wsgiorg.routing_args` (name and bounded repr); None is no match, while () is a match without
    arguments, as a redirect's is.
    """

    method: str
    mount: str
    path: str
    routes: int
    tried: tuple[Tried, ...]
    screened: bool
    """Whether the one regular expression of all routes had said no before any was tried."""
    arguments: tuple[tuple[str, str], ...] | None
    nearest: tuple[Tried, ...] = ()
    """Without a match, the routes that come closest, wherever they are in the table."""

    @property
    def matched(self) -> RouteRow | None:
        """The route that matched."""
        if self.arguments is None:
            return None
        return self.tried[-1].route

    def __repr__(self) -> str:
        found = self.matched or "no route"
        return f"<{self.method} {self.mount}{self.path} → {found}, {len(self.tried)} tried>"
