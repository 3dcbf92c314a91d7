"""A real browser for the tests: Debian's chromium, driven by playwright.

Without a browser the tests that need one do not run, and say so: under CI=true they fail, elsewhere
a warning in pytest's summary names what did not run and what to install.
"""

import os
import shutil
import warnings
from collections.abc import Iterator
from typing import NoReturn

import pytest
from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",  # root may not have one, and the pages are ours
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


class NoBrowser(UserWarning):
    """A test did not run, since this machine has no browser."""


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Give a running browser; close its pages yourself.

    One for each module and not for the session: while playwright runs, so does its event loop in
    this thread, and others' `asyncio.run` would fail.
    """
    found = executable()
    if found is None:
        did_not_run(request.node.nodeid)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield opened
        opened.close()


def executable() -> str | None:
    """Find the browser; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def did_not_run(what: str) -> NoReturn:
    """Say aloud that tests were left out: an error where everything is to run."""
    message = f"{what} did not run: no browser, apt-get install chromium"
    if os.environ.get("CI") == "true":
        pytest.fail(message, pytrace=False)
    warnings.warn(NoBrowser(message), stacklevel=2)
    pytest.skip(message)
