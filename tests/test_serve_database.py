"""Services over a database in a file: what it keeps, and the days on which it is broken or gone."""

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import requests
from services import PATIENCE, Services, login


class Kept:
    """Services over a database in a file, which do not wait long for a lock of somebody else's."""

    def __init__(self, folder: Path, etc: Path) -> None:
        self.file = folder / "nova.sqlite"
        self.conf = etc / "nova.conf"
        self.arguments = (folder / "log", "--etc", str(etc))
        self.connect(f"sqlite:///{self.file}?timeout=0.1")

    def connect(self, url: str) -> None:
        """Write another database into nova.conf."""
        line = re.compile("^connection = .*$", re.MULTILINE)
        self.conf.write_text(line.sub(f"connection = {url}", self.conf.read_text()))

    def start(self) -> Services:
        log, *arguments = self.arguments
        return Services(Path(log), *map(str, arguments))


@pytest.fixture
def kept(tmp_path: Path, etc: Path) -> Kept:
    return Kept(tmp_path, etc)


def test_a_database_in_a_file_keeps_tokens_from_one_start_to_the_next(kept: Kept) -> None:
    with kept.start() as services:
        token = services.token()
        assert services.end(15) == 0
    with kept.start() as services:
        assert services.get("/v2.1/servers", **{"X-Auth-Token": token}).status_code == 200


def broken(file: Path) -> None:
    """Make a database one that nobody can use, for those that have it open, too."""
    for each in file.parent.glob(f"{file.name}*"):
        os.truncate(each, 0)
    file.write_bytes(b"this is no database" * 1000)


def test_a_database_that_breaks_is_503_at_keystone_and_nova_lives_on(kept: Kept) -> None:
    with kept.start() as services:
        token = services.token()
        good = kept.file.read_bytes()
        assert services.get("/v2.1/servers", **{"X-Auth-Token": token}).status_code == 200
        broken(kept.file)
        refused = login(services.urls["keystone"], "demo", "demo")
        assert (refused.status_code, refused.json()["error"]["title"]) == (
            503,
            "Service Unavailable",
        )
        # What nova 14 answers to an error of its database.
        failed = services.get("/v2.1/servers", **{"X-Auth-Token": token})
        assert (failed.status_code, failed.json()["computeFault"]["code"]) == (500, 500)
        kept.file.write_bytes(good)
        assert services.get("/v2.1/servers", **{"X-Auth-Token": token}).status_code == 200


def test_a_database_that_is_gone_leaves_the_services_running(kept: Kept) -> None:
    with kept.start() as services:
        token = services.token()
        kept.file.unlink()
        assert login(services.urls["keystone"], "demo", "demo").status_code == 503
        assert requests.get(f"{services.compute}/", timeout=PATIENCE).status_code == 200
        assert services.get("/v2.1/servers", **{"X-Auth-Token": token}).status_code in (200, 503)
        assert services.end(15) == 0


def test_a_database_that_cannot_be_written_still_answers_who_is_known(kept: Kept) -> None:
    with kept.start() as services, closing(sqlite3.connect(kept.file)) as writer:
        token = services.token()
        assert services.get("/v2.1/servers", **{"X-Auth-Token": token}).status_code == 200
        writer.execute("BEGIN IMMEDIATE")
        assert login(services.urls["keystone"], "demo", "demo").status_code == 503
        assert services.get("/v2.1/servers", **{"X-Auth-Token": token}).status_code == 200
        writer.rollback()
        assert login(services.urls["keystone"], "demo", "demo").status_code == 201


def test_a_file_that_may_only_be_read_starts_and_refuses_to_log_in(kept: Kept) -> None:
    with kept.start() as services:
        assert services.end(15) == 0
    kept.connect(f"sqlite:///file:{kept.file}?mode=ro&uri=true")
    with kept.start() as services:
        assert login(services.urls["keystone"], "demo", "demo").status_code == 503
        assert requests.get(f"{services.compute}/", timeout=PATIENCE).status_code == 200


def test_a_file_that_cannot_be_written_is_refused_before_anything_starts(
    kept: Kept, etc: Path
) -> None:
    kept.file.mkdir()
    with kept.start() as services:
        assert services.process.wait(PATIENCE) == 2
        assert services.log.startswith(f"{etc / 'nova.conf'}:")
        assert "[database] connection: cannot be used: " in services.log
        assert services.log.count("\n") == 1
