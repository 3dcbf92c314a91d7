"""Functions to hook, and what every test of hooks asks of them."""

import sys
import threading
from collections.abc import Iterator

import pytest

from minnova.debug.hooks import Event


def double(number: int, *rest: int, loud: bool = False, **more: int) -> int:
    return number * 2


def half(number: int) -> float:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number / 2


def countdown(number: int) -> int:
    return 0 if number == 0 else countdown(number - 1)


def letters() -> Iterator[str]:
    yield "a"
    yield "b"


def forgiving(number: int) -> float | None:
    try:
        return half(number)
    except ValueError:
        return None


def unlucky(number: int) -> None:
    forgiving(number)
    raise KeyError(number)


def stubborn() -> None:
    try:
        raise KeyError("the first")
    except KeyError as error:
        raise RuntimeError("the second") from error


def target(function: object) -> str:
    """Write a function as a target."""
    return f"{function.__module__}:{function.__qualname__}"


def story(events: list[Event]) -> list[tuple[str, str]]:
    """Cut events down to what happened to which function."""
    return [(event.kind, event.target.partition(":")[2]) for event in events]


def left_behind() -> list[object]:
    """All that a hook may install."""
    tools = []
    if sys.version_info >= (3, 12):
        tools = [sys.monitoring.get_tool(number) for number in range(6)]
    return [sys.getprofile(), threading.getprofile(), sys.gettrace(), *tools]


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    """Hold each test of a module that imports this to it."""
    before = left_behind()
    yield
    assert left_behind() == before
