"""What the tests of the instrument share."""

from collections.abc import Iterator

import pytest
from terminal import Terminal


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """Give a terminal in which a walk waits at its first prompt."""
    with Terminal.debug() as started:
        started.prompt()
        yield started
