"""What is installed: the wheel by itself, the extensions it declares, and the pins and conda's file in step with it."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points, packages_distributions
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTENSIONS = "minnova.nova.api.v21.extensions"


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    with (root / "pyproject.toml").open("rb") as file:
        return dict(tomllib.load(file)["project"])


@pytest.fixture(scope="module")
def pins(root: Path) -> dict[str, str]:
    lines = (root / "constraints.txt").read_text().splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and lay it out as pip would; the libraries come from where the tests have theirs."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=root, check=True, capture_output=True)
    with ZipFile(*folder.glob("*.whl")) as wheel:
        wheel.extractall(folder)
    return folder


def run_elsewhere(installed: Path, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run python in another folder, the unpacked wheel before everything else that is installed."""
    environment = os.environ | {"PYTHONPATH": str(installed)}
    python = [sys.executable, *command]
    return subprocess.run(python, cwd=folder, env=environment, capture_output=True, text=True)


def test_the_wheel_lists_servers_from_another_folder(installed: Path, tmp_path: Path) -> None:
    done = run_elsewhere(installed, tmp_path, "-m", "minnova", "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert "| web-1 " in done.stdout


def test_the_wheel_reads_its_own_etc(installed: Path, tmp_path: Path) -> None:
    paste = installed / "minnova" / "etc" / "nova" / "api-paste.ini"
    paste.write_text(paste.read_text().replace("[filter:faultwrap]", "[filter:moved]"))
    done = run_elsewhere(installed, tmp_path, "-m", "minnova", "list")
    assert done.returncode != 0
    assert str(paste) in done.stderr


def test_the_wheel_holds_every_file_of_etc(root: Path, installed: Path) -> None:
    expected = {path.relative_to(root) for path in (root / "etc").rglob("*") if path.is_file()}
    packaged = installed / "minnova"
    assert {path.relative_to(packaged) for path in packaged.glob("etc/**/*.*")} == expected


def test_every_extension_that_is_declared_can_be_loaded(project: dict[str, Any]) -> None:
    declared = project["entry-points"][EXTENSIONS]
    found = {point.name: point.value for point in entry_points(group=EXTENSIONS)}
    assert found == declared, "the installation is older than pyproject.toml: `make test` renews it"
    assert all(isinstance(point.load(), type) for point in entry_points(group=EXTENSIONS))


def requirements(project: dict[str, Any]) -> list[Requirement]:
    extras = project["optional-dependencies"].values()
    return [Requirement(line) for lines in (project["dependencies"], *extras) for line in lines]


def imported(root: Path) -> set[str]:
    """Give the first words of all that minnova imports by name: {"minnova", "re", "webob", …}."""
    nodes = [
        node
        for path in (root / "minnova").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
    ]
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    froms = {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in plain | froms}


def test_every_library_that_is_imported_is_declared(root: Path, project: dict[str, Any]) -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    undeclared = {
        name
        for name in imported(root) - {"minnova", "_typeshed"} - sys.stdlib_module_names
        if declared.isdisjoint(map(canonicalize_name, packages_distributions()[name]))
    }
    assert undeclared == set()


def test_every_dependency_is_pinned_to_a_version_it_allows(
    project: dict[str, Any], pins: dict[str, str]
) -> None:
    def allowed(requirement: Requirement) -> bool:
        version = pins.get(canonicalize_name(requirement.name))
        return version is not None and version in requirement.specifier

    unpinned = [str(each) for each in requirements(project) if not allowed(each)]
    assert unpinned == [], "`make constraints` renews constraints.txt"


def test_a_pin_is_a_name_and_a_version_and_nothing_else(root: Path) -> None:
    lines = (root / "constraints.txt").read_text().splitlines()
    odd = [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)]
    assert odd == []


def test_conda_gets_the_python_that_pip_asks_for(root: Path, project: dict[str, Any]) -> None:
    environment = yaml.safe_load((root / "environment.yml").read_text())
    assert environment["name"] == project["name"]
    assert f"python{project['requires-python']}" in environment["dependencies"]
    assert "pip" in environment["dependencies"]


def test_conda_installs_this_checkout_with_its_pins_and_extras(
    root: Path, project: dict[str, Any]
) -> None:
    environment = yaml.safe_load((root / "environment.yml").read_text())
    [pip] = [part["pip"] for part in environment["dependencies"] if isinstance(part, dict)]
    assert pip[0] == "--constraint constraints.txt"
    [extras] = re.findall(r"^--editable \.\[([\w,]+)\]$", pip[1])
    assert set(extras.split(",")) == set(project["optional-dependencies"])
    assert len(pip) == 2
