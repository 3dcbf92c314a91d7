"""Draw who asks whom: a column for each side, an arrow for each request and each answer."""

from collections.abc import Iterator
from itertools import count

from minnova.debug.render.layout import letters
from minnova.debug.render.picture import arrow, line, sheet
from minnova.debug.render.svg import rectangle, words
from minnova.debug.sequence import Exchange

TOP = 64
STEP = 36
"""Between two arrows."""
SIDE = 84
"""Beside the outermost columns."""
COLUMN = 330
"""Between two columns."""
WATCHED = "nova"
"""Whose requests are counted."""


def text(exchanges: tuple[Exchange, ...]) -> str:
    """Draw the exchanges as text; what is asked in the course of another one stands under it.

    client → nova      GET /v2.1 → 302, go to /v2.1/
      nova → keystone  GET /identity → 300
    """
    return "\n".join(row for one in exchanges for row in rows(one, 0))


def rows(exchange: Exchange, depth: int) -> Iterator[str]:
    """Draw an exchange and those inside it."""
    who = f"{'  ' * depth}{exchange.sender} → {exchange.receiver}"
    yield f"{who:<22}{exchange.method} {exchange.path} → {answer(exchange)}"
    for one in exchange.inside:
        yield from rows(one, depth + 1)


def answer(exchange: Exchange) -> str:
    """Say what came back: "302, go to /v2.1/"."""
    status = "nothing" if exchange.status is None else str(exchange.status)
    return f"{status}, {exchange.brings}" if exchange.brings else status


def svg(exchanges: tuple[Exchange, ...]) -> str:
    """Draw the exchanges from above to below; the requests to nova are counted."""
    columns = places(exchanges)
    arrows = list(Drawing(columns).arrows(exchanges))
    number = len([one for each in exchanges for one in each])
    height = TOP + STEP * 2 * number + 8
    width = max(columns.values(), default=0) + SIDE
    about = f"{number} requests between {', '.join(columns)}."
    lanes = [part for name, x in columns.items() for part in lane(name, x, height)]
    return sheet(width, height, "Who asks whom", about, lanes + arrows)


def places(exchanges: tuple[Exchange, ...]) -> dict[str, float]:
    """Give each side its column, in the order in which they appear; the one that counts is last."""
    names = dict.fromkeys(name for each in exchanges for one in each for name in sides(one))
    ordered = sorted(names, key=lambda name: name == WATCHED)
    return {name: SIDE + COLUMN * number for number, name in enumerate(ordered)}


def sides(exchange: Exchange) -> tuple[str, str]:
    """Return who asks and who answers."""
    return exchange.sender, exchange.receiver


def lane(name: str, x: float, height: float) -> tuple[str, str, str]:
    """Draw a column: its name in a box, a line down."""
    width = letters(name) + 24
    return (
        line("box", f"M{x:g} 42V{height - 8:g}"),
        rectangle("chip", x - width / 2, 14, width, 28, 6),
        words(name, x - letters(name) / 2, 33, "name"),
    )


class Drawing:
    """Draws arrow below arrow."""

    def __init__(self, columns: dict[str, float]) -> None:
        self.columns = columns
        self.heights = count(TOP + 14, STEP)
        self.numbers = count(1)

    def __repr__(self) -> str:
        return f"<Drawing: {', '.join(self.columns)}>"

    def arrows(self, exchanges: tuple[Exchange, ...]) -> Iterator[str]:
        """Draw a request, what is asked before it is answered, and the answer."""
        for one in exchanges:
            start, end = self.columns[one.sender], self.columns[one.receiver]
            number = f"{next(self.numbers)} · " if one.receiver == WATCHED else ""
            yield from self.arrow("", start, end, f"{number}{one.method} {one.path}")
            yield from self.arrows(one.inside)
            yield from self.arrow("later", end, start, answer(one))

    def arrow(self, kind: str, start: float, end: float, label: str) -> Iterator[str]:
        """Draw one arrow with its label above it."""
        y = next(self.heights)
        left = min(start, end) + 14 if not kind else max(start, end) - 14 - letters(label)
        yield arrow(kind, start, end, y)
        yield words(label, left, y - 6, "quiet" if kind else "name")
