"""Streams that are closed, full, or read by nobody: no program of the house minds."""

import os
import subprocess
import sys

import pytest

STOPS = "-m minnova.debug --stops"
HALT = "-m minnova.debug --at routing.match -c 'p 6 * 7'"
Done = subprocess.CompletedProcess[str]


def shell(command: str) -> Done:
    """Run `python COMMAND` in a shell, which can close streams as no option of a program can."""
    line = f"set -o pipefail; {sys.executable} {command}"
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False
    )


def test_with_stdin_closed_the_commands_are_run() -> None:
    done = shell(f"{HALT} <&-")
    assert (done.stderr, done.returncode) == ("", 0)
    assert "\n42\n" in done.stdout


def test_with_stdout_closed_the_run_comes_to_its_end() -> None:
    done = shell(f"{HALT} >&-")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_with_all_of_them_closed_the_status_is_still_told() -> None:
    assert shell(f"{STOPS} <&- >&- 2>&-").returncode == 0
    assert shell("-m minnova.debug --at nowhere <&- >&- 2>&-").returncode == 2


def test_what_belongs_on_a_closed_stderr_is_not_printed_elsewhere() -> None:
    done = shell("-m minnova nosuch 2>&-")
    assert (done.stdout, done.returncode) == ("", 2)


@pytest.mark.parametrize("program", ["minnova.debug", "minnova.serve", "tests.fidelity"])
def test_help_that_nobody_can_read_goes_nowhere(program: str) -> None:
    done = shell(f"-m {program} --help >&-")
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


def test_a_view_that_nobody_reads_any_more_ends_as_if_a_signal_had_ended_it() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "minnova.debug", "--trace"]
    with os.fdopen(writer, "w") as nobody:
        done = subprocess.run(
            command, stdout=nobody, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )
    assert (done.stderr, done.returncode) == ("", 141)


@pytest.mark.parametrize("program", [STOPS, HALT])
def test_a_full_disk_is_said_in_one_line(program: str) -> None:
    done = shell(f"{program} >/dev/full")
    assert (done.stderr, done.returncode) == ("No space left on device\n", 1)
