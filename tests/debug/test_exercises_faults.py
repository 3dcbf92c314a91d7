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
    ],
)
def test_a_status_and_a_layer_may_be_written_in_either_order_and_by_the_filters_name(
    answer: object,
) -> None:
    assert FORM.read(answer) == ("401", "AuthProtocol")


def test_the_controller_stands_for_the_resource_that_holds_it() -> None:
    assert FORM.read("500 ServersController") == ("500", "ResourceV21")


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
