"""Sessions in a real kernel that asks nobody: interrupted, run again, abandoned, restarted; twenty times."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty
from typing import Any, NamedTuple

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager, start_new_kernel

TIMES = 20
PATIENCE = 60
"""Seconds for a cell: with a kernel that is wedged the test fails, and does not hang."""

SETUP = f"""
import bdb, gc, sys, threading
sys.path.insert(0, {str(Path(__file__).parent)!r})
import runs
from minnova.debug import walk
BEFORE = sys.stdout, sys.stderr, sys.excepthook
"""
LEFT = """
gc.collect()
for one in threading.enumerate():
    if one.name.startswith("walk: "):
        one.join(5)
print([one.name for one in threading.enumerate() if one.name.startswith("walk: ")],
      sys.gettrace(), threading.gettrace(), bdb.Breakpoint.bpbynumber, bdb.Breakpoint.bplist,
      (sys.stdout, sys.stderr, sys.excepthook) == BEFORE)
"""
NOTHING = "[] None None [None] {} True\n"


class Shown(NamedTuple):
    """What a cell put out: its text, and the error that ended it."""

    text: str
    error: str


class Kernel:
    """A kernel of its own for these tests."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self.manager, self.client = manager, client

    def __call__(self, code: str, heard: Callable[[], None] = lambda: None) -> Shown:
        """Run a cell; `heard` is called once it has begun to print."""
        texts, errors = [], []

        def show(message: dict[str, Any]) -> None:
            content = message["content"]
            if message["msg_type"] == "stream":
                texts.append(content["text"])
                if len(texts) == 1:
                    heard()
            if message["msg_type"] == "error":
                errors.append("\n".join(content["traceback"]))

        self.client.execute_interactive(
            code, allow_stdin=False, output_hook=show, timeout=PATIENCE, store_history=False
        )
        return Shown("".join(texts), re.sub(r"\x1b\[[\d;]*m", "", "".join(errors)))

    def interrupted(self, code: str) -> Shown:
        """Run a cell that prints and then goes on for ever, and press the stop button."""
        return self(code, self.manager.interrupt_kernel)


@pytest.fixture(scope="module")
def kernel() -> Iterator[Kernel]:
    manager, client = start_new_kernel()
    started = Kernel(manager, client)
    started(SETUP)
    yield started
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture(autouse=True)
def _nothing_stays(kernel: Kernel) -> Iterator[None]:
    yield
    assert kernel(LEFT) == Shown(NOTHING, "")


def test_a_cell_is_run_again_and_again(kernel: Kernel) -> None:
    for _ in range(TIMES):
        assert kernel("s = walk('nova list')\nprint(s.stage)") == Shown("loading\n", "")
    kernel("s.close()")


def test_a_session_that_nobody_holds_is_gone(kernel: Kernel) -> None:
    for _ in range(TIMES):
        assert kernel("s = walk(runs.twice)\ndel s").error == ""
        assert kernel(LEFT).text == NOTHING


def test_an_error_in_a_cell_or_in_the_run_is_told_once(kernel: Kernel) -> None:
    for _ in range(TIMES):
        assert "ZeroDivisionError" in kernel("s = walk(runs.twice)\n1 / 0").error
        assert kernel("print(s('p number'))").text == "2\n\n"
        assert "ValueError: no reason" in kernel("s = walk(runs.fail)\nprint(s('c'))").text
    kernel("s.close()")


def test_an_interrupt_while_the_run_goes_on_leaves_it_going_on(kernel: Kernel) -> None:
    for _ in range(TIMES):
        shown = kernel.interrupted("s = walk(runs.spin)\nprint('runs')\ns('c')")
        assert shown.error.endswith("KeyboardInterrupt: ")
        assert kernel("print(repr(s))").text.startswith("<Session spin: ")
        assert kernel("s.close()\nprint(repr(s))").text == "<Session spin: closed>\n"


def test_an_interrupt_while_it_is_paused_leaves_it_paused(kernel: Kernel) -> None:
    kernel("s = walk(runs.twice)")
    for _ in range(TIMES):
        shown = kernel.interrupted("print('runs')\nwhile True: pass")
        assert "KeyboardInterrupt" in shown.error
        assert kernel("print(s('p number'))").text == "2\n\n"
    kernel("s.close()")


def test_what_a_session_cannot_do_is_said_in_two_lines(kernel: Kernel) -> None:
    kernel("s = walk(runs.twice)\ns.close()")
    for asked in ("s.locals", "s.frame", "s.stack", "s.onion", "s('n')", "s.go()", "s.wait()"):
        assert kernel(f"x = 1\n{asked}").error.splitlines() == [
            f"----> 2 {asked}",
            "NotPaused: the session is closed. walk(…) begins another.",
        ]


def test_where_nobody_can_be_asked_it_says_that_there_is_no_stdin(kernel: Kernel) -> None:
    kernel("s = walk(runs.twice)")
    assert kernel("s.interact()").error.splitlines() == [
        "----> 1 s.interact()",
        'NotPaused: there is no stdin, nobody can be asked here: use s("COMMAND"), as in s("n")',
    ]
    kernel("s.close()")


def test_restart_and_run_all_finds_a_kernel_as_new(kernel: Kernel) -> None:
    for _ in range(TIMES):
        assert kernel("s = walk('nova list')\nprint(s.stage)") == Shown("loading\n", "")
        kernel.manager.restart_kernel()
        wait_for(kernel.client)
        kernel(SETUP)


def wait_for(client: BlockingKernelClient) -> None:
    """Return once a restarted kernel answers; what the one before had to say is dropped."""
    client.wait_for_ready(timeout=PATIENCE)
    while True:
        try:
            client.get_iopub_msg(timeout=0)
        except Empty:
            return
