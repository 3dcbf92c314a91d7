"""Recognising the calls of a start_response, and of what it returns, by their frames (PEP 3333)."""

import inspect
from functools import partial
from types import CodeType, FrameType, FunctionType, MethodType
from typing import Any

from minnova.debug.hooks.event import arguments
from minnova.debug.layers.stack import has_cells

Headers = list[tuple[str, str]]


def code_of(function: object) -> CodeType | None:
    """Return the code that runs when a start_response is called; None where it is written in C."""
    if isinstance(function, partial):
        return code_of(function.func)
    if isinstance(function, MethodType):
        return code_of(function.__func__)
    if isinstance(function, FunctionType):
        return function.__code__
    return getattr(type(function).__call__, "__code__", None)


def is_call_of(function: object, frame: FrameType) -> bool:
    """Tell whether a frame is a call of this very function.

    Functions that were made in another function share their code: webob makes a start_response
    for each application that it calls. They differ in what they hold in their closures.
    """
    if code_of(function) is not frame.f_code:
        return False
    if isinstance(function, partial):
        return is_call_of(function.func, frame)
    if isinstance(function, FunctionType):
        return has_cells(frame, function)
    owner = function.__self__ if isinstance(function, MethodType) else function
    return next(iter(arguments(frame).values()), None) is owner


def sent(function: object, frame: FrameType) -> tuple[str, Headers] | None:
    """Read status and headers from a call of a start_response; None where it got no status.

    def start_response(status, headers, exc_info=None)  →  ("200 OK", [("Content-Length", "2")])
    """
    values = positional(frame)[bound(function) :]
    status, headers = (*values, None, None)[:2]
    if not isinstance(status, str):
        return None
    return status, [pair for pair in headers if is_header(pair)] if type(headers) is list else []


def first_given(function: object, frame: FrameType) -> object:
    """Return the first positional argument that a function is called with; None without any."""
    return (*positional(frame)[bound(function) :], None)[0]


def positional(frame: FrameType) -> list[Any]:
    """Return the positional arguments of a call, those in `*args` one by one."""
    code, values = frame.f_code, frame.f_locals
    found = [values.get(name) for name in code.co_varnames[: code.co_argcount]]
    if code.co_flags & inspect.CO_VARARGS:
        found += values.get(code.co_varnames[code.co_argcount + code.co_kwonlyargcount], ())
    return found


def bound(function: object) -> int:
    """Count the arguments that a function has already: `self`, and those of a partial."""
    if isinstance(function, partial):
        return len(function.args) + bound(function.func)
    return 0 if isinstance(function, FunctionType) else 1


def is_header(pair: object) -> bool:
    """Tell whether this is a name and a value, as PEP 3333 wants them."""
    return isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(one, str) for one in pair)
