"""A hook above a function: it hears what the function's own code does, whatever kind of function."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from hooked import double, target
from hooked import nothing_is_left_behind as nothing_is_left_behind

from minnova.debug.hooks import Event, hook


class Heard:
    """The arguments of the calls of `double` that a hook has heard."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.hook = hook(target(double), on_call=self.hear)

    def hear(self, event: Event) -> None:
        self.numbers.append(event.arguments["number"])


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_a_generator_is_hooked_from_its_first_step_to_its_end(heard: Heard) -> None:
    @heard.hook
    def doubles(most: int) -> Iterator[int]:
        for number in range(most):
            yield double(number)

    begun = doubles(3)
    double(7)
    assert list(begun) == [0, 2, 4]
    double(8)
    assert heard.numbers == [0, 1, 2]


def test_a_generator_that_is_left_closes_its_hook(heard: Heard) -> None:
    @heard.hook
    def doubles() -> Iterator[int]:
        yield double(1)
        yield double(2)

    begun = doubles()
    assert next(begun) == 2
    begun.close()  # type: ignore[attr-defined]
    double(9)
    assert heard.numbers == [1]


def test_what_is_sent_into_a_generator_arrives_and_what_it_returns_comes_back(heard: Heard) -> None:
    @heard.hook
    def echo() -> Any:
        return (yield double((yield 0)))

    begun = echo()
    assert (next(begun), begun.send(4)) == (0, 8)
    with pytest.raises(StopIteration) as end:
        begun.send("the end")
    assert (end.value.value, heard.numbers) == ("the end", [4])


def test_a_coroutine_is_hooked_across_its_waits(heard: Heard) -> None:
    @heard.hook
    async def run(number: int) -> int:
        await asyncio.sleep(0)
        return double(number)

    assert asyncio.run(run(4)) == 8
    double(9)
    assert heard.numbers == [4]


def test_coroutines_that_overlap_have_hooks_of_their_own(heard: Heard) -> None:
    @heard.hook
    async def run(number: int) -> None:
        for _ in range(number):
            await asyncio.sleep(0)
        double(number)

    async def both() -> None:
        await asyncio.gather(run(2), run(1))

    asyncio.run(both())
    assert heard.numbers == [1, 1, 2]


def test_the_wrapper_is_of_the_same_kind_as_the_function(heard: Heard) -> None:
    import inspect

    @heard.hook
    async def wait() -> None: ...

    @heard.hook
    def steps() -> Iterator[int]:
        yield 1

    assert inspect.iscoroutinefunction(wait)
    assert inspect.isgeneratorfunction(steps)
    assert wait.__name__ == "wait"


def test_an_asynchronous_generator_is_refused_with_what_to_do(heard: Heard) -> None:
    async def letters() -> AsyncIterator[str]:
        yield "a"

    with pytest.raises(
        TypeError, match=r"letters is an asynchronous gen.*write `with hook\(\.\.\."
    ):
        heard.hook(letters)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: hook(),
            r'without a target hears nothing: name one, as in hook\("routing.match", on_call',
        ),
        (lambda: hook(double), r"written as a text, as in hook\("),  # type: ignore[arg-type]
        (lambda: hook("all", on_call=5), "on_call takes a function of one Event, as print, not 5"),  # type: ignore[arg-type]
        (lambda: hook("all", on_raise=""), "on_raise takes a function of one Event"),  # type: ignore[arg-type]
        (lambda: hook("all")(5), "a hook decorates functions, and 5 is none"),  # type: ignore[arg-type]
    ],
)
def test_a_hook_that_could_do_nothing_is_refused(make: Callable[[], object], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        make()
