"""A function inside a hook: the hook is open while the function's own code runs, not its call alone.

Calling a generator function or an `async def` runs nothing of it yet: so its wrapper is one, too.
Left out: asynchronous generators, through which what is sent and thrown cannot be handed on.
"""

import inspect
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager
from functools import wraps
from typing import Any

from minnova.debug.refusal import Refusal

Opened = Callable[[], AbstractContextManager[object]]
"""Opens a hook of its own for each call, so that a function may call itself."""


class WrongHook(Refusal, TypeError):
    """What a hook is given is of a kind that it can do nothing with; the text says what to give."""


def decorated(function: Callable[..., Any], opened: Opened) -> Callable[..., Any]:
    """Return the function inside a hook. Raises WrongHook for what no hook can stand around."""
    if not callable(function):
        raise WrongHook(f"a hook decorates functions, and {function!r} is none")
    if inspect.isasyncgenfunction(function):
        raise WrongHook(
            f"{function.__qualname__} is an asynchronous generator, which a hook does not decorate: "
            "write `with hook(...)` inside it, or around the loop over it"
        )
    if inspect.iscoroutinefunction(function):
        return around_coroutine(function, opened)
    if inspect.isgeneratorfunction(function):
        return around_generator(function, opened)
    return around_call(function, opened)


def around_call(function: Callable[..., Any], opened: Opened) -> Callable[..., Any]:
    """Open the hook for each call."""

    @wraps(function)
    def inside(*args: Any, **kwargs: Any) -> Any:
        with opened():
            return function(*args, **kwargs)

    return inside


def around_coroutine(function: Callable[..., Any], opened: Opened) -> Callable[..., Any]:
    """Open the hook when it is awaited; while it waits, it stays open."""

    @wraps(function)
    async def inside(*args: Any, **kwargs: Any) -> Any:
        with opened():
            return await function(*args, **kwargs)

    return inside


def around_generator(function: Callable[..., Any], opened: Opened) -> Callable[..., Any]:
    """Open the hook at its first step, until it ends or is closed."""

    @wraps(function)
    def inside(*args: Any, **kwargs: Any) -> Generator[Any, Any, Any]:
        with opened():
            return (yield from function(*args, **kwargs))

    return inside
