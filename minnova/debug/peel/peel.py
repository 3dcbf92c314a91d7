"""The peeling itself: four places in webob tell what every layer does."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from inspect import CO_GENERATOR
from types import FrameType
from typing import TypeVar
from wsgiref.types import WSGIEnvironment

from webob import Response

from minnova.debug.called import ApplicationCall, Called, makes_object
from minnova.debug.diff.watch import watching
from minnova.debug.drafting import Drafter
from minnova.debug.hooks import Event, Hook, hook
from minnova.debug.peel.drafts import CoatDraft, peeled
from minnova.debug.peel.model import Peel
from minnova.debug.requests import EnvironParameters

Result = TypeVar("Result")

LAYER = "webob.dec:wsgify.__call__"
"""A layer is reached, with its environ; when this is over, so is the layer."""
FUNCTION = "webob.dec:wsgify.call_func"
"""Around the layer's own function: when this is over, one knows what it returned."""
CALL = "webob.request:BaseRequest.call_application"
"""The layer calls the next application itself."""
RESPONSE = "webob.response:Response.__call__"
"""A response goes out, with its status."""

ENDS = ("return", "raise")


def peel(
    run: Callable[[], Result],
    all: bool = False,  # noqa: A002 - as the option is called
    service: Callable[[WSGIEnvironment], str] = lambda environ: "",
    also: Sequence[str] = (),
    plain: bool = False,
) -> Peel[Result]:
    """Run something and list the layers that its requests pass.

    `service` names the service behind an environ, "" being the one that the run is about.
    Requests to others, and those that a layer makes on its way, as authtoken does to keystone,
    are left out; with `all` they are kept, without a number. An application of plain WSGI is
    listed where its target stands in `also`; with `plain`, each is.

        peel(lambda: cloud.nova(["list"])).requests[0].coats[0].name  →  "CORS.__call__"

    What the run raises is raised.
    """
    peeler = Peeler(service)
    plainly = watching(peeler.called, peeler.ended) if plain else nullcontext()
    with peeler.listening(also), plainly:
        result = run()
    peeler.complain()
    return Peel(tuple(map(peeled, peeler.kept(all))), peeler.decorations, result)


class Peeler(Drafter[CoatDraft]):
    """Listens to webob, and drafts the coats that requests pass."""

    def __init__(self, service: Callable[[WSGIEnvironment], str]) -> None:
        super().__init__(service)
        self.decorations = 0
        self._parameters = EnvironParameters()
        self.listeners: dict[tuple[str, str], Callable[[Event], None]] = {
            ("call", LAYER): self.reached,
            ("return", LAYER): self.left,
            ("raise", LAYER): self.left,
            ("return", FUNCTION): self.returned,
            ("raise", FUNCTION): self.raised,
            ("call", CALL): self.calls,
            ("call", RESPONSE): self.answers,
        }

    def listening(self, also: Sequence[str]) -> Hook:
        """Make the hook: one for all places, since on Python 3.11 each costs."""
        self.listeners |= {("call", target): self.reached_plainly for target in also}
        self.listeners |= {(kind, target): self.left for target in also for kind in ENDS}
        targets = dict.fromkeys(target for _, target in self.listeners)
        return hook(*targets, on_call=self.heard, on_return=self.heard, on_raise=self.heard)

    def heard(self, event: Event) -> None:
        """Pass an event on to the method for it."""
        listener = self.listeners.get((event.kind, event.target))
        if listener:
            listener(event)

    def reached(self, event: Event) -> None:
        """Take note of a call of wsgify: with an environ, or with a function to decorate."""
        layer, environ = event.arguments["self"], event.arguments["req"]
        if layer.func is None:
            self.decorations += 1
        elif isinstance(environ, dict):
            self.draft(event.frame, Called.by_wsgify(layer), environ)

    def reached_plainly(self, event: Event) -> None:
        """Take note of a call of a plain WSGI application: the environ is before start_response."""
        environ = next(value for name, value in event.arguments.items() if name != "self")
        self.draft(event.frame, Called.plainly(event.frame, event.arguments), environ)

    def called(self, frame: FrameType) -> None:
        """Take note of a call of any function: it may be a plain WSGI application."""
        parameter = self._parameters.of(frame.f_code)
        if parameter not in (None, "req") and frame not in self.under_way:
            self.guarded(self.reached_by_frame, frame, parameter)

    def reached_by_frame(self, frame: FrameType, parameter: str) -> None:
        """Take note of a plain application, unless it is an answer, or a layer that calls itself."""
        call = ApplicationCall.of(frame, parameter)
        outer = call and self.outer(frame, call.environ)
        if call and not (outer and (call.is_answer or outer.continues(call))):
            self.draft(frame, call.called, call.environ)

    def ended(self, frame: FrameType, value: object) -> None:
        """Take note of a function that is left, with None where an exception ended it."""
        code = frame.f_code
        if frame not in self.under_way or code.co_flags & CO_GENERATOR:
            return
        if self._parameters.of(code) != "req":
            if value is None and not makes_object(code):
                self.under_way[frame].fail()
            self.leave(frame, value)

    def draft(self, frame: FrameType, called: Called, environ: WSGIEnvironment) -> None:
        """Draft a coat, in the request of the coat around it or in a new one."""
        request, outer = self.place(environ, self.outer(frame, environ))
        coat = CoatDraft(called, environ, request, outer)
        self.enter(frame, coat)
        if outer:
            outer.reach(coat)

    def outer(self, frame: FrameType, environ: WSGIEnvironment) -> CoatDraft | None:
        """Find the coat around a call of an application."""
        owing = (coat for coat in self.late_layers() if coat.owes)
        return self.around_call(frame, environ, owing)

    def calls(self, event: Event) -> None:
        """Take note of an application that a layer calls with its request."""
        coat = self.around(event.frame)
        if coat and coat.passes_on(event.arguments["self"].environ):
            coat.hand_on("calls", event.arguments["application"])

    def returned(self, event: Event) -> None:
        """Take note of what a layer's function returned.

        Text, a response or nothing is the answer for wsgify; anything else it calls.
        """
        coat = self.around(event.frame)
        if coat and coat.called.is_(event.arguments["self"]):
            coat.over = True
            if not isinstance(event.value, str | bytes | Response | None):
                coat.hand_on("returns", event.value)

    def raised(self, event: Event) -> None:
        """Take note of an exception: the layer's own, unless it has called the next one."""
        coat = self.around(event.frame)
        if coat and coat.called.is_(event.arguments["self"]):
            coat.over = True
            coat.fail()

    def answers(self, event: Event) -> None:
        """Take note of a response that goes out; the last one is the layer's own."""
        coat = self.around(event.frame)
        if coat:
            coat.answer(event.arguments["self"].status)

    def left(self, event: Event) -> None:
        """Take note of a layer that is done."""
        if event.frame in self.under_way:
            self.leave(event.frame, event.value)

    def leave(self, frame: FrameType, body: object) -> None:
        """Let go of a layer, and of its environ unless what it does comes when its body is read."""
        coat = self.under_way.pop(frame)
        coat.left = True
        ready = isinstance(body, list | tuple | None)
        if coat.seen or (ready and not makes_object(frame.f_code)):
            coat.environ = {}
        else:
            self.expect(coat)
