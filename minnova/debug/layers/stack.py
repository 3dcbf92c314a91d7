"""What a stack of frames says without an onion: who is around, and the outermost application."""

import gc
from collections.abc import Callable, Iterable, Iterator
from types import CodeType, FrameType, FunctionType
from typing import Any

from webob.dec import wsgify

from minnova.debug.frames import outwards
from minnova.debug.layers.application import entry, is_application, owner, takes_start_response
from minnova.debug.layers.holding import content


def frames_around(frame: FrameType | None) -> Iterator[FrameType]:
    """Yield a frame and those around it, the outermost first."""
    yield from reversed(tuple(outwards(frame)))


def outermost(
    frames: Iterable[FrameType], belongs: Callable[[FrameType], bool] = lambda frame: True
) -> object | None:
    """Find the outermost WSGI application at work in a stack: what to `read`. None where none is.

    `belongs` tells the frames of the request that is meant: inside one there may be another.
    """
    calls = (frame for frame in frames if looks_like_a_call(frame.f_code) and belongs(frame))
    return next((one for call in calls if (one := application(call)) is not None), None)


def looks_like_a_call(code: CodeType) -> bool:
    """Tell whether a frame may be the call of a WSGI application, by its code alone."""
    return code is wsgify.__call__.__code__ or takes_start_response(code)


def application(frame: FrameType) -> object | None:
    """Return the WSGI application whose call this frame is; None where it is none."""
    if frame.f_code is wsgify.__call__.__code__:
        return called_by(frame.f_locals["self"])
    if not takes_start_response(frame.f_code):
        return None
    first = frame.f_locals.get(frame.f_code.co_varnames[0])
    function = entry(first) if callable(first) else None
    return first if function and function.__code__ is frame.f_code else running(frame)


def called_by(layer: "wsgify[..., Any]") -> object | None:
    """Return the object whose method a wsgify calls, or the wsgify of a function; None if it has none."""
    if not is_application(layer):
        return None
    found = owner(layer)
    return layer if found is None else found


def running(frame: FrameType) -> FunctionType | None:
    """Find the function that a frame runs: it knows the code only, and closures share that."""
    functions = (one for one in gc.get_referrers(frame.f_code) if isinstance(one, FunctionType))
    return next((one for one in functions if has_cells(frame, one)), None)


def has_cells(frame: FrameType, function: FunctionType) -> bool:
    """Tell by what is in its closure whether a frame may be this function's."""
    values = frame.f_locals
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    return all(values.get(name) is content(cell) for name, cell in cells)
