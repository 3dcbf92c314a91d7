"""The router: its class, its extensions, its routes."""

from typing import Any

from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Number, Word

MADE = "`router`, the object that `s` was making"


def module(router: object) -> str:
    """Return the module of the router's class."""
    return type(router).__module__


def extensions(router: Any) -> int:
    """Count what stevedore has loaded for one router."""
    return len(list(router.api_extension_manager))


def detail_routes(router: Any) -> int:
    """Count the routes to the action `detail` of the servers."""
    routes = router.map.matchlist
    return sum("/servers/detail" in one.routepath for one in routes)


def behind_routes(router: Any) -> str:
    """Return the name of the function that Routes' middleware goes on to."""
    return str(router._router.app.func.__name__)


ROUTER = (
    Exercise(
        "01.3",
        question="There are two classes called `APIRouterV21`, and one inherits from the other. "
        "To which module does the one belong that is being made?",
        form=Word(among=("minnova.nova.api.openstack", "minnova.nova.api.openstack.compute")),
        truth=module,
        against=MADE,
        right="minnova.nova.api.openstack.compute",
        hints=(
            "The frame is in one module. The object may be of a class from another one.",
            "`s('p type(self)')` says whose object it is.",
        ),
        mistakes=(
            Mistake(
                "minnova.nova.api.openstack",
                "That is where the line stands which runs now: the base class.",
                article=9,
            ),
        ),
        solution="api-paste.ini names the subclass, in the folder `compute`. It only keeps the "
        "record of the extensions, and leaves all other work to its base class.",
    ),
    Exercise(
        "01.4",
        question="How many extensions does one router load through stevedore?",
        form=Number(),
        truth=extensions,
        against=MADE,
        right=13,
        hints=(
            "stevedore reads the entry points of all installed packages, in one group.",
            'In pyproject.toml, count the lines below `[project.entry-points."minnova.nova.api.v21.extensions"]`.',
        ),
        mistakes=(
            Mistake(26, "That is how many both routers load. The question is about one."),
            Mistake(9, "Nine of them add something to `detail`. Others bring resources."),
            Mistake(4, "Four of them bring resources. Others add to what is there."),
            Mistake(80, "That many are in nova 14. This house has fewer."),
        ),
        solution="One for each entry point in the group. Four of them bring a resource of their "
        "own, servers among them; nine add their keys to a server of `detail`. Nova 14 has "
        "eighty.",
    ),
    Exercise(
        "01.5",
        question="`ProjectMapper.resource` is called once for the servers. How many routes "
        "lead to `/servers/detail` after that?",
        form=Number(),
        truth=detail_routes,
        against=MADE,
        right=4,
        hints=(
            "`ProjectMapper` makes everything twice. Look at the loop over `prefix`.",
            "Routes itself makes two out of each: what may stand behind the last dot?",
            "`[one.routepath for one in router.map.matchlist if '/servers/detail' in one.routepath]`",
        ),
        mistakes=(
            Mistake(1, "There would be one, if each path had one form only."),
            Mistake(
                2,
                "Two of them: below a project's id, and without one. But Routes makes each "
                "route once more, with a format at its end: `/servers/detail.json`.",
            ),
        ),
        solution="Two by two: with `{project_id}` and without it, with `.:(format)` and without "
        "it. That is why a router has far more routes than a reader would count.",
    ),
    Exercise(
        "01.6",
        question="Routes' middleware stands around one function of the class `Router`. "
        "What is its name?",
        form=Word(among=("__call__", "_dispatch", "_dismatch", "detail")),
        truth=behind_routes,
        against=MADE,
        right="_dispatch",
        hints=(
            "Step over the last line of `Router.__init__`: `s('p self._router')`.",
            "`router._router.app` is what the middleware goes on to.",
        ),
        mistakes=(
            Mistake("_dismatch", "Search for it: no such name stands in nova.", article=12),
            Mistake("__call__", "`__call__` returns the middleware, which comes after it."),
            Mistake("detail", "That is the controller's. The match leads there, later on."),
        ),
        solution="`_dispatch`. The middleware matches the path, keeps what it has found in the "
        "environ, and calls `_dispatch`, which fetches it from there.",
    ),
)
