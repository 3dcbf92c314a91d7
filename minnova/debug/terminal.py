"""A walk at the terminal: a run from its first stop to its end, and the process as it was before."""

import gc
import os
import signal
import sys
from bdb import Breakpoint
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from minnova.debug.commands import Commands
from minnova.debug.debugger import make_debugger
from minnova.debug.leaving import Interrupted, Leave, Restart, torn_responses_are_quiet
from minnova.debug.plan import Plan
from minnova.debug.run import Run
from minnova.debug.stops import STOPS, Stop

OTHER_THREADS = " What it did in other threads than its own is not seen."


def walk(
    run: Run,
    plan: Plan,
    script: Sequence[str] | None = None,
    stops: Sequence[Stop] = STOPS,
) -> int:
    """Run it, halt where the plan says, and return the exit status.

    With a script, nothing is asked: its commands are run at every stop, then the run goes on.
    The status is the run's own; 0 after `q`, 130 after Ctrl-C, 141 when nobody reads any more.
    Raises TargetError for a stop that leads nowhere.
    """
    with at_terminal(run, script, stops) as debugger:
        return _until_over(debugger, run, debugger.completed(plan))


@contextmanager
def at_terminal(
    run: Run, script: Sequence[str] | None, stops: Sequence[Stop] = STOPS
) -> Iterator[Commands]:
    """Make the debugger for a run, with its stops armed; give the process back at the end.

    Raises TargetError for a stop that leads nowhere.
    """
    with ExitStack() as stack:
        stack.enter_context(process_kept())
        run.load()
        if script is not None:
            sys.stdin = stack.enter_context(Path(os.devnull).open())
        debugger = make_debugger()
        stack.callback(Breakpoint.clearBreakpoints)
        debugger.arm(filter(run.passes, stops))
        debugger.script = script
        stack.enter_context(interruptible(debugger))
        yield debugger


def _until_over(debugger: Commands, run: Run, plan: Plan) -> int:
    """Start the run, and start it again as often as somebody types `restart`."""
    while True:
        debugger.begin(plan, run.requests())
        try:
            status = debugger.watch(run.start)
        except Restart:
            plan = debugger.plan
            gc.collect()
        except Leave as leaving:
            if str(leaving):
                print(leaving, file=sys.stderr)
            return leaving.status
        else:
            _report(debugger)
            return status


def _report(debugger: Commands) -> None:
    """Say which stops somebody asked for in vain, and which run comes there."""
    if debugger.awaited:
        print("layer: the request came to no further layer; the last one answered", file=sys.stderr)
    for name in debugger.missed():
        stop = debugger.find(name)[0]
        another = f" One that does: python -m minnova.debug --at {name} {stop.needs}"
        hint = OTHER_THREADS if stop.is_target else another
        print(f"{name}: this run did not come there.{hint}", file=sys.stderr)


@contextmanager
def process_kept() -> Iterator[None]:
    """Put back, at the end, what a debugger changes in the process."""
    hook, stdin, main = sys.excepthook, sys.stdin, sys.modules["__main__"]
    tracer = sys.gettrace()
    try:
        with torn_responses_are_quiet():
            yield
    finally:
        sys.settrace(tracer)
        sys.excepthook, sys.stdin, sys.modules["__main__"] = hook, stdin, main


@contextmanager
def interruptible(debugger: Commands) -> Iterator[None]:
    """Let Ctrl-C cancel the command at the prompt, and end the run anywhere else."""

    def interrupt(signum: int, frame: FrameType | None) -> None:
        if debugger.at_prompt and debugger.script is None:
            raise KeyboardInterrupt
        raise Interrupted

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
