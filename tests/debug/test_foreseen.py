"""What is refused before a run begins: mistyped commands of novaclient, and users that there are not."""

from pathlib import Path

import pytest

from minnova.debug import record, walk
from minnova.debug.__main__ import main
from minnova.debug.foreseen import UnknownCommand, UnknownUser, check_command, check_user


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lst"], "nova has no command 'lst'. Did you mean list?"),
        (["--os-compute-api-version", "2.3", "shwo", "web-1"], "'shwo'. Did you mean show?"),
        (["--debg", "list"], "nova has no option '--debg'. Did you mean --debug?"),
        (["xyzzy"], "'xyzzy'. `python -m minnova help` lists what there is."),
        ([""], "nova has no command ''."),
    ],
)
def test_a_mistyped_word_is_refused_with_the_right_one_and_nothing_is_run(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--", *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("minnova.debug: nova has no ")
    assert said in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["list", "--nonsense"],
        ["--debug", "flavor-list"],
        ["help", "lst"],
        ["bash-completion"],
        ["--help"],
        ["--version"],
        ["--timeout", "soon", "list"],
    ],
)
def test_what_novaclient_knows_or_answers_itself_is_left_to_it(
    words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    check_command(words)
    assert capfd.readouterr() == ("", "")


def test_somebody_elses_variables_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OS_AUTH_TYPE", "no-such-plugin")
    with pytest.raises(UnknownCommand):
        check_command(["lst"])


def test_a_user_that_the_cloud_file_does_not_have_is_refused_with_the_right_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--request", "GET /v2.1/servers", "--user", "demmo"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.endswith("cloud.yaml has no user 'demmo'. Did you mean demo?\n")


def test_a_user_like_no_other_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(UnknownUser, match="It has: admin, demo, "):
        check_user("zzz")


def test_a_mistake_in_a_file_is_left_for_the_run_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINNOVA_ETC", str(tmp_path / "nowhere"))
    check_user("zzz")


def test_a_session_and_a_recording_refuse_them_too() -> None:
    with pytest.raises(UnknownCommand, match="Did you mean list"):
        walk("nova lst")
    with pytest.raises(UnknownCommand, match="Did you mean list"):
        record("nova lst")
    with pytest.raises(UnknownUser, match="Did you mean admin"):
        walk("GET /v2.1/servers", user="admni")
