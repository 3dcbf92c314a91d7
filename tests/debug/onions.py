"""Applications of every shape, to read the onion of."""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from types import FrameType
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from webob import Request, Response
from webob.dec import wsgify

from minnova.debug.layers import Layer, read


class Wrapping:
    """Plain WSGI around an application."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self.application(environ, start_response)


class Heir(Wrapping):
    """Inherits its `__call__`."""


class Returning(Wrapping):
    @wsgify
    def __call__(self, request: Request) -> WSGIApplication:
        return self.application


class Hello:
    """The end of the line; keeps the stacks that it is called with."""

    def __init__(self) -> None:
        self.frames: list[FrameType] = []

    @wsgify
    def __call__(self, request: Request) -> Response:
        self.frames.append(sys._getframe())
        return Response("hello")


def hello(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [b"hello"]


def logged(application: WSGIApplication) -> WSGIApplication:
    """Decorate a function as one finds it in tutorials."""

    @wraps(application)
    def layer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return application(environ, start_response)

    return layer


def short_names(somewhere: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """Make a layer that does not call its parameters as PEP 3333 does."""

    def layer(env: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        return somewhere(env, start)

    return layer


def unusual(env: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """Answer, with parameters whose names say nothing."""
    start("200 OK", [])
    return [b"hello"]


@wsgify.middleware
def refusing(request: Request, app: WSGIApplication) -> WSGIApplication:
    return app


def lines(layer: Layer, depth: int = 0) -> Iterator[str]:
    """Write each layer on a line: depth, kind, name, and how it hands on."""
    yield f"{'  ' * depth}{layer.name}: {layer.kind}, {layer.hands_on}"
    for mount in layer.mounts:
        yield from lines(mount.layer, depth + 1)


def onion(application: object) -> list[str]:
    """Read an application and write it as lines."""
    return list(lines(read(application).outermost))
