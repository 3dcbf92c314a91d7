"""What a paused session answers: ipdb's commands, ours, and what the run prints between them."""

import pytest
import runs
import toy

from minnova.debug.session import NotPaused, asking, walk


def test_an_answer_is_shown_as_it_is_and_not_in_quotes() -> None:
    with walk(runs.twice) as session:
        assert repr(session("p 'one'")) == "'one'"
        assert session("p 1\np 2") == "1\n2\n"


def test_a_step_answers_with_the_place_that_it_leads_to() -> None:
    with walk(runs.twice) as session:
        assert "---> " in session("n")
        assert session.moment
        assert [line.text.strip() for line in session.moment.source if line.current] == [
            'print("twice", doubled)'
        ]


def test_a_place_is_named_by_its_package_and_not_by_the_machine() -> None:
    with walk(lambda: toy.ask("/things"), at="webob.dec:wsgify.__call__") as session:
        assert session("n").startswith("> webob/dec.py(")
        assert "> webob/dec.py(" in session("w")


def test_our_commands_answer_as_at_the_prompt() -> None:
    with walk(lambda: toy.ask("/things")) as session:
        assert "routing.match" in session("stops")
        assert "go NAME" in session("help go")
        assert "no stop or stage is called 'dispach'" in session("go dispach")


def test_what_a_command_prints_is_its_answer_and_what_the_run_prints_is_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with walk(runs.twice) as session:
        assert session("p print('mine')") == "mine\nNone\n"
        assert session("!print('mine, too')") == "mine, too\n"
        print("the cell's")
        session("c")
        assert session.output == "twice 4\n"
    assert capsys.readouterr().out == "the cell's\n"


def test_a_cell_prints_while_the_run_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    runs.RELEASE.clear()
    with walk(runs.twice) as session:
        session.timeout = 0.01
        with pytest.raises(TimeoutError):
            session("!__import__('runs').stuck()")
        print("the cell's")
        runs.RELEASE.set()
        session.wait(30)
    assert capsys.readouterr().out == "the cell's\n"


def test_breakpoints_are_set_listed_and_removed_as_in_pdb() -> None:
    with walk(runs.twice) as session:
        line = runs.twice.__code__.co_firstlineno + 3
        assert "Breakpoint" in session(f"b {line}")
        assert f"runs.py:{line}" in session("b")
        assert "which?" in session("clear")
        session("c")
        assert session.frame.f_lineno == line


def test_commands_that_would_ask_at_a_terminal_refuse() -> None:
    with walk(runs.twice) as session:
        assert "needs a terminal" in session("interact")
        assert session.paused


def test_a_command_that_raises_says_so_and_the_run_goes_on_traced() -> None:
    with walk(runs.twice) as session:
        session("debug 1 / 0")
        assert "*** ZeroDivisionError: division by zero" in session("c")
        session("n")
        assert session.locals["doubled"] == 4


def test_the_stack_is_walked_up_and_down() -> None:
    with walk(lambda: runs.twice(), at="runs:twice") as session:
        assert [level.function for level in session.stack][-1] == "twice"
        session("u")
        assert session.frame.f_code.co_name == "<lambda>"
        assert session.stop


def test_quitting_ends_the_run_without_a_status() -> None:
    with walk(runs.twice) as session:
        assert "The run is over: it was ended early." in session("q")
        assert session.status is None
        assert session.output == ""


def test_restart_is_a_command_too() -> None:
    with walk(runs.twice) as session:
        session("n")
        session("restart")
        assert "doubled" not in session.locals


def test_a_prompt_takes_commands_until_the_end_of_the_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["p number", KeyboardInterrupt(), "n", EOFError()])

    def answer(prompt: str) -> str:
        line = next(typed)
        if isinstance(line, BaseException):
            raise line
        return line

    monkeypatch.setattr("builtins.input", answer)
    with walk(runs.twice) as session:
        session.interact()
        assert session.paused
        assert session.locals["doubled"] == 4
    assert capsys.readouterr().out.count("doubled = number * 2") == 2


def test_a_prompt_where_nobody_can_be_asked_says_what_to_write(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(prompt: str) -> str:
        raise RuntimeError("raw_input was called, but this frontend does not support it")

    monkeypatch.setattr("builtins.input", refuse)
    with walk(runs.twice) as session:
        with pytest.raises(NotPaused, match=r'no stdin.*s\("COMMAND"\)'):
            session.interact()
        assert asking.PROMPT == "ipdb> "
