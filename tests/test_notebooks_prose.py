"""The text of the lessons is held against the code: names, places and numbers are what the run says."""

from pathlib import Path

import notebook_runs
import pytest
import references
from notebook_runs import NOTEBOOKS

from minnova.debug.exercises.lessons import lesson

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)

# Facts about other programs: years, HTTP's status codes, what is recorded of nova 14.
FACTS = {"2016", "300", "302", "405", "80", "1,734", "57"}


def said(path: Path) -> str:
    """Return all that a lesson says: its text, and what its exercises ask and explain."""
    exercises = lesson(path.stem[:2]).exercises
    words = [
        text
        for one in exercises
        for text in (one.question, one.solution, *one.hints, *(m.hint for m in one.mistakes))
    ]
    return "\n\n".join([notebook_runs.prose(notebook_runs.read(path)), *words])


@each_notebook
def test_every_name_in_the_text_is_there(path: Path) -> None:
    found = map(references.wrong, references.codes(said(path)))
    assert [problem for problem in found if problem] == []


@each_notebook
def test_every_exercise_that_the_text_names_is_there(path: Path) -> None:
    named = {
        name for code in references.codes(said(path)) for name in references.EXERCISE.findall(code)
    }
    assert named <= {name for one in ("00", path.stem[:2]) for name in lesson(one).names}


@each_notebook
def test_every_number_in_the_text_is_produced_by_a_cell_or_checked_by_an_exercise(
    path: Path,
) -> None:
    notebook = notebook_runs.read(path)
    cells = notebook_runs.code_cells(notebook)
    shown = "".join(notebook_runs.plain(cell) + cell.source for cell in cells)
    shown += " ".join(repr(one.right) for one in lesson(path.stem[:2]).exercises)
    unknown = set(references.numbers(notebook_runs.prose(notebook))) - FACTS
    assert {number for number in unknown if number.replace(",", "") not in shown} == set()


def test_a_reference_that_leads_nowhere_is_found() -> None:
    for code in (
        "minnova/nova/wsgi.py:Router._dismatch",
        "routes/middleware.py:9999",
        "webob/dec.py:nothing",
        "routing.mach",
        "nova/wsgi.py Nothing",
        "webob.dec:nothing",
    ):
        assert references.wrong(code), code


def test_references_that_are_there_are_let_pass() -> None:
    for code in (
        "minnova/nova/wsgi.py:Router._dispatch",
        "webob/dec.py:wsgify.__call__",
        "routing.match",
        "nova/wsgi.py Router.__init__",
        "webob.dec:wsgify.__call__",
        "keystone = cors",
    ):
        assert references.wrong(code) == "", code


def test_numbers_are_found_in_prose_and_not_in_code() -> None:
    assert list(references.numbers("It is 67 deep, 1,734 routes. `12` is code.")) == ["67", "1,734"]
