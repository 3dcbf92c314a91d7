"""What a session shows: where the run is, what it holds there, and what it has printed."""

from collections.abc import Mapping
from types import FrameType
from typing import Any

from minnova.debug.moment import Level, Moment
from minnova.debug.session.around import Picture
from minnova.debug.session.errors import NotPaused
from minnova.debug.session.looking import levels
from minnova.debug.session.speaking import Speaking
from minnova.debug.session.worker import Worker
from minnova.debug.stops import Stop


class Seeing:
    """The properties of a Session. Those of a place raise NotPaused where the run is at none."""

    _worker: Worker

    @property
    def paused(self) -> bool:
        """Whether the run has halted, and waits for a command."""
        return self._worker.wire.at_rest and not self.over

    @property
    def over(self) -> bool:
        """Whether the run has ended, by itself or not."""
        return self.closed or self._worker.ending is not None

    @property
    def closed(self) -> bool:
        """Whether it was closed, by `close` or by a later walk."""
        return self._worker.wire.hung_up

    @property
    def moment(self) -> Moment | None:
        """What one saw at the last halt; the same that `go` returned. None before the first."""
        return self._worker.debugger.moment

    @property
    def frame(self) -> FrameType:
        """The frame that is looked at; `up` and `down` change it. Its names are in `locals`."""
        frame = self._debugger.curframe
        assert frame is not None
        return frame

    @property
    def locals(self) -> Mapping[str, Any]:
        """The names of the frame and their live values, with what `!y = 5` assigned.

        Read these and not `frame.f_locals`: before Python 3.13 that undoes an assignment.
        """
        return self._debugger.names

    @property
    def stack(self) -> tuple[Level, ...]:
        """The stack, outermost first."""
        return levels(self._debugger.stack)

    @property
    def onion(self) -> Picture | None:
        """The layers that the request is in, drawn; None outside of any request."""
        moment = self.moment
        self._check_paused()
        return Picture(moment.layers, moment.where) if moment and moment.layers else None

    @property
    def stop(self) -> Stop | None:
        """The stop where the run has halted; None in the middle of a function."""
        return self._debugger.here

    @property
    def stage(self) -> str:
        """The stage of the innermost stop whose function we are in; empty for none."""
        found = self._debugger.surrounding()
        return found[0].stage if found else ""

    @property
    def output(self) -> str:
        """What the run itself has printed so far, to stdout and stderr."""
        return self._worker.outlets.output.getvalue()

    @property
    def status(self) -> int | None:
        """The run's exit status; None while it is not over, and if it was ended early."""
        return self._worker.ending.status if self._worker.ending else None

    @property
    def result(self) -> object:
        """What a callable returned; None before that."""
        return self._worker.ending.result if self._worker.ending else None

    @property
    def error(self) -> BaseException | None:
        """The exception that ended the run; None for none."""
        return self._worker.ending.error if self._worker.ending else None

    def __repr__(self) -> str:
        return f"<Session {self._worker.run.title}: {self._state()}>"

    def __str__(self) -> str:
        """Draw what a cell shows: the moment while the run is paused, else what it printed."""
        return str(self.moment) if self.paused else f"{self!r}\n{self._printed()}".rstrip()

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_html_(self) -> str:
        from minnova.debug.render.html import html, printed

        if self.paused and self.moment:
            return html(self.moment)
        return printed(self._state(), self._printed())

    @property
    def _debugger(self) -> Speaking:
        self._check_paused()
        return self._worker.debugger

    def _state(self) -> str:
        ending = self._worker.ending
        if self.closed and (ending is None or ending.status is None):
            return "closed"
        if ending is not None:
            return self._worker.debugger.mask.text(f"over: {ending}")
        if not self.paused:
            return f"running, in {self._worker.place()}"
        return f"paused at {self.moment.title} ({self.moment.here.place})" if self.moment else ""

    def _printed(self) -> str:
        """Return the output as a cell shows it, which may be handed on: without secrets."""
        return self._worker.debugger.mask.text(self.output)

    def _check_paused(self) -> None:
        if self.paused:
            return
        running = "s.wait() waits until it halts, s.close() ends it."
        again = "walk(…) begins another." if self.closed else "s.restart() begins it again."
        raise NotPaused(f"the session is {self._state()}. {again if self.over else running}")
