"""Draw routes as text: the table, and the explanation of one request."""

import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby

from minnova.debug.render.ink import Ink
from minnova.debug.render.text import shorten
from minnova.debug.routing.families import Family, families
from minnova.debug.routing.model import Explanation, RouteRow, Tried

FEW = 16
"""Tried routes up to which each has its line; above, those with another path are counted only."""
FOLDED = 3
"""How many of those in a row are worth a line that counts them."""
GAP = 2
"""Blanks between two columns."""
INDENT = 8
"""Columns in front of a method: a mark and the number."""
ENDPOINT = 12
"""Columns that an action has at least, in a table that is narrow."""
EMPTY = "(empty)"
"""How the empty path is written."""


def table(rows: Iterable[RouteRow], width: int, ink: Ink, word: str = "") -> str:
    """Draw the table, below each other what one controller answers. `word` was searched for."""
    found = tuple(rows)
    if not found:
        return f"No route has {word!r} in any column." if word else "This mapper has no routes."
    groups = [(name, families(group)) for name, group in groupby(found, key=_heading)]
    method = max(len(row.method) for row in found) + GAP
    column = max(len(family.pattern or EMPTY) for _, group in groups for family in group)
    column = min(column, width - method - INDENT - ENDPOINT)
    lines: list[str] = []
    for heading, group in groups:
        lines += ["", ink.title(shorten(heading, width))]
        lines += [_family(family, method, column, width, ink) for family in group]
    return "\n".join([*lines[1:], "", *_legend(found, width, ink)])


def _heading(row: RouteRow) -> str:
    registered = f" · extension {row.extension}" if row.extension else ""
    return f"{row.controller or 'no controller'}{registered}"


def _family(family: Family, method: int, column: int, width: int, ink: Ink) -> str:
    """Draw a line: number of the first route, method, paths, action, and how many they are."""
    row, count = family.routes[0], len(family.routes)
    times = f" ×{count}" if count > 1 else ""
    path = shorten(family.pattern or EMPTY, column)
    endpoint = shorten(
        row.redirect or row.action or "–", width - method - column - INDENT - len(times)
    )
    front = f"{ink.quiet(f'{row.number:>4}')}  {row.method:<{method}}{path:<{column}}"
    return f"{front}  {ink.strong(endpoint)}{ink.quiet(times)}"


def _legend(rows: tuple[RouteRow, ...], width: int, ink: Ink) -> list[str]:
    wanted = dict(pair for row in rows for pair in row.requirements)
    fits = [f"{{{name}}} has to be {pattern}" for name, pattern in wanted.items()]
    notes = [f"{len(rows)} routes", "[…] with it and without", *fits]
    return [ink.quiet(line) for line in textwrap.wrap(" · ".join(notes), width)]


def explanation(found: Explanation, width: int, ink: Ink, everything: bool = False) -> str:
    """Draw what was tried, what turned each route down, and what came of it."""
    lines = [
        ink.title(shorten(f"{found.method} {found.mount}{found.path}", width)),
        *textwrap.wrap(_story(found), width),
        "",
        *_lines(fold(found.tried, everything), width, ink),
        "",
    ]
    matched = found.matched
    lines += _outcome(found, matched, width, ink) if matched else _nearest(found, width, ink)
    return "\n".join(lines)


def _story(found: Explanation) -> str:
    count = len(found.tried)
    story = (
        f"The mapper at {found.mount or '/'} sees {found.path or 'the empty path'}. Of its "
        f"{found.routes} routes it tries those whose fixed beginning the path begins with, "
        f"the longest first"
    )
    if found.screened:
        return f"{story}: {count} here. It did not even try: one regular expression of all \
routes had said no. One by one they say:"
    return f"{story}, until one fits: {count} here."


def fold(tried: tuple[Tried, ...], everything: bool) -> list[Tried | int]:
    """Decide which routes are drawn: of many, those with another path are only counted."""
    folds = len(tried) > FEW and not everything
    shown: list[Tried | int] = []
    for is_other, group in groupby(tried, key=_is_other_path):
        run = list(group)
        shown += [len(run)] if folds and is_other and len(run) >= FOLDED else run
    return shown


def _is_other_path(tried: Tried) -> bool:
    return tried.turned_down is not None and tried.turned_down.demand == "path"


def _lines(shown: Sequence[Tried | int], width: int, ink: Ink) -> list[str]:
    """Draw routes, and numbers of routes left out; in two lines each where one is too narrow."""
    routes = [one for one in shown if not isinstance(one, int)]
    method = max((len(one.route.method) for one in routes), default=0) + GAP
    column = max((len(one.route.pattern or EMPTY) for one in routes), default=0)
    reasons = max((len(why(one)) for one in routes), default=0)
    whole = INDENT + method + column + GAP + reasons <= width
    column = min(column, width - method - INDENT)
    lines: list[str] = []
    for one in shown:
        if isinstance(one, int):
            lines.append(ink.quiet(f"{'…':>6}  {one} with another path"))
        else:
            front, reason = _front(one, method, column), _reason(one, width, ink)
            lines += [f"{front}  {reason}"] if whole else [front.rstrip(), f"{'':{INDENT}}{reason}"]
    return lines


def _front(tried: Tried, method: int, column: int) -> str:
    route, mark = tried.route, " " if tried.turned_down else "→"
    pattern = shorten(route.pattern or EMPTY, column)
    return f"{mark}{route.number:>5}  {route.method:<{method}}{pattern:<{column}}"


def why(tried: Tried) -> str:
    """Say what turned a route down; "matches" for the one that fits."""
    return tried.turned_down.why if tried.turned_down else "matches"


def _reason(tried: Tried, width: int, ink: Ink) -> str:
    reason = shorten(why(tried), width - INDENT)
    return ink.quiet(reason) if tried.turned_down else ink.strong(reason)


def _outcome(found: Explanation, matched: RouteRow, width: int, ink: Ink) -> list[str]:
    arguments = found.arguments or ()
    column = max((len(name) for name, _ in arguments), default=0)
    lines = [ink.quiet("environ['wsgiorg.routing_args'][1]") + (" = {}" if not arguments else "")]
    for name, value in sorted(arguments):  # Routes has them in no order
        lines.append(f"  {name:<{column}}  {shorten(value, width - column - 4)}")
    registered = f", registered by the extension {matched.extension}" if matched.extension else ""
    answer = "RoutesMiddleware answers itself: " if matched.redirect else ""
    return [*lines, *textwrap.wrap(f"{answer}{matched.endpoint}{registered}", width)]


def _nearest(found: Explanation, width: int, ink: Ink) -> list[str]:
    """Draw the routes that come closest."""
    said = textwrap.wrap("No route matches: the arguments are {}. Nearest:", width)
    return [*said, *_lines(found.nearest, width, ink)]
