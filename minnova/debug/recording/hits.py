"""The stops that a run comes past, with the card that each shows at that moment."""

from collections.abc import Sequence
from types import FrameType
from typing import Any

from minnova.debug.halt import Halt, look
from minnova.debug.masking import Mask
from minnova.debug.recording.strings import Strings
from minnova.debug.requests import Requests, ThisRequest
from minnova.debug.stops import Stop
from minnova.debug.trace.scope import Scope, begins_stage, holds


class Hits:
    """Finds out whether a call is at a stop."""

    def __init__(
        self, stops: Sequence[Stop], requests: Requests, strings: Strings, mask: Mask
    ) -> None:
        """Look up where the stops are. Raises TargetError for one that leads nowhere."""
        self.stops = {stop.name: number for number, stop in enumerate(stops)}
        self.scope = Scope((), stops)
        self.requests = requests
        self.strings = strings
        self.mask = mask
        self.found: list[dict[str, Any]] = []

    def __repr__(self) -> str:
        return f"<Hits: {len(self.found)} so far>"

    def at(self, frame: FrameType, request: ThisRequest | None) -> Stop | None:
        """Return the stop that a call is at; None for none."""
        return self.scope.stop_at(frame, request)

    def stage(self, stop: Stop, stage: str, frame: FrameType, request: ThisRequest | None) -> str:
        """Return the stage of a call at a stop; `stage` is that of the call around it."""
        return stop.stage if begins_stage(stop, stage, frame, request) else stage

    def note(self, stop: Stop, step: int, frame: FrameType, request: ThisRequest | None) -> None:
        """Keep a hit; with the card's values if a walk would halt here, or it is the stop's first.

        To evaluate what a card shows takes longer than many steps.
        """
        number = self.stops[stop.name]
        main = holds(stop.condition(), frame, request)
        first = all(hit["stop"] != number for hit in self.found)
        upcoming = self.requests.upcoming
        self.found.append(
            {
                "step": step,
                "stop": number,
                "main": main,
                "upcoming": upcoming,
                "where": Halt(stop, request, upcoming, ()).where,
                "values": self._values(stop, frame) if main or first else [],
            }
        )

    def _values(self, stop: Stop, frame: FrameType) -> list[list[int]]:
        seen = look(stop.look_at, frame.f_globals, frame.f_locals, self.mask)
        return [[self.strings.name(one), self.strings.value(text)] for one, text in seen]
