"""Hooks and the run that they watch: neither disturbs the other, and nothing is left behind."""

import sys
import threading
from collections.abc import Callable

import pytest
import toy
from hooked import double, half, target
from hooked import nothing_is_left_behind as nothing_is_left_behind

from minnova.debug import walk
from minnova.debug.hooks import Event, hook


def fail_after(step: Callable[[], object]) -> float:
    step()
    return 1 / 0


def test_outside_of_its_block_a_hook_hears_nothing() -> None:
    events: list[Event] = []
    double(1)
    with hook(target(double), on_call=events.append):
        pass
    double(2)
    assert events == []


def test_threads_that_the_run_starts_are_watched() -> None:
    numbers: list[object] = []
    with hook(target(double), on_call=lambda event: numbers.append(event.arguments["number"])):
        thread = threading.Thread(target=double, args=(7,))
        thread.start()
        thread.join()
    assert numbers == [7]


def test_a_thread_that_outlives_the_hook_is_left_alone() -> None:
    events: list[Event] = []
    closed, left = threading.Event(), []

    def outlive() -> None:
        closed.wait(10)
        double(1)
        left.append(sys.getprofile())

    with hook(target(double), on_call=events.append):
        thread = threading.Thread(target=outlive)
        thread.start()
    closed.set()
    thread.join()
    assert (events, left) == ([], [None])


def test_several_hooks_on_one_function_hear_it_in_the_order_in_which_they_opened() -> None:
    heard: list[str] = []
    with hook(target(double), on_call=lambda event: heard.append("outer")):
        with hook(target(double), target(half), on_call=lambda event: heard.append("inner")):
            double(1)
            half(2)
        double(1)
    assert heard == ["outer", "inner", "inner", "outer"]


def test_several_hooks_on_one_function_are_all_told_the_exception() -> None:
    heard: list[object] = []
    with (
        hook(target(half), on_raise=lambda event: heard.append(event.exception)),
        hook(target(half), on_raise=lambda event: heard.append(event.exception)),
        pytest.raises(ValueError, match="odd") as caught,
    ):
        half(3)
    assert heard == [caught.value, caught.value]


def test_hooks_may_close_in_any_order() -> None:
    heard: list[str] = []
    first = hook(target(double), on_call=lambda event: heard.append("first"))
    second = hook(target(double), on_call=lambda event: heard.append("second"))
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    double(1)
    second.__exit__(None, None, None)
    double(1)
    assert heard == ["second"]


def test_a_hook_that_closes_within_its_target_leaves_nothing() -> None:
    opened = hook(target(fail_after), on_raise=print)
    opened.__enter__()
    with pytest.raises(ZeroDivisionError):
        fail_after(lambda: opened.__exit__(None, None, None))


def test_a_decorated_function_runs_hooked_and_may_call_itself() -> None:
    numbers: list[object] = []

    @hook(target(double), on_call=lambda event: numbers.append(event.arguments["number"]))
    def run(times: int) -> None:
        double(times)
        if times:
            run(times - 1)

    run(1)
    double(9)
    assert numbers == [1, 0, 0]


def test_an_exception_in_the_block_passes_and_closes_the_hook() -> None:
    with pytest.raises(ValueError, match="odd"), hook(target(half), on_call=print) as opened:
        half(3)
    assert "closed" in repr(opened)


def test_opening_an_open_hook_says_what_to_do() -> None:
    with hook(target(double)) as opened, pytest.raises(RuntimeError, match="make a second one"):
        opened.__enter__()


def test_a_closed_hook_opens_again() -> None:
    heard: list[Event] = []
    again = hook(target(double), on_call=heard.append)
    for _ in range(2):
        with again:
            double(1)
    assert len(heard) == 2


def test_a_mistyped_stop_is_answered_with_near_ones() -> None:
    with pytest.raises(LookupError, match=r"'routing.mach'.*routing\.match"), hook("routing.mach"):
        pass


def test_a_hook_that_opens_while_a_session_is_paused_watches_the_rest_of_its_run() -> None:
    session = walk(lambda: toy.ask("/things"), at="toy:front")
    events: list[Event] = []
    with session, hook("toy:Router.things", on_call=events.append):
        session("c")
    assert [event.target for event in events] == ["toy:Router.things"]
