"""What a prompt does when a command of ours fails, and `stack`, `request` and late breakpoints in a toy stack."""

import pytest
import toy
from walks import walked

from minnova.debug.commands import Commands
from minnova.debug.run import Run


def test_a_command_that_raises_is_a_line_and_the_prompt_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(self: Commands, arg: str) -> None:
        raise ZeroDivisionError("password=0c1d2e3f4a5b6c7d")

    monkeypatch.setattr(Commands, "do_card", fail)
    text, status = walked("card", "p 1 + 1")
    assert "*** ZeroDivisionError: password=***" in text
    assert "ipdb> p 1 + 1\n2\n" in text
    assert status == 3


def test_a_statement_that_would_end_the_process_is_a_line_and_the_prompt_stays() -> None:
    text, status = walked("!raise SystemExit(7)", "p 1 + 1")
    assert "*** SystemExit: 7\nipdb> p 1 + 1\n2\n" in text
    assert status == 3


def test_stack_shows_the_layers_and_where_we_are_and_counts_the_rest() -> None:
    text, _ = walked("stack", stops=[toy.THINGS], run=Run("a layer", toy.ask_a_layer))
    lines = [line.split() for line in text.partition("ipdb> stack\n")[2].splitlines()]
    names = [line[0] for line in lines if line and line[0] not in ("…", ">")]
    assert names[:3] == ["Calling", "Router", "RoutesMiddleware"]
    assert [line[1] for line in lines if line[:1] == [">"]] == ["Router.things"]
    assert ["has", "handed", "on"] in [line[-3:] for line in lines]


def test_request_shows_the_request_with_its_headers_masked() -> None:
    text, _ = walked("!environ['HTTP_X_AUTH_TOKEN'] = '0c1d2e3f'", "!environ['X'] = 1", "request")
    shown = text.partition("ipdb> request\n")[2]
    assert shown.startswith("request 1 · GET /things\npath info    /things\n")
    assert "X-Auth-Token  ***" in shown
    assert "0c1d2e3f" not in shown


def test_a_breakpoint_that_comes_late_is_met_in_a_function_that_was_let_go_before() -> None:
    line = toy.Router.things.__code__.co_firstlineno + 2
    text, _ = walked(f"b toy:{line}", "c", stops=[toy.DISPATCH], paths=("/things", "/things"))
    assert f"toy.py({line})things()" in text


def test_a_breakpoint_in_a_function_that_is_on_the_stack_is_met() -> None:
    line = toy.ask.__code__.co_firstlineno + 4
    text, _ = walked(f"b toy:{line}", "c", stops=[toy.THINGS])
    assert f"toy.py({line})ask()" in text
