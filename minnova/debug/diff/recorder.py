"""Recorder: puts calls together to layers and requests. It is told of every call by somebody else.

That is `watch`, for a whole run; or a debugger, which sees every call anyway, and asks at a halt
what has changed so far.
"""

import threading
from collections.abc import Callable
from inspect import CO_GENERATOR
from itertools import chain
from types import CodeType, FrameType
from wsgiref.types import WSGIEnvironment

from minnova.debug.called import ApplicationCall, makes_object
from minnova.debug.diff.bodies import Writes, measured, written
from minnova.debug.diff.calls import (
    Headers,
    code_of,
    is_call_of,
    sent,
)
from minnova.debug.diff.drafts import LayerDiffDraft, finished
from minnova.debug.diff.model import Answer, RequestDiff
from minnova.debug.diff.snapshot import Snapshot, header, snapshot
from minnova.debug.drafting import Drafter
from minnova.debug.frames import outwards
from minnova.debug.masking import Mask
from minnova.debug.requests import EnvironParameters


class Recorder(Drafter[LayerDiffDraft]):
    """Drafts the layers of a run, with what they were given and what they gave."""

    def __init__(
        self,
        service: Callable[[WSGIEnvironment], str] = lambda environ: "",
        mask: Mask | None = None,
    ) -> None:
        super().__init__(service)
        self.mask = mask or Mask()
        self._parameters = EnvironParameters()
        self.starts: dict[int, CodeType | None] = {}
        """The functions that are called with status and headers, by the `id` of their code."""
        self.writes = Writes()

    def called(self, frame: FrameType) -> None:
        """Take note of a function that is being called: it may be a layer, or take an answer.

        Called for every function that the run calls.
        """
        code = frame.f_code
        parameter = self._parameters.of(code)
        if parameter is not None and frame not in self.under_way:
            self.guarded(self._reach, frame, parameter)
        elif id(code) in self.starts:
            self.guarded(self._answer, frame)
        elif id(code) in self.writes.codes:
            self.guarded(self._write, frame)

    def called_in_c(self, frame: FrameType, function: object) -> None:
        """Take note of a function in C that a frame calls: one that takes parts of a body."""
        for layer in self.layers_around(frame):
            if layer.write is function:
                layer.written = None

    def hears(self, code: CodeType) -> bool:
        """Tell whether calls of a function matter: of an application, or of what takes an answer."""
        return self._parameters.of(code) is not None or id(code) in self.starts

    def ended(self, frame: FrameType, value: object) -> None:
        """Take note of what a function returned; None where an exception ended it."""
        if frame in self.under_way and not frame.f_code.co_flags & CO_GENERATOR:
            self.guarded(self._leave, self.under_way.pop(frame), frame.f_code, value)
        elif value is not None and id(frame.f_code) in self.starts:
            self.guarded(self._hand_out, frame, value)

    def so_far(self, frame: FrameType) -> RequestDiff | None:
        """Return what has changed up to now in the request that a frame works for."""
        here = self.around(frame)
        if here is None:
            return None
        stack = {self.under_way.get(one) for one in outwards(frame)}
        for layer in here.request.layers:
            layer.over = layer not in stack
        if not here.inner:
            here.left = self._look(here)
        return finished(here.request, self.mask)

    def finish(self, everything: bool = False) -> tuple[RequestDiff, ...]:
        """Return all requests to the subject, or to everybody."""
        return tuple(finished(request, self.mask) for request in self.kept(everything))

    def _reach(self, frame: FrameType, parameter: str) -> None:
        if call := ApplicationCall.of(frame, parameter):
            self._draft(frame, call)

    def _leave(self, layer: LayerDiffDraft, code: CodeType, body: object) -> None:
        layer.size = measured(body)
        layer.left = self._look(layer)
        layer.raised = body is None and not makes_object(code)
        if layer.answer is None and body is not None:
            self.expect(layer)

    def _draft(self, frame: FrameType, call: ApplicationCall) -> None:
        """Draft a layer, in the request of the layer around it or in a new one."""
        outer = self._outer(frame, call)
        if outer and (call.is_answer or outer.continues(call)):
            return
        request, ours = self.place(call.environ, outer)
        before = request.layers[-1].given if request.layers else {}
        given = snapshot(call.environ, self.mask, before)
        self._forget(frame)
        thread = threading.get_ident()
        layer = LayerDiffDraft(call.called, call.environ, request, ours, call, given, thread)
        self.enter(frame, layer)
        if makes_object(frame.f_code):
            self.expect(layer)
        code = code_of(call.start_response)
        self.starts[id(code)] = code

    def _outer(self, frame: FrameType, call: ApplicationCall) -> LayerDiffDraft | None:
        """Find the layer around a call.

        A generator runs when its body is read: by then layers around it are left already.
        """
        owing = (layer for layer in self.late_layers() if layer.answer is None)
        return self.around_call(frame, call.environ, owing)

    def _answer(self, frame: FrameType) -> None:
        """Give status and headers to all layers whose start_response this is.

        An application that calls the next one with its own start_response has the same answer.
        """
        given = self._answering(frame)
        if given and (found := sent(given[0].call.start_response, frame)):
            answer = self._see(*found, given[0].request.method)
            for layer in given:
                layer.answer = answer

    def _answering(self, frame: FrameType) -> list[LayerDiffDraft]:
        """Find the layers whose start_response is called: those around, or a late one."""
        late = (layer.outwards() for layer in self.late_layers())
        for layers in chain((self.layers_around(frame),), late):
            if given := [one for one in layers if is_call_of(one.call.start_response, frame)]:
                return given
        return []

    def _hand_out(self, frame: FrameType, write: object) -> None:
        """Take note of what a start_response returns: the body may be sent through it, bit by bit."""
        for layer in self._answering(frame):
            layer.write = write
            self.writes.add(write)

    def _write(self, frame: FrameType) -> None:
        """Count the bytes that are sent through a write, for all layers that were given this one."""
        for layer in self.layers_around(frame):
            if layer.written is not None and is_call_of(layer.write, frame):
                layer.written += written(layer.write, frame)

    def _see(self, status: str, headers: Headers, method: str) -> Answer:
        """Make an answer of what was sent; an answer to HEAD has no body, whatever it declares."""
        lengths = [value for name, value in headers if name.lower() == "content-length"]
        size = int(lengths[0]) if lengths and lengths[0].isdigit() and method != "HEAD" else None
        for name, value in headers:
            self.mask.learn(name, value)
        shown = tuple((name, header(name, value, self.mask)) for name, value in headers)
        return Answer(status, shown, size)

    def _look(self, layer: LayerDiffDraft) -> Snapshot:
        return snapshot(layer.environ, self.mask, layer.given)

    def _forget(self, frame: FrameType) -> None:
        """Let go of this thread's layers that are over, where nobody tells when they end."""
        stack, thread = set(outwards(frame)), threading.get_ident()
        for other, layer in tuple(self.under_way.items()):
            paused = other.f_code.co_flags & CO_GENERATOR
            if other not in stack and layer.thread == thread and not paused:
                del self.under_way[other]
