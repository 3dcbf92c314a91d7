"""How `make` prepares .venv, tried on a project of two files that needs no network."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "nothing"
version = "1"
"""

# The least that pip takes for a build backend: one wheel that holds nothing but its name.
BACKEND = """
from zipfile import ZipFile

def build_editable(folder, config_settings=None, metadata_directory=None):
    with ZipFile(f"{folder}/nothing-1-py3-none-any.whl", "w") as wheel:
        head = "nothing-1.dist-info"
        wheel.writestr(f"{head}/METADATA", "Metadata-Version: 2.1\\nName: nothing\\nVersion: 1\\n")
        tag = "Generator: here\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
        wheel.writestr(f"{head}/WHEEL", "Wheel-Version: 1.0\\n" + tag)
        wheel.writestr(f"{head}/RECORD", "")
    return "nothing-1-py3-none-any.whl"
"""


def prepare(
    folder: Path, python: str = sys.executable, *more: str
) -> subprocess.CompletedProcess[str]:
    command = ["make", "--no-print-directory", "ready-to-debug", f"PYTHON={python}", *more]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay out a checkout, in a folder with a blank in its name."""
    folder = tmp_path_factory.mktemp("a project")
    shutil.copytree(root / ".ci", folder / ".ci")
    shutil.copy(root / "Makefile", folder)
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "backend.py").write_text(BACKEND)
    (folder / "constraints.txt").touch()
    return folder


@pytest.fixture(scope="module")
def first(folder: Path) -> subprocess.CompletedProcess[str]:
    return prepare(folder)


@pytest.fixture
def project(folder: Path, first: subprocess.CompletedProcess[str]) -> Path:
    """Give the checkout, ready, whatever the test before has done to it."""
    assert first.returncode == 0, first.stderr
    prepare(folder)
    return folder


def test_the_first_make_says_what_it_does(first: subprocess.CompletedProcess[str]) -> None:
    assert first.stderr.startswith("Making .venv with Python 3.")
    assert "Ready after" in first.stderr
    assert first.stdout == ""


def test_the_second_make_does_nothing_and_says_nothing(project: Path) -> None:
    second = prepare(project)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_a_changed_pin_installs_anew_in_the_same_venv(project: Path) -> None:
    with (project / "constraints.txt").open("a") as pins:
        pins.write("something==1\n")
    changed = prepare(project)
    assert changed.stderr.startswith("Installing")
    assert prepare(project).stderr == ""


def test_a_touched_file_installs_nothing(project: Path) -> None:
    (project / "pyproject.toml").touch()
    assert prepare(project).stderr == ""


def test_a_checkout_that_was_moved_gets_a_venv_of_its_own(project: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(project, moved, symlinks=True)
    assert prepare(moved).stderr.startswith("Making .venv anew")


def test_another_folder_leaves_the_first_as_it_is(project: Path) -> None:
    stamp = (project / ".venv" / "ready-to-debug").stat().st_mtime_ns
    beside = prepare(project, sys.executable, "VENV=.venv-3.13")
    assert beside.stderr.startswith("Making .venv-3.13 with Python 3.")
    assert prepare(project, sys.executable, "VENV=.venv-3.13").stderr == ""
    assert (project / ".venv" / "ready-to-debug").stat().st_mtime_ns == stamp


def test_an_interrupted_venv_is_made_anew(project: Path) -> None:
    (project / ".venv" / "ready-to-debug").unlink()
    [pip] = (project / ".venv" / "lib").glob("python3*/site-packages/pip")
    shutil.rmtree(pip)
    assert prepare(project).stderr.startswith("Making .venv anew")


def test_an_installation_that_fails_says_what_was_run(project: Path) -> None:
    good = (project / "pyproject.toml").read_text()
    (project / "pyproject.toml").write_text(good.replace("[project]", "[project"))
    failed = prepare(project)
    (project / "pyproject.toml").write_text(good)
    assert failed.returncode != 0
    assert "This failed, and why stands above:" in failed.stderr
    assert "pip install" in failed.stderr
    assert not prepare(project).returncode


@pytest.mark.parametrize("answer", ["exit 1", "exit 127"])
def test_a_python_that_is_too_old_is_refused_before_anything_is_made(
    project: Path, tmp_path: Path, answer: str
) -> None:
    old = tmp_path / "python3.8"
    old.write_text(f"#!/bin/sh\n{answer}\n")
    old.chmod(0o755)
    refused = prepare(project, str(old))
    assert refused.returncode == 2
    assert "This needs Python 3.11 or newer." in refused.stderr
