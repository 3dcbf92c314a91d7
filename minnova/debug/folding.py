"""The stack, folded to what matters here: layers, the functions of stops, and where we are.

All other frames are counted: of a `nova list` they are three in four. pdb's `where` shows them all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import CodeType, FrameType

from webob.dec import wsgify

from minnova.debug.layers import Layer, Onion
from minnova.debug.moment import Level


@dataclass(frozen=True, slots=True)
class Step:
    """A frame that is shown."""

    level: Level
    name: str
    """The layer that it is a call of; for any other frame its function."""
    skipped: int = 0
    """How many frames are left out between the one before and this one."""
    stop: str = ""
    """The stop whose function it runs."""
    left: bool = False
    """Whether the layer's own function is over: wsgify alone is left, and calls what it returned."""
    here: bool = False
    """Whether this is the frame that is looked at."""


def fold(
    frames: Sequence[FrameType],
    levels: Sequence[Level],
    here: int,
    onion: Onion | None,
    stops: Mapping[CodeType, str],
) -> tuple[Step, ...]:
    """Choose the frames to show, outermost first. `stops` names those whose functions they are.

    Where several frames call one layer (wsgify's two, and its own function), it is the innermost.
    """
    entered = list(onion.along(frames)) if onion else [None] * len(frames)
    steps: list[Step] = []
    shown = -1
    for index, (frame, layer) in enumerate(zip(frames, entered, strict=True)):
        stop = "" if layer else stops.get(frame.f_code, "")
        if index == here or stop or (layer and layer is not following(entered, index)):
            left = bool(layer) and index != here and frame.f_code is wsgify.__call__.__code__
            name = layer.name if layer else levels[index].function
            steps.append(Step(levels[index], name, index - shown - 1, stop, left, index == here))
            shown = index
    return tuple(steps)


def following(entered: Sequence[Layer | None], index: int) -> Layer | None:
    """Return the layer that the next frame is a call of."""
    return entered[index + 1] if index + 1 < len(entered) else None
