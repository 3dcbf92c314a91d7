"""The real novaclient inside this process: what it may see of the environment, and how it ends."""

import logging
import os
import sys
from pathlib import Path

import pytest

from minnova import client
from minnova.client import ComputeShell
from minnova.cloud import Cloud

# What a shell has in it where somebody works with a real cloud.
A_REAL_CLOUD = {
    "OS_AUTH_URL": "http://real.example/identity",
    "OS_TOKEN": "t",
    "OS_CLOUD": "real",
    "OS_REGION_NAME": "real",
    "OS_COMPUTE_API_VERSION": "2.1",
    "OS_PROJECT_ID": "0",
    "OS_USER_ID": "0",
    "OS_AUTH_TYPE": "token",
    "OS_ENDPOINT_OVERRIDE": "http://real.example/v2.1",
    "OS_ENDPOINT_TYPE": "nosuch",
    "OS_CACERT": "/nosuch",
    "OS_IDENTITY_API_VERSION": "2",
    "OS_USER_DOMAIN_NAME": "real",
    "OS_PROJECT_DOMAIN_NAME": "real",
    "NOVACLIENT_ENDPOINT_OVERRIDE": "http://real.example/v2.1",
    "NOVACLIENT_BYPASS_URL": "http://real.example/v2.1",
    "NOVA_URL": "http://real.example/identity",
    "NOVA_ENDPOINT_TYPE": "nosuch",
    "NOVA_SERVICE_NAME": "real",
    "NOVA_REGION_NAME": "real",
    "NOVA_USERNAME": "real",
}


def test_nothing_of_a_real_cloud_is_seen_and_all_of_it_is_given_back(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in A_REAL_CLOUD.items():
        monkeypatch.setenv(name, value)
    before = dict(os.environ)
    output = cloud.nova(["--debug", "list"])
    assert output.status == 0
    assert "web-1" in output.stdout
    assert "real" not in output.stderr
    assert dict(os.environ) == before


def names(output: str) -> set[str]:
    """Return the names in the table that `nova list` prints."""
    rows = [line.split("|") for line in output.splitlines() if line.startswith("|")]
    return {row[2].strip() for row in rows[1:]}


def test_user_and_project_are_taken_from_the_environment(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "web-1" in names(cloud.nova(["list"]).stdout)
    monkeypatch.setenv("OS_USERNAME", "other")
    assert names(cloud.nova(["list"]).stdout) == {"mail-1", "mail-2"}
    monkeypatch.setenv("OS_USERNAME", "admin")
    assert names(cloud.nova(["list"]).stdout) == set()
    monkeypatch.setenv("OS_PROJECT_NAME", "demo")
    assert "web-1" in names(cloud.nova(["list"]).stdout)


def test_a_variable_that_is_empty_is_none(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in client.HONOURED:
        monkeypatch.setenv(name, "")
    assert "web-1" in names(cloud.nova(["list"]).stdout)


@pytest.mark.parametrize(
    ("name", "value"),
    [("OS_PASSWORD", "wrong"), ("OS_USERNAME", "nobody"), ("OS_PROJECT_NAME", "other")],
)
def test_who_may_not_log_in_is_told_so(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    output = cloud.nova(["list"])
    assert (output.status, output.stdout) == (1, "")
    assert output.stderr == (
        "ERROR (Unauthorized): The request you have made requires authentication. (HTTP 401)\n"
    )


@pytest.mark.parametrize(
    ("ending", "status", "printed"),
    [
        (SystemExit(), 0, ""),
        (SystemExit(3), 3, ""),
        (SystemExit("No such thing."), 1, "No such thing.\n"),
        (KeyboardInterrupt(), 130, "... terminating nova client\n"),
        (ValueError("wrong"), 1, "ERROR (ValueError): wrong\n"),
    ],
)
def test_however_the_client_ends_there_is_an_exit_status(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ending: BaseException,
    status: int,
    printed: str,
) -> None:
    def ends(shell: ComputeShell, args: list[str]) -> None:
        raise ending

    monkeypatch.setattr(ComputeShell, "main", ends)
    before = (dict(os.environ), sys.argv)
    assert client.run(["list"], {"OS_USERNAME": "demo"}) == status
    assert capsys.readouterr() == ("", printed)
    assert (dict(os.environ), sys.argv) == before


def test_debug_leaves_the_loggers_as_they_were(cloud: Cloud) -> None:
    loggers = [logging.getLogger(name) for name in ("", "novaclient.client", "iso8601", "requests")]
    logging.getLogger("iso8601").setLevel(logging.NOTSET)
    before = [(logger.level, logger.handlers[:]) for logger in loggers]
    first = cloud.nova(["--debug", "list"]).stderr
    assert cloud.nova(["--debug", "list"]).stderr.count("REQ:") == first.count("REQ:")
    assert [(logger.level, logger.handlers) for logger in loggers] == before
    assert cloud.nova(["list"]).stderr == ""


def test_the_client_keeps_no_notes_in_the_home_directory(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cloud.nova(["list"]).status == 0
    assert list(tmp_path.iterdir()) == []
