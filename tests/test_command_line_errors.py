"""`python -m minnova …` where something is wrong: one line that says what, and the exit status."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from shell import nova


def test_without_a_command_it_prints_novaclients_help() -> None:
    done = nova()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: nova ")


def test_an_unknown_command_has_novaclients_exit_status() -> None:
    done = nova("lsit")
    assert (done.returncode, done.stdout) == (2, "")
    assert "error: argument <subcommand>: invalid choice: 'lsit'" in done.stderr


def test_a_server_that_there_is_not_is_an_error() -> None:
    done = nova("show", "nosuch")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "ERROR (CommandError): No server with a name or ID of 'nosuch' exists.\n"


def test_a_wrong_password_is_an_error_in_one_line() -> None:
    done = nova("list", OS_PASSWORD="wrong")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "ERROR (Unauthorized): The request you have made requires authentication. (HTTP 401)\n"
    )


@pytest.mark.parametrize(
    ("file", "right", "wrong", "message"),
    [
        (
            "nova.conf",
            "auth_strategy = ",
            "auth_strategi = ",
            "nova.conf:9: [DEFAULT] auth_strategi: unknown option; did you mean 'auth_strategy'?",
        ),
        (
            "api-paste.ini",
            "FaultWrapper.factory",
            "FaltWrapper.factory",
            "api-paste.ini:43: [filter:faultwrap] paste.filter_factory: "
            "minnova.nova.api.openstack has no 'FaltWrapper'; did you mean 'FaultWrapper'?",
        ),
        (
            "cloud.yaml",
            "region:",
            "regoin:",
            "cloud.yaml:10: regoin: unknown key; did you mean 'region'?",
        ),
        (
            "nova.conf",
            "connection = sqlite://",
            "connection = sqlit://",
            "nova.conf:24: [database] connection: cannot be used: "
            "Can't load plugin: sqlalchemy.dialects:sqlit",
        ),
    ],
)
def test_a_mistake_in_a_file_is_one_line_with_file_line_and_key_and_status_2(
    etc: Path, file: str, right: str, wrong: str, message: str
) -> None:
    path = etc / file
    path.write_text(path.read_text().replace(right, wrong, 1))
    done = nova("list", MINNOVA_ETC=str(etc))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{etc}/{message}\n"


def test_an_etc_that_is_not_there_is_one_line_and_status_2() -> None:
    done = nova("list", MINNOVA_ETC="/nosuch")
    assert (done.returncode, done.stderr) == (2, "/nosuch: $MINNOVA_ETC: no such folder\n")


@pytest.mark.parametrize("buffering", ["", "1"])
def test_a_reader_that_has_seen_enough_ends_it_without_a_word(buffering: str) -> None:
    command = [sys.executable, "-m", "minnova", "list"]
    environment = os.environ | {"PYTHONUNBUFFERED": buffering}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, env=environment) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.communicate()[1] == b""
    assert process.returncode == -signal.SIGPIPE
