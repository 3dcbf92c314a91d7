"""python -m minnova.debug in a real terminal: the prompt in the middle of a real `nova list`."""

import re
import subprocess
import sys
from typing import Any

from terminal import ESCAPE, TAB, Terminal
from walks import halts

from minnova.debug.stops import STAGES

BARE = ["loading.service", "pipeline.factory", "client.command"]
BARE += ["routing.urlmap", "dispatch.resource", "response.view"]


CAPTURED: dict[str, Any] = {"capture_output": True, "text": True, "check": True}


def rows(text: str) -> list[str]:
    """Return the lines of a table."""
    return [line for line in text.splitlines() if line.startswith(("|", "+"))]


def arrow(text: str) -> str:
    """Return the line of the source that the debugger points at last."""
    return [line for line in text.splitlines() if line.startswith("--")][-1]


def test_the_first_prompt_stands_below_a_card_and_the_source() -> None:
    with Terminal.debug() as terminal:
        shown = terminal.prompt()
    assert halts(shown) == ["loading.service"]
    assert "look at  name    'osapi_compute'" in shown
    assert "--->" in shown


def test_continue_leads_from_stage_to_stage_and_to_the_table_that_nova_list_prints(
    terminal: Terminal,
) -> None:
    shown = [halt for _ in STAGES[1:] for halt in halts(terminal.run("c"))]
    assert shown == BARE[1:]
    shown_last = rows(terminal.leave("c\r"))
    listed = subprocess.run([sys.executable, "-m", "minnova", "list"], **CAPTURED)
    assert shown_last == rows(listed.stdout)
    assert len(shown_last) > 4
    assert terminal.status == 0


def test_pdbs_own_commands_work_at_a_stop(terminal: Terminal) -> None:
    assert "service.py" in terminal.run("where")
    assert "self.binary = " in arrow(terminal.run("n"))
    assert "'osapi_compute'" in terminal.run("p name")
    assert "loader = None" in terminal.run("args")
    assert "WSGIService" in arrow(terminal.run("up"))
    assert "the stop routing.match" in terminal.run("b")


def test_step_goes_into_what_is_called(terminal: Terminal) -> None:
    terminal.run("n")
    terminal.run("n")
    shown = terminal.run("s")
    assert "--Call--" in shown
    assert "def __init__" in arrow(shown)


def test_a_condition_is_heeded(terminal: Terminal) -> None:
    number = terminal.run("stop routing.match").split("Breakpoint ")[1].split()[0]
    assert "New condition set" in terminal.run(f"condition {number} this_request.number == 2")
    terminal.run("go client")
    assert "request 2 · GET /v2.1/ " in terminal.run("c")


def test_go_runs_on_to_a_stop_past_all_others(terminal: Terminal) -> None:
    shown = terminal.run("go dispatch.detail")
    assert halts(shown) == ["dispatch.detail"]
    assert "request 3 · GET /v2.1/servers/detail" in shown
    assert "servers.py" in terminal.run("where")
    assert halts(terminal.run("c")) == ["response.view"]


def test_going_back_offers_to_begin_again(terminal: Terminal) -> None:
    terminal.run("go dispatch.detail")
    assert "`restart` begins the run again" in terminal.run("go loading.mapper")


def test_tab_completes_the_names_of_stops(terminal: Terminal) -> None:
    terminal.send(f"go dispatch.det{TAB}")
    terminal.until("ail")
    terminal.send("\r")
    assert halts(terminal.until("servers.py")) == ["dispatch.detail"]


def test_tab_still_completes_what_ipdb_does(terminal: Terminal) -> None:
    terminal.send(f"p self.__cla{TAB}")
    terminal.until("ss__")
    assert "class 'minnova.nova.service.WSGIService'" in terminal.run("")


def test_without_colour_nothing_is_coloured() -> None:
    with Terminal.debug(NO_COLOR="1") as terminal:
        terminal.prompt()
        terminal.run("where")
    assert set(re.findall(r"\x1b\[([0-9;]*)m", terminal.raw)) <= {"", "0"}


def test_with_colour_the_card_has_some() -> None:
    with Terminal.debug() as terminal:
        terminal.prompt()
        assert "\x1b[1;36m━━ loading" in terminal.raw


def test_the_escape_key_is_no_command(terminal: Terminal) -> None:
    terminal.send(ESCAPE)
    assert "42" in terminal.run("p 6 * 7")
