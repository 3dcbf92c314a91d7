"""What reading finds: layers inside layers. Frozen, and free of the application's own objects."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from minnova.debug.places import place_of

Kind = Literal["layer", "composite", "router", "app", "closed"]
"""What a layer is to those inside it.

- layer: it wraps one application.
- composite: it holds several, each at its mount point.
- router: it looks up in a table of routes who is to answer.
- app: the end of the line; it wraps nothing.
- closed: it cannot be read any further. Its `note` says why.
"""

HandsOn = Literal["calls", "returns", "answers", "unknown"]
"""How a layer hands the request on, as far as its source tells.

- calls: it calls the next application inside its own function, which stays on the stack.
- returns: it returns the next application, and its frame is gone when that one is called.
- answers: it makes the response itself.
- unknown: its source is not there, or leaves it open.
"""

State = Literal["here", "around", "left", ""]
"""Where a layer is seen from a frame: it is in it; it is on the stack around it; it has handed on
by returning, so that its frame is gone; or it has no part in this."""


@dataclass(frozen=True)
class Layer:
    """One coat of the onion, and what is inside it.

    `number` counts the layers from the outermost, 0, to the innermost of the last mount point.
    `name` is the object's class, `function` the function that runs when it is called, with the
    class that defines it: a `CORS` runs `ConfigurableMiddleware.__call__`.
    """

    number: int
    name: str
    kind: Kind
    hands_on: HandsOn
    function: str
    module: str
    file: str
    line: int
    mounts: tuple["Mount", ...] = ()
    note: str = ""

    @property
    def place(self) -> str:
        """Where the function is defined: the file from its top package on, and the line.

        oslo_middleware.base, "/…/site-packages/oslo_middleware/base.py"  →
        "oslo_middleware/base.py:145"
        """
        if not self.file:
            return "not in Python"
        return f"{place_of(self.file, self.module)}:{self.line}"

    @property
    def inside(self) -> tuple["Layer", ...]:
        """The layers that this one may hand on to."""
        return tuple(mount.layer for mount in self.mounts)

    def path_to(self, wanted: "Layer") -> tuple["Layer", ...]:
        """Return the layers from this one to another one inside it; () where that is not inside."""
        return tuple(layer for layer in self if wanted in layer)

    def __iter__(self) -> Iterator["Layer"]:
        """Yield this layer and all inside it, by number."""
        yield self
        for mount in self.mounts:
            yield from mount.layer

    def __repr__(self) -> str:
        return f"<Layer {self.number} {self.name}: {self.kind}, {self.hands_on}>"


@dataclass(frozen=True)
class Mount:
    """Where a layer holds another one: `held_by` is "self.application", `at` a mount point or ""."""

    layer: Layer
    held_by: str
    at: str = ""

    def __repr__(self) -> str:
        return f"<Mount {self.at or self.held_by}: {self.layer.name}>"


def states(outermost: Layer, here: Layer | None) -> dict[int, State]:
    """Say of each layer, by number, where it is seen from the one that we are in.

    What cannot be told from the source counts as still around.
    """
    found: dict[int, State] = dict.fromkeys((layer.number for layer in outermost), "")
    for layer in outermost.path_to(here) if here else ():
        found[layer.number] = "left" if layer.hands_on == "returns" else "around"
    return found | ({here.number: "here"} if here else {})
