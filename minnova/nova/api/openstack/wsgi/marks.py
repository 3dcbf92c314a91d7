"""The decorators that mark a controller's methods. They change nothing: they leave a note.

`Controller` reads the notes when a class is made, `Resource` when a request comes.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Method = TypeVar("Method", bound=Callable[..., Any])


def response(code: int) -> Callable[[Method], Method]:
    """Mark a method with the status that it answers when all is well."""

    def decorator(method: Method) -> Method:
        method.wsgi_code = code  # type: ignore[attr-defined]
        return method

    return decorator


def action(name: str) -> Callable[[Method], Method]:
    """Mark a method as a server action: POST /servers/{id}/action with a body {name: …}."""

    def decorator(method: Method) -> Method:
        method.wsgi_action = name  # type: ignore[attr-defined]
        return method

    return decorator


def extends(method: Method) -> Method:
    """Mark a method as an addition to another controller's method of the same name.

    It is called after that one, with its answer as `resp_obj`, which it may change.
    """
    method.wsgi_extends = method.__name__  # type: ignore[attr-defined]
    return method
