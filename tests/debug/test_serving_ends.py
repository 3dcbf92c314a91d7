"""python -m minnova.debug --serve: how it begins, how it is begun again, how it ends."""

import os
import re
import subprocess
from contextlib import nullcontext
from socket import create_server
from types import SimpleNamespace

import pytest
import requests
from services import FREE, PATIENCE, SCRIPTS
from terminal import CTRL_C, Terminal
from windows import LAST_LINE, Window, said

from minnova.debug.debugger import make_debugger
from minnova.debug.leaving import Interrupted
from minnova.debug.ports.serving import _until_over


def test_q_shuts_the_services_and_the_other_window_is_told(window: Window) -> None:
    client = window.client("nova", "list")
    window.prompt()
    shown = window.leave("q\r")
    assert "Traceback" not in shown
    assert window.status == 0
    assert "(HTTP 503)" in said(client)
    assert client.returncode == 1
    with pytest.raises(requests.ConnectionError):
        requests.get(window.nova, timeout=PATIENCE)


def test_ctrl_c_while_nothing_is_asked_ends_it(window: Window) -> None:
    shown = window.leave(CTRL_C)
    assert "Traceback" not in shown
    assert window.status == 0


def test_restart_loads_the_services_anew_on_the_same_ports(window: Window) -> None:
    before = window.exports
    client = window.client("nova", "list")
    window.prompt()
    window.send("restart\r")
    assert "(HTTP 503)" in said(client)
    window.until_ready()
    assert window.exports == before
    client = window.client("nova", "list")
    window.until("request 3 · GET /v2.1/servers/detail")
    window.prompt()
    window.send("c\r")
    assert "web-1" in said(client)


def test_the_tour_begins_with_the_loading_of_the_services() -> None:
    with Window.serving() as window:
        assert "loading · service" in window.prompt()
        window.send("c\r")
        window.until("pipeline · factory")
        window.prompt()
        window.send("c\r")
        window.until_ready()


def test_with_commands_and_no_terminal_every_request_runs_through() -> None:
    command = ["--serve", "--at", "dispatch.detail", "-c", "p req.path", "--", *FREE]
    with Terminal.debug(*command) as terminal:
        shown = terminal.until(LAST_LINE)
        exports = dict(re.findall(r"export (\w+)=(\S+)", shown))
        environment = os.environ | exports
        subprocess.run([str(SCRIPTS / "nova"), "list"], env=environment, capture_output=True)
        assert "'/v2.1/servers/detail'" in terminal.until("detail: 200 OK")


def test_a_port_that_is_taken_is_one_line() -> None:
    with create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with Terminal.debug("--serve", "--", *FREE, "--port", port) as terminal:
            terminal.prompt()
            shown = terminal.leave("c\rc\r")
    assert f"Could not bind to 127.0.0.1:{port}: Address already in use." in shown
    assert "Traceback" not in shown
    assert terminal.status == 2


def test_ctrl_c_on_the_heels_of_the_greeting_ends_it_as_well() -> None:
    def interrupted(greeting: str) -> None:
        raise Interrupted

    debugger = make_debugger()
    debugger.message = interrupted  # type: ignore[method-assign]
    services = SimpleNamespace(greeting="", opened=lambda around: nullcontext())
    assert _until_over(debugger, services) == 0  # type: ignore[arg-type]
