"""Drafting: the requests of a run and the layers that they pass, while not all is known of them.

`peel` and `diff` find them alike, each with drafts of its own for a layer. Whoever is called inside
a layer with the same request, in its dict or in a copy, is the next layer of it; anybody else who
is called with an environ is the first layer of a new one.

    a run in which CORS calls FaultWrapper, and that calls AuthProtocol, which asks keystone  →
    request 1                  CORS › FaultWrapper › AuthProtocol
    POST /v3/auth/tokens       inside "AuthProtocol.__call__ of request 1", without a number

Left out: how a call is recognised, and what is worth knowing of it.
"""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import FrameType
from typing import Generic, Self, TypeVar
from wsgiref.types import WSGIEnvironment

from minnova.debug.called import ApplicationCall, Called
from minnova.debug.frames import outwards
from minnova.debug.hooks import HookWarning
from minnova.debug.requests import address, server, whole_path

Layer = TypeVar("Layer", bound="LayerDraft")


@dataclass(eq=False)
class RequestDraft(Generic[Layer]):
    """A request, and those of its layers that were seen by now, in the order of their calls."""

    number: int | None
    """Among the requests to the service that the run is about, from 1; None for all others."""
    method: str
    path: str
    service: str
    """Empty for the service that the run is about."""
    inside: str | None
    """The layer that was at work when this request was made."""
    layers: list[Layer] = field(default_factory=list)

    def __str__(self) -> str:
        return f"request {self.number}" if self.number else f"{self.method} {self.path}"


@dataclass(eq=False)
class LayerDraft:
    """A layer at work on a request: what was called, with which environ, inside which layer."""

    called: Called
    environ: WSGIEnvironment
    request: RequestDraft[Self]
    outer: Self | None

    def __post_init__(self) -> None:
        self.address = address(self.environ)
        self.depth: int = self.outer.depth + 1 if self.outer else 0
        self.late = False
        """It is left before it has answered, or handed on: it will when its body is read."""

    def __str__(self) -> str:
        return f"{self.called.name} of {self.request}"

    def passes_on(self, environ: WSGIEnvironment) -> bool:
        """Tell whether an environ inside this layer is the same request: the same dict, or a copy."""
        return environ is self.environ or address(environ) == self.address

    def continues(self, call: ApplicationCall) -> bool:
        """Tell whether an object calls itself: `Flask.__call__` does no more than call wsgi_app."""
        same = call.plain and call.environ is self.environ and call.owner is not None
        return same and any(call.owner is one for one in self.called.objects)

    def outwards(self) -> Iterator[Self]:
        """Yield this layer and those around it."""
        layer: Self | None = self
        while layer is not None:
            yield layer
            layer = layer.outer


class Drafter(Generic[Layer]):
    """Drafts the requests of a run; layers whose frames are on some stack are `under_way`."""

    def __init__(self, service: Callable[[WSGIEnvironment], str]) -> None:
        """Start with none. `service` names the service behind an environ, "" being the subject."""
        self.service = service
        self.requests: list[RequestDraft[Layer]] = []
        self.under_way: dict[FrameType, Layer] = {}
        self._numbered = 0
        self.failures: list[Exception] = []
        self._late: list[RequestDraft[Layer]] = []

    def __repr__(self) -> str:
        seen = f"{len(self.requests)} requests, {len(self.under_way)} layers under way"
        return f"<{type(self).__name__}: {seen}>"

    def around(self, frame: FrameType | None) -> Layer | None:
        """Find the innermost layer that a frame runs in."""
        found = (self.under_way[one] for one in outwards(frame) if one in self.under_way)
        return next(found, None)

    def layers_around(self, frame: FrameType | None) -> Iterator[Layer]:
        """Yield the layers that a frame runs in, of one request, the innermost first."""
        innermost = self.around(frame)
        return innermost.outwards() if innermost else iter(())

    def expect(self, layer: Layer) -> None:
        """Take note of a layer that is late, as generators and classes are."""
        layer.late = True
        if layer.request not in self._late[-1:]:
            self._late.append(layer.request)

    def late_layers(self) -> Iterator[Layer]:
        """Yield the layers that are late, the newest first."""
        newest = (layer for one in reversed(self._late) for layer in reversed(one.layers))
        return (layer for layer in newest if layer.late)

    def around_call(
        self, frame: FrameType, environ: WSGIEnvironment, owing: Iterator[Layer]
    ) -> Layer | None:
        """Find the layer around a call of an application: on the stack, or one that is `owing`.

        A generator begins when its body is read: by then the layer that called it may be left.
        """
        around = self.around(frame.f_back)
        late = next((layer for layer in owing if layer.environ is environ), None)
        return late if late and (around is None or around in late.outwards()) else around

    def enter(self, frame: FrameType, layer: Layer) -> None:
        """Take note of a layer whose frame is on the stack from now on; a request begins with one."""
        if layer.outer is None:
            self.requests.append(layer.request)
        layer.request.layers.append(layer)
        self.under_way[frame] = layer

    def guarded(self, act: Callable[..., None], *arguments: object) -> None:
        """Do something that must not disturb the run that is watched, whatever goes wrong."""
        try:
            act(*arguments)
        except Exception as problem:
            self.failures.append(problem)

    def complain(self) -> None:
        """Warn of what went wrong, once the run is over, in the name of whoever asked for it."""
        if self.failures:
            message = f"not all was seen: {self.failures[0]!r}"
            warnings.warn(message, HookWarning, stacklevel=3)

    def kept(self, everything: bool) -> Iterator[RequestDraft[Layer]]:
        """Yield the requests to the service that the run is about, or those to everybody."""
        return (request for request in self.requests if everything or request.number)

    def place(
        self, environ: WSGIEnvironment, outer: Layer | None
    ) -> tuple[RequestDraft[Layer], Layer | None]:
        """Find the place of a new layer: its request, and the layer around it in that request.

        `outer` is the layer around its call, which may be at work on another request.
        """
        if outer and outer.passes_on(environ):
            return outer.request, outer
        return self._request(environ, outer), None

    def _request(self, environ: WSGIEnvironment, outer: Layer | None) -> RequestDraft[Layer]:
        """Draft a request, numbered if it is one to the service that the run is about."""
        number, service = None, self.service(environ)
        if outer is None and not service:
            number = self._numbered = self._numbered + 1
        return RequestDraft(
            number=number,
            method=str(environ["REQUEST_METHOD"]),
            path=whole_path(environ),
            service=service or server(environ),
            inside=str(outer) if outer else None,
        )
