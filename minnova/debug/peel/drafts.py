"""Drafts: coats and requests of which not all is known yet. `finish` makes them the model."""

from dataclasses import dataclass, field
from wsgiref.types import WSGIEnvironment

from minnova.debug.peel.called import Called, title
from minnova.debug.peel.model import Coat, HandsOn, PeeledRequest


@dataclass(eq=False)
class CoatDraft:
    """A coat of which is known so far: what was called, the environ that it got, and what it did.

    `next` is the application that it hands on to; `seen` says that this turned out to be a coat.
    """

    called: Called
    environ: WSGIEnvironment
    request: "RequestDraft"
    outer: "CoatDraft | None" = None
    hands_on: HandsOn = "answers"
    next: object = None
    seen: bool = False
    over: bool = False
    status: str | None = None
    depth: int = field(init=False)
    address: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.depth = self.outer.depth + 1 if self.outer else 0
        self.address = address(self.environ)

    def __str__(self) -> str:
        return f"{self.called.name} of {self.request}"

    def passes_on(self, environ: WSGIEnvironment) -> bool:
        """Tell whether an environ inside this coat is the same request: the same dict, or a copy.

        Layers move parts of the path from PATH_INFO to SCRIPT_NAME: the two are compared as one.
        """
        return environ is self.environ or address(environ) == self.address

    def hand_on(self, how: HandsOn, application: object) -> None:
        """Take note of what the coat does first; it may call one application and return another."""
        if self.next is None:
            self.hands_on, self.next = how, application

    def reach(self, inner: "CoatDraft") -> None:
        """Take note of a coat inside this one. If nobody has said so yet, it is called by hand."""
        if self.next is None and not self.over:
            self.hands_on, self.next, self.seen = "calls", inner, True
        self.seen = self.seen or inner.called.is_(self.next)

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


@dataclass(eq=False)
class RequestDraft:
    """A request of which the first coat was seen."""

    number: int | None
    method: str
    path: str
    service: str
    inside: str | None
    coats: list[CoatDraft] = field(default_factory=list)

    def __str__(self) -> str:
        return f"request {self.number}" if self.number else f"{self.method} {self.path}"

    def finish(self) -> PeeledRequest:
        """Make the request and its coats."""
        return PeeledRequest(
            number=self.number,
            method=self.method,
            path=self.path,
            service=self.service,
            status=self.coats[0].status,
            inside=self.inside,
            coats=tuple(coat.finish() for coat in self.coats),
        )


def address(environ: WSGIEnvironment) -> tuple[str, ...]:
    """Return what stays the same while a request passes layers: server, method, path."""
    return server(environ), str(environ.get("REQUEST_METHOD", "")), path(environ)


def server(environ: WSGIEnvironment) -> str:
    """Return the server that the request came to, "controller:8774"."""
    return f"{environ.get('SERVER_NAME', '')}:{environ.get('SERVER_PORT', '')}"


def path(environ: WSGIEnvironment) -> str:
    """Return the whole path of the request, wherever the layers have moved its parts."""
    return f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}"
