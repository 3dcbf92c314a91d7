"""Commands given with -c: run at each stop instead of asking."""

import toy
from walks import halts, walked

STOPS = [toy.DISPATCH, toy.THINGS]


def typed(text: str) -> list[str]:
    """Return the commands that a transcript shows."""
    return [line.removeprefix("ipdb> ") for line in text.splitlines() if "ipdb> " in line]


def test_every_stop_gets_all_commands_and_then_the_run_goes_on() -> None:
    text, status = walked("p 1", "p 2", stops=STOPS)
    assert typed(text) == ["p 1", "p 2"] * 2
    assert halts(text) == ["a.dispatch", "b.things"]
    assert status == 3


def test_without_commands_the_cards_are_shown_one_after_the_other() -> None:
    text, status = walked(stops=STOPS)
    assert halts(text) == ["a.dispatch", "b.things"]
    assert typed(text) == []
    assert status == 3


def test_what_stands_behind_a_step_is_run_where_the_step_leads() -> None:
    assert "NameError" in walked("p wanted", stops=[toy.THINGS]).text
    text, _ = walked("n", "p wanted", stops=[toy.THINGS])
    assert typed(text) == ["n", "p wanted"]
    assert "'two'" in text


def test_a_step_at_the_end_is_followed_by_continue() -> None:
    text, status = walked("n", stops=STOPS)
    assert typed(text) == ["n", "n"]
    assert status == 3


def test_two_commands_on_a_line_are_two_commands() -> None:
    text, _ = walked("p 1 ;; p 2", "p 3", stops=[toy.THINGS])
    assert [line for line in text.splitlines() if line in ("1", "2", "3")] == ["1", "2", "3"]


def test_a_list_of_commands_for_a_breakpoint_can_be_given() -> None:
    text, status = walked("commands 2", "p 'at' ' two'", "end", stops=[toy.DISPATCH, toy.THINGS])
    assert "'at two'" in text
    assert status == 3


def test_a_wrong_command_is_answered_and_the_next_one_run() -> None:
    text, status = walked("nonsense", "p 6 * 7", stops=[toy.THINGS])
    assert "*** NameError" in text
    assert "42" in text
    assert status == 3


def test_quit_ends_the_run_with_status_0() -> None:
    text, status = walked("q", "p 1", stops=STOPS)
    assert typed(text) == ["q"]
    assert "200 OK" not in text
    assert status == 0


def test_restart_would_have_no_end_and_is_refused() -> None:
    text, status = walked("restart", stops=[toy.THINGS])
    assert "*** restart needs a terminal" in text
    assert status == 3


def test_a_command_that_asks_gets_no_answer_from_stdin() -> None:
    text, status = walked("clear", "p 1", stops=STOPS)
    assert halts(text) == ["a.dispatch", "b.things"]
    assert status == 3


def test_help_lists_our_commands_before_those_of_pdb() -> None:
    text, _ = walked("help", stops=[toy.THINGS])
    ours, theirs = text.split("Documented commands")
    assert all(f"  {name} " in ours for name in ("go", "stop", "card", "restart", "stops", "peel"))
    assert "whatis" in theirs


def test_help_on_a_command_of_ours_says_what_it_does() -> None:
    text, _ = walked("help go", "help stops", "help n", stops=[toy.THINGS])
    assert "go NAME\n\nRun on to this stop" in text
    assert "stops\n\nThe table of stages and stops." in text
    assert "n(ext)" in text


def test_card_shows_the_values_of_now() -> None:
    text, _ = walked("!environ['PATH_INFO'] = '/loop'", "card", stops=[toy.FRONT])
    assert "'/things'" in text
    assert text.rpartition("━━ a · front")[2].count("environ['PATH_INFO']  '/loop'") == 1


def test_card_in_a_function_below_shows_the_stop_that_we_are_inside_of() -> None:
    stop = toy.stop("a.dispatch", "Router.dispatch", look_at=("match['action']",))
    text, _ = walked("n", "n", "s", "card", stops=[stop])
    assert "match['action']  'things'" in text


def test_commands_of_ours_that_find_nothing_say_what_to_do() -> None:
    text, _ = walked("go", "go nonsense", "stop", "upstream x", "go routing", stops=[toy.THINGS])
    assert text.count("*** the name of a stop or a stage, please") == 2
    assert "no stop or stage is called 'nonsense'. `stops` lists them." in text
    assert "*** routing: this run does not come there" in text


def test_a_breakpoint_that_there_is_not_is_refused_by_its_number() -> None:
    for command in ("clear 99", "disable 99", "enable 99", "condition 99 1", "ignore 99 1"):
        text, _ = walked(command, stops=[toy.THINGS])
        assert "*** Breakpoint number 99 out of range" in text


def test_a_cleared_stop_does_not_halt() -> None:
    text, _ = walked("clear 2", stops=[toy.DISPATCH, toy.THINGS])
    assert "Deleted breakpoint 2" in text
    assert halts(text) == ["a.dispatch"]
