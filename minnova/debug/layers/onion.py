"""All layers of an application, and which of them a frame is in."""

from collections.abc import Iterable, Iterator
from types import CodeType, FrameType

from minnova.debug.layers.model import Layer
from minnova.debug.layers.seat import WSGIFY, Seat
from minnova.debug.layers.stack import frames_around


class Onion:
    """The layers of a loaded application, as `read` found them. Iterate over it for all of them."""

    def __init__(self, seats: tuple[Seat, ...]) -> None:
        """Take the seats by the numbers of their layers, the outermost first."""
        self.seats = seats
        # their ids, since to hash a code reads all of it; the seats keep the functions
        self._codes = {id(code) for code in (*WSGIFY, *(seat.code for seat in seats)) if code}

    @property
    def outermost(self) -> Layer:
        """The layer that a request meets first; all others are inside it."""
        return self.seats[0].layer

    def __iter__(self) -> Iterator[Layer]:
        """Yield all layers by number: outermost first, one mount point after the other."""
        return iter(self.outermost)

    def __len__(self) -> int:
        return len(self.seats)

    def __repr__(self) -> str:
        return f"<Onion of {self.outermost.name}: {len(self)} layers>"

    def path_to(self, wanted: object) -> tuple[Layer, ...]:
        """Return the layers from the outermost to this one; () where it is in none.

        `wanted` is a layer, an application of the process or a frame.
        """
        if isinstance(wanted, FrameType):
            wanted = self.lit(wanted)
        for seat in self.seats:
            if seat.layer is wanted or seat.is_of(wanted):
                return self.outermost.path_to(seat.layer)
        return ()

    def lit(self, frame: FrameType) -> Layer | None:
        """Say which layer a frame is in, by it and by the frames around it; None outside of all."""
        return self.layer_of(frames_around(frame))

    def layer_of(self, frames: Iterable[FrameType]) -> Layer | None:
        """Say which layer the last of these frames is in; they begin with the outermost.

        Where frames look alike, as those of two routers with one code, the one inside the layer so
        far is meant.
        """
        entered = [layer for layer in self.along(frames) if layer]
        return entered[-1] if entered else None

    def along(self, frames: Iterable[FrameType]) -> Iterator[Layer | None]:
        """Say of each of these frames which layer's call it is; None of one that is of none."""
        here: Layer | None = None
        for frame in frames:
            found = self.entered(frame)
            inner = (one for one in found if here is not None and one in here)
            entered = next(inner, found[0] if found else None)
            here = entered or here
            yield entered

    def entered(self, frame: FrameType) -> tuple[Layer, ...]:
        """Return the layers whose function this very frame runs; more than one if they look alike."""
        if id(frame.f_code) not in self._codes:
            return ()
        return tuple(seat.layer for seat in self.seats if seat.holds(frame))

    def onward(self, layer: Layer | None) -> tuple[Layer, ...]:
        """Return the layers that come next; from outside of all, that is the outermost.

        A layer that is not in Python cannot be halted in: those inside it stand for it.
        """
        following = (self.outermost,) if layer is None else layer.inside
        return tuple(
            one for step in following for one in ((step,) if self.code(step) else self.onward(step))
        )

    def arrived(self, frame: FrameType, expected: Iterable[Layer]) -> Layer | None:
        """Return the one of these layers whose own function this frame runs; None if it is another.

        Many layers may share one code, as all of oslo.middleware do: a breakpoint there halts in
        each of them, and this tells whether the right one is reached.
        """
        found = self.entered(frame)
        return next(
            (one for one in expected if frame.f_code is self.code(one) and one in found), None
        )

    def code(self, layer: Layer) -> CodeType | None:
        """Return the code that runs when a layer is called: where to set a breakpoint."""
        return self.seats[layer.number].code
