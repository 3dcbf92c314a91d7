"""How far requests came: the layers that each of them met, one request below the other.

    Reach.of({"good": good, "no token": bad})     each a RequestDiff, as minnova.debug.diff finds it

A request that goes well meets every layer; one that is refused turns back at the layer that answers
it. Beside each other they show what a layer keeps from those inside it. Nothing is run here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from minnova.debug.diff.model import LayerDiff, RequestDiff


@dataclass(frozen=True, slots=True)
class Row:
    """One request: what it is called, the layers that it met, outermost first, and who answered."""

    title: str
    met: tuple[str, ...]
    answered_by: str
    """Empty where nobody did: an exception left the outermost layer."""
    status: str

    @property
    def code(self) -> str:
        """The number of the status: "401"."""
        return self.status.partition(" ")[0]

    @property
    def well(self) -> bool:
        """Whether the client got what it asked for."""
        return self.code[:1] in ("2", "3")


@dataclass(frozen=True, slots=True)
class Reach:
    """Requests, and all the layers that they met: `columns`, from the outermost to the innermost."""

    rows: tuple[Row, ...]
    columns: tuple[str, ...]

    @classmethod
    def of(cls, requests: Mapping[str, RequestDiff]) -> "Reach":
        """Put requests one below the other, each under a title of yours."""
        rows = tuple(row(title, found) for title, found in requests.items())
        return cls(rows, columns(one.met for one in rows))

    def __repr__(self) -> str:
        from minnova.debug.render.reach import text

        return text(self)

    def _repr_svg_(self) -> str:
        from minnova.debug.render.reach import svg

        return svg(self)


def row(title: str, found: RequestDiff) -> Row:
    """Read a row from what the layers of a request did."""
    answered = name(found.answered_by) if found.answered_by else ""
    return Row(title, tuple(map(name, found.layers)), answered, found.status or "")


def name(layer: LayerDiff) -> str:
    """Name a layer shortly.

    "FaultWrapper.__call__" → "FaultWrapper", "URLMap._munge_path.<locals>.wrap" → "wrap"
    """
    return layer.name.removesuffix(".__call__").rpartition("<locals>.")[2]


def columns(rows: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return every layer once. The row that met most gives the order; others stand after their neighbour.

    [("a", "c"), ("a", "b", "d")] → ("a", "c", "b", "d")
    """
    found: list[str] = []
    for met in sorted(rows, key=len, reverse=True):
        for before, layer in zip(("", *met), met, strict=False):
            if layer not in found:
                found.insert(found.index(before) + 1 if before in found else 0, layer)
    return tuple(found)
