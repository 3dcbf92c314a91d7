"""What a hook is told."""

import pytest
from hooked import countdown, double, forgiving, half, letters, story, stubborn, target, unlucky

from minnova.debug.hooks import Event, hook


def test_a_call_tells_the_arguments_by_name() -> None:
    events: list[Event] = []
    with hook(target(double), on_call=events.append):
        double(4, 5, loud=True, extra=6)
    (event,) = events
    assert event.arguments == {"number": 4, "loud": True, "rest": (5,), "more": {"extra": 6}}
    assert (event.kind, event.target, event.code) == ("call", target(double), double.__code__)
    assert event.frame.f_code is double.__code__


def test_a_return_tells_the_value() -> None:
    values: list[object] = []
    with hook(target(double), on_return=lambda event: values.append(event.value)):
        double(4)
    assert values == [8]


def test_a_raise_tells_the_very_exception() -> None:
    events: list[Event] = []
    with (
        hook(target(half), on_return=events.append, on_raise=events.append),
        pytest.raises(ValueError, match="3 is odd") as caught,
    ):
        half(3)
    assert story(events) == [("raise", "half")]
    assert events[0].exception is caught.value


def test_an_exception_raised_from_another_is_the_one_that_is_told() -> None:
    events: list[Event] = []
    with hook(target(stubborn), on_raise=events.append), pytest.raises(RuntimeError):
        stubborn()
    assert repr(events[0].exception) == "RuntimeError('the second')"


def test_an_exception_that_is_caught_in_the_function_does_not_count_as_raised() -> None:
    events: list[Event] = []
    with hook(target(forgiving), target(half), on_return=events.append, on_raise=events.append):
        assert forgiving(3) is None
    assert story(events) == [("raise", "half"), ("return", "forgiving")]


def test_an_exception_is_told_even_if_another_one_was_caught_on_the_way() -> None:
    events: list[Event] = []
    with hook(target(half), target(unlucky), on_raise=events.append), pytest.raises(KeyError):
        unlucky(3)
    assert [repr(event.exception) for event in events] == ["ValueError('3 is odd')", "KeyError(3)"]


def test_depth_counts_the_watched_calls_around() -> None:
    events: list[Event] = []
    with hook(target(countdown), on_call=events.append, on_return=events.append):
        countdown(2)
    assert [event.depth for event in events] == [0, 1, 2, 2, 1, 0]


def test_time_goes_on_from_the_opening_of_the_hook() -> None:
    times: list[float] = [0]
    with hook(target(countdown), on_call=lambda event: times.append(event.time)):
        countdown(5)
    assert times == sorted(times)
    assert len(set(times)) > 1


def test_a_generator_is_called_once_and_returns_once() -> None:
    events: list[Event] = []
    with hook(
        target(letters), on_call=events.append, on_return=events.append, on_raise=events.append
    ):
        assert list(letters()) == ["a", "b"]
    assert story(events) == [("call", "letters"), ("return", "letters")]
    assert events[1].value is None
