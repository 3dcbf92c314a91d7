"""The handle that a cell holds: commands go in, answers and Moments come out."""

import weakref
from typing import Self

from minnova.debug.moment import Moment
from minnova.debug.session.errors import NotReached, TimedOut
from minnova.debug.session.seeing import Seeing
from minnova.debug.session.worker import Worker
from minnova.debug.stops import ORDER, Stop


class Answer(str):
    """What the debugger answered; a prompt or a cell shows it as it is, not in quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return self.rstrip("\n")


class Session(Seeing):
    """A live run in another thread. It moves only while a call of this object waits for it.

    What `frame`, `locals` and `p` show are the run's own objects: change one, and what happens
    next changes. `with walk(…) as s:` closes it at the end; so do the next walk, the end of the
    process, and the garbage collector once nobody holds it.
    """

    def __init__(self, worker: Worker, timeout: float) -> None:
        self.timeout = timeout
        """Seconds that a call waits for the run."""
        self._worker = worker
        weakref.finalize(self, worker.wire.hang_up)

    def begin(self) -> Moment:
        """Begin the run, and wait for its first halt.

        Raises NotReached or TimedOut, then the run is ended; by a Ctrl-C, too, whenever it comes.
        """
        try:
            self._worker.start()
            return self._arrive(", ".join(self._worker.plan.names), self.timeout)
        except BaseException:
            self.close()
            raise

    def __call__(self, command: str) -> Answer:
        """Give the debugger a command, and return its answer; several lines are several commands.

        s("p self.mapper") → "<ProjectMapper: 74 routes>". One that moves on (n, s, c …) returns once
        the run has halted again or is over. Raises NotPaused, or TimedOut if that takes too long.
        """
        return Answer("".join(map(self._command, command.splitlines() or [""])))

    def go(self, name: str = "") -> Moment:
        """Run on to a stop, to the next one of a stage, or to a target ("module:qualname").

        Without a name, on to wherever it halts next. Raises NotReached if the run does not come
        there, and UnknownName or TargetError if there is no such place.
        """
        debugger = self._debugger
        if name:
            self._worker.subject.check(name, debugger.find(name))
        before, behind = self.moment, debugger.behind()
        answer = self(f"go {name}" if name else "continue")
        if self.over:
            raise NotReached(name, self._what_came_instead(name, behind))
        if self.moment is before:
            raise NotReached("", answer.strip().removeprefix("*** "))
        return self._halted()

    def wait(self, timeout: float | None = None) -> Moment:
        """Wait on for a run that did not halt in time. Raises NotReached if it ends."""
        if self.closed:
            self._check_paused()
        return self._arrive("", self.timeout if timeout is None else in_seconds(timeout))

    def restart(self) -> Moment:
        """Begin the whole run again, with the same stops and breakpoints."""
        if self._worker.ending is not None and not self.closed:
            self._worker.start()
        else:
            self._send("restart")
        return self.wait()

    def close(self) -> None:
        """End the run and its thread, wherever it is; its `finally` and `with` blocks still work.

        Raises TimedOut if it does not end.
        """
        self._worker.close()

    def interact(self) -> None:
        """Ask for commands with an `ipdb>` prompt, until the run is over or Ctrl-D.

        Raises NotPaused where nobody can be asked, as in a notebook that a program runs.
        """
        from minnova.debug.session.asking import interact

        self._check_paused()
        interact(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _command(self, line: str) -> str:
        self._send(line)
        self._wait(self.timeout)
        over = f"The run is {self._state()}.\n" if self.over else ""
        return self._worker.outlets.answer() + over

    def _send(self, line: str) -> None:
        self._check_paused()
        self._worker.wire.send(line)

    def _arrive(self, name: str, seconds: float) -> Moment:
        """Wait for the next halt, wherever that is; `name` is where somebody wants to be."""
        self._wait(seconds)
        if self.over:
            raise NotReached(name, self._what_came_instead(name, frozenset()))
        return self._halted()

    def _wait(self, seconds: float) -> None:
        if not self._worker.wait(seconds):
            raise TimedOut(
                f"still running after {seconds:g} s, in {self._worker.place()}. "
                "s.wait(60) waits on, s.close() ends the run; walk(…, timeout=60) has more patience."
            )

    def _halted(self) -> Moment:
        """Return what there is to see; what the debugger said on the way is in it."""
        self._worker.outlets.answer()
        assert self.moment is not None
        return self.moment

    def _what_came_instead(self, name: str, behind: frozenset[Stop]) -> str:
        """Say how the run ended, which stops it came past since, and the last that it printed.

        Without a name nobody was going anywhere: then the run has just not halted again.
        """
        again = " again" if self.moment else ""
        came = "the run did not come there" if name else f"the run did not halt{again}"
        passed = sorted(self._worker.debugger.behind() - behind, key=in_order)
        names = ", ".join(stop.name for stop in passed) or "no stop"
        last = self._printed().strip().rpartition("\n")[2] if self.status else ""
        printed = f" It printed last: {last}" if last else ""
        return f"{came}, it is {self._state()}. It came past {names}.{printed}"


def in_seconds(timeout: float) -> float:
    """Return a time-out. Raises TypeError for None and the like: every wait comes to an end."""
    if isinstance(timeout, int | float):
        return timeout
    raise TypeError(f"a time-out is a number of seconds, as in timeout=60, not {timeout!r}")


def in_order(stop: Stop) -> int:
    """Sort stops as `nova list` comes past them, others behind."""
    return ORDER.index(stop.name) if stop.name in ORDER else len(ORDER)
