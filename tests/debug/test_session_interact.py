"""`s.interact()` where stdin is a terminal: Python's own prompt, and IPython's."""

from pathlib import Path

import pytest
from terminal import CTRL_C, CTRL_D, Terminal

BEGIN = "from minnova.debug import walk; s = walk('nova list', at='client.list'); s.interact()"
SHELLS = {
    "python": ("-i", "-c", BEGIN),
    "ipython": ("-m", "IPython", "--no-banner", "--simple-prompt", "-i", "-c", BEGIN),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_prompt_takes_commands_and_gives_the_shell_back(shell: str, tmp_path: Path) -> None:
    with Terminal(*SHELLS[shell], IPYTHONDIR=str(tmp_path)) as terminal:
        assert "━━ client · list" in terminal.prompt()
        terminal.send("p detailed\r")
        assert "\nTrue\n" in terminal.prompt()
        terminal.send(CTRL_C)
        assert "Traceback" not in terminal.prompt()
        terminal.send("n\r")
        assert "> novaclient/v2/servers.py(" in terminal.prompt()
        terminal.send(CTRL_D)
        terminal.send("s.close(); print(s)\r")
        assert "Traceback" not in terminal.until("<Session nova list: closed>")
        terminal.leave("exit()\r")
        assert terminal.status == 0


def test_the_end_of_the_run_ends_the_prompt(tmp_path: Path) -> None:
    with Terminal(*SHELLS["python"], IPYTHONDIR=str(tmp_path)) as terminal:
        terminal.prompt()
        terminal.send("c\r")
        assert "The run is over: exit status 0." in terminal.until(">>> ")
        terminal.leave("exit()\r")
        assert terminal.status == 0
