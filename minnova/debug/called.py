"""What is called when a request reaches a layer: its name, its code, the objects it goes by.

And how a call is known by its frame to be one of an application (PEP 3333).
"""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from types import CodeType, FrameType, FunctionType
from typing import Any
from wsgiref.types import WSGIEnvironment

from webob.dec import wsgify

from minnova.debug.hooks.event import arguments
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
        """Describe a plain WSGI application from the frame of its call: a function, or a class."""
        code, owner, module = frame.f_code, arguments.get("self"), frame.f_globals["__name__"]
        if owner is None:
            return cls(code.co_qualname, code, module, ())
        if makes_object(code):
            return cls(title(type(owner)), code, module, (owner, type(owner)))
        return cls(f"{title(owner)}.{code.co_name}", code, module, (owner,))

    def is_(self, application: object) -> bool:
        """Tell whether calling this application is calling this one."""
        if self.objects:
            return any(one is application for one in self.objects)
        return getattr(application, "__code__", None) is self.code


@dataclass(frozen=True, eq=False)
class ApplicationCall:
    """A call of an application: what is called, and with what."""

    called: Called
    environ: WSGIEnvironment
    start_response: object
    plain: bool
    owner: object

    @classmethod
    def of(cls, frame: FrameType, parameter: str) -> "ApplicationCall | None":
        """Read a call from its frame; `parameter` is the one that holds the environ.

        None for wsgify at work as a decorator, or on a request that is none of WSGI's.
        """
        given = arguments(frame)
        environ = given.get(parameter)
        if type(environ) is not dict or "REQUEST_METHOD" not in environ:
            return None
        if parameter != "req":
            called = Called.plainly(frame, given)
            return cls(called, environ, given["start_response"], True, given.get("self"))
        layer = given["self"]
        owner = getattr(layer.func, "__self__", layer)
        return cls(Called.by_wsgify(layer), environ, (*given["args"], None)[0], False, owner)

    @property
    def is_answer(self) -> bool:
        """Whether this is a response that is being sent: webob's and werkzeug's are applications.

        So are errors, webob's and nova's Fault.
        """
        return isinstance(self.owner, BaseException) or all(
            inspect.getattr_static(self.owner, name, None) is not None
            for name in ("status", "headers")
        )


def makes_object(code: CodeType) -> bool:
    """Tell whether an application is a class: its call makes an object, and that is the body."""
    return code.co_name == "__init__"


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
