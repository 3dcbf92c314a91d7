"""What to draw of an onion, before it is drawn as text or as SVG: boxes in boxes.

Seen from within a request, the mount points that it did not take are folded into one box each.
Neighbours that are alike, such as the controllers of a router, share a box.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from minnova.debug.layers.model import Layer, Mount, State, states
from minnova.debug.masking import printable

LONGEST = 40
"""Characters of a name that are drawn."""


@dataclass(frozen=True)
class Box:
    """One box, and those in it."""

    layer: Layer
    title: str
    at: str
    """The mount point."""
    how: str
    """How it hands on, in a word."""
    state: State
    folded: int
    """How many layers inside it are not drawn."""
    places: str
    """The mount points of several that share this box."""
    boxes: tuple["Box", ...]

    def __iter__(self) -> Iterator["Box"]:
        """Yield this box and all in it, from the outside inwards."""
        yield self
        for box in self.boxes:
            yield from box


def nest(outermost: Layer, here: Layer | None = None, brief: bool = False) -> Box:
    """Decide which boxes to draw; `here` is the layer that a request is in.

    A brief one folds the mount points between which the request has still to choose, too.
    """
    return Nesting(states(outermost, here), brief).box([Mount(outermost, "")])


class Nesting:
    """Turns layers into boxes, given where each is seen from."""

    def __init__(self, states: dict[int, State], brief: bool = False) -> None:
        self.states = states
        self.brief = brief

    def __repr__(self) -> str:
        return f"<Nesting: {len(self.states)} layers>"

    def box(self, mounts: list[Mount]) -> Box:
        """Make the box of one layer, or of several that are alike."""
        layer = mounts[0].layer
        state = self.states[layer.number]
        several = len(mounts) > 1
        places = ", ".join(printable(mount.at) for mount in mounts if mount.at)
        return Box(
            layer=layer,
            title=short(layer.name) + (f" × {len(mounts)}" if several else ""),
            at="" if several else short(places),
            how="returned" if state == "left" else layer.hands_on,
            state=state,
            folded=0,
            places=places if several else "",
            boxes=tuple(self.boxes(layer.mounts)),
        )

    def boxes(self, mounts: tuple[Mount, ...]) -> Iterator[Box]:
        """Make the boxes of all that is in a layer; a request takes one way, the others fold."""
        chosen = any(self.states[mount.layer.number] for mount in mounts)
        folds = chosen or (self.brief and len(mounts) > 1)
        for _, alike in groupby(mounts, self.kind):
            group = list(alike)
            off = folds and not self.states[group[0].layer.number]
            yield self.fold(group) if off else self.box(group)

    def fold(self, mounts: list[Mount]) -> Box:
        """Make one closed box of a mount point that the request did not take."""
        layer = mounts[0].layer
        return replace(self.box(mounts), folded=len(list(layer)) - 1, boxes=())

    def kind(self, mount: Mount) -> tuple[object, ...]:
        """Return what makes two neighbours alike: only ends of the line are, and none that is lit."""
        layer, state = mount.layer, self.states[mount.layer.number]
        alone = layer.number if layer.mounts or state or layer.note else None
        return layer.name, layer.function, layer.file, layer.line, alone


def short(text: str) -> str:
    """Cut a name in the middle, and leave out what cannot be drawn."""
    text = printable(text)
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[: half - 1]}…{text[-half:]}"
