"""What goes wrong with bdb, pdb and IPython when a whole run is watched, and does not here."""

import bdb
import signal
import subprocess
import sys
from functools import partial

import pytest
import toy
import webob
from walks import halts, walked

from minnova.debug.debugger import ipdb_class, make_debugger
from minnova.debug.plan import Plan
from minnova.debug.run import Run

LOOP = toy.stop("b.loop", "Router.loop")
BLOCK = toy.stop("b.block", "Router.block")
LINES = toy.stop("b.lines", "Router.lines")


@pytest.mark.parametrize("step", ["n", "s"])
def test_stepping_past_the_end_of_the_run_ends_it_cleanly(step: str) -> None:
    text, status = walked("u", *["r", step] * 30)
    assert status == 3
    assert '200 OK ["one","two"]' in text
    assert text.endswith(f"ipdb> {step}\n")
    assert "tracing.py" not in text


@pytest.mark.parametrize("stop", [LOOP, BLOCK, LINES], ids=lambda stop: stop.word)
def test_a_first_statement_of_many_turns_or_lines_halts_once(stop: object) -> None:
    text, _ = walked(stops=[stop], paths=[f"/{stop.word}"], every=True)  # type: ignore[attr-defined]
    assert text.count(f"{stop.word}()") == 1  # type: ignore[attr-defined]


def test_a_stop_set_while_its_function_runs_does_not_halt_in_the_middle_of_it() -> None:
    text, _ = walked("enable 2", stops=[toy.THINGS], also=[toy.stop("a.ask", "ask")])
    assert halts(text) == ["b.things"]
    assert "ask()" not in text


def test_a_breakpoint_of_ones_own_in_the_function_of_a_stop_halts_at_its_line() -> None:
    line = toy.Router.things.__code__.co_firstlineno + 2
    text, _ = walked(f"b {toy.__file__}:{line}", stops=[toy.THINGS])
    assert f"toy.py({line})things()" in text


def test_quitting_passes_layers_that_catch_every_exception() -> None:
    text, status = walked("q", stops=[toy.THINGS])
    assert status == 0
    assert "500" not in text


def test_quitting_the_debugger_in_the_debugger_ends_that_one_alone() -> None:
    text, status = walked("debug self.loop()", stops=[toy.THINGS])
    assert "ENTERING RECURSIVE DEBUGGER" in text
    assert "LEAVING RECURSIVE DEBUGGER" in text
    assert status == 3


def process() -> tuple[object, ...]:
    """Return what a debugger may change in the process."""
    handler = signal.getsignal(signal.SIGINT)
    return sys.excepthook, sys.gettrace(), sys.stdin, sys.modules["__main__"], handler


@pytest.mark.parametrize("command", ["c", "q"])
def test_a_walk_leaves_the_process_as_it_was(command: str) -> None:
    before = process()
    walked(command, stops=[toy.THINGS])
    assert process() == before
    assert bdb.Breakpoint.bpbynumber == [None]


def test_ipython_leaves_no_hook_of_its_own_behind() -> None:
    program = """
import sys
from minnova.debug.debugger import make_debugger
before = sys.excepthook, sys.modules["__main__"]
make_debugger()
print(before == (sys.excepthook, sys.modules["__main__"]))
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert (run.stdout, run.stderr) == (b"True\n", b"")


def test_what_is_switched_off_for_speed_stays_on_for_other_debuggers() -> None:
    make_debugger()
    assert ipdb_class().default_predicates["debuggerskip"] is True


def test_functions_in_files_without_a_breakpoint_are_not_traced() -> None:
    debugger = make_debugger()
    traced: list[str] = []
    dispatch = debugger.dispatch_call

    def record(frame: object, arg: None) -> object:
        traced.append(frame.f_code.co_filename)  # type: ignore[attr-defined]
        return dispatch(frame, arg)  # type: ignore[arg-type]

    debugger.dispatch_call = record  # type: ignore[method-assign]
    debugger.script = ()
    debugger.arm([toy.THINGS])
    debugger.begin(Plan((toy.THINGS,)), Run("toy", partial(toy.ask, "/things")).requests())
    debugger.watch(partial(toy.ask, "/things"))
    assert set(traced) <= {toy.__file__}
    assert len(debugger.dull) > 10


def test_continue_without_a_breakpoint_runs_to_the_end() -> None:
    text, status = walked("clear 1", "c", stops=[toy.THINGS], paths=["/things", "/things"])
    assert status == 3
    assert text.count("200 OK") == 2
    assert len(halts(text)) == 1


def test_what_is_assigned_at_the_prompt_changes_what_happens_next() -> None:
    assign = "!environ = dict(environ, PATH_INFO='/loop')"
    text, _ = walked(assign, "card", "p environ['PATH_INFO']")
    assert "environ['PATH_INFO']  '/loop'" in text
    assert "200 OK 2" in text


def test_a_stop_is_resolved_through_wsgify_which_pdb_refuses() -> None:
    assert isinstance(toy.Router.__dict__["dispatch"], webob.dec.wsgify)
    assert halts(walked(stops=[toy.DISPATCH]).text) == ["a.dispatch"]
    assert "*** " in walked("b toy.Router.dispatch", stops=[toy.THINGS]).text
