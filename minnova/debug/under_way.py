"""The coats that a paused request is in, read from the live stack: `peel` at the prompt.

A coat that has handed on by returning the next application is done with its function, but wsgify
has not returned: its frame is what is found here.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise
from types import FrameType

from minnova.debug.called import Called
from minnova.debug.drafting import RequestDraft
from minnova.debug.peel.drafts import CoatDraft, peeled
from minnova.debug.peel.model import HandsOn, Peel
from minnova.debug.requests import ThisRequest, environ_parameter


def under_way(
    frames: Iterable[FrameType],
    request: ThisRequest,
    around: Callable[[FrameType], ThisRequest | None],
) -> Peel[None]:
    """List the coats of this request, outermost first. `frames` begin with the outermost.

    `around` tells which request a frame works for: inside authtoken there is another one.
    """
    number = None if request.service else request.number
    draft = RequestDraft[CoatDraft](number, request.method, request.path, request.service, None)
    for frame, inner in pairwise((*frames, None)):
        if frame and is_coat(frame) and around(frame) == request:
            called = Called.by_wsgify(frame.f_locals["self"])
            how: HandsOn = "calls" if is_function_call(inner) else "returns"
            draft.layers.append(CoatDraft(called, {}, draft, None, hands_on=how))
    for innermost in draft.layers[-1:]:
        innermost.hands_on = "is here"
    return Peel((peeled(draft),) if draft.layers else (), 0, None)


def is_coat(frame: FrameType) -> bool:
    """Tell whether a frame is wsgify at work on a request, and not on a function to decorate."""
    return environ_parameter(frame.f_code) == "req" and frame.f_locals["self"].func is not None


def is_function_call(frame: FrameType | None) -> bool:
    """Tell whether a frame is wsgify calling the coat's own function."""
    return frame is not None and frame.f_code.co_qualname == "wsgify.call_func"
