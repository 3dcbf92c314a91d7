"""python -m minnova.debug --app in a real terminal."""

import pytest
from appruns import APPS, FLASK, HELLO
from terminal import TAB, Terminal
from walks import halts


@pytest.fixture
def at_flask(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Give a terminal that waits where Flask is entered."""
    monkeypatch.chdir(APPS)
    return Terminal.debug("--app", FLASK, *HELLO)


def test_somebody_elses_application_is_walked_through_from_its_entry_to_its_answer(
    at_flask: Terminal,
) -> None:
    with at_flask as terminal:
        assert halts(terminal.prompt()) == ["flask.app.Flask.__call__"]
        assert "proxy_fix.py" in terminal.run("layer")
        assert "> │ ╭ ProxyFix · calls" in terminal.run("onion")
        assert halts(terminal.run("go flask_hello:hello")) == ["flask_hello.hello"]
        assert "Flask.wsgi_app" in terminal.run("stack")
        assert terminal.leave("c\r").endswith("Hello, you!\n")
        assert terminal.status == 0


def test_quitting_at_a_prompt_ends_without_a_traceback(at_flask: Terminal) -> None:
    with at_flask as terminal:
        terminal.prompt()
        shown = terminal.leave("q\r")
        assert "Traceback" not in shown
        assert "Hello" not in shown
        assert terminal.status == 0


def test_restart_begins_the_request_again(at_flask: Terminal) -> None:
    with at_flask as terminal:
        terminal.prompt()
        terminal.run("go flask_hello:hello")
        terminal.send("restart\r")
        assert "flask.app · Flask.__call__" in terminal.until("request 1 · GET /hello/you")


def test_tab_completes_a_target(at_flask: Terminal) -> None:
    with at_flask as terminal:
        terminal.prompt()
        terminal.send(f"go werkzeug.middleware.proxy_fix:ProxyFix.__ca{TAB}")
        terminal.until("ll__")
        terminal.send("\r")
        assert "proxy_fix · ProxyFix.__call__" in terminal.until("request 1 · GET /hello/you")
