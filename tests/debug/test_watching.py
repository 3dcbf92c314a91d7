"""However a debugger watches: it halts where there are breakpoints, and is not felt elsewhere."""

import sys
from bdb import Breakpoint
from types import FrameType

import pytest
import turns
import webob

from minnova.debug.debugger import make_debugger
from minnova.debug.leaving import Interrupted
from minnova.debug.session import walk

TURNS, SMALL, TIDY = (f"turns:{name}" for name in ("turns", "small", "tidy"))


def line(function: str, number: int) -> str:
    """Write a place for `b`: the line of a function, counted from its `def`."""
    return f"{turns.__file__}:{vars(turns)[function].__code__.co_firstlineno + number}"


def test_a_breakpoint_halts_in_a_function_that_was_called_before_without_one() -> None:
    with walk(turns.turns, at=TURNS) as session:
        session(f"b {line('turns', 4)}")
        session("c")
        session(f"b {line('small', 3)}")
        session("c")
        assert session.locals == {"number": 0}
        session("c")
        session("c")
        assert session.locals == {"number": 1}


def test_a_breakpoint_halts_in_a_function_under_way() -> None:
    with walk(turns.turns, at=SMALL) as session:
        session(f"b {line('turns', 5)}")
        session("clear 1")
        session("c")
        assert session.locals["total"] == 6


def test_a_breakpoint_on_the_line_of_the_halt_halts_in_each_turn() -> None:
    with walk(turns.alone, at="turns:alone") as session:
        for _ in range(3):
            session("n")
        session(f"b {line('alone', 4)}")
        turn = [session.locals["number"]]
        while not session.over:
            session("c")
            turn += [] if session.over else [session.locals["number"]]
        assert turn == [0, 1, 2]


def test_a_breakpoint_halts_in_a_generator_that_goes_on() -> None:
    with walk(turns.generated, at=SMALL) as session:
        session(f"b {line('numbers', 3)}")
        session("clear 1")
        session("c")
        assert session.frame.f_code.co_name == "numbers"
        session("c")
        assert session.result == 5


def test_stepping_goes_into_a_function_that_was_found_dull() -> None:
    with walk(turns.turns, at=TURNS) as session:
        session(f"b {line('turns', 4)}")
        session("c")
        session("c")
        session("s")
        assert session.frame.f_code.co_name == "small"


def test_quitting_halts_nowhere_on_the_way_out() -> None:
    with walk(turns.tidy, at=TIDY) as session:
        session(f"b {line('turns', 2)}")
        session(f"b {line('small', 3)}")
        session("c")
        session("q")
        assert session.over
        assert "turns()" not in str(session)


def test_an_interrupted_halt_is_the_last_one() -> None:
    places: list[str] = []

    def interrupt(frame: FrameType) -> None:
        places.append(frame.f_code.co_name)
        raise Interrupted

    debugger = make_debugger()
    debugger.user_line = interrupt  # type: ignore[method-assign]
    for name in ("small", "turns"):
        debugger.set_break(turns.__file__, vars(turns)[name].__code__.co_firstlineno + 2)
    with pytest.raises(Interrupted):
        debugger.watch(turns.tidy)
    Breakpoint.clearBreakpoints()
    assert places == ["small"]


def test_a_start_response_that_was_called_before_is_heard_of_when_it_answers() -> None:
    def start_response(status: str, headers: list[tuple[str, str]]) -> None:
        pass

    def run() -> None:
        start_response("102 Processing", [])
        environ = webob.Request.blank("/").environ
        answer(environ, start_response)
        turns.small(1)

    def answer(environ: object, start_response: object) -> list[bytes]:
        assert callable(start_response)
        start_response("204 No Content", [])
        return [b"" for _ in range(turns.small(0))]

    with walk(run, at=SMALL) as session:
        assert "204 No Content" in session("diff")


if sys.version_info >= (3, 13):

    def test_nobody_traces_before_the_first_halt_or_after_the_next_call() -> None:
        turns.TRACERS.clear()
        with walk(turns.turns, at=TURNS) as session:
            assert session("p __import__('sys').gettrace() is None") == "False\n"
            session("c")
        assert turns.TRACERS == [None, None, None]

    def test_the_place_for_debuggers_is_free_again_after_a_run() -> None:
        with walk(turns.turns, at=TURNS) as session:
            assert sys.monitoring.get_tool(sys.monitoring.DEBUGGER_ID) == "minnova.debug"
            session("c")
        assert sys.monitoring.get_tool(sys.monitoring.DEBUGGER_ID) is None

    def test_where_another_debugger_has_the_place_tracing_does_the_work() -> None:
        sys.monitoring.use_tool_id(sys.monitoring.DEBUGGER_ID, "another")
        try:
            with walk(turns.turns, at=SMALL) as session:
                session(f"b {line('small', 3)}")
                session("c")
                session("c")
                assert session.locals == {"number": 1}
        finally:
            sys.monitoring.free_tool_id(sys.monitoring.DEBUGGER_ID)
