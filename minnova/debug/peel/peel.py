"""The peeling itself: four places in webob tell what every layer does."""

from collections.abc import Callable, Sequence
from types import FrameType
from typing import TypeVar
from wsgiref.types import WSGIEnvironment

from webob import Response

from minnova.debug.called import Called
from minnova.debug.drafting import Drafter
from minnova.debug.hooks import Event, Hook, hook
from minnova.debug.peel.drafts import CoatDraft, peeled
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
    return Peel(tuple(map(peeled, peeler.kept(all))), peeler.decorations, result)


class Peeler(Drafter[CoatDraft]):
    """Listens to webob, and drafts the coats that requests pass."""

    def __init__(self, service: Callable[[WSGIEnvironment], str]) -> None:
        super().__init__(service)
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

    def draft(self, frame: FrameType, called: Called, environ: WSGIEnvironment) -> None:
        """Draft a coat, in the request of the coat around it or in a new one."""
        request, outer = self.place(environ, self.around(frame.f_back))
        coat = CoatDraft(called, environ, request, outer)
        self.enter(frame, coat)
        if outer:
            outer.reach(coat)

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
