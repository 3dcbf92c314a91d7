"""The ways out of a walk in a real terminal, and back to its beginning."""

from pathlib import Path

import pytest
from terminal import CTRL_C, CTRL_D, Terminal
from walks import halts

from minnova.debug.stops import STAGES


def test_ctrl_c_at_the_prompt_returns_to_the_prompt(terminal: Terminal) -> None:
    terminal.send(f"p 'never mind'{CTRL_C}")
    assert "'never" not in terminal.run("p 6 * 7").split("p 6 * 7", 1)[1]
    terminal.send("print('be' 'gun'); [None for _ in iter(int, 1)]\r")
    terminal.until("begun")
    terminal.send(CTRL_C)
    terminal.until("KeyboardInterrupt")
    terminal.prompt()
    assert "42" in terminal.run("p 6 * 7")


def test_ctrl_d_ends_it(terminal: Terminal) -> None:
    assert "Traceback" not in terminal.leave(CTRL_D)
    assert terminal.status == 0


@pytest.mark.parametrize("stage", [stage.name for stage in STAGES])
def test_quitting_at_a_prompt_ends_without_a_traceback(terminal: Terminal, stage: str) -> None:
    if stage != "loading":
        terminal.run(f"go {stage}")
    shown = terminal.leave("q\r")
    assert "Traceback" not in shown
    assert "ERROR" not in shown
    assert "Exception ignored" not in shown
    assert terminal.status == 0


def test_restart_begins_the_whole_run_again(terminal: Terminal) -> None:
    terminal.run("go dispatch.detail")
    for _ in range(2):
        assert halts(terminal.run("restart")) == ["loading.service"]
    assert halts(terminal.run("go client")) == ["client.command"]
    terminal.run("go response.serialize")
    assert "| web-1" in terminal.leave("c\r")
    assert terminal.status == 0


def test_ctrl_c_while_the_run_goes_on_ends_it() -> None:
    """The run is one that swallows every Exception and every KeyboardInterrupt."""
    program = (
        "import sys, toy; from minnova.debug.plan import Plan; from minnova.debug.run import Run;"
        "from minnova.debug.terminal import walk;"
        "sys.exit(walk(Run('sleep', toy.sleep), Plan((toy.THINGS,)), None, [toy.THINGS]))"
    )
    with Terminal("-c", program, PYTHONPATH=str(Path(__file__).parent)) as terminal:
        terminal.until("running")
        shown = terminal.leave(CTRL_C)
        assert "Traceback" not in shown
        assert "swallowed" not in shown
        assert terminal.status == 130
