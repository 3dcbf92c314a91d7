"""Applications that are entered in C: nowhere to halt at the entry, but in what they call."""

import pytest
from appruns import APPS, Runner
from walks import halts

from minnova.debug import walk
from minnova.debug.any_app.application import load
from minnova.debug.any_app.run import NowhereToHalt


@pytest.mark.parametrize("more", [(), ("-c", "where"), ("--every",)])
def test_where_it_is_entered_in_c_nothing_is_run_and_the_way_in_is_said(
    run: Runner, more: tuple[str, ...]
) -> None:
    ran = run("--app", "odd_apps:in_c", *more)
    assert (ran.out, ran.status) == ("", 2)
    assert ran.err.startswith("minnova.debug: odd_apps:in_c is not written in Python where it is")
    assert "a Python function that it calls, module:qualname, with --at" in ran.err
    assert ran.err.count("\n") == 1


def test_a_function_behind_c_is_halted_at_and_its_answer_shown(run: Runner) -> None:
    ran = run("--app", "odd_apps:in_c", "--at", "odd_apps:echo")
    assert halts(ran.out) == ["odd_apps.echo"]
    assert "echo answers 200 OK" in run("--app", "odd_apps:in_c", "--diff").out


def test_an_application_in_c_is_refused_unless_a_function_behind_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(APPS)
    with pytest.raises(NowhereToHalt, match=r"^call is not written in Python where it is entered"):
        walk((load("odd_apps:in_c"), "GET /"))
    with walk((load("odd_apps:in_c"), "GET /"), at="odd_apps:echo") as session:
        assert session.locals["environ"]["PATH_INFO"] == "/"
