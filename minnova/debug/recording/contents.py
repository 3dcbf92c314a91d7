"""Reading the data of a recording: what there is to know of a step."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from minnova.debug.halt import Halt
from minnova.debug.layers import Layer, Mount
from minnova.debug.recording.following import RAISED, RETURNED
from minnova.debug.recording.strings import NONE
from minnova.debug.requests import ThisRequest
from minnova.debug.stops import Stop


class Contents:
    """The data of a recording, step by step."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.strings: list[str] = data["strings"]

    def __len__(self) -> int:
        return len(self.data["events"])

    def __repr__(self) -> str:
        return f"<Contents: {len(self)} steps>"

    @cached_property
    def steps_of(self) -> dict[int, list[int]]:
        """The steps of each call, in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for step, frame in enumerate(self.data["frame"]):
            found[frame].append(step)
        return found

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """The table of stops, as it was when this was recorded."""
        return tuple(
            Stop(
                name=one["name"],
                target=one["target"],
                why=one["why"],
                commands=tuple(one["commands"]),
                newton=one["newton"],
                current=one["current"],
                needs=one["needs"],
            )
            for one in self.data["stops"]
        )

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """All layers, by number. Those inside a layer come after it."""
        found: dict[int, Layer] = {}
        mounts: dict[int, list[Mount]] = defaultdict(list)
        for one in reversed(self.data["layers"]):
            inside = tuple(reversed(mounts[one["id"]]))
            layer = Layer(
                **{name: one[name] for name in ("number", "name", "kind", "hands_on", "function")},
                **{name: one[name] for name in ("module", "file", "line", "note")},
                mounts=inside,
            )
            found[one["id"]] = layer
            mounts[one["outer"]].append(Mount(layer, one["held_by"], one["at"]))
        return tuple(found[number] for number in sorted(found))

    def call(self, step: int) -> list[int]:
        """Return the call of a step: function, outer, depth, stage, request, layer, thread."""
        frame: list[int] = self.data["frames"][self.data["frame"][step]]
        return frame

    def stage(self, step: int) -> str:
        """Name the stage of a step; empty for none."""
        number = self.call(step)[3]
        return "" if number == NONE else str(self.data["stages"][number]["name"])

    def request(self, step: int) -> ThisRequest | None:
        """Return the request that a step works for."""
        number = self.call(step)[4]
        if number == NONE:
            return None
        one = self.data["requests"][number]
        return ThisRequest(one["number"], one["method"], one["path"], one["service"], one["main"])

    def layers_around(self, step: int) -> tuple[Layer, ...]:
        """Return the layers that a step is in, outermost first."""
        found: list[Layer] = []
        number = self.call(step)[5]
        while number != NONE:
            found.append(self.layers[number])
            number = self.data["layers"][number]["outer"]
        return tuple(reversed(found))

    def card(self, step: int) -> Halt | None:
        """Return the card of the stop that a step is at; None in between."""
        hit = next((one for one in self.data["hits"] if one["step"] == step), None)
        if hit is None:
            return None
        values = tuple((self.strings[one], self.strings[text]) for one, text in hit["values"])
        return Halt(self.stops[hit["stop"]], self.request(step), hit["upcoming"], values)

    def stack(self, step: int) -> Iterator[tuple[int, int]]:
        """Yield the calls around a step and their lines, the innermost first."""
        frame, line = self.data["frame"][step], self.data["line"][step]
        while frame != NONE:
            yield frame, line
            frame = self.data["frames"][frame][1]
            if frame != NONE:
                steps = self.steps_of[frame]
                line = self.data["line"][steps[bisect_right(steps, step) - 1]]

    def names(self, step: int) -> dict[str, str]:
        """Return the names of a step's call, with their texts."""
        found: dict[str, str] = {}
        for one in self.steps_of[self.data["frame"][step]]:
            if one > step:
                break
            for passing in (RETURNED, RAISED):
                found.pop(passing, None)
            for name, text in self.changes(one):
                if text is None:
                    found.pop(name, None)
                else:
                    found[name] = text
        return found

    def changes(self, step: int) -> Iterator[tuple[str, str | None]]:
        """Yield what a step has changed: name and text, None for a name that is gone."""
        found = self.data["locals"][step] or ()
        for name, text in zip(found[::2], found[1::2], strict=True):
            yield self.strings[name], None if text == NONE else self.strings[text]
