"""The onion around a halted frame: which layers the request is in, and which one is lit.

Reading an onion takes a while, and each request meets the same one: it is kept by its application.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import FrameType

from minnova.debug.layers import Layer, Onion, outermost, read
from minnova.debug.requests import ThisRequest


@dataclass(slots=True)
class Around:
    """Finds the onion that a frame is in, and remembers those that it has read."""

    known: list[tuple[object, Onion]] = field(default_factory=list)

    def layers(
        self,
        frames: Sequence[FrameType],
        request: ThisRequest | None,
        around: Callable[[FrameType], ThisRequest | None],
    ) -> tuple[Layer, ...]:
        """Return the layers that the last of these frames is in, outermost first.

        `frames` begin with the outermost; `around` tells which request a frame works for. None are
        there outside of any request, and where no application is to be seen.
        """
        if request is None:
            return ()
        application = outermost(frames, lambda frame: around(frame) == request)
        if application is None:
            return ()
        onion = self._read(application)
        return onion.path_to(onion.layer_of(frames))

    def _read(self, application: object) -> Onion:
        for known, onion in self.known:
            if known is application:
                return onion
        self.known.append((application, read(application)))
        return self.known[-1][1]


@dataclass(frozen=True, slots=True)
class Picture:
    """The layers that a request is in, outermost first, as a cell shows them."""

    layers: tuple[Layer, ...]
    request: str

    def __repr__(self) -> str:
        return " › ".join(layer.name for layer in self.layers)

    def _repr_svg_(self) -> str:
        from minnova.debug.render.svg import svg

        return svg(self.layers[0], self.layers[-1], self.request)
