"""A status and a layer may be written in several ways, and half an answer is none."""

import pytest

from minnova.debug.exercises.forms import Unreadable
from minnova.debug.exercises.lessons.faults.answers import FORM, LAYERS


@pytest.mark.parametrize(
    "answer",
    [
        "401 AuthProtocol",
        "AuthProtocol, 401",
        "401 authtoken",
        ("401", "AuthProtocol"),
        [401, "authtoken"],
        "401 Unauthorized AuthProtocol",
        ("401 Unauthorized", "AuthProtocol"),
    ],
)
def test_a_status_and_a_layer_may_be_written_in_either_order_with_a_reason_and_by_the_filters_name(
    answer: object,
) -> None:
    assert FORM.read(answer) == ("401", "AuthProtocol")


def test_the_controller_and_the_fault_stand_for_the_resource_that_holds_and_makes_them() -> None:
    assert FORM.read("500 ServersController") == ("500", "ResourceV21")
    assert FORM.read("406 Fault") == ("406", "ResourceV21")


def test_the_router_stands_for_its_function_that_answers() -> None:
    assert FORM.read("404 Router") == FORM.read("404 _dispatch") == ("404", "Router._dispatch")


@pytest.mark.parametrize(
    "answer", ["401", "AuthProtocol", 401, "401 404", "CORS AuthProtocol", None]
)
def test_half_an_answer_is_not_judged_but_asked_for_in_full(answer: object) -> None:
    with pytest.raises(Unreadable, match="Write the status and the layer"):
        FORM.read(answer)


def test_a_layer_that_does_not_exist_is_answered_with_the_names_of_all_layers() -> None:
    with pytest.raises(Unreadable) as refused:
        FORM.read("401 nothing")
    assert all(f"`{layer}`" in str(refused.value) for layer in LAYERS)
