"""Listeners of hooks that misbehave: the run goes on."""

import pytest
from hooked import double, target
from hooked import nothing_is_left_behind as nothing_is_left_behind

from minnova.debug.hooks import Event, HookWarning, hook
from minnova.debug.session.cutting import Cut


def test_a_listener_that_raises_does_not_break_the_run_and_is_reported_once() -> None:
    def careless(event: Event) -> None:
        raise LookupError("no such thing")

    with (
        pytest.warns(
            HookWarning, match=r"raised 3 times.*on_call of .*:double: LookupError: no such thing"
        ) as caught,
        hook(target(double), on_call=careless) as careful,
    ):
        assert [double(number) for number in range(3)] == [0, 2, 4]
    assert len(caught) == 1
    assert caught[0].filename == __file__
    assert [failure.event.arguments["number"] for failure in careful.failures] == [0, 1, 2]


def test_a_failing_listener_does_not_silence_the_hooks_around_it() -> None:
    heard: list[Event] = []
    outer = hook(target(double), on_call=heard.append)
    inner = hook(target(double), on_call=lambda event: 1 / 0)
    with pytest.warns(HookWarning, match="2 times"), outer, inner:
        assert (double(1), double(2)) == (2, 4)
    assert len(heard) == 2


def test_a_listener_that_wants_to_exit_does_not_break_the_run_either() -> None:
    def leave(event: Event) -> None:
        raise SystemExit(3)

    with (
        pytest.warns(HookWarning, match=r"raised once.*double: SystemExit: 3"),
        hook(target(double), on_call=leave),
    ):
        assert double(2) == 4


@pytest.mark.parametrize("way_out", [KeyboardInterrupt, Cut])
def test_what_is_meant_to_end_the_run_ends_it_in_a_listener_too(
    way_out: type[BaseException],
) -> None:
    def interrupt(event: Event) -> None:
        raise way_out

    with pytest.raises(way_out), hook(target(double), on_call=interrupt):
        double(1)


def test_a_listener_may_call_the_function_that_it_listens_to() -> None:
    values: list[int] = []
    with hook(
        target(double), on_call=lambda event: values.append(double(event.arguments["number"]))
    ):
        double(4)
    assert values == [8]


def test_a_hook_that_opens_again_reports_only_what_failed_since() -> None:
    def careless(event: Event) -> None:
        raise LookupError

    again = hook(target(double), on_call=careless)
    for _ in range(2):
        with pytest.warns(HookWarning, match="raised once"), again:
            double(1)
