"""Answers of readers: a function with its class, an empty list, capitals; all of them are repeated as written."""

import pytest

from minnova.debug import walk
from minnova.debug.exercises import predict
from minnova.debug.exercises.judging import judge
from minnova.debug.exercises.lessons import find


@pytest.mark.parametrize("answer", ["_dispatch", "Router._dispatch", "_dispatch()"])
def test_a_function_may_be_named_with_its_class_before_it_or_brackets_behind(answer: str) -> None:
    with walk("nova list", at="routing.dispatch") as session:
        assert judge(find("03.6"), answer, session.moment).state == "right"
        assert judge(find("03.6"), answer.replace("_", ""), session.moment).state == "wrong"


def test_an_empty_list_is_an_answer_and_is_read_aloud() -> None:
    assert "you predict none" in repr(predict("03.7", []))


def test_an_answer_is_repeated_as_it_was_written() -> None:
    assert "you predict Router._dispatch" in repr(predict("03.6", "Router._dispatch"))
    assert "`POST` is none of the names" in repr(predict("00.1", "POST"))
