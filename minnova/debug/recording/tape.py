"""What is taken down of a run, while it grows."""

import threading
from collections.abc import Sequence
from types import FrameType

from minnova.debug.recording.borders import Borders, Place
from minnova.debug.recording.calls import Call, Function
from minnova.debug.recording.files import Files
from minnova.debug.recording.functions import Functions
from minnova.debug.recording.hits import Hits
from minnova.debug.recording.learning import Learning
from minnova.debug.recording.names import Writer
from minnova.debug.recording.onions import Onions, entered
from minnova.debug.recording.strings import NONE, Strings
from minnova.debug.requests import Requests, ThisRequest
from minnova.debug.stops import Stop

Step = tuple[str, int, int, list[int]]
"""The letter of an event, the call, the line, what has changed in the names."""


class Tape:
    """Takes everything down; `calls` are those under way, by their frames."""

    def __init__(self, files: Files, stops: Sequence[Stop], requests: Requests) -> None:
        """Start with nothing. Raises TargetError for a stop that leads nowhere."""
        self.mask = Learning()
        self.strings = Strings()
        self.writer = Writer(self.strings, self.mask)
        self.hits = Hits(stops, requests, self.strings, self.mask)
        self.functions = Functions(files, frozenset(self.hits.scope.stops), self.strings)
        self.borders = Borders(requests.service, self.mask, self.strings)
        self.onions = Onions()
        self.requests = requests
        self.calls: dict[FrameType, Call] = {}
        self.frames: list[tuple[int, int, Call]] = []
        """Of each call: its function, the call around it, and itself."""
        self.steps: list[Step] = []
        self.came: dict[ThisRequest, int] = {}
        self.threads: dict[int, str] = {}
        self.failures: list[Exception] = []

    def __repr__(self) -> str:
        return f"<Tape: {len(self.steps)} steps>"

    def call(self, frame: FrameType, function: Function) -> Call:
        """Find out in which request, layer and stage a call is."""
        outer, distance = self._around(frame)
        call = self.calls[frame] = outer.inside(distance)
        if function.is_application:
            self._come_to(call, frame)
        if call.onion and id(function.code) in self.onions.codes:
            call.layer = entered(call.onion, frame, call.layer)
        if stop := self.hits.at(frame, call.request):
            call.stage = self.hits.stage(stop, call.stage, frame, call.request)
        if function.number != NONE:
            self.frames.append((function.number, outer.recorded, call))
            call.recorded = len(self.frames) - 1
        return call

    def step(self, letter: str, call: Call, line: int, changes: list[int]) -> None:
        """Take a step down."""
        self.steps.append((letter, call.recorded, line, changes))

    def hit(self, frame: FrameType, call: Call) -> None:
        """Take the card of a stop down, if the call whose first step was taken last is at one."""
        if stop := self.hits.at(frame, call.request):
            self.hits.note(stop, len(self.steps) - 1, frame, call.request)

    def place(self, call: Call) -> Place:
        """Say by numbers where a call is: after the last step, in which request and layer."""
        return {
            "step": max(0, len(self.steps) - 1),
            "request": self.came[call.request] if call.request else NONE,
            "layer": self.layer(call),
        }

    def layer(self, call: Call) -> int:
        """Return the number of the layer that a call is in."""
        if call.layer is None or call.onion is None:
            return NONE
        return self.onions.number(call.onion, call.layer)

    def _around(self, frame: FrameType) -> tuple[Call, int]:
        """Find the call around a frame, and how many frames further up it is."""
        distance, outer = 1, frame.f_back
        while outer is not None:
            if outer in self.calls:
                return self.calls[outer], distance
            distance, outer = distance + 1, outer.f_back
        return Call(thread=self.thread()), distance

    def thread(self) -> int:
        """Return the number of this thread among those that the run has come through."""
        here = threading.current_thread()
        self.threads.setdefault(here.ident or 0, here.name)
        return list(self.threads).index(here.ident or 0)

    def _come_to(self, call: Call, frame: FrameType) -> None:
        """Find out in which request an application is called; a new one has an onion of its own."""
        self.requests.called(frame)
        request = self.requests.around(frame) or call.request
        if request is None or request == call.request:
            return
        self.came.setdefault(request, len(self.came))
        call.request, call.onion, call.layer = request, self.onions.of(frame), None
