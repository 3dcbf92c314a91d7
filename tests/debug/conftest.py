"""What the tests of the instrument share."""

from collections.abc import Iterator

import pytest
from appruns import APPS, Runner
from terminal import Terminal
from windows import Window


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """Give a terminal in which a walk waits at its first prompt."""
    with Terminal.debug() as started:
        started.prompt()
        yield started


@pytest.fixture
def window() -> Iterator[Window]:
    """Give a window that halts where a request is routed, once in each request that matters."""
    with Window.serving("--at", "routing.match") as started:
        started.until_ready()
        yield started


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Give a runner in the folder of the applications that are not ours, 90 columns wide."""
    monkeypatch.chdir(APPS)
    monkeypatch.setenv("COLUMNS", "90")
    return Runner(capsys)
