"""Layers for diffs: each does one thing to the environ or to the answer. Plain WSGI and wsgify."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from webob import Request, Response
from webob.dec import wsgify

from minnova.debug.diff import Change, LayerDiff, RequestDiff, diff

PATH = "/v3/servers"


class Around:
    """Base of what wraps an application."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application


class Layer(Around):
    """Hands on as it is."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self.application(environ, start_response)


class Adding(Layer):
    """Adds, changes and removes a key."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["toy.user"] = "demo"
        environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix("/v3")
        del environ["HTTP_X_AWAY"]
        return self.application(environ, start_response)


class Filling(Layer):
    """Writes into a dictionary that is there already."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["toy.session"]["rows"] = 10
        return self.application(environ, start_response)


class Heading(Layer):
    """Changes the headers and the status of the answer by a start_response of its own."""

    def __init__(self, application: WSGIApplication, name: str = "X-Toy") -> None:
        super().__init__(application)
        self.name = name

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def mine(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            headers = [one for one in headers if one[0] != "X-Away"]
            return start_response("201 Created", [*headers, (self.name, "here")], *rest)

        return self.application(environ, mine)


class Shouting(Around):
    """A wsgify that makes the body longer and replaces a header."""

    @wsgify
    def __call__(self, request: Request) -> Response:
        request.shouting = True
        response = request.get_response(self.application)
        response.body += b"!"
        response.headers["Content-Type"] = "text/html"
        return response


class Refusing(Layer):
    """Answers itself."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"no"]


class Broken:
    """Raises."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        raise ZeroDivisionError


class Mending(Layer):
    """Answers where the application inside raised."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        try:
            return self.application(environ, start_response)
        except ZeroDivisionError:
            start_response("500 Internal Server Error", [])
            return []


class Streaming:
    """Answers bit by bit, and counts the bits that were asked for."""

    def __init__(self) -> None:
        self.given = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [])
        return self.bits()

    def bits(self) -> Iterator[bytes]:
        for bit in (b"one", b"two"):
            self.given += 1
            yield bit


def generating(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
    """Runs when its first bit is asked for: by then nobody is on the stack who called it."""
    environ["toy.late"] = True
    start_response("200 OK", [("X-Late", "yes")])
    yield b"late"


def hello(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Away", "soon")])
    return [b"hel", b"lo"]


def environ_of(
    path: str = PATH, body: bytes = b"", keys: Mapping[str, Any] = {}
) -> WSGIEnvironment:
    """Make an environ with a key to remove and a dictionary to fill."""
    extra = {"HTTP_X_AWAY": "1", "toy.session": {"user": 1}, "wsgi.input": BytesIO(body)}
    return {**Request.blank(path).environ, **extra, **keys}


def send(application: WSGIApplication, environ: WSGIEnvironment) -> Callable[[], bytes]:
    """Return what calls an application as a server does, and reads all of its answer."""

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        return lambda data: None

    return lambda: b"".join(application(environ, start_response))


def seen(application: Any, path: str = PATH, keys: Mapping[str, Any] = {}) -> RequestDiff:
    """Diff one request to an application."""
    (request,) = diff(send(application, environ_of(path, keys=keys))).requests
    return request


def ways(layer: LayerDiff) -> list[tuple[str, str | None, str | None]]:
    """Write what a layer changed in the environ."""
    return [written(change) for change in layer.way_in]


def written(change: Change) -> tuple[str, str | None, str | None]:
    return f"{change.kind} {change.key}", change.before, change.after
