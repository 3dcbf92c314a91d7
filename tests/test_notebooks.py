"""The notebooks are committed with their outputs, the outputs are true, and nobody has to be asked."""

from copy import deepcopy
from pathlib import Path

import nbformat
import notebook_runs
import pytest
from notebook_runs import NOTEBOOKS

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@each_notebook
def test_a_notebook_runs_alone_and_shows_what_is_committed(
    path: Path, regenerate: bool, tmp_path: Path
) -> None:
    committed = notebook_runs.read(path)
    fresh = notebook_runs.execute(deepcopy(committed), tmp_path / "progress.json")
    if regenerate:
        nbformat.write(notebook_runs.at_home(fresh), path)
    elif notebook_runs.is_pinned():
        differing = list(notebook_runs.differences(committed, fresh))
        assert not differing, "\n".join(["if this is meant: --regenerate", *differing])


def test_all_notebooks_run_one_after_the_other_in_one_kernel_and_leave_nothing_behind(
    tmp_path: Path,
) -> None:
    before = sorted(notebook_runs.FOLDER.rglob("*"))
    course = deepcopy(notebook_runs.read(NOTEBOOKS[0]))
    course.cells = [cell for path in NOTEBOOKS for cell in notebook_runs.read(path).cells]
    for number, cell in enumerate(course.cells):
        cell.id = f"cell-{number}"
    notebook_runs.execute(course, tmp_path / "progress.json")
    states = [notebook_runs.plain(cell) for cell in notebook_runs.code_cells(course)]
    assert not [state for state in states if "not checked yet" in state]
    assert sorted(notebook_runs.FOLDER.rglob("*")) == before


def test_there_are_notebooks_and_their_numbers_have_no_gap() -> None:
    numbers = [int(path.stem.partition("-")[0]) for path in NOTEBOOKS]
    assert numbers == list(range(len(NOTEBOOKS)))
