"""What stands in the environ, and in the answer, where a layer is entered and left."""

from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any
from wsgiref.types import WSGIEnvironment

from minnova.debug.diff import Answer, Recorder
from minnova.debug.diff.calls import code_of
from minnova.debug.diff.compare import headers
from minnova.debug.diff.drafts import LayerDiffDraft
from minnova.debug.diff.snapshot import Snapshot
from minnova.debug.masking import Mask
from minnova.debug.recording.strings import NONE, Strings

Place = dict[str, int]
"""Where a border is: step, request and layer, by number."""


class Borders:
    """Looks at each request where it passes from layer to layer, through the eyes of a diff."""

    def __init__(
        self, service: Callable[[WSGIEnvironment], str], mask: Mask, strings: Strings
    ) -> None:
        self.recorder = Recorder(service, mask)
        self.strings = strings
        self.found: list[dict[str, Any]] = []
        self._last: dict[int, tuple[Snapshot, Answer | None]] = {}

    def __repr__(self) -> str:
        return f"<Borders: {len(self.found)} passed>"

    def entered(self, frame: FrameType, place: Place) -> LayerDiffDraft | None:
        """Take note of an application that is called; None where that is no new layer."""
        known = self.recorder.under_way.get(frame)
        self.recorder.called(frame)
        layer = self.recorder.under_way.get(frame)
        if layer is None or layer is known:
            return None
        self._note("in", layer.given, None, place)
        return layer

    def answered(self, frame: FrameType) -> None:
        """Take note of an answer: a start_response is called."""
        self.recorder.called(frame)

    def left(self, layer: LayerDiffDraft, frame: FrameType, value: object, place: Place) -> None:
        """Take note of what a layer leaves behind, and of its answer."""
        self.recorder.ended(frame, value)
        self._note("out", layer.left or layer.given, layer.gave(), place)

    def _note(self, way: str, now: Snapshot, answer: Answer | None, place: Place) -> None:
        before, given = self._last.get(place["request"], ({}, None))
        self._last[place["request"]] = now, answer or given
        changes = {"environ": self._environ(before, now), "headers": self._headers(given, answer)}
        status = answer.status if answer else None
        self.found.append({**place, "way": way, "status": status, **changes})

    def _environ(self, before: Snapshot, now: Snapshot) -> list[int]:
        """Compare two environs, key by key."""
        found: list[int] = []
        for key, seen in now.items():
            if key not in before or before[key].shown != seen.shown:
                found += self.strings.value(key), self.strings.value(seen.shown)
        gone = (key for key in before if key not in now)
        return found + [one for key in gone for one in (self.strings.value(key), NONE)]

    def _headers(self, before: Answer | None, now: Answer | None) -> list[int]:
        """Compare the headers of two answers."""
        found: list[int] = []
        for change in headers(before, now) if now else ():
            value = NONE if change.after is None else self.strings.value(change.after)
            found += self.strings.value(change.key), value
        return found


def start_response(layer: LayerDiffDraft) -> CodeType | None:
    """Return the code of the function that a layer answers through; None if it is in C."""
    return code_of(layer.call.start_response)
