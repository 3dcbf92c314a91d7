"""The onions of the applications that a run calls, and the layer that a call is in.

An onion is read when the first request comes to its application. Its layers are numbered on
through all onions of the recording.
"""

from collections.abc import Iterator
from types import FrameType
from typing import Any

from webob.dec import wsgify

from minnova.debug.layers import Layer, Onion, outermost, read

LAYER = ("number", "name", "kind", "hands_on", "function", "module", "place", "line", "note")
"""What a recording keeps of a layer as it is."""

WSGIFY = (id(wsgify.__call__.__code__), id(wsgify.call_func.__code__))


class Onions:
    """All onions of a run."""

    def __init__(self) -> None:
        self.known: list[tuple[object, Onion]] = []
        self.codes: set[int] = set(WSGIFY)
        """The ids of the functions that lead into a layer."""

    def __repr__(self) -> str:
        return f"<Onions: {', '.join(onion.outermost.name for _, onion in self.known) or 'none'}>"

    def of(self, frame: FrameType) -> Onion | None:
        """Return the onion of the application that a frame runs; None where it runs none."""
        application = outermost([frame])
        if application is None:
            return None
        found = next((onion for known, onion in self.known if known is application), None)
        return found or self._read(application)

    def _read(self, application: object) -> Onion:
        onion = read(application)
        self.known.append((application, onion))
        self.codes |= {id(seat.code) for seat in onion.seats}
        return onion

    def number(self, onion: Onion, layer: Layer) -> int:
        """Return the number of a layer among those of all onions."""
        before = 0
        for _, other in self.known:
            if other is onion:
                break
            before += len(other)
        return before + layer.number

    def finish(self) -> dict[str, list[dict[str, Any]]]:
        """Describe all onions and layers."""
        layers = [one for index in range(len(self.known)) for one in self._layers(index)]
        onions = [
            {"root": self.number(onion, onion.outermost), "name": onion.outermost.name}
            for _, onion in self.known
        ]
        return {"layers": layers, "onions": onions}

    def _layers(self, index: int) -> Iterator[dict[str, Any]]:
        onion = self.known[index][1]
        held = {
            id(mount.layer): (self.number(onion, outer), mount)
            for outer in onion
            for mount in outer.mounts
        }
        for layer in onion:
            outer, mount = held.get(id(layer), (-1, None))
            yield {
                "id": self.number(onion, layer),
                "onion": index,
                **{name: getattr(layer, name) for name in LAYER},
                "file": layer.place.rpartition(":")[0],
                "outer": outer,
                "held_by": mount.held_by if mount else "",
                "at": mount.at if mount else "",
            }


def entered(onion: Onion, frame: FrameType, here: Layer | None) -> Layer | None:
    """Return the layer that a frame leads into, seen from the one around it; else that one.

    Where layers look alike, as two routers with one code, the one inside is meant.
    """
    found = onion.entered(frame)
    inside = (one for one in found if here is not None and one in here)
    return next(inside, found[0] if found else here)
