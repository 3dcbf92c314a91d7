"""Stops by name."""

import pytest

from minnova.debug.names import NAMES, UnknownName, find, find_all, near
from minnova.debug.plan import Plan
from minnova.debug.stops import STAGES, STOPS


def names(stops: object) -> list[str]:
    return [stop.name for stop in stops]  # type: ignore[attr-defined]


def test_a_stop_is_found_by_its_name() -> None:
    assert names(find("routing.match")) == ["routing.match"]


def test_a_stage_means_all_of_its_stops() -> None:
    assert find("routing") == next(one.stops for one in STAGES if one.name == "routing")


def test_all_means_all() -> None:
    assert find("all") == STOPS


def test_several_names_give_each_stop_once_in_the_order_of_the_table() -> None:
    found = names(find_all(["dispatch.detail", "pipeline", "pipeline.wrap"]))
    assert found == ["pipeline.factory", "pipeline.wrap", "dispatch.detail"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("routing.mach", "routing.match"),
        ("match", "routing.match"),
        ("rooting.match", "routing.match"),
        ("Dispatch", "dispatch"),
        ("al", "all"),
    ],
)
def test_a_mistyped_name_is_answered_with_the_right_one(wrong: str, right: str) -> None:
    assert right in near(wrong)
    with pytest.raises(UnknownName, match=right):
        find(wrong)


def test_a_name_like_no_other_is_answered_with_where_to_look() -> None:
    with pytest.raises(UnknownName, match=r"`python -m minnova\.debug --stops` lists them"):
        find("zzz")


def test_no_name_is_taken_twice() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_a_tour_halts_once_in_each_stage() -> None:
    stop = find("routing.match")[0]
    assert Plan.tour().spent_at(stop) == find("routing")


def test_a_stop_asked_for_by_name_halts_once() -> None:
    stop = find("routing.match")[0]
    assert Plan.at(["routing"]).spent_at(stop) == (stop,)


def test_with_every_nothing_is_spent() -> None:
    assert Plan.at(["routing"], every=True).spent_at(find("routing.match")[0]) == ()
    assert names(Plan.tour(every=True).stops) == [stage.stops[0].name for stage in STAGES]
