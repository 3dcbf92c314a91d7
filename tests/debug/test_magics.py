"""A session in a real kernel that nobody can be asked in, as when a program runs a notebook."""

import asyncio
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

BEGIN = """\
from minnova.debug.session import walk
s = walk("nova list", at=["client.list", "routing.match"])
"""

CELLS = {
    "begin": f"{BEGIN}s",
    "again": f"{BEGIN}s",
    "print": "print('the cell speaks')",
    "load": "%load_ext minnova.debug",
    "go": "%go routing.match",
    "line": "%dbg p environ['PATH_INFO']",
    "cell": "%%dbg\np 1 + 1\n\nn\np old_method",
    "error": "1 / 0",
    "mistyped": "%go routing.mtch",
    "mistyped walk": "walk('nova list', at='routing.mtch')",
    "ask": "s.interact()",
    "after": "print(s.stage, s('p 2'))",
    "end": "print(s('c')); print(s.output)",
    "over": "%go",
    "leak": "s.close(); import threading\n"
    "[one.name for one in threading.enumerate() if 'walk' in one.name]",
}


@pytest.fixture(scope="module")
def outputs() -> dict[str, list[Any]]:
    """Run the cells in a kernel, and return what each put out."""
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS.values()]
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(notebook, timeout=60, kernel_name="python3", allow_errors=True)
    asyncio.run(client.async_execute())
    return {name: cell.outputs for name, cell in zip(CELLS, notebook.cells, strict=True)}


def text(output: list[Any]) -> str:
    """Return what a cell put out, as text."""
    parts = [one.get("text") or one.get("data", {}).get("text/plain", "") for one in output]
    errors = [one.evalue for one in output if one.output_type == "error"]
    return "\n".join([*parts, *errors])


@pytest.mark.parametrize("cell", ["begin", "again"])
def test_a_cell_shows_a_session_as_html_and_as_text(outputs: dict[str, Any], cell: str) -> None:
    (shown,) = outputs[cell]
    assert shown.output_type == "execute_result"
    assert "client · list" in shown.data["text/html"]
    assert shown.data["text/plain"].startswith("━━ client · list")


def test_a_cell_that_prints_is_heard_while_a_session_is_paused(outputs: dict[str, Any]) -> None:
    assert text(outputs["print"]) == "the cell speaks\n"


def test_go_shows_the_halt(outputs: dict[str, Any]) -> None:
    (shown,) = outputs["go"]
    assert "routing · match" in shown.data["text/html"]


def test_dbg_answers_a_line_and_a_cell(outputs: dict[str, Any]) -> None:
    assert text(outputs["line"]) == "'/servers/detail'"
    assert text(outputs["cell"]).startswith("ipdb> p 1 + 1\n2\nipdb> n\n> ")
    assert text(outputs["cell"]).endswith("ipdb> p old_method\nNone")


def test_an_error_in_a_cell_leaves_the_session_as_it_was(outputs: dict[str, Any]) -> None:
    assert "division by zero" in text(outputs["error"])
    assert text(outputs["after"]) == "routing 2\n\n"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("mistyped", "UsageError: no stop or stage is called 'routing.mtch'. Did you mean"),
        ("over", "UsageError: the session is over: exit status 0. s.restart()"),
    ],
)
def test_what_one_can_do_otherwise_is_said_in_one_line(
    outputs: dict[str, Any], cell: str, words: str
) -> None:
    assert text(outputs[cell]).startswith(words)
    assert "Traceback" not in text(outputs[cell])


def test_a_mistyped_stop_is_answered_in_one_line_below_the_line_that_asked(
    outputs: dict[str, Any],
) -> None:
    (error,) = outputs["mistyped walk"]
    shown, told = error.traceback
    assert shown == "----> 1 walk('nova list', at='routing.mtch')"
    assert told.startswith("UnknownName: no stop or stage is called 'routing.mtch'. Did you mean")


def test_a_prompt_where_nobody_can_be_asked_says_so(outputs: dict[str, Any]) -> None:
    assert 'nobody can be asked here: use s("COMMAND")' in text(outputs["ask"])


def test_the_run_comes_to_its_end_and_leaves_no_thread(outputs: dict[str, Any]) -> None:
    assert "The run is over: exit status 0." in text(outputs["end"])
    assert "web-1" in text(outputs["end"])
    assert text(outputs["leak"]) == "[]"
