"""Answers that come late: from applications that begin when their body is read, or that write."""

from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from toy_layers import Heading, Layer, Shouting, environ_of, generating, seen, send
from webob import Request

from minnova.debug.diff import RequestDiff, diff


class Page:
    """An application that is a class, as in PEP 3333: what its call makes is the body."""

    def __init__(self, environ: WSGIEnvironment, start_response: StartResponse) -> None:
        self.environ = environ
        self.start_response = start_response

    def __iter__(self) -> Iterator[bytes]:
        self.start_response("200 OK", [("Content-Type", "text/plain")])
        yield b"page"


class Book(Page):
    """Hands on when its body is read."""

    def __iter__(self) -> Iterator[bytes]:
        yield from generating(self.environ, self.start_response)


def deferring(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    def body() -> Iterator[bytes]:
        yield from Layer(Page)(environ, start_response)

    return body()


def silent(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    return [b"nobody asked"]


def writing(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    write = start_response("200 OK", [])
    write(b"eight by")
    write(b"")
    return [b"fives"]


def names(request: RequestDiff) -> list[str]:
    return [layer.name.removesuffix(".__call__") for layer in request.layers]


def statuses(request: RequestDiff) -> list[str | None]:
    return [layer.gave.status if layer.gave else None for layer in request.layers]


def sizes(request: RequestDiff) -> list[int | None]:
    return [layer.gave.size if layer.gave else None for layer in request.layers]


@pytest.mark.parametrize("around", [Layer, Heading, Shouting])
def test_a_class_answers_when_its_object_is_read(around: Any) -> None:
    request = seen(around(Page))
    assert names(request) == [around.__name__, "Page"]
    assert request.layers[1].gave
    assert request.layers[1].gave.headers == (("Content-Type", "text/plain"),)
    assert request.answered_by == request.layers[1]
    assert None not in statuses(request)


@pytest.mark.parametrize("around", [Layer, Shouting])
def test_a_generator_belongs_to_the_layer_that_called_it_and_has_been_left(around: Any) -> None:
    request = seen(around(Layer(generating)))
    assert names(request) == [around.__name__, "Layer", "generating"]
    assert [layer.depth for layer in request.layers] == [0, 1, 2]
    assert statuses(request) == ["200 OK"] * 3


def test_what_a_body_calls_when_it_is_read_is_inside_the_layer_that_returned_it() -> None:
    assert names(seen(Layer(Book))) == ["Layer", "Book", "generating"]
    request = seen(deferring)
    assert names(request) == ["deferring", "Layer", "Page"]
    assert statuses(request) == ["200 OK"] * 3


def test_each_of_two_requests_has_its_own_late_answer() -> None:
    def run() -> None:
        for path in ("/one", "/two"):
            send(Layer(Page), environ_of(path))()

    requests = diff(run).requests
    assert [(one.path, statuses(one)) for one in requests] == [
        ("/one", ["200 OK"] * 2),
        ("/two", ["200 OK"] * 2),
    ]


def test_a_layer_that_returned_and_never_answered_did_not_raise() -> None:
    layer = seen(silent).layers[0]
    assert (layer.gave, layer.raised) == (None, False)


def test_what_is_sent_through_write_counts() -> None:
    assert sizes(seen(Heading(writing))) == [13, 13]


def test_what_is_sent_through_a_write_in_c_makes_the_size_unknown() -> None:
    request = Request.blank("/")
    (found,) = diff(lambda: request.get_response(writing).body).requests
    assert sizes(found) == [None]


def test_a_write_in_c_that_nobody_calls_hides_no_size() -> None:
    def not_writing(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        start_response("200 OK", [])
        return [b"fives"]

    (found,) = diff(lambda: Request.blank("/").get_response(not_writing).body).requests
    assert sizes(found) == [5]
