"""The frames of a stack, from one of them outwards."""

from collections.abc import Iterator
from types import FrameType


def outwards(frame: FrameType | None) -> Iterator[FrameType]:
    """Yield a frame and those around it: its caller, the caller's caller, up to the outermost."""
    while frame is not None:
        yield frame
        frame = frame.f_back
