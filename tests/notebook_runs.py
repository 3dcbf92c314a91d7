"""Notebooks for tests: which there are, how they are run, and what of their outputs must not change."""

import os
import re
import sys
from collections.abc import Iterator
from difflib import unified_diff
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))

HOME = "/home/stack/minnova"
"""What a committed output calls the checkout."""
# A value with a folder in it may be cut, and where depends on the folder: so the line ends there.
HERE = re.compile(rf"(/{ROOT.parts[1]}/|{HOME})[^<\n]*")
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
# What is another in each run: ids, addresses in memory, digests, tokens, times, steps of a recording.
CHANGING = re.compile(
    r"(req-)?[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|0x[0-9a-f]+|\bat \d{9,}\b"
    r"|\{SHA256\}[0-9a-f]+|\b[0-9a-f]{32,}\b|\bgAAAA[\w=-]+"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?|\b\d+(\.\d+)? (µs|ms|s)\b"
    r"|\bstep [\d,]+( of [\d,]+)?"
    r"|/[\w./+-]*/(?=site-packages/|etc/nova/)|/tmp/[\w./-]+"
)
LIBRARIES = (
    "keystoneauth1",
    "keystonemiddleware",
    "oslo.middleware",
    "PasteDeploy",
    "python-novaclient",
    "Routes",
    "SQLAlchemy",
    "stevedore",
    "WebOb",
)
"""Those whose lines and names stand in outputs."""
MOST_LINES = 12
"""Of a difference that are shown for each output."""
SHOWN = ("text/html", "image/svg+xml", "text/markdown", "text/plain")


def read(path: Path) -> NotebookNode:
    """Read a notebook."""
    return nbformat.read(path, as_version=4)


def is_pinned() -> bool:
    """Say whether this is the Python and these are the libraries that the outputs were made with."""
    pins = (ROOT / "constraints.txt").read_text().splitlines()
    wanted = dict(line.split("==") for line in pins if "==" in line)
    return sys.version_info[:2] == (3, 11) and all(
        installed(name) == wanted[name] for name in LIBRARIES
    )


def installed(name: str) -> str:
    """Return the version of a package; empty where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def execute(notebook: NotebookNode, progress: Path) -> NotebookNode:
    """Run a notebook from its own folder, as somebody would who cannot be asked anything."""
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(FOLDER)}},
        record_timing=False,
        coalesce_streams=True,
    )
    client.allow_stdin = False
    client.execute(env={**os.environ, "MINNOVA_PROGRESS": str(progress)})
    notebook.metadata["language_info"] = {"name": "python"}
    return notebook


def code_cells(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """Yield the cells that run."""
    return (cell for cell in notebook.cells if cell.cell_type == "code")


def prose(notebook: NotebookNode) -> str:
    """Return all that is written between the cells that run."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def outputs(notebook: NotebookNode) -> list[dict[str, str]]:
    """Return what each cell printed or showed, by its kind, without what changes from run to run."""
    return [
        {kind: lasting(text) for kind, text in everything_shown(cell).items()}
        for cell in code_cells(notebook)
    ]


def everything_shown(cell: NotebookNode) -> dict[str, str]:
    """Return all that a cell shows, by its kind; what it prints may come in several pieces."""
    texts: dict[str, str] = {}
    for output in cell.outputs:
        for kind, text in shown(output):
            texts[kind] = texts.get(kind, "") + text
    return texts


def differences(committed: NotebookNode, fresh: NotebookNode) -> Iterator[str]:
    """Yield the lines in which the outputs differ, each cell's below its number."""
    pairs = zip(outputs(committed), outputs(fresh), strict=True)
    for number, (before, after) in enumerate(pairs, start=1):
        for kind in sorted({*before, *after}):
            texts = [one.get(kind, "").splitlines() for one in (before, after)]
            where = [f"cell {number}, {kind}, {when}" for when in ("committed", "fresh")]
            yield from islice(unified_diff(*texts, *where, n=0, lineterm=""), MOST_LINES)


def lasting(text: str) -> str:
    """Return a text without what changes from run to run, or from machine to machine, or is style."""
    return CHANGING.sub("·", HERE.sub("·", STYLE.sub("", text)))


def at_home(notebook: NotebookNode) -> NotebookNode:
    """Write the checkout's folder as somebody else's: a committed output is nobody's machine."""
    for cell in code_cells(notebook):
        for output in cell.outputs:
            for place in (output, output.get("data", {})):
                for kind in [kind for kind in (*SHOWN, "text") if isinstance(place.get(kind), str)]:
                    place[kind] = place[kind].replace(str(ROOT), HOME)
    return notebook


def shown(output: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield the kinds and texts of an output."""
    if "text" in output:
        yield output["name"], output["text"]
    data: dict[str, Any] = output.get("data", {})
    yield from ((kind, data[kind]) for kind in SHOWN if kind in data)


def plain(cell: NotebookNode) -> str:
    """Return what a cell shows to somebody who sees no HTML: what it prints, and text."""
    texts = everything_shown(cell)
    return "".join(text for kind, text in texts.items() if "/" not in kind or kind == "text/plain")
