"""What every test stands on: a home of its own, and nothing of the shell that the tests were started from."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser import browser

if TYPE_CHECKING:
    from services import Services

    from minnova.cloud import Cloud

__all__ = ["browser"]

ROOT = Path(__file__).resolve().parent.parent

# What changes an answer: somebody's real cloud, proxies, colours, the width of a terminal, another etc.
FOREIGN = ("OS_", "MINNOVA_", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY")
FOREIGN += ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONPATH", "PYTHONBREAKPOINT")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the one flag that writes everything anew that tests compare with."""
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write golden transcripts and notebook outputs anew instead of comparing",
    )


@pytest.fixture(scope="session")
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Say whether golden files are to be written anew."""
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture(autouse=True, scope="session")
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Take the caller's variables away for the whole run, children included; IPython and Jupyter write elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.upper().startswith(FOREIGN)]:
            patch.delenv(name)
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="module")
def cloud() -> Iterator["Cloud"]:
    """Open a cloud for the tests of one module, which leave it as it is; there is one at a time."""
    from minnova.cloud import Cloud

    with Cloud() as opened:
        yield opened


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Services"]:
    """Start the services for the tests of one module; whatever they are asked, they do not fail."""
    from services import Services

    with Services(tmp_path_factory.mktemp("serve") / "log") as started:
        yield started
        assert "Traceback" not in started.log
        assert re.findall(r'"[^"]*" status: 5\d\d', started.log) == []


@pytest.fixture
def etc(root: Path, tmp_path: Path) -> Path:
    """Give a copy of etc/nova to write into."""
    return Path(shutil.copytree(root / "etc" / "nova", tmp_path / "etc"))
