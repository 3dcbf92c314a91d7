"""A recording has every step of a run, and disturbs none."""

import sys
import threading
from pathlib import Path

import pytest
import recorded
import runs
from recorded import changed, steps

from minnova.debug import Recording, record


@pytest.fixture(scope="module")
def counting() -> Recording:
    return record(recorded.counting)


def test_every_line_is_a_step_with_what_it_changed(counting: Recording) -> None:
    assert [(one.here.line - counting[0].here.line, changed(one)) for one in counting] == [
        (0, {}),
        (2, {}),
        (3, {"number": "1"}),
        (4, {"number": "2"}),
        (5, {"found": "[]"}),
        (6, {"found": "[2]"}),
        (7, {"inner": "{'list': [2]}"}),
        (8, {"found": "[2, 3]", "inner": "{'list': [2, 3]}"}),
        (9, {}),
        (9, {"__return__": "1"}),
    ]


def test_a_name_that_is_deleted_is_gone(counting: Recording) -> None:
    assert "number" in {one.name for one in counting[-3].locals}
    assert "number" not in {one.name for one in counting[-2].locals}


def test_what_a_called_function_changes_is_seen_in_the_caller() -> None:
    moments = steps(record(recorded.growing), "growing")
    values = [changed(one)["found"] for one in moments if "found" in changed(one)]
    assert values == ["[]", "[0]", "[0, 1]"]


def test_a_generator_pauses_and_an_exception_leaves_it() -> None:
    recording = record(recorded.catching)
    assert [one.happens for one in steps(recording, "numbers") if one.happens] == [
        *("is called", "pauses", "is called", "pauses", "is called"),
        *("meets an exception", "is left by an exception"),
    ]
    met = [changed(one) for one in recording if one.happens == "meets an exception"]
    assert met == [{"__exception__": "ValueError: no more"}] * 2
    assert changed(recording[-1]) == {"__return__": "'no more'"}
    assert "__exception__" not in {one.name for one in recording[-1].locals}


def test_the_end_of_a_loop_is_no_exception() -> None:
    moments = steps(record(recorded.whole), "whole")
    assert [changed(one)["seen"] for one in moments if "seen" in changed(one)] == ["0", "1", "3"]
    assert not [one for one in moments if "exception" in one.happens]


def test_a_secret_is_masked_and_a_word_that_sounds_like_one_is_not() -> None:
    values = {one.name: one.value for one in record(recorded.parsing)[-1].locals}
    assert (values["token"], values["auth_token"]) == ("'http'", "'***'")
    assert values["__return__"].startswith("'http Namespace()")


def test_an_object_lives_no_longer_than_in_a_run_that_nobody_records() -> None:
    assert changed(record(recorded.short_lived)[-1]) == {"__return__": "True"}


def test_a_run_that_raises_is_recorded_to_its_end() -> None:
    recording = record(runs.fail)
    assert (recording.status, recording.error) == (None, "ValueError: no reason")
    assert recording[-1].happens == "is left by an exception"


def test_what_it_prints_is_kept_and_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    recording = record(runs.twice)
    assert (recording.output, recording.status) == ("twice 4\n", 4)
    assert capsys.readouterr().out == ""


def test_steps_of_a_thread_stand_among_the_others() -> None:
    recording = record(recorded.two_threads)
    assert [changed(one) for one in steps(recording, "say") if changed(one)] == [
        {"said": "[]"},
        {"word": "'hello'"},
        {"said": "['hello']", "__return__": "None"},
    ]
    assert recording.data()["threads"] == ["MainThread", "the other"]


def test_afterwards_nobody_is_watched_any_more() -> None:
    before = sys.gettrace(), threading.gettrace()
    record(runs.fail)
    assert (sys.gettrace(), threading.gettrace()) == before


def test_odd_objects_disturb_neither_the_run_nor_the_recording(tmp_path: Path) -> None:
    for run in (recorded.odd, runs.hostile):
        recording = record(run)
        assert recording.error is None
        assert all(len(one.value) <= 400 for moment in recording for one in moment.locals)
        text = str(list(map(str, Recording.load(recording.save(tmp_path / "odd.json")))))
        assert "\x1b" not in text
        assert "\x00" not in text
    assert "its repr raises RecursionError" in text
    assert "open-sesame-4711" not in (tmp_path / "odd.json").read_text()
