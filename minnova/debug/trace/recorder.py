"""The recording: functions are entered and left, and a tree grows.

Each thread has a stack of the calls under way in it. What is watched (`monitoring`, `profiling`)
calls `entered` and `left`.
"""

import threading
from dataclasses import dataclass
from time import perf_counter
from types import CodeType, FrameType

from minnova.debug.called import Called
from minnova.debug.requests import Requests, ThisRequest, environ_parameter
from minnova.debug.trace.drafts import Draft
from minnova.debug.trace.scope import Scope, begins_stage, is_importing, name_of, place


@dataclass(slots=True)
class UnderWay:
    """A call that has not ended yet."""

    frame: FrameType | None
    draft: Draft
    request: ThisRequest | None
    inner: CodeType | None = None
    """Of a layer: its own function, which gets no node of its own."""
    opened: Draft | None = None
    """The node of the request that begins with this call."""
    started: float = 0.0


class Recorder:
    """Grows the tree of a run."""

    def __init__(self, scope: Scope, requests: Requests) -> None:
        self.scope = scope
        self.requests = requests
        self.root = Draft("run")
        self._local = threading.local()
        self._local.stack = [UnderWay(None, self.root, None)]

    def __repr__(self) -> str:
        return f"<Recorder: {self.root.finish().total} calls>"

    def covers(self, frame: FrameType) -> bool:
        """Tell whether calls of a frame's function are recorded."""
        return self.scope.covers(frame.f_code, str(frame.f_globals.get("__name__", "")))

    @property
    def stack(self) -> list[UnderWay]:
        """The calls that are under way in this thread, outermost first."""
        if not hasattr(self._local, "stack"):
            thread = threading.current_thread().name
            draft = self.root.children.setdefault(thread, Draft(thread, kind="thread"))
            self._local.stack = [UnderWay(None, draft, None)]
        return self._local.stack  # type: ignore[no-any-return]

    def entered(self, frame: FrameType, anew: bool = True) -> None:
        """Take note of a call; or, not anew, of a generator that goes on where it was begun."""
        around = self.stack[-1]
        if self._is_inside_of(around, frame) or is_importing(frame):
            return
        is_layer = frame.f_code is self.scope.layer
        call = self._layer(frame, around) if is_layer else self._function(frame, around)
        if call is None or not (anew or call.draft.calls):
            return
        call.draft.calls += anew
        if call.opened:
            call.opened.calls = 1  # a generator's frame comes to it a second time
        self.stack.append(call)
        call.started = perf_counter()

    def _is_inside_of(self, around: UnderWay, frame: FrameType) -> bool:
        """Tell whether a call is that of a layer's own function: one node stands for both.

        Unless another stage begins with the function, as it does with a resource.
        """
        if frame.f_code is not around.inner:
            return False
        stop = self.scope.stop_at(frame, around.request)
        if stop and begins_stage(stop, around.draft.stage, frame, around.request):
            return False
        around.draft.stop = stop.name if stop else ""
        return True

    def left(self, frame: FrameType, raised: str | None = None) -> None:
        """Take note that a call is over, or a generator pauses, and which exception ended it."""
        now = perf_counter()
        stack = self.stack
        if not any(call.frame is frame for call in stack):
            return
        while stack[-1].frame is not frame:
            stack.pop()
        call = stack.pop()
        call.draft.seconds += now - call.started
        if call.opened:
            call.opened.seconds += now - call.started
        if raised is not None:
            call.draft.raised[raised] = None

    def _layer(self, frame: FrameType, around: UnderWay) -> UnderWay | None:
        """Describe a layer that is called with an environ; None while wsgify only decorates."""
        layer = frame.f_locals["self"]
        if layer.func is None or not isinstance(frame.f_locals["req"], dict):
            return None
        called = Called.by_wsgify(layer)
        where = place(called.code, called.module) if called.code else "written in C"
        call = self._begin(frame, around, Draft(called.name, where, "layer"))
        call.inner = called.code
        return call

    def _function(self, frame: FrameType, around: UnderWay) -> UnderWay:
        code = frame.f_code
        where = place(code, str(frame.f_globals.get("__name__", "")))
        return self._begin(frame, around, Draft(name_of(code), where))

    def _begin(self, frame: FrameType, around: UnderWay, draft: Draft) -> UnderWay:
        """Find the place of a call in the tree: below its caller, or below a new request."""
        request, parent, opened = self._request(frame, around), around.draft, None
        if request and request != around.request:
            opened = parent = self._opened(request, around.draft)
        draft.stage = around.draft.stage
        if stop := self.scope.stop_at(frame, request):
            draft.stop = stop.name
            if begins_stage(stop, draft.stage, frame, request):
                draft.stage = stop.stage
        key = (draft.name, draft.where, draft.stage)
        return UnderWay(frame, parent.children.setdefault(key, draft), request, opened=opened)

    def _request(self, frame: FrameType, around: UnderWay) -> ThisRequest | None:
        """Return the request that a call works for; an application's may be a new one."""
        if environ_parameter(frame.f_code) is None:
            return around.request
        self.requests.called(frame)
        return self.requests.around(frame) or around.request

    def _opened(self, request: ThisRequest, parent: Draft) -> Draft:
        draft = Draft(str(request), "", "request", parent.stage, main=request.main)
        return parent.children.setdefault((str(request), request.number), draft)
