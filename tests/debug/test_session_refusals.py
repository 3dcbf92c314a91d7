"""What cannot be walked, waited for or come to: what is said then, and what stays as it was."""

import pytest
import runs

from minnova.debug.session import NotReached, walk


def test_a_walk_that_does_not_come_there_names_the_place() -> None:
    with pytest.raises(NotReached, match=r"^routing\.match: the run did not come there") as raised:
        walk(runs.twice, at="routing.match")
    assert raised.value.name == "routing.match"


def test_going_on_in_a_run_that_only_ends_says_that_and_names_no_place() -> None:
    with walk(runs.twice) as session, pytest.raises(NotReached) as raised:
        session.go()
    assert str(raised.value).startswith("the run did not halt again, it is over: exit status 4. ")


def test_a_name_like_no_other_is_answered_with_what_lists_them_in_a_cell() -> None:
    with walk(runs.twice) as session:
        with pytest.raises(
            LookupError, match=r"called 'zzz'. `stops` lists them, s\(\"stops\"\) in"
        ):
            session.go("zzz")
        assert "called 'zzz'. `stops` lists them, s(\"stops\") in a cell." in session("go zzz")


@pytest.mark.parametrize("timeout", [None, "30"])
def test_a_time_out_that_is_no_number_is_refused_and_the_session_before_stays(
    timeout: object,
) -> None:
    with walk(runs.twice) as session:
        with pytest.raises(TypeError, match="as in timeout=60"):
            walk(runs.twice, timeout=timeout)  # type: ignore[arg-type]
        assert session.paused


def test_a_command_with_an_open_quotation_is_quoted_in_the_error() -> None:
    with pytest.raises(ValueError, match="'nova list \"' is no command: no closing quotation"):
        walk('nova list "')


@pytest.mark.parametrize(
    ("error", "said"), [(KeyboardInterrupt(), "KeyboardInterrupt"), (OSError("no."), "OSError: no")]
)
def test_the_end_of_a_run_is_told_with_one_full_stop(error: BaseException, said: str) -> None:
    def fail() -> None:
        raise error

    with walk(fail) as session:
        assert session("c") == f"The run is over: {said}.\n"
