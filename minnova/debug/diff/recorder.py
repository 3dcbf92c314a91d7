"""Recorder: puts calls together to layers and requests. It is told of every call by somebody else.

That is `watch`, for a whole run; or a debugger, which sees every call anyway, and asks at a halt
what has changed so far.
"""

import threading
from collections.abc import Callable, Iterator
from inspect import CO_GENERATOR
from types import CodeType, FrameType
from wsgiref.types import WSGIEnvironment

from minnova.debug.diff.calls import ApplicationCall, Headers, code_of, is_call_of, sent
from minnova.debug.diff.drafts import LayerDraft, RequestDraft
from minnova.debug.diff.model import Answer, RequestDiff
from minnova.debug.diff.snapshot import Snapshot, header, snapshot
from minnova.debug.masking import Mask
from minnova.debug.peel.drafts import path, server
from minnova.debug.requests import EnvironParameters


class Recorder:
    """The layers of a run so far; those whose frames are on some stack are `under_way`."""

    def __init__(
        self,
        service: Callable[[WSGIEnvironment], str] = lambda environ: "",
        mask: Mask | None = None,
    ) -> None:
        """Start with none. `service` names the service behind an environ, "" being the subject."""
        self.service = service
        self.mask = mask or Mask()
        self.requests: list[RequestDraft] = []
        self.under_way: dict[FrameType, LayerDraft] = {}
        self.failures: list[Exception] = []
        self._numbered = 0
        self._parameters = EnvironParameters()
        self.starts: dict[int, CodeType | None] = {}
        """The functions that are called with status and headers, by the `id` of their code."""

    def __repr__(self) -> str:
        return f"<Recorder: {len(self.requests)} requests, {len(self.under_way)} layers under way>"

    def called(self, frame: FrameType) -> None:
        """Take note of a function that is being called: it may be a layer, or take an answer.

        Called for every function that the run calls.
        """
        code = frame.f_code
        parameter = self._parameters.of(code)
        if parameter is not None and frame not in self.under_way:
            self._guarded(self._reach, frame, parameter)
        elif id(code) in self.starts:
            self._guarded(self._answer, frame)

    def hears(self, code: CodeType) -> bool:
        """Tell whether calls of a function matter: of an application, or of what takes an answer."""
        return self._parameters.of(code) is not None or id(code) in self.starts

    def ended(self, frame: FrameType, value: object) -> None:
        """Take note of what a function returned; None where an exception ended it."""
        if frame in self.under_way and not frame.f_code.co_flags & CO_GENERATOR:
            self._guarded(self._leave, self.under_way.pop(frame), value)

    def around(self, frame: FrameType | None) -> LayerDraft | None:
        """Find the innermost layer that a frame runs in."""
        while frame is not None:
            if frame in self.under_way:
                return self.under_way[frame]
            frame = frame.f_back
        return None

    def so_far(self, frame: FrameType) -> RequestDiff | None:
        """Return what has changed up to now in the request that a frame works for."""
        here = self.around(frame)
        if here is None:
            return None
        stack = {self.under_way.get(one) for one in frames(frame)}
        for layer in here.request.layers:
            layer.over = layer not in stack
        if not here.inner:
            here.left = self._look(here)
        return here.request.finish(self.mask)

    def finish(self, everything: bool = False) -> tuple[RequestDiff, ...]:
        """Return all requests to the subject, or to everybody."""
        kept = (draft for draft in self.requests if everything or draft.number)
        return tuple(draft.finish(self.mask) for draft in kept)

    def _guarded(self, act: Callable[..., None], *arguments: object) -> None:
        """Do something that must not disturb the run that is watched, whatever goes wrong."""
        try:
            act(*arguments)
        except Exception as problem:
            self.failures.append(problem)

    def _reach(self, frame: FrameType, parameter: str) -> None:
        if call := ApplicationCall.of(frame, parameter):
            self._enter(frame, call)

    def _leave(self, layer: LayerDraft, body: object) -> None:
        layer.size = measured(body)
        layer.left = self._look(layer)

    def _enter(self, frame: FrameType, call: ApplicationCall) -> None:
        """Draft a layer, in the request of the layer around it or in a new one."""
        outer = self._outer(frame, call)
        if outer and (call.is_answer or outer.continues(call)):
            return
        ours = outer if outer and outer.passes_on(call) else None
        request = ours.request if ours else self._request(call.environ, outer)
        before = request.layers[-1].given if request.layers else {}
        given = snapshot(call.environ, self.mask, before)
        self._forget(frame)
        thread = threading.get_ident()
        self.under_way[frame] = LayerDraft(call, request, ours, given, thread)
        code = code_of(call.start_response)
        self.starts[id(code)] = code

    def _outer(self, frame: FrameType, call: ApplicationCall) -> LayerDraft | None:
        """Find the layer around a call. A generator runs when its layers are already left."""
        around = self.around(frame.f_back)
        if around or not frame.f_code.co_flags & CO_GENERATOR:
            return around
        layers = (layer for request in self.requests for layer in reversed(request.layers))
        return next((layer for layer in layers if layer.call.environ is call.environ), None)

    def _request(self, environ: WSGIEnvironment, outer: LayerDraft | None) -> RequestDraft:
        """Draft a request, numbered if it is one to the service that the run is about."""
        number, service = None, self.service(environ)
        if outer is None and not service:
            number = self._numbered = self._numbered + 1
        inside = str(outer) if outer else None
        method = str(environ["REQUEST_METHOD"])
        request = RequestDraft(number, method, path(environ), service or server(environ), inside)
        self.requests.append(request)
        return request

    def _answer(self, frame: FrameType) -> None:
        """Give status and headers to all layers whose start_response this is.

        An application that calls the next one with its own start_response has the same answer.
        """
        innermost = self.around(frame.f_back)
        around = innermost.outwards() if innermost else ()
        given = [layer for layer in around if is_call_of(layer.call.start_response, frame)]
        if given and (found := sent(given[0].call.start_response, frame)):
            answer = self._see(*found, given[0].request.method)
            for layer in given:
                layer.answer = answer

    def _see(self, status: str, headers: Headers, method: str) -> Answer:
        """Make an answer of what was sent; an answer to HEAD has no body, whatever it declares."""
        lengths = [value for name, value in headers if name.lower() == "content-length"]
        size = int(lengths[0]) if lengths and lengths[0].isdigit() and method != "HEAD" else None
        for name, value in headers:
            self.mask.learn(name, value)
        shown = tuple((name, header(name, value, self.mask)) for name, value in headers)
        return Answer(status, shown, size)

    def _look(self, layer: LayerDraft) -> Snapshot:
        return snapshot(layer.call.environ, self.mask, layer.given)

    def _forget(self, frame: FrameType) -> None:
        """Let go of this thread's layers that are over, where nobody tells when they end."""
        stack, thread = set(frames(frame)), threading.get_ident()
        for other, layer in tuple(self.under_way.items()):
            paused = other.f_code.co_flags & CO_GENERATOR
            if other not in stack and layer.thread == thread and not paused:
                del self.under_way[other]


def frames(frame: FrameType | None) -> Iterator[FrameType]:
    """Yield a frame and those that it was called from."""
    while frame is not None:
        yield frame
        frame = frame.f_back


def measured(body: object) -> int | None:
    """Count the bytes of a body that lies ready in a list; any other would be consumed by that."""
    if not isinstance(body, list | tuple):
        return None
    return sum(map(len, body)) if all(isinstance(part, bytes) for part in body) else None
