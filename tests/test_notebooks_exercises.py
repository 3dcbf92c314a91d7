"""Every exercise: the right answer is right, each known mistake is told apart, others are not right."""

import re
from collections import Counter
from pathlib import Path

import notebook_runs
import played
import pytest
from notebook_runs import NOTEBOOKS

from minnova.debug.exercises.article import PLACES
from minnova.debug.exercises.lessons import MODULES, lesson

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
FIRST = """\
from minnova.debug.exercises import check, hint, predict, progress, solution

progress("{number}")"""
FEWEST = {"00": 3, "07": 3}


def squeezed(text: str) -> str:
    """Put a text on one line: a cell's is broken into lines, the exercise's is not."""
    return re.sub(r"\s+", " ", text)


@each_notebook
def test_right_answers_are_told_from_wrong_ones(path: Path, tmp_path: Path) -> None:
    notebook, expected = played.play(notebook_runs.read(path))
    notebook_runs.execute(notebook, tmp_path / "progress.json")
    texts = {
        cell.id: squeezed(notebook_runs.plain(cell)) for cell in notebook_runs.code_cells(notebook)
    }
    differing = [
        (one, texts[cell])
        for cell, one in expected.items()
        if one.title not in texts[cell] or squeezed(one.words) not in texts[cell]
    ]
    assert differing == []


@each_notebook
def test_each_exercise_is_predicted_once_and_checked_after_it(path: Path) -> None:
    cells = list(notebook_runs.code_cells(notebook_runs.read(path)))
    said = [
        (function, played.exercise_in(call).name)
        for cell in cells
        for function in ("predict", "check")
        for call in played.calls(cell, function)
    ]
    names = lesson(path.stem[:2]).names
    assert [name for function, name in said if function == "predict"] == list(names)
    assert Counter(name for function, name in said if function == "check") == Counter(names)
    assert all(said.index(("predict", name)) < said.index(("check", name)) for name in names)


@each_notebook
def test_a_fresh_reader_finds_dots_and_no_solution(path: Path) -> None:
    for cell in notebook_runs.code_cells(notebook_runs.read(path)):
        asked = [played.exercise_in(call).name for call in played.calls(cell, "predict")]
        is_answer = "answer" in cell.metadata.get("tags", [])
        assert is_answer == bool(asked), cell.source
        assert not asked or cell.source == f'predict("{asked[0]}", ...)'
        assert not re.search(r"\b(hint|solution|forget)\(", cell.source)


@each_notebook
def test_progress_stands_at_the_top(path: Path) -> None:
    cells = notebook_runs.read(path).cells
    assert cells[0].source.startswith("# ")
    assert cells[1].source == FIRST.format(number=path.stem[:2])


@each_notebook
def test_a_notebook_has_enough_exercises_and_each_can_be_helped_with(path: Path) -> None:
    exercises = lesson(path.stem[:2]).exercises
    assert len(exercises) >= FEWEST.get(path.stem[:2], 6)
    for exercise in exercises:
        assert len(exercise.hints) >= 2, exercise
        assert exercise.mistakes, exercise
        assert exercise.solution, exercise


def test_every_place_where_the_article_is_wrong_is_somebodys_mistake() -> None:
    exercises = [exercise for number in MODULES for exercise in lesson(number).exercises]
    mistakes = [mistake.article for exercise in exercises for mistake in exercise.mistakes]
    assert set(PLACES) - set(mistakes) == set()
