"""What `routes` answers to what was typed behind it."""

from collections.abc import Sequence

from minnova.debug.render import routes as drawn
from minnova.debug.render.ink import Ink
from minnova.debug.routing.explain import explain
from minnova.debug.routing.find import Mounted, mounted_at
from minnova.debug.routing.table import search, table


def answer(
    mappers: Sequence[Mounted], asked: str, width: int, ink: Ink, everything: bool = False
) -> str:
    """Draw the table, what a word finds in it, or why a path matches what it matches.

    "" → the whole table; "flavors" → the rows with that word; "/servers/detail" and
    "DELETE /v2.1/servers/7" → which routes were tried. A path may begin with a mount point, which
    chooses the mapper; otherwise it is the first. Raises LookupError where there is no mapper.
    """
    method, path = request(asked)
    mounted, rest = mounted_at(mappers, path or "")
    if path is not None:
        return drawn.explanation(explain(mounted, rest, method), width, ink, everything)
    rows = table(mounted)
    return drawn.table(search(rows, asked.strip()), width, ink, asked.strip())


def request(asked: str) -> tuple[str, str | None]:
    """Read a method and a path; the path is None where a word or nothing is asked for.

    "/servers" → ("GET", "/servers"); "post /servers" → ("POST", "/servers"); "flavors" → None
    """
    method, _, path = asked.strip().rpartition(" ")
    return method.strip().upper() or "GET", path if path.startswith("/") else None
