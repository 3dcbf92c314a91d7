"""What is called when a request reaches a layer: its name, its code, and the objects it goes by."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import CodeType, FrameType, FunctionType
from typing import Any

from webob.dec import wsgify

from minnova.debug.target import unwrap


@dataclass(frozen=True, eq=False)
class Called:
    """An application that is called. Whoever holds one of its `objects` may call it.

    There is none for a plain function: its frame knows its code only.
    """

    name: str
    code: CodeType | None
    module: str
    objects: tuple[object, ...]

    @classmethod
    def by_wsgify(cls, layer: "wsgify[..., Any]") -> "Called":
        """Describe the function behind a wsgify: of a method, wsgify makes a copy for each call."""
        function = function_behind(layer.func)
        code = function.__code__ if function else None
        module = function.__module__ if function else ""
        return cls(title(layer.func), code, module, (layer, getattr(layer.func, "__self__", layer)))

    @classmethod
    def plainly(cls, frame: FrameType, arguments: Mapping[str, Any]) -> "Called":
        """Describe a plain WSGI application from the frame of its call."""
        code, owner = frame.f_code, arguments.get("self")
        name = code.co_qualname if owner is None else f"{title(owner)}.{code.co_name}"
        return cls(name, code, frame.f_globals["__name__"], () if owner is None else (owner,))

    def is_(self, application: object) -> bool:
        """Tell whether calling this application is calling this one."""
        if self.objects:
            return any(one is application for one in self.objects)
        return getattr(application, "__code__", None) is self.code


def title(application: object) -> str:
    """Name an application, or a wsgify's function, as Python 2 did: the object's class first.

    bound method ConfigurableMiddleware.__call__ of a CORS  →  "CORS.__call__"
    function _dispatch in the class Router                  →  "Router._dispatch"
    a RoutesMiddleware                                      →  "RoutesMiddleware"
    """
    owner = getattr(application, "__self__", None)
    if owner is not None:
        kind = owner if isinstance(owner, type) else type(owner)
        return f"{kind.__name__}.{getattr(application, '__name__', '__call__')}"
    if isinstance(application, wsgify):
        return title(application.func)
    return str(getattr(application, "__qualname__", type(application).__name__))


def function_behind(function: object) -> FunctionType | None:
    """Find the Python function that runs when something is called: a method, a partial, an object.

    None where it is written in C.
    """
    return unwrap(function) or unwrap(type(function).__call__)
