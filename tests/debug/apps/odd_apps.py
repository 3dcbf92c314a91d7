"""Applications that do not do as PEP 3333 says, and some that do what few others do."""

import functools
import operator
import sys
from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

VERSION = "1"


def binary(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "image/png")])
    return [b"\x89PNG\x00"]


def raising(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    return [half(b"cart")]


def half(what: bytes) -> bytes:
    raise ZeroDivisionError("half a cart")


def raising_late(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
    start_response("200 OK", [])
    yield b"begun"
    half(b"cart")


def mending(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [])
    try:
        return [half(b"cart")]
    except ZeroDivisionError:
        start_response("500 Sorry", [("Content-Type", "text/plain")], sys.exc_info())
        return [b"no cart"]


def mending_too_late(environ: WSGIEnvironment, start_response: StartResponse) -> Iterator[bytes]:
    start_response("200 OK", [])
    yield b"begun"
    try:
        half(b"cart")
    except ZeroDivisionError:
        start_response("500 Sorry", [], sys.exc_info())


def silent(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    return []


def returning_none(environ: WSGIEnvironment, start_response: StartResponse) -> None:
    start_response("204 No Content", [])


def returning_text(environ: WSGIEnvironment, start_response: StartResponse) -> list[str]:
    start_response("200 OK", [])
    return ["text"]


def status_in_bytes(environ: WSGIEnvironment, start_response: Any) -> Iterable[bytes]:
    start_response(b"200 OK", [])
    return []


def starting_twice(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [])
    start_response("201 Created", [])
    return []


def writing(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    write(b"written, ")
    return [b"returned"]


class Parts(list[bytes]):
    """A body that wants to be closed."""

    closed = 0

    def close(self) -> None:
        Parts.closed += 1


def closing(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Parts([b"one", b"two"])


def closing_after_all(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
    start_response("200 OK", [])
    return Parts([b"one", "two"])  # type: ignore[list-item]


def leaving(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    sys.exit(7)


async def asynchronous(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    return []


def interrupting(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    raise KeyboardInterrupt


def echo(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    yield f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}".encode("latin-1")
    yield f" {environ.get('HTTP_X_CART')} ".encode()
    yield environ["wsgi.input"].read()


class Page:
    """An application that is a class: PEP 3333's second example."""

    def __init__(self, environ: WSGIEnvironment, start_response: StartResponse) -> None:
        self.start_response = start_response

    def __iter__(self) -> Iterator[bytes]:
        self.start_response("200 OK", [("Content-Type", "text/plain")])
        yield b"page"


def make_layer(application: Any) -> Any:
    """Return a layer that no name leads to."""

    def layer(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        return application(environ, start_response)

    return layer


app = make_layer(echo)

in_c = functools.partial(operator.call, echo)
