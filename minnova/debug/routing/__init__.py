"""Why this route: the table of a Routes mapper, and what it tried on the way to a match.

Routes answers with a route or with nothing. Here the same steps are taken again, one at a time,
and each route that was tried says what turned it down: the text of the path, a requirement, the
method, a condition. Nothing of the mapper is changed, nothing is dispatched.

    for mounted in find_mappers(app):
        explain(mounted, "/servers/detail.html").matched.action  →  "show"

In nova there is no such thing; `print(mapper)` lists the routes. Left out: generating a URL from a
route's arguments, which is the other half of Routes.
"""

from minnova.debug.routing.answer import answer
from minnova.debug.routing.explain import explain
from minnova.debug.routing.find import Mounted, find_mappers, mounted_at
from minnova.debug.routing.model import Demand, Explanation, RouteRow, Tried, TurnedDown
from minnova.debug.routing.table import search, table

__all__ = [
    "Demand",
    "Explanation",
    "Mounted",
    "RouteRow",
    "Tried",
    "TurnedDown",
    "answer",
    "explain",
    "find_mappers",
    "mounted_at",
    "search",
    "table",
]
