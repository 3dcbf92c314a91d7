"""The command line."""

import pytest

from minnova.debug.arguments import Arguments, parse
from minnova.debug.views import VIEWS


def parsed(*argv: str) -> Arguments:
    return parse(argv, VIEWS, "0")


def refused(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    """Return what is said about a wrong command line."""
    with pytest.raises(SystemExit) as leaving:
        parsed(*argv)
    assert leaving.value.code == 2
    return capsys.readouterr().err


def test_without_anything_it_is_nova_list() -> None:
    assert parsed().nova == ("list",)
    assert parsed().view is None


def test_the_first_word_that_is_no_option_begins_novaclients_arguments() -> None:
    arguments = parsed("--at", "routing", "show", "--minimal", "--at", "x")
    assert arguments.at == ("routing",)
    assert arguments.nova == ("show", "--minimal", "--at", "x")


def test_behind_a_view_that_takes_words_they_are_its_own() -> None:
    assert parsed("--routes", "DELETE", "/servers/7").nova == ("DELETE", "/servers/7")
    assert parsed("--routes").nova == ()
    assert parsed("--trace", "--depth", "3").depth == 3


def test_two_dashes_begin_them_too() -> None:
    assert parsed("--every", "--", "--debug", "list").nova == ("--debug", "list")
    assert parsed("list", "--", "x").nova == ("list", "--", "x")
    assert parsed("--").nova == ("list",)


def test_an_option_of_novaclient_without_them_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "behind --, as in: -- --debug list" in refused(capsys, "--debug", "list")


def test_options_that_repeat_are_kept_in_order() -> None:
    arguments = parsed("--at", "b", "-c", "p 1", "--at", "a", "-c", "p 2")
    assert (arguments.at, arguments.commands) == (("b", "a"), ("p 1", "p 2"))


def test_a_request_is_a_method_and_a_path() -> None:
    assert parsed("--request", "get /v2.1/flavors").request == ("GET", "/v2.1/flavors")
    assert parsed("--request", "GET /", "--user", "admin").user == "admin"
    assert parsed("--request", "GET /").user == "demo"


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["--request", "/v2.1"], "write 'METHOD PATH'"),
        (["--request", "GET /", "list"], "no arguments of novaclient: list"),
        (["--user", "admin", "list"], "OS_USERNAME"),
        (["--depth", "3"], "--depth goes with --trace"),
        (["--trace", "--depth", "-1"], "as in --depth 3, not '-1'"),
        (["--trace", "--depth", "deep"], "as in --depth 3, not 'deep'"),
        (["--all", "list"], "--all goes with --diff, --peel"),
        (["--stops", "--peel"], "not allowed with"),
        (["--peel", "--at", "routing"], "does not halt"),
        (["--at"], "expected one argument"),
        (["--record", ""], "write the name of a file, as in --record list.html"),
        (["--app", ""], "--app names an application"),
        (["--sto"], "unrecognized arguments: --sto"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], argv: list[str], message: str
) -> None:
    said = refused(capsys, *argv)
    assert message in said
    assert said.count("\n") == 1


def test_help_shows_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        parsed("-h")
    assert leaving.value.code == 0
    assert "python -m minnova.debug --at routing.match" in capsys.readouterr().out
