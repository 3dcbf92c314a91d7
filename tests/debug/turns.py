"""What the tests of watching run: loops, a generator, a `finally`, a function that nobody looks at."""

import sys
from collections.abc import Iterator

TRACERS: list[object] = []
"""Who was tracing, each time somebody looked."""


def turns() -> int:
    """Call something small in each turn."""
    total = 0
    for number in range(3):
        total += small(number)
    return total


def alone() -> int:
    """Turn without calling anything."""
    total = 0
    for number in range(3):
        total += number
        total -= 1
    return total


def small(number: int) -> int:
    """Do next to nothing."""
    TRACERS.append(sys.gettrace())
    return number + 1


def generated() -> int:
    """Add up what a generator yields."""
    return sum(numbers())


def numbers() -> Iterator[int]:
    """Yield twice."""
    yield small(1)
    yield small(2)


def tidy() -> int:
    """Call something on every way out."""
    try:
        return small(1)
    finally:
        turns()
