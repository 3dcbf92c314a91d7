"""Draw why a path matched: a ladder of the routes that were tried, down to the one that fits.

The same model as text is in routes.py.
"""

from collections.abc import Iterator

from minnova.debug.render.layout import LETTER, letters
from minnova.debug.render.picture import line, sheet
from minnova.debug.render.routes import EMPTY, fold, why
from minnova.debug.render.svg import rectangle
from minnova.debug.render.table import GAP, LINE, MARGIN, columns, written
from minnova.debug.render.text import shorten
from minnova.debug.routing.model import Explanation, RouteRow, Tried

LADDER = MARGIN + LETTER
"""Where the line from route to route is."""
TABLE = LADDER + GAP
"""Where the routes stand beside it."""
LONGEST = 48
"""Letters of a pattern, a reason or a value that are drawn."""
TOP = MARGIN + 2 * LINE + 12
"""Where the first route is, below the request and what the mapper sees of it."""

Row = tuple[str, str, str, str]
"""Number, method, path, and what turned the route down."""
KINDS = ("quiet", "", "", "quiet")
"""How the words of a row are written."""


def match(found: Explanation) -> str:
    """Draw an explanation: the routes in the order in which they were tried, and what came of it."""
    shown = fold(found.tried, everything=False)
    rows = [row(one) for one in shown]
    ends = outcome(found)
    starts = columns(rows or [("", "", "", "")], TABLE)
    bottom = TOP + LINE * len(rows) + 16
    lines = (head(found), story(found), *ends)
    width = max(starts[-1], *(inset(n) + letters(one) for n, one in enumerate(lines)))
    parts = [
        written(head(found), MARGIN, MARGIN, "name"),
        written(story(found), MARGIN, MARGIN + LINE, "quiet"),
        *ladder(shown, rows, starts, width, found.matched is not None),
        *(
            written(one, inset(n), bottom + LINE * n, "name" * (not n))
            for n, one in enumerate(ends)
        ),
    ]
    height = bottom + LINE * len(ends) + MARGIN
    return sheet(width + MARGIN, height, f"Why {head(found)} matches", sentence(found), parts)


def inset(number: int) -> float:
    """Return where a line of the outcome begins: those behind the first stand in."""
    return TABLE + (GAP if number else 0)


def head(found: Explanation) -> str:
    """Name the request: "GET /v2.1/servers/detail"."""
    return shorten(f"{found.method} {found.mount}{found.path}", 2 * LONGEST)


def story(found: Explanation) -> str:
    """Say what the mapper sees of the request, and how many routes it tries."""
    path = shorten(found.path, LONGEST) or "the empty path"
    return f"the mapper at {found.mount or '/'} sees {path} · tries {len(found.tried)} of \
{found.routes} routes"


def sentence(found: Explanation) -> str:
    """Say what the picture shows, for somebody who does not see it."""
    end = f"route {found.matched.number}, {found.matched}" if found.matched else "no route"
    return f"{head(found)}: {len(found.tried)} routes are tried, {end} matches."


def row(one: Tried | int) -> Row:
    """Write one route, or how many are left out here."""
    if isinstance(one, int):
        return ("…", "", f"{one} with another path", "")
    route = one.route
    pattern = shorten(route.pattern or EMPTY, LONGEST)
    return (str(route.number), route.method, pattern, shorten(why(one), LONGEST))


def ladder(
    shown: list[Tried | int], rows: list[Row], starts: list[float], width: float, fits: bool
) -> Iterator[str]:
    """Draw the routes below each other, the line that leads past them, and the one that fits."""
    last = TOP + LINE * len(rows) - LINE / 2
    yield line("arrow", f"M{LADDER:g} {TOP - 10:g}V{last:g}")
    for n, (one, cells) in enumerate(zip(shown, rows, strict=True)):
        top = TOP + LINE * n
        if fits and n == len(rows) - 1:
            box = rectangle("box", MARGIN / 2, top + 3, width, LINE + 1, 4)
            yield f'<g class="here">{box}{rung(cells, starts, top + 4)}</g>'
        else:
            knot = f'<circle class="box" cx="{LADDER:g}" cy="{top + 10:g}" r="4"/>'
            yield ("" if isinstance(one, int) else knot) + rung(cells, starts, top)


def rung(cells: Row, starts: list[float], top: float) -> str:
    """Write one route into its columns; the numbers end below each other."""
    number = starts[1] - GAP - letters(cells[0])
    places = zip(cells, (number, *starts[1:]), KINDS, strict=False)
    return "".join(written(text, left, top, kind) for text, left, kind in places)


def outcome(found: Explanation) -> list[str]:
    """Write what comes of it: who answers, and the arguments that RoutesMiddleware leaves."""
    matched = found.matched
    if matched is None:
        near = [f"{one.route}: {why(one)}" for one in found.nearest]
        return ["No route matches. The nearest:", *(shorten(one, 2 * LONGEST) for one in near)]
    values = [
        f"{name} = {shorten(value, LONGEST)}" for name, value in sorted(found.arguments or ())
    ]
    return [answered(matched), *values]


def answered(matched: RouteRow) -> str:
    """Say who answers: a controller's action, or the middleware itself."""
    by = "RoutesMiddleware answers itself: " if matched.redirect else "→ "
    return f"{by}{matched.endpoint}"
