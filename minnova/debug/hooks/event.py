"""Event: what a hook is told. It is read from the frame at once, because a frame moves on."""

from collections.abc import Iterator
from dataclasses import dataclass
from inspect import CO_VARARGS, CO_VARKEYWORDS
from types import CodeType, FrameType
from typing import Any, Literal

Kind = Literal["call", "return", "raise"]


@dataclass(frozen=True, eq=False, repr=False)
class Event:
    """One function was entered, left or raised.

    `arguments` are the function's parameters by name, as they stand at this moment: a function
    that assigns to a parameter shows the new value when it returns. `time` counts seconds since
    the hook was opened. `depth` counts the calls of this hook's targets that are under way around
    this one, in this thread: 0 is the outermost.
    """

    kind: Kind
    target: str
    frame: FrameType
    arguments: dict[str, Any]
    time: float
    depth: int
    value: Any = None
    exception: BaseException | None = None

    @property
    def code(self) -> CodeType:
        """The function's code object."""
        return self.frame.f_code

    def __repr__(self) -> str:
        return f"<{self.kind} {self.target} depth={self.depth} at {self.time * 1000:.3f} ms>"


def arguments(frame: FrameType) -> dict[str, Any]:
    """Return the parameters of a frame's function by name, `*args` and `**kwargs` last.

    A parameter that the function has deleted is left out.

        def call(self, request, *args)  →  {"self": …, "request": …, "args": ()}
    """
    values = frame.f_locals
    return {name: values[name] for name in parameters(frame.f_code) if name in values}


def parameters(code: CodeType) -> Iterator[str]:
    """Yield the names of a function's parameters: `co_varnames` begins with them."""
    count = code.co_argcount + code.co_kwonlyargcount
    count += bool(code.co_flags & CO_VARARGS) + bool(code.co_flags & CO_VARKEYWORDS)
    yield from code.co_varnames[:count]


def depth(frame: FrameType, watched: dict[int, str]) -> int:
    """Count the frames around this one whose code object, by its id, is watched."""
    count = 0
    outer = frame.f_back
    while outer is not None:
        count += id(outer.f_code) in watched
        outer = outer.f_back
    return count
