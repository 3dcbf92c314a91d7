"""--serve --record DIR: each request from another window becomes a page, and is answered."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from services import FREE, PATIENCE, login, read_exports


class Recorded:
    """The services, with a folder for pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "minnova.debug", "--serve", "--record", str(folder)]
        self.process = subprocess.Popen(
            [*command, "--", *FREE],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline
        places = dict(re.findall(r"(\w+) +(http://\S+)\n", "".join(line() for _ in range(3))))
        self.exports = read_exports(self.process.stdout)
        self.nova = places["nova"]
        self.token = login(places["keystone"], "demo", "demo").headers["X-Subject-Token"]

    def get(self, path: str) -> requests.Response:
        headers = {"X-Auth-Token": self.token}
        return requests.get(f"{self.nova}{path}", headers=headers, timeout=PATIENCE)

    def end(self) -> tuple[int, str]:
        """Press Ctrl-C; return the exit status and what was said."""
        self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


@pytest.fixture
def recorded(tmp_path: Path) -> Iterator[Recorded]:
    started = Recorded(tmp_path / "pages")
    yield started
    started.process.kill()
    started.process.communicate()


def test_every_request_becomes_a_page_and_gets_its_answer(recorded: Recorded) -> None:
    assert recorded.get("/servers/detail").status_code == 200
    assert recorded.get("/servers/nosuch").status_code == 404
    status, said = recorded.end()
    assert (status, "Traceback" in said) == (0, False)
    pages = sorted(recorded.folder.iterdir())
    assert [page.name for page in pages] == [
        "001-GET-v2.1-servers-detail.html",
        "002-GET-v2.1-servers-nosuch.html",
    ]
    for page in pages:
        assert page.read_text().startswith("<!DOCTYPE html>")
        assert recorded.token not in page.read_text()
        assert f"{page}: " in said


def test_a_page_that_cannot_be_written_is_said_and_the_next_request_is_served(
    recorded: Recorded,
) -> None:
    (recorded.folder / "001-GET-v2.1-flavors.html").mkdir()
    assert recorded.get("/flavors").status_code == 200
    assert recorded.get("/flavors").status_code == 200
    status, said = recorded.end()
    assert status == 0
    assert "001-GET-v2.1-flavors.html: Is a directory\n" in said
    assert (recorded.folder / "002-GET-v2.1-flavors.html").is_file()


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    command = ["-m", "minnova.debug", "--serve", "--record", str(tmp_path / "file" / "pages")]
    done = subprocess.run(
        [sys.executable, *command, "--", *FREE], capture_output=True, text=True, env=os.environ
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "Not a directory" in done.stderr
