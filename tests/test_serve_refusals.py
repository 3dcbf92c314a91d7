"""python -m minnova.serve where it ends before it begins: one line, and status 2."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from services import FREE, PATIENCE

from minnova import __version__


def serve(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it where it ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "minnova.serve", *arguments],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.fixture
def taken() -> Iterator[int]:
    """Give a port that somebody else has."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_an_empty_address_is_refused_with_one_that_would_do() -> None:
    done = serve(*FREE, "--host", "")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--host: write an address of this machine, such as 127.0.0.1" in done.stderr


@pytest.mark.parametrize("option", ["--port", "--identity-port", "--metadata-port"])
def test_a_port_that_is_taken_is_one_line_that_says_how_to_choose_another(
    taken: int, option: str
) -> None:
    done = serve(*FREE, option, str(taken))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"Could not bind to 127.0.0.1:{taken}: Address already in use. "
        f"Choose another with {option}, or 0 for any that is free.\n"
    )


@pytest.mark.parametrize(
    ("file", "broken", "line"),
    [
        ("nova.conf", "\n[DEFAULT]\nauth_strateg = keystone\n", "unknown option; did you mean"),
        ("api-paste.ini", "\n[filter:faultwrap2\n", ""),
        ("cloud.yaml", "\nregon: x\n", "unknown key; did you mean 'region'?"),
    ],
)
def test_a_file_that_is_wrong_is_one_line_with_its_place(
    etc: Path, file: str, broken: str, line: str
) -> None:
    with (etc / file).open("a") as opened:
        opened.write(broken)
    done = serve(*FREE, "--etc", str(etc))
    number = len((etc / file).read_text().splitlines())
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"{etc / file}:{number}: ")
    assert line in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--port", "65536"), "a port is a number from 0 to 65535, not '65536'"),
        (("--port", "http"), "a port is a number from 0 to 65535, not 'http'"),
        (("--prot", "1"), "unrecognized arguments: --prot 1"),
        (("--host", "no.such.host.invalid", *FREE), "no.such.host.invalid is no address"),
        (("--host", "192.0.2.1", *FREE), "Choose an address of this machine with --host"),
    ],
)
def test_wrong_usage_is_one_line(arguments: tuple[str, ...], said: str) -> None:
    done = serve(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_help_and_version_are_told() -> None:
    assert serve("--version").stdout == f"minnova {__version__}\n"
    assert "--identity-port" in serve("--help").stdout
