"""Draw a Peel as text: the article's starred listing, one numbered line for each coat."""

from collections.abc import Iterator

from minnova.debug.peel.model import Coat, Peel, PeeledRequest
from minnova.debug.render.diff import heading

GAP = "  "


def text(peel: Peel[object], width: int) -> str:
    """Draw the requests of a peel one below the other, rows of stars between.

    Where `width` columns hold the whole line of every coat, a coat is one line; in a narrower
    place its file stands below.
    """
    if not peel.requests:
        return "No request has passed a wsgify.\n"
    table = Table(peel.requests, width)
    return "\n\n".join([*map(table.block, peel.requests), *footer(peel)]) + "\n"


def footer(peel: Peel[object]) -> list[str]:
    """Draw the calls that were no request, if there were any."""
    if not peel.decorations:
        return []
    calls = "call" if peel.decorations == 1 else "calls"
    why = "while modules loaded: there wsgify decorates a function"
    return [f"{peel.decorations} more {calls}, with func None, {why}."]


class Table:
    """The coats in columns that are as wide as their longest cell, over all requests."""

    def __init__(self, requests: tuple[PeeledRequest, ...], width: int) -> None:
        rows = [cells(number, coat) for one in requests for number, coat in numbered(one)]
        self.widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        whole = sum(self.widths) + len(GAP) * (len(self.widths) - 1)
        self.folded = whole > width
        self.width = min(whole, width)

    def __repr__(self) -> str:
        return f"<Table {self.widths}{' folded' if self.folded else ''}>"

    def block(self, request: PeeledRequest) -> str:
        """Draw a request: which it is, a row of stars, its coats."""
        inside = f" · inside {request.inside}" if request.inside else ""
        lines = [f"{heading(request)}{inside}", "*" * self.width]
        for number, coat in numbered(request):
            lines += self.row(number, coat)
            if coat.plain:
                lines.append(plain(coat, answers=number == len(request.coats)))
        return "\n".join(lines)

    def row(self, number: int, coat: Coat) -> list[str]:
        """Draw a coat, in one line or in two."""
        *front, place = map(str.ljust, cells(number, coat), self.widths)
        lines = [GAP.join(front), f"    {place}"] if self.folded else [GAP.join([*front, place])]
        return [line.rstrip() for line in lines]


def numbered(request: PeeledRequest) -> Iterator[tuple[int, Coat]]:
    """Yield the coats with their numbers."""
    return enumerate(request.coats, start=1)


def cells(number: int, coat: Coat) -> tuple[str, str, str, str]:
    """Return the columns: number and object, how it hands on, the function, where it is."""
    name = coat.name.removesuffix(".__call__")
    return f"{number:2}  {name}", coat.hands_on, coat.function, coat.place


def plain(coat: Coat, answers: bool) -> str:
    """Draw the plain application behind a coat; behind the last coat, it is what answers."""
    return f"    {coat.plain}: plain WSGI, which wsgify does not see{'; it answers' * answers}"
