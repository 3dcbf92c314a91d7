"""The notebooks are committed with their outputs, and the outputs are true."""

import re
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))

# What is another in each run: ids of requests, addresses in memory, the digest of a token.
CHANGING = re.compile(r"req-[0-9a-f-]{36}|0x[0-9a-f]+|\{SHA256\}[0-9a-f]+")

# The outputs are those of this Python; on another one, line numbers in the libraries may differ.
PINNED = sys.version_info[:2] == (3, 11)


def executed(path: Path) -> nbformat.NotebookNode:
    """Run a notebook from its own folder, as somebody would who cannot be asked anything."""
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources=where, record_timing=False
    )
    client.allow_stdin = False
    client.execute()
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def outputs(notebook: nbformat.NotebookNode) -> list[str]:
    """Return what each cell printed or showed, without what changes from run to run."""
    return [
        CHANGING.sub("…", "".join(_text(output) for output in cell.outputs))
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def _text(output: nbformat.NotebookNode) -> str:
    return output.get("text") or output.get("data", {}).get("text/plain", "")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_is_committed(path: Path, regenerate: bool) -> None:
    committed = nbformat.read(path, as_version=4)
    fresh = executed(path)
    if regenerate:
        nbformat.write(fresh, path)
    elif PINNED:
        assert outputs(committed) == outputs(fresh), "pytest tests/test_notebooks.py --regenerate"


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS
