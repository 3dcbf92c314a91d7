"""Exercises: an answer is read with patience, and compared with the run, not with a list of answers."""

from pathlib import Path

import pytest

from minnova.debug.exercises import (
    UnknownExercise,
    check,
    forget,
    hint,
    predict,
    progress,
    solution,
)
from minnova.debug.exercises import desk as desks
from minnova.debug.exercises.article import PLACES
from minnova.debug.exercises.desk import Desk
from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Made, Number
from minnova.debug.exercises.judging import Verdict, judge
from minnova.debug.exercises.lessons import lesson


def length(run: object) -> int:
    assert isinstance(run, list)
    return len(run)


LENGTH = Exercise(
    "99.1",
    question="How long is it?",
    form=Number(),
    truth=length,
    against="`run`, a list",
    right=3,
    hints=("Count.", "Count again."),
    mistakes=(
        Mistake(4, "One too many.", article=6),
        Mistake(0, "It is not empty.", when=lambda answer, run: answer == 0 and bool(run)),
    ),
    solution="Three.",
)


@pytest.fixture(autouse=True)
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MINNOVA_PROGRESS", str(tmp_path / "progress.json"))
    monkeypatch.setattr(desks, "DESK", Desk())


def judged(answer: object, run: object) -> Verdict:
    return judge(LENGTH, answer, run)


def test_the_same_answer_is_right_of_one_run_and_wrong_of_another() -> None:
    assert judged(3, [1, 2, 3]).state == "right"
    assert judged(3, [1, 2]).state == "wrong"


def test_a_known_mistake_is_told_by_its_own_hint_and_that_the_article_makes_it_too() -> None:
    assert judged(4, [1, 2, 3]).words == f"One too many. The article says so, too: {PLACES[6]}."
    assert judged(0, [1, 2, 3]).words == "It is not empty."
    assert judged(17, [1, 2, 3]).words == ""


def test_a_mistake_that_the_run_agrees_with_is_right() -> None:
    assert judged(4, [1, 2, 3, 4]).state == "right"


def test_dots_are_no_answer() -> None:
    assert judged(..., [1, 2, 3]).state == "open"


def test_what_is_no_run_of_this_kind_is_said_and_not_raised() -> None:
    verdict = judged(3, "nothing of the kind")
    assert verdict.state == "unchecked"
    assert "`run`, a list" in verdict.words


@pytest.mark.parametrize("answer", ["three", 3.0, True, None, [3]])
def test_a_number_is_a_whole_number_and_nothing_else(answer: object) -> None:
    verdict = judged(answer, [1, 2, 3])
    assert verdict.state == "unread"
    assert "Write a number" in verdict.words


def test_what_is_made_is_judged_by_the_run() -> None:
    made = Exercise(
        "99.2",
        question="Make something that is in the list.",
        form=Made(),
        judge=lambda answer, run: answer in run,
        against="`run`",
        right="1",
        hints=(),
        mistakes=(Mistake("2", "Two is not.", when=lambda answer, run: answer == 2),),
        solution="",
    )
    assert judge(made, 1, [1]).state == "right"
    assert judge(made, 2, [1]).words == "Two is not."


def test_an_exercise_needs_one_way_to_be_checked() -> None:
    with pytest.raises(TypeError, match="truth or a judge"):
        Exercise(
            "99.3",
            question="",
            form=Made(),
            against="",
            right=0,
            hints=(),
            mistakes=(),
            solution="",
        )


def test_a_prediction_is_kept_until_it_is_checked() -> None:
    assert "not answered yet" in repr(check("01.1", ["a", "b"]))
    assert "you predict 2" in repr(predict("01.1", 2))
    reply = check("01.1", ["a", "b"])
    assert reply.kind == "right"
    assert "1 of 8 solved" in repr(reply)


def test_an_answer_may_be_given_while_checking() -> None:
    assert check("01.1", ["a", "b"], 5).kind == "wrong"
    assert check("01.1", ["a", "b"]).kind == "wrong"
    assert check("01.1", ["a", "b"], 2).kind == "right"


def test_several_values_without_brackets_are_a_list() -> None:
    assert "you predict /v2.1, /v2.1/" in repr(predict("00.2", "/v2.1", "/v2.1/"))
    assert "not checked" in repr(check("00.2", None, "/v2.1", "/v2.1/"))
    assert "`[1, 2]` cannot be read as an answer" in repr(predict("01.1", 1, 2))


def test_a_prediction_of_the_wrong_form_is_said_at_once() -> None:
    assert "how to answer" in repr(predict("01.1", "two"))


def test_hints_come_one_by_one_and_the_last_points_at_the_solution() -> None:
    hints = lesson("01").exercises[0].hints
    texts = [repr(hint("01.1")) for _ in range(len(hints) + 1)]
    assert [f"hint {n} of {len(hints)}" in texts[n - 1] for n in (1, 2)] == [True, True]
    assert "solution(" not in texts[0]
    assert 'solution("01.1")' in texts[-1]
    assert texts[-1] == texts[-2]


def test_a_solution_that_was_asked_for_does_not_solve_the_exercise() -> None:
    assert "Now check it" in repr(solution("01.1"))
    assert "0 of 8 solved" in repr(progress("01"))


def test_progress_lives_through_a_restart(monkeypatch: pytest.MonkeyPatch) -> None:
    check("01.1", ["a", "b"], 2)
    monkeypatch.setattr(desks, "DESK", Desk())
    assert "●○○○○○○○ 1 of 8 solved" in repr(progress("01"))
    assert "0 of 8 solved" in repr(forget("01"))
    monkeypatch.setattr(desks, "DESK", Desk())
    assert "0 of 8 solved" in repr(progress("01"))


def test_an_unknown_exercise_gets_those_that_are_like_it() -> None:
    with pytest.raises(
        UnknownExercise, match=r"called '01\.everything'\. Notebook 01 has: 01\.1, 01\.2"
    ):
        predict("01.everything", 2)
    with pytest.raises(UnknownExercise, match=r"Did you mean 01\.1"):
        predict("01.11", 2)
    with pytest.raises(UnknownExercise, match="no notebook has the number '99'"):
        progress("99")


def test_the_html_is_free_of_what_an_answer_would_run() -> None:
    html = predict("01.1", "<script>alert(1)</script>")._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "<code>" in html
