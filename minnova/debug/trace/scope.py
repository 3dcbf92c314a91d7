"""Which functions are worth a node, and what they are called."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from inspect import CO_OPTIMIZED
from types import CodeType, FrameType

from minnova.debug.places import place_of
from minnova.debug.requests import ThisRequest
from minnova.debug.stops import STAGES, Stop
from minnova.debug.target import real_module, resolve

LAYER = "webob.dec:wsgify.__call__"
"""Every layer that wsgify made comes past here."""


class Scope:
    """The functions of some packages, the layers, and the functions that stops are at."""

    def __init__(self, packages: Iterable[str], stops: Sequence[Stop]) -> None:
        """Look up all targets. `nova` and `keystone` stand for the packages shipped here."""
        self.packages = tuple(real_module(name) for name in packages)
        self.layer = resolve(LAYER).code
        self.stops: dict[int, list[Stop]] = {}
        self._codes = [self.layer]  # alive, so that their ids stay theirs
        for stop in stops:
            code = resolve(stop.target).code
            self.stops.setdefault(id(code), []).append(stop)
            self._codes.append(code)

    def __repr__(self) -> str:
        return f"<Scope of {', '.join(self.packages)} and {len(self.stops)} stops>"

    def covers(self, code: CodeType, module: str) -> bool:
        """Tell whether calls of a function are recorded."""
        if code is self.layer or id(code) in self.stops:
            return True
        return self._is_ours(module) and is_named_function(code)

    def _is_ours(self, module: str) -> bool:
        return any(module == name or module.startswith(f"{name}.") for name in self.packages)

    def stop_at(self, frame: FrameType, request: ThisRequest | None) -> Stop | None:
        """Return the stop that a frame is at: one whose `only` holds, if it has one."""
        stops = self.stops.get(id(frame.f_code), ())
        return next((stop for stop in stops if holds(stop.only, frame, request)), None)


def begins_stage(stop: Stop, stage: str, frame: FrameType, request: ThisRequest | None) -> bool:
    """Tell whether a stage begins at a stop, inside of another stage.

    A request goes on only: a policy check in the response is no way back to dispatch. And a stop's
    `when` tells its proper calls from those that come too early, in the requests that do not
    matter, too.
    """
    if request is None:
        return True
    order = [one.name for one in STAGES]
    forward = stage not in order or order.index(stop.stage) > order.index(stage)
    return forward and holds(stop.condition(), frame, replace(request, main=True))


def holds(condition: str, frame: FrameType, request: ThisRequest | None) -> bool:
    """Evaluate a stop's condition as the debugger would; one that raises does not hold."""
    if not condition:
        return True
    try:
        return bool(eval(condition, frame.f_globals, {**frame.f_locals, "this_request": request}))
    except Exception:
        return False


def is_importing(frame: FrameType) -> bool:
    """Tell whether a function is called by a module or a class body that is being imported."""
    caller = frame.f_back
    if caller is None or caller.f_code.co_flags & CO_OPTIMIZED:
        return False
    while caller is not None and not caller.f_code.co_flags & CO_OPTIMIZED:
        caller = caller.f_back
    return caller is not None and caller.f_code.co_filename.startswith("<frozen importlib")


def is_named_function(code: CodeType) -> bool:
    """Tell a function from a module, a class body, a lambda, and from what a library generates."""
    is_function = bool(code.co_flags & CO_OPTIMIZED)
    return is_function and not code.co_name.startswith("<") and code.co_filename[:1] != "<"


def name_of(code: CodeType) -> str:
    """Name a function: "URLMap._munge_path.<locals>.wrap" → "URLMap._munge_path.wrap"."""
    return code.co_qualname.replace(".<locals>", "")


def place(code: CodeType, module: str) -> str:
    """Say where a function is defined: the file from its top package on, and the line.

    "webob.dec", "/…/site-packages/webob/dec.py" → "webob/dec.py:108"
    """
    return f"{place_of(code.co_filename, module)}:{code.co_firstlineno}"
