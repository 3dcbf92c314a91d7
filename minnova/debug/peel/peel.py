"""The peeling itself: four places in webob tell what every layer does."""

from collections.abc import Callable, Sequence
from types import FrameType
from typing import TypeVar
from wsgiref.types import WSGIEnvironment

from webob import Response

from minnova.debug.hooks import Event, Hook, hook
from minnova.debug.peel.called import Called
from minnova.debug.peel.drafts import CoatDraft, RequestDraft, path, server
from minnova.debug.peel.model import Peel

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
) -> Peel[Result]:
    """Run something and list the layers that its requests pass.

    `service` names the service behind an environ, "" being the one that the run is about.
    Requests to others, and those that a layer makes on its way, as authtoken does to keystone,
    are left out; with `all` they are kept, without a number. An application of plain WSGI is
    listed where its target stands in `also`.

        peel(lambda: cloud.nova(["list"])).requests[0].coats[0].name  →  "CORS.__call__"

    What the run raises is raised.
    """
    peeler = Peeler(service)
    with peeler.listening(also):
        result = run()
    requests = (draft for draft in peeler.requests if all or draft.number)
    return Peel(tuple(draft.finish() for draft in requests), peeler.decorations, result)


class Peeler:
    """Listens to webob, and drafts coats; those whose frames are on some stack are `under_way`."""

    def __init__(self, service: Callable[[WSGIEnvironment], str]) -> None:
        self.service = service
        self.requests: list[RequestDraft] = []
        self.under_way: dict[FrameType, CoatDraft] = {}
        self.numbered = 0
        self.decorations = 0
        self.listeners: dict[tuple[str, str], Callable[[Event], None]] = {
            ("call", LAYER): self.reached,
            ("return", LAYER): self.left,
            ("raise", LAYER): self.left,
            ("return", FUNCTION): self.returned,
            ("raise", FUNCTION): self.raised,
            ("call", CALL): self.calls,
            ("call", RESPONSE): self.answers,
        }

    def __repr__(self) -> str:
        return f"<Peeler: {len(self.requests)} requests, {len(self.under_way)} coats under way>"

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

    def around(self, frame: FrameType | None) -> CoatDraft | None:
        """Find the innermost coat that a frame runs in."""
        while frame is not None:
            if frame in self.under_way:
                return self.under_way[frame]
            frame = frame.f_back
        return None

    def reached(self, event: Event) -> None:
        """Take note of a call of wsgify: with an environ, or with a function to decorate."""
        layer, environ = event.arguments["self"], event.arguments["req"]
        if layer.func is None:
            self.decorations += 1
        elif isinstance(environ, dict):
            self.enter(event.frame, Called.by_wsgify(layer), environ)

    def reached_plainly(self, event: Event) -> None:
        """Take note of a call of a plain WSGI application: the environ is before start_response."""
        environ = next(value for name, value in event.arguments.items() if name != "self")
        self.enter(event.frame, Called.plainly(event.frame, event.arguments), environ)

    def enter(self, frame: FrameType, called: Called, environ: WSGIEnvironment) -> None:
        """Draft a coat, in the request of the coat around it or in a new one."""
        outer = self.around(frame.f_back)
        if outer and outer.passes_on(environ):
            coat = CoatDraft(called, environ, outer.request, outer)
            outer.reach(coat)
        else:
            coat = CoatDraft(called, environ, self.request(environ, outer))
        coat.request.coats.append(coat)
        self.under_way[frame] = coat

    def request(self, environ: WSGIEnvironment, outer: CoatDraft | None) -> RequestDraft:
        """Draft a request, numbered if it is one to the service that the run is about."""
        number, service = None, self.service(environ)
        if outer is None and not service:
            number = self.numbered = self.numbered + 1
        inside = str(outer) if outer else None
        method = str(environ["REQUEST_METHOD"])
        request = RequestDraft(number, method, path(environ), service or server(environ), inside)
        self.requests.append(request)
        return request

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
            if coat.next is None:
                coat.hands_on = "raises"

    def answers(self, event: Event) -> None:
        """Take note of a response that goes out; the last one is the layer's own."""
        coat = self.around(event.frame)
        if coat:
            coat.answer(event.arguments["self"].status)

    def left(self, event: Event) -> None:
        """Let go of a layer that is done, and of its environ."""
        coat = self.under_way.pop(event.frame, None)
        if coat:
            coat.environ = {}
