"""The house rules that a machine can check: the budget of lines, docstrings, and who imports whom."""

import ast
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

LONGEST_FILE = 200
LONGEST_FUNCTION = 40
MEDIAN_FUNCTION = 8
FOLDERS = ("minnova", "tests", "benchmarks", ".ci")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(root: Path, *folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((root / folder).rglob("*.py"))


def functions(module: Path) -> Iterator[Function]:
    nodes = ast.walk(ast.parse(module.read_text()))
    return (node for node in nodes if isinstance(node, Function))


def length(function: Function) -> int:
    """Count from `def` to the last line, docstring and all."""
    return (function.end_lineno or 0) - function.lineno + 1


def test_no_file_is_longer_than_one_sitting(root: Path) -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in modules(root, *FOLDERS)}
    assert [f"{path}: {n}" for path, n in lengths.items() if n > LONGEST_FILE] == []


def test_no_function_is_longer_than_one_screen(root: Path) -> None:
    too_long = [
        f"{path}:{function.lineno} {function.name}: {length(function)}"
        for path in modules(root, *FOLDERS)
        for function in functions(path)
        if length(function) > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_half_of_the_functions_can_be_read_at_a_glance(root: Path) -> None:
    lengths = [length(f) for path in modules(root, "minnova") for f in functions(path)]
    assert statistics.median(lengths) <= MEDIAN_FUNCTION


def test_every_module_says_what_it_is(root: Path) -> None:
    silent = [
        str(path)
        for path in modules(root, *FOLDERS)
        if not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_nothing_in_minnova_halts_by_itself(root: Path) -> None:
    names = {"set_trace", "breakpoint", "breakpointhook"}
    halts = [
        f"{path}:{node.lineno}"
        for path in modules(root, "minnova")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and called(node) in names
    ]
    assert halts == []


def called(call: ast.Call) -> str:
    """Give the last word of what is called: `pdb.set_trace()` -> "set_trace"."""
    return ast.unparse(call.func).rpartition(".")[2]


def contracts(folder: Path, pyproject: Path) -> tuple[int, str]:
    """Check the import contracts of the minnova that stands in a folder; give status and report."""
    script = "from importlinter.cli import lint_imports_command as lint; lint()"
    command = [sys.executable, "-c", script, "--no-cache", "--no-logo", "--config", pyproject]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_import_contracts_hold(root: Path) -> None:
    status, report = contracts(root, root / "pyproject.toml")
    assert status == 0, report


PLANTED = [
    ("minnova.nova.wsgi", "minnova.debug.stops"),
    ("minnova.nova.service", "minnova.keystone"),
    ("minnova.nova.api.auth", "pdb"),
    ("minnova.keystone.identity", "minnova.cloud"),
    ("minnova.keystone.catalog", "minnova.nova.wsgi"),
    ("minnova.debug.target", "minnova.cloud"),
    ("minnova.debug.render.text", "IPython"),
    ("minnova.debug.stops.stop", "minnova.debug.target"),
    ("minnova.seed.record", "minnova.nova.wsgi"),
]


def test_an_import_that_is_not_allowed_breaks_a_contract(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "minnova", tmp_path / "minnova")
    for importer, imported in PLANTED:
        with (tmp_path / importer.replace(".", "/")).with_suffix(".py").open("a") as module:
            module.write(f"\nimport {imported}\n")
    status, report = contracts(tmp_path, root / "pyproject.toml")
    unnoticed = [edge for edge in PLANTED if " -> ".join(edge) not in report]
    assert (status, unnoticed) == (1, []), report
