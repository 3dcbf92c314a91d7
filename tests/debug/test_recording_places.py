"""Walking in a recording: back, forward, to a stop, to a value."""

import pytest
import recorded
import runs
import toy
from recorded import changed, steps

from minnova.debug import NotReached, Recording, record
from minnova.debug.names import UnknownName


@pytest.fixture(scope="module")
def counting() -> Recording:
    return record(recorded.counting)


@pytest.fixture(scope="module")
def asked() -> Recording:
    return record((toy.front, "GET /things"))


def test_a_step_is_labelled_as_recorded_wherever_it_is_shown(counting: Recording) -> None:
    moment = counting.goto(3)
    label = "recorded, not live · counting · step 3 of 10"
    assert str(moment).startswith(label)
    assert label in moment._repr_html_()
    assert repr(moment).startswith("<recorded step 3: counting at recorded.py:")
    assert repr(counting) == "<Recording of counting: at step 3 of 10>"


def test_back_leads_where_forward_came_from(counting: Recording) -> None:
    counting.goto(4)
    assert changed(counting.forward()) == {"found": "[2]"}
    assert "2 steps back" in counting.back(2).label
    assert counting.step == 3
    assert counting.halt.locals[0].value == "2"


def test_beyond_either_end_there_is_nothing_and_one_stays(counting: Recording) -> None:
    counting.goto(-1)
    with pytest.raises(NotReached, match="beyond the end"):
        counting.forward()
    assert counting.step == 9
    counting.goto(0)
    with pytest.raises(NotReached, match="beyond the beginning"):
        counting.back()
    with pytest.raises(NotReached, match="step 10: the steps are 0 to 9"):
        counting.goto(10)


@pytest.mark.parametrize("place", [1.5, None, b"routing"])
def test_what_is_neither_a_name_nor_a_number_is_no_place_and_one_stays(
    counting: Recording, place: object
) -> None:
    counting.goto(2)
    with pytest.raises(TypeError, match="the number of a step"):
        counting.goto(place)  # type: ignore[arg-type]
    assert counting.step == 2


def test_find_goes_on_to_where_a_name_gets_such_a_value(counting: Recording) -> None:
    counting.goto(0)
    assert counting.find("number", lambda v: v == "2").step == 3
    with pytest.raises(NotReached, match=r"from here on it gets no such value. goto\(0\)"):
        counting.find("number")
    assert counting.step == 3
    with pytest.raises(NotReached, match=r"no function has such a name\. Did you mean number\?"):
        counting.find("numbr")


def test_where_is_the_stack_with_the_line_that_each_caller_is_at() -> None:
    recording = record(recorded.growing)
    second = steps(recording, "grow")[-1]
    recording.goto(second.step)
    outer, inner = recording.where()
    assert (outer.function, inner.function) == ("growing", "grow")
    assert outer.line == steps(recording, "growing")[0].here.line + 4


def test_a_stop_that_is_mistyped_has_near_ones_and_one_never_reached_says_what_came(
    asked: Recording,
) -> None:
    assert asked.goto("routing.peel").title == "routing · peel"
    with pytest.raises(UnknownName, match=r"Did you mean routing\.match"):
        asked.goto("rout.match")
    with pytest.raises(NotReached, match=r"dispatch.detail: .* came past routing.peel"):
        asked.goto("dispatch.detail")


def test_a_stage_is_entered_at_its_first_stop(asked: Recording) -> None:
    assert asked.goto("routing").step == asked.goto("routing.peel").step


def test_nothing_recorded_says_so_and_what_to_do() -> None:
    recording = record(runs.twice, files=["webob"])
    assert len(recording) == 0
    assert "files=" in str(recording)
    with pytest.raises(NotReached, match="Nothing was recorded"):
        _ = recording.halt
