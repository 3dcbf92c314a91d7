"""Drafts: layers of which not all is known yet, and how they and their requests become the model."""

from dataclasses import dataclass, field

from minnova.debug.called import ApplicationCall, title
from minnova.debug.diff import compare
from minnova.debug.diff.model import Answer, Change, LayerDiff, RequestDiff
from minnova.debug.diff.snapshot import Snapshot
from minnova.debug.drafting import LayerDraft, RequestDraft
from minnova.debug.layers.application import is_application
from minnova.debug.masking import Mask


@dataclass(eq=False)
class LayerDiffDraft(LayerDraft):
    """A layer: what it was given, the layers that it called, what it answered."""

    call: ApplicationCall
    given: Snapshot
    thread: int
    inner: list["LayerDiffDraft"] = field(default_factory=list)
    left: Snapshot | None = None
    answer: Answer | None = None
    size: int | None = None
    write: object = None
    written: int | None = 0
    """Bytes that were sent through `write`; None if some were, and nobody could count them."""
    raised: bool = False
    over: bool = True

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.outer:
            self.outer.inner.append(self)

    def got(self) -> Answer | None:
        """Return what came from inside, if the layer called last has answered."""
        return self.inner[-1].gave() if self.inner else None

    def gave(self) -> Answer | None:
        """Return the answer, with the best that is known about its size."""
        if self.answer is None:
            return None
        size = self.answer.size
        if self.size is not None and self.written is not None:
            size = self.written + self.size
        return Answer(self.answer.status, self.answer.headers, size)

    def way_in(self) -> tuple[Change, ...]:
        """Compare what it was given with what it handed on, or left behind."""
        after = self.inner[0].given if self.inner else self.left
        return () if after is None else compare.environs(self.given, after)

    def finish(self, number: int, mask: Mask) -> LayerDiff:
        """Make the layer. By now more secrets are known than when its texts were written."""
        got, gave = masked(self.got(), mask), masked(self.gave(), mask)
        return LayerDiff(
            number=number,
            name=self.called.name,
            depth=self.depth,
            plain=self.call.plain,
            over=self.over,
            way_in=tuple(mask_change(change, mask) for change in self.way_in()),
            got=got,
            gave=gave,
            sent=compare.headers(got, gave) if gave else (),
            raised=self.raised,
        )


def finished(request: RequestDraft[LayerDiffDraft], mask: Mask) -> RequestDiff:
    """Make a request and its layers."""
    layers = [layer.finish(number, mask) for number, layer in enumerate(request.layers, start=1)]
    who = answering(request)
    return RequestDiff(
        number=request.number,
        method=request.method,
        path=mask.text(request.path),
        service=request.service,
        inside=request.inside and mask.text(request.inside),
        layers=tuple(layers),
        answered_by=layers[request.layers.index(who)] if who else None,
        unreached=unreached(who) if who and not who.inner else None,
    )


def answering(request: RequestDraft[LayerDiffDraft]) -> LayerDiffDraft | None:
    """Find who answered: from the outermost inwards, as long as the answer came from inside."""
    layer = request.layers[0] if request.layers[0].answer else None
    while layer and layer.got():
        layer = layer.inner[-1]
    return layer


def unreached(layer: LayerDiffDraft) -> str | None:
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
