"""Drafts: coats of which not all is known yet, and how they and their requests become the model."""

from dataclasses import dataclass

from minnova.debug.called import title
from minnova.debug.drafting import LayerDraft, RequestDraft
from minnova.debug.peel.model import Coat, HandsOn, PeeledRequest


@dataclass(eq=False)
class CoatDraft(LayerDraft):
    """A coat, and what it did as far as is known.

    `next` is the application that it hands on to; `seen` says that this turned out to be a coat.
    """

    hands_on: HandsOn = "answers"
    next: object = None
    seen: bool = False
    over: bool = False
    left: bool = False
    status: str | None = None

    def hand_on(self, how: HandsOn, application: object) -> None:
        """Take note of what the coat does first; it may call one application and return another."""
        if self.next is None:
            self.hands_on, self.next = how, application

    def reach(self, inner: "CoatDraft") -> None:
        """Take note of a coat inside this one. If nobody has said so yet, it is called by hand."""
        if self.next is None and (self.left or not self.over):
            how: HandsOn = "returns" if self.left else "calls"
            self.hands_on, self.next, self.seen = how, inner, True
        self.seen = self.seen or inner.called.is_(self.next)

    def fail(self) -> None:
        """Take note of an exception: the coat's own, unless it has called the next one."""
        if self.next is None:
            self.hands_on = "raises"

    @property
    def owes(self) -> bool:
        """Whether it may still hand on: nobody inside was seen."""
        return self.late and not self.seen

    def answer(self, status: str) -> None:
        """Take note of a status: also for the coats around that have returned what answers now."""
        self.status = status
        if self.outer and self.outer.over:
            self.outer.answer(status)

    def finish(self) -> Coat:
        """Make the coat."""
        code = self.called.code
        return Coat(
            name=self.called.name,
            function=code.co_qualname if code else self.called.name,
            module=self.called.module,
            file=code.co_filename if code else "",
            line=code.co_firstlineno if code else 0,
            depth=self.depth,
            hands_on=self.hands_on,
            plain=None if self.next is None or self.seen else title(self.next),
        )


def peeled(request: RequestDraft[CoatDraft]) -> PeeledRequest:
    """Make a request and its coats."""
    return PeeledRequest(
        number=request.number,
        method=request.method,
        path=request.path,
        service=request.service,
        status=request.layers[0].status,
        inside=request.inside,
        coats=tuple(coat.finish() for coat in request.layers),
    )
