"""Drafts: layers and requests of which not all is known yet. `finish` makes them the model."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from webob.dec import wsgify

from minnova.debug.diff import compare
from minnova.debug.diff.calls import ApplicationCall
from minnova.debug.diff.model import Answer, Change, LayerDiff, RequestDiff
from minnova.debug.diff.snapshot import Snapshot
from minnova.debug.masking import Mask
from minnova.debug.peel.called import title
from minnova.debug.peel.drafts import address
from minnova.debug.requests import environ_parameter


@dataclass(eq=False)
class LayerDraft:
    """A layer: what it was given, the layers that it called, what it answered."""

    call: ApplicationCall
    request: "RequestDraft"
    outer: "LayerDraft | None"
    given: Snapshot
    thread: int
    inner: list["LayerDraft"] = field(default_factory=list)
    left: Snapshot | None = None
    answer: Answer | None = None
    size: int | None = None
    over: bool = True

    def __post_init__(self) -> None:
        self.address = address(self.call.environ)
        self.request.layers.append(self)
        if self.outer:
            self.outer.inner.append(self)

    def __str__(self) -> str:
        return f"{self.call.called.name} of {self.request}"

    def passes_on(self, call: ApplicationCall) -> bool:
        """Tell whether a call inside this layer is about the same request: the dict, or a copy."""
        return call.environ is self.call.environ or address(call.environ) == self.address

    def continues(self, call: ApplicationCall) -> bool:
        """Tell whether an object calls itself: `Flask.__call__` does no more than call wsgi_app."""
        same = call.environ is self.call.environ
        return same and call.plain and call.owner is not None and call.owner is self.call.owner

    def outwards(self) -> Iterator["LayerDraft"]:
        """Yield this layer and those around it."""
        layer: LayerDraft | None = self
        while layer is not None:
            yield layer
            layer = layer.outer

    def got(self) -> Answer | None:
        """Return what came from inside, if the layer called last has answered."""
        return self.inner[-1].gave() if self.inner else None

    def gave(self) -> Answer | None:
        """Return the answer, with the best that is known about its size."""
        if self.answer is None:
            return None
        size = self.answer.size if self.size is None else self.size
        return Answer(self.answer.status, self.answer.headers, size)

    def way_in(self) -> tuple[Change, ...]:
        """Compare what it was given with what it handed on, or left behind."""
        after = self.inner[0].given if self.inner else self.left
        return () if after is None else compare.environs(self.given, after)

    def finish(self, number: int, mask: Mask) -> LayerDiff:
        """Make the layer. By now more secrets are known than when its texts were written."""
        got, gave = masked(self.got(), mask), masked(self.gave(), mask)
        depth = sum(1 for _ in self.outwards()) - 1
        return LayerDiff(
            number=number,
            name=self.call.called.name,
            depth=depth,
            plain=self.call.plain,
            over=self.over,
            way_in=tuple(mask_change(change, mask) for change in self.way_in()),
            got=got,
            gave=gave,
            sent=compare.headers(got, gave) if gave else (),
        )


@dataclass(eq=False)
class RequestDraft:
    """A request of which the first layer was seen."""

    number: int | None
    method: str
    path: str
    service: str
    inside: str | None
    layers: list[LayerDraft] = field(default_factory=list)

    def __str__(self) -> str:
        return f"request {self.number}" if self.number else f"{self.method} {self.path}"

    def answering(self) -> LayerDraft | None:
        """Find who answered: from the outermost inwards, as long as the answer came from inside."""
        layer = self.layers[0] if self.layers[0].answer else None
        while layer and layer.got():
            layer = layer.inner[-1]
        return layer

    def finish(self, mask: Mask) -> RequestDiff:
        """Make the request and its layers."""
        layers = [layer.finish(number, mask) for number, layer in enumerate(self.layers, start=1)]
        who = self.answering()
        return RequestDiff(
            number=self.number,
            method=self.method,
            path=mask.text(self.path),
            service=self.service,
            inside=self.inside and mask.text(self.inside),
            layers=tuple(layers),
            answered_by=layers[self.layers.index(who)] if who else None,
            unreached=unreached(who) if who and not who.inner else None,
        )


def unreached(layer: LayerDraft) -> str | None:
    """Name the application that a layer keeps in one of its attributes, and has not called.

    One that the request has come through already is none: Flask keeps what somebody has put around
    its own method.
    """
    try:
        values = tuple(vars(layer.call.owner).values())
    except TypeError:
        return None
    around = [one.call.owner for one in layer.outwards()]
    inside = (value for value in values if not any(value is one for one in around))
    return next((title(value) for value in inside if is_application(value)), None)


def is_application(value: object) -> bool:
    """Tell whether calling this is calling a WSGI application: a function, a method, an object."""
    if issubclass(type(value), type) or not callable(value):
        return False
    call = type(value).__call__
    codes = (getattr(one, "__code__", None) for one in (value, call))
    return isinstance(call, wsgify) or any(code and environ_parameter(code) for code in codes)


def masked(answer: Answer | None, mask: Mask) -> Answer | None:
    """Hide what has turned out to be secret since the answer was seen."""
    if answer is None:
        return None
    headers = tuple((name, mask.text(value)) for name, value in answer.headers)
    return Answer(mask.text(answer.status), headers, answer.size)


def mask_change(change: Change, mask: Mask) -> Change:
    """Hide what has turned out to be secret since the change was seen."""
    before, after = (text and mask.text(text) for text in (change.before, change.after))
    return Change(mask.text(change.key), before, after)
