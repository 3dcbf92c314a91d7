"""How an answer may be written: with patience for spelling, and clear words for what it cannot be."""

from pathlib import Path

import pytest

from minnova.debug.exercises.forms import Number, Unreadable, Word, Words, YesNo

NAMES = ("CORS", "FaultWrapper", "AuthProtocol")


def test_yes_and_no_do_for_true_and_false() -> None:
    assert [YesNo().read(one) for one in (True, "yes", " No ", False)] == [True, True, False, False]
    with pytest.raises(Unreadable, match="`True` or `False`"):
        YesNo().read("perhaps")
    with pytest.raises(Unreadable):
        YesNo().read(1.5)


def test_a_number_may_stand_in_quotes() -> None:
    assert [Number().read(one) for one in (1000, "1000", " 7 ")] == [1000, 1000, 7]
    assert Number().same("1000", 1000)
    for other in ("many", "", "7.5", True, 7.5, None):
        with pytest.raises(Unreadable, match="Write a number, such as `7`"):
            Number().read(other)


def test_a_class_counts_as_its_name_and_capitals_do_not_matter() -> None:
    assert Word(NAMES).read(" faultwrapper ") == "FaultWrapper"
    assert Word().same(Path, "path")
    assert not Word().same("CORS", "FaultWrapper")


def test_a_mistyped_name_gets_those_that_are_like_it() -> None:
    with pytest.raises(Unreadable, match="Did you mean `FaultWrapper`\\?"):
        Word(NAMES).read("FaultWraper")
    with pytest.raises(Unreadable, match="There are `CORS`, `FaultWrapper`, `AuthProtocol`\\."):
        Words(NAMES).read(["zzz"])


def test_several_names_may_stand_in_one_string_and_order_counts_only_where_it_is_asked_for() -> (
    None
):
    assert Words().same("cors, faultwrap", ["CORS", "FaultWrap"])
    assert not Words().same(["a", "b"], ["b", "a"])
    assert Words(ordered=False).same(["a", "b", "a"], ("b", "a"))
    with pytest.raises(Unreadable, match="a list of names in their order"):
        Words().read(5)
