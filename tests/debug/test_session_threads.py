"""A session beside other threads: those that walk, too, and those that a stuck run leaves behind."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import runs

from minnova.debug.session import NotReached, Session, latest, walk
from minnova.debug.session.worker import Worker

STUCK_UNDER_A_HOOK = """
import shlex, time
from minnova.debug import TimedOut, hook, walk
from minnova.debug.session import worker

worker.PATIENCE = 0.1
session = walk(lambda: time.sleep(3600), timeout=0.1)
seen = []
with hook("shlex:split", on_call=seen.append):
    for command in (lambda: session("n"), session.close, lambda: walk(lambda: None)):
        try:
            command()
        except TimedOut:
            print("timed out")
    shlex.split("a b")
print(len(seen))
"""


def test_a_run_that_no_exception_reaches_holds_up_nobody_else(tmp_path: Path) -> None:
    program = tmp_path / "stuck.py"
    program.write_text(STUCK_UNDER_A_HOOK)
    run = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, timeout=60, check=False
    )
    assert (run.stdout, run.stderr) == ("timed out\n" * 3 + "1\n", "")


def test_closing_a_session_again_leaves_the_breakpoints_of_the_next_one() -> None:
    first = walk(runs.twice, at="runs:twice")
    with walk(lambda: runs.twice() + runs.twice(), at="runs:twice") as second:
        first.close()
        assert second.go("runs:twice").here.function == "twice"


def test_an_interrupt_while_a_run_is_being_started_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    start = Worker.start

    def interrupted(worker: Worker) -> None:
        start(worker)
        raise KeyboardInterrupt

    monkeypatch.setattr(Worker, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        walk(runs.spin, at="runs:twice")
    assert not [one for one in threading.enumerate() if one.name.startswith("walk: ")]


def test_of_walks_in_several_threads_at_once_one_is_left() -> None:
    def begin(_: int) -> Session | NotReached:
        try:
            return walk(runs.twice, at="runs:twice")
        except NotReached as closed:
            return closed

    with ThreadPoolExecutor() as pool:
        begun = list(pool.map(begin, range(8)))
    assert [one.paused for one in begun if isinstance(one, Session)].count(True) == 1
    assert latest().locals["number"] == 2
    latest().close()
    assert not [one for one in threading.enumerate() if one.name.startswith("walk: ")]
