"""However a session ends, twenty times over: no thread, no trace function, no breakpoint stays."""

import bdb
import gc
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
import runs
import toy

from minnova.debug.session import NotPaused, NotReached, Session, TimedOut, latest, walk, worker

TIMES = 20


def threads() -> set[threading.Thread]:
    """Return the threads of sessions, and not IPython's."""
    return {one for one in threading.enumerate() if one.name.startswith("walk: ")}


def left_behind() -> tuple[object, ...]:
    """Return what a session may leave in the process."""
    hooks = sys.gettrace(), threading.gettrace(), sys.excepthook
    return hooks, sys.stdout, sys.stderr, sys.stdin, sys.modules["__main__"]


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    """Compare the process before and after. A run that nobody holds ends by itself, very soon."""
    before = left_behind()
    yield
    runs.RELEASE.set()
    gc.collect()
    for thread in threads():
        thread.join(5)
    assert threads() == set()
    assert left_behind() == before
    assert bdb.Breakpoint.bpbynumber == [None]
    assert bdb.Breakpoint.bplist == {}


def impatient(run: Callable[[], object]) -> Session:
    """Begin a session whose next command is not waited for very long."""
    session = walk(run)
    session.timeout = 0.01
    return session


def close_while_paused() -> None:
    walk(runs.twice).close()


def walk_again_and_again() -> None:
    assert walk(runs.twice, at="runs:twice").paused
    walk(lambda: runs.twice()).close()


def abandon() -> None:
    assert walk(runs.twice).paused


def an_exception_in_the_cell() -> None:
    with pytest.raises(ZeroDivisionError), walk(runs.twice) as session:
        assert session.locals["number"] / 0


def an_exception_in_the_run() -> None:
    with walk(runs.fail) as session:
        session("c")


def a_keyboard_interrupt_while_waiting() -> None:
    with pytest.raises(KeyboardInterrupt), walk(runs.interrupted) as session:
        assert session("c") == session.error


def a_keyboard_interrupt_before_the_first_halt() -> None:
    with pytest.raises(KeyboardInterrupt):
        walk(runs.interrupted, at="runs:twice")


def a_time_out() -> None:
    with impatient(runs.spin) as session, pytest.raises(TimedOut):
        session("c")


def quit_inside_the_debugger_of_the_debugger() -> None:
    with walk(runs.twice) as session:
        assert "ENTERING RECURSIVE DEBUGGER" in session("debug number + 1")


def close_in_a_list_of_commands() -> None:
    with walk(runs.twice, at="runs:twice") as session:
        assert "Breakpoint" in session("b spin")
        session("commands")


def find_nothing_to_halt_at() -> None:
    with pytest.raises(NotReached):
        walk(runs.twice, at="routing")


def let_it_end() -> None:
    with walk(lambda: toy.ask("/things")) as session:
        session("c")


ENDS = (
    close_while_paused,
    walk_again_and_again,
    abandon,
    an_exception_in_the_cell,
    an_exception_in_the_run,
    a_keyboard_interrupt_while_waiting,
    a_keyboard_interrupt_before_the_first_halt,
    a_time_out,
    quit_inside_the_debugger_of_the_debugger,
    close_in_a_list_of_commands,
    find_nothing_to_halt_at,
    let_it_end,
)


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_nothing_stays_behind(end: Callable[[], None]) -> None:
    for _ in range(TIMES):
        end()
        assert len(threads()) <= 1


def test_a_run_that_swallows_what_ends_it_is_ended_all_the_same() -> None:
    with impatient(runs.endless) as session, pytest.raises(TimedOut):
        session("c")


def test_a_run_that_no_exception_reaches_is_told_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PATIENCE", 0.1)
    runs.RELEASE.clear()
    session = impatient(runs.stuck)
    with pytest.raises(
        TimedOut, match=r"still running after 0.01 s, in stuck \(runs\.py:\d+\)\. .*s\.close\(\)"
    ):
        session("c")
    with pytest.raises(TimedOut, match=r"does not end: it is in stuck .*restarting the kernel"):
        session.close()
    runs.RELEASE.set()


def test_a_run_that_takes_longer_can_be_waited_for() -> None:
    runs.RELEASE.clear()
    with impatient(lambda: (runs.stuck(), runs.twice())) as session:
        session("tbreak runs.twice")
        with pytest.raises(TimedOut):
            session("c")
        with pytest.raises(NotPaused, match=r"running, in stuck .*s\.wait\(\)"):
            session("p 1")
        runs.RELEASE.set()
        assert session.wait(30).here.function == "twice"


def test_closing_leaves_the_blocks_of_the_run_one_after_the_other() -> None:
    left = runs.Careful.left
    with walk(runs.Careful(), at="runs:twice"):
        assert runs.Careful.left == left
    assert runs.Careful.left == left + 1


def test_a_new_walk_closes_the_one_before() -> None:
    first = walk(runs.twice)
    with walk(runs.twice) as second:
        assert latest() is second
        with pytest.raises(NotPaused, match=r"walk\(…\) begins another"):
            first("p number")


def test_a_walk_that_finds_nothing_to_run_leaves_the_one_before_alone() -> None:
    with walk(runs.twice) as session:
        with pytest.raises(ValueError, match="walk takes"):
            walk("lst")
        assert session.paused


def test_there_is_no_latest_session_once_nobody_holds_it() -> None:
    walk(runs.twice).close()
    with pytest.raises(NotPaused, match='walk\\("nova list"\\)'):
        latest()


def test_two_clouds_come_one_after_the_other() -> None:
    walk("nova list", at="client.list")
    walk("nova list", at="client.list").close()


def test_a_process_ends_with_a_session_open() -> None:
    program = "from minnova.debug.session import walk; s = walk('nova list'); print(s.stage)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"loading\n", b"")
