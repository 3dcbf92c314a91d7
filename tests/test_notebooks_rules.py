"""The rules that every lesson keeps: short cells, no errors, pictures and links that are there."""

import ast
import re
from pathlib import Path

import notebook_runs
import pytest
from nbformat import NotebookNode
from notebook_runs import NOTEBOOKS

LONGEST_CELL = 8
MOST_DEFINITIONS = 2
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def lines(cell: NotebookNode) -> list[str]:
    """Return the lines of a cell; blank ones count for nothing."""
    return [line for line in cell.source.splitlines() if line.strip()]


def definitions(cell: NotebookNode) -> int:
    """Count the functions and classes that a cell defines; a class's methods belong to it."""
    try:
        tree = ast.parse(cell.source)
    except SyntaxError:
        return 0
    kinds = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    return sum(isinstance(node, kinds) for node in tree.body)


@each_notebook
def test_a_cell_can_be_read_at_a_glance(path: Path) -> None:
    cells = list(notebook_runs.code_cells(notebook_runs.read(path)))
    assert [cell.source for cell in cells if len(lines(cell)) > LONGEST_CELL] == []
    assert [cell.source for cell in cells if definitions(cell) > MOST_DEFINITIONS] == []


@each_notebook
def test_no_cell_is_committed_with_an_error_or_without_having_run(path: Path) -> None:
    cells = list(notebook_runs.code_cells(notebook_runs.read(path)))
    kinds = [output.output_type for cell in cells for output in cell.outputs]
    assert "error" not in kinds
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))


@each_notebook
def test_no_output_complains(path: Path) -> None:
    for cell in notebook_runs.code_cells(notebook_runs.read(path)):
        shown = {kind for output in cell.outputs for kind, _ in notebook_runs.shown(output)}
        assert "stderr" not in shown, cell.source
        assert "*** NameError" not in notebook_runs.plain(cell), cell.source


@each_notebook
def test_no_output_names_a_machine(path: Path) -> None:
    text = path.read_text()
    assert str(notebook_runs.ROOT) not in text
    assert not re.search(r"/(root|tmp|work|Users)/", text)


@each_notebook
def test_a_picture_is_there_where_nothing_runs(path: Path) -> None:
    kinds = {
        kind: text
        for cell in notebook_runs.code_cells(notebook_runs.read(path))
        for output in cell.outputs
        for kind, text in notebook_runs.shown(output)
    }
    assert "image/svg+xml" in kinds or "<svg" in kinds.get("text/html", "")
    for text in kinds.values():
        assert not re.search(r"<script|\bsrc=|@import|url\(", text)


@pytest.mark.parametrize(
    "path", [*NOTEBOOKS, notebook_runs.FOLDER / "README.md"], ids=lambda path: path.stem
)
def test_every_link_into_the_house_leads_somewhere(path: Path) -> None:
    text = (
        path.read_text() if path.suffix == ".md" else notebook_runs.prose(notebook_runs.read(path))
    )
    links = [link.partition("#")[0] for link in LINK.findall(text)]
    inside = [link for link in links if link and "://" not in link]
    assert [link for link in inside if not (notebook_runs.FOLDER / link).exists()] == []
    assert [link for link in links if link.startswith("http://")] == []


@each_notebook
def test_a_lesson_leads_on(path: Path) -> None:
    links = LINK.findall(notebook_runs.prose(notebook_runs.read(path)))
    assert any(link.startswith("https://") for link in links)
    assert any(link.startswith("../") for link in links)


def test_the_start_page_names_every_lesson_in_order() -> None:
    text = (notebook_runs.FOLDER / "README.md").read_text()
    assert re.findall(r"\(([0-9]{2}-[\w-]+\.ipynb)\)", text) == [path.name for path in NOTEBOOKS]
