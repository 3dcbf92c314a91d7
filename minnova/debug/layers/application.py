"""What is a WSGI application, and the function that runs when it is called (PEP 3333)."""

import inspect
from functools import partial
from types import BuiltinFunctionType, CodeType, FunctionType, MethodType

from webob.dec import wsgify

from minnova.debug.target import unwrap


def is_application(value: object) -> bool:
    """Tell whether a value is a WSGI application, without calling it.

    It is a wsgify, an object whose class's `__call__` is one, or something that is called with a
    `start_response`. A parameter `environ` is not enough: helpers take one, too.
    """
    if issubclass(type(value), wsgify):  # isinstance would ask the value, and a proxy may raise
        return getattr(value, "func", None) is not None
    if isinstance(inspect.getattr_static(type(value), "__call__", None), wsgify):
        return True
    function = entry(value)
    return function is not None and takes_start_response(function.__code__)


def takes_start_response(code: CodeType) -> bool:
    """Tell whether one of the parameters is PEP 3333's start_response."""
    return any(name.startswith("start_resp") for name in parameters(code))


def parameters(code: CodeType) -> tuple[str, ...]:
    """Return the names of the parameters, `self` among them."""
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]


def entry(application: object) -> FunctionType | None:
    """Return the Python function that runs when an application is called; None if it is in C.

    A function that wraps another one is an entry itself: it runs first.
    """
    kind = type(application)  # isinstance would ask the value, and a proxy may raise
    if not issubclass(kind, FunctionType | wsgify | partial | MethodType | type):
        return unwrap(inspect.getattr_static(kind, "__call__", None))
    if isinstance(application, FunctionType):
        return application
    if isinstance(application, wsgify | partial):
        return entry(application.func)
    if isinstance(application, MethodType):
        return unwrap(application.__func__)
    return unwrap(inspect.getattr_static(application, "__init__", None))


def owner(application: object) -> object | None:
    """Return the object that the entry gets as `self`; None for a function without one."""
    if isinstance(application, wsgify | partial):
        return owner(application.func)
    if isinstance(application, MethodType):
        return application.__self__
    return None if isinstance(application, FunctionType | type) else application


def title(application: object) -> str:
    """Name an application: by its object's class, or by the function's own name.

    a CORS → "CORS"; a method that is an application → "Flask.wsgi_app"; make.<locals>.layer →
    "make.layer"
    """
    if isinstance(application, wsgify | partial):
        return title(application.func)
    if isinstance(application, MethodType):
        kind, name = type(application.__self__).__name__, application.__func__.__name__
        return kind if name == "__call__" else f"{kind}.{name}"
    if isinstance(application, FunctionType | BuiltinFunctionType | type):
        return application.__qualname__.replace("<locals>.", "")
    return type(application).__name__
