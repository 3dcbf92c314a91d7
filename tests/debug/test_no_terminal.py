"""python -m minnova.debug where there is nobody to ask: in a pipe, in the log of a CI run."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from walks import debug, halts

from minnova.debug.stops import STAGES, STOPS

TOUR = ["loading.service", "pipeline.factory", "client.command"]
TOUR += ["routing.urlmap", "dispatch.resource", "response.view"]


def test_the_tour_runs_through_by_itself_to_the_table() -> None:
    run = debug()
    assert halts(run.stdout) == TOUR
    assert "| web-1" in run.stdout.rpartition("response · view")[2]
    assert "\x1b" not in run.stdout
    assert (run.stderr, run.returncode) == ("", 0)


def test_stdin_is_left_for_others_to_read() -> None:
    command = [sys.executable, "-m", "minnova.debug"]
    run = subprocess.run(command, input=b"q\nq\nq\n", capture_output=True, check=False)
    assert b"| web-1" in run.stdout
    assert run.returncode == 0


def test_a_stop_by_name_halts_in_the_request_that_matters_only() -> None:
    run = debug("--at", "routing.match", "-c", "p environ['PATH_INFO']")
    assert halts(run.stdout) == ["routing.match"]
    assert "request 3 · GET /v2.1/servers/detail" in run.stdout
    assert "\n'/servers/detail'\n" in run.stdout


def test_every_takes_each_hit_in_each_request() -> None:
    run = debug("--at", "routing.peel", "--every", "-c", "p self.func")
    assert run.stdout.count("request 1 · GET /v2.1 ") == 8
    assert run.stdout.count("request 2 · GET /v2.1/ ") == 10
    assert run.stdout.count("request 3 · GET /v2.1/servers/detail ") == 10


def test_the_status_is_novaclients() -> None:
    run = debug("--at", "response.fault", "list", "--all-tenants")
    assert run.returncode == 1
    assert "ERROR (Forbidden)" in run.stderr


def test_a_stop_that_is_not_reached_is_reported() -> None:
    run = debug("--at", "response.fault")
    assert run.returncode == 0
    assert "response.fault: this run did not come there" in run.stderr
    assert "--at response.fault list --all-tenants" in run.stderr


def test_going_where_the_run_does_not_come_is_reported() -> None:
    run = debug("--at", "response.view", "-c", "go response.fault")
    assert "response.fault: this run did not come there" in run.stderr


def test_an_unknown_name_is_wrong_usage() -> None:
    run = debug("--at", "routing.mach")
    assert run.returncode == 2
    assert "Did you mean routing.match" in run.stderr
    assert run.stdout == ""


def test_a_cleared_stop_is_there_again_when_it_is_asked_for() -> None:
    number = [stop.name for stop in STOPS].index("routing.match") + 1
    run = debug("--at", "routing.urlmap", "-c", f"clear {number}", "-c", "stop routing.match")
    assert f"Deleted breakpoint {number} " in run.stdout
    assert halts(run.stdout) == ["routing.urlmap", "routing.match"]


def test_a_raw_request_shows_its_answer() -> None:
    run = debug("--at", "routing.match", "--request", "GET /v2.1/servers")
    assert halts(run.stdout) == ["routing.match"]
    assert "request 1 · GET /v2.1/servers " in run.stdout
    assert "\n200 OK\n" in run.stdout
    assert '"servers": [' in run.stdout
    assert run.returncode == 0


def test_a_raw_request_that_fails_has_status_1() -> None:
    run = debug("--at", "response.fault", "--request", "GET /v2.1/servers/nosuch")
    assert halts(run.stdout) == ["response.fault"]
    assert "\n404 Not Found\n" in run.stdout
    assert run.returncode == 1


def test_a_raw_request_is_made_with_the_users_token() -> None:
    ask = ("--at", "routing.router", "-c", "p req.environ['nova.context']", "--request")
    assert "<RequestContext admin " in debug(*ask, "GET /v2.1/servers", "--user", "admin").stdout


def test_an_unknown_user_is_wrong_usage() -> None:
    run = debug("--at", "routing", "--request", "GET /v2.1/servers", "--user", "demmo")
    assert run.returncode == 2
    assert "Did you mean demo" in run.stderr


def test_a_mistake_in_a_file_is_said_without_a_traceback(tmp_path: Path) -> None:
    run = debug(MINNOVA_ETC=str(tmp_path / "nowhere"))
    assert run.returncode == 2
    assert "nowhere" in run.stderr
    assert "Traceback" not in run.stderr


def test_the_table_of_stops_needs_no_run() -> None:
    run = debug("--stops")
    assert all(stop.name in run.stdout for stop in STOPS)
    assert all(stage.title in run.stdout for stage in STAGES)
    assert "\x1b" not in run.stdout


def test_what_ipython_says_of_an_object_has_no_colour_either() -> None:
    run = debug("--at", "routing.match", "-c", "pinfo self", "-c", "psource self.__call__")
    assert "Type:" in run.stdout
    assert run.stdout.count("def __call__(self, environ, start_response):") == 1
    assert "\x1b" not in run.stdout


OURS = ("minnova.debug", "minnova.streams")
"""What is loaded by itself: the instrument, and what each program of the house begins with."""


def test_loading_the_instrument_loads_no_subject() -> None:
    program = "import sys, minnova.debug.__main__; print([m for m in sys.modules if 'nova.' in m])"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = [name for name in eval(run.stdout) if not name.startswith(OURS)]
    assert loaded == []


def test_peel_prints_the_table_and_the_layers() -> None:
    run = debug("--peel")
    assert run.stdout.index("| web-1") < run.stdout.index("request 1 · GET /v2.1 ")
    assert run.returncode == 0


def test_the_version_is_that_of_the_package() -> None:
    assert debug("--version").stdout == f"minnova {version('minnova')}\n"


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    command = f"{sys.executable} -m minnova.debug --at all -c where | head -n 3"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.stdout.count("\n") == 3
    assert run.stderr == ""


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_cards_fit_the_width(columns: int) -> None:
    run = debug("--at", "routing", "--at", "client", COLUMNS=str(columns))
    cards = [part.partition("\n> ")[0] for part in run.stdout.split("\n━━")[1:]]
    assert max(len(line) for card in cards for line in card.splitlines()) <= min(columns, 100)
