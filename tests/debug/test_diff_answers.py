"""Which layer answered."""

from functools import partial
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from toy_layers import (
    Broken,
    Heading,
    Layer,
    Mending,
    Refusing,
    environ_of,
    generating,
    hello,
    seen,
)
from toy_onion import Breaking, Faulting, Versions, onion
from webob import Response
from webob.dec import wsgify
from webob.exc import HTTPForbidden

from minnova.debug.diff import RequestDiff, diff


def answered(request: RequestDiff) -> tuple[str, str | None, str | None]:
    assert request.answered_by
    return request.answered_by.name, request.status, request.unreached


def test_the_layer_that_answers_is_told_and_what_it_kept_the_request_from() -> None:
    request = seen(Layer(Refusing(hello)))
    assert answered(request) == ("Refusing.__call__", "403 Forbidden", "hello")
    assert len(request.layers) == 2


def test_an_application_that_answers_kept_the_request_from_nobody() -> None:
    assert answered(seen(Layer(hello))) == ("hello", "200 OK", None)


def test_a_layer_that_changes_the_answer_has_not_answered() -> None:
    assert answered(seen(Heading(hello))) == ("hello", "201 Created", None)


def test_a_layer_that_answers_for_an_exception_has_answered() -> None:
    request = seen(Mending(Layer(Broken())))
    assert answered(request) == ("Mending.__call__", "500 Internal Server Error", None)
    assert [layer.gave and layer.gave.size for layer in request.layers] == [0, None, None]
    assert [layer.raised for layer in request.layers] == [False, True, True]


@pytest.mark.parametrize("answer", [HTTPForbidden, Response("no", "403 Forbidden")])
def test_a_response_is_no_layer_but_the_answer_of_the_one_that_returned_it(answer: Any) -> None:
    @wsgify
    def refuse(request: object) -> Any:
        return answer() if isinstance(answer, type) else answer

    request = seen(Layer(refuse))
    assert len(request.layers) == 2
    assert answered(request)[1] == "403 Forbidden"


def test_an_error_that_is_an_application_is_the_answer_of_the_layer_that_caught_it() -> None:
    request = seen(Faulting(Breaking(Versions())))
    assert answered(request)[:2] == ("Faulting.__call__", "500 Internal Server Error")
    assert [layer.name.partition(".")[0] for layer in request.layers] == ["Faulting", "Breaking"]


def test_the_redirect_of_routes_is_told_to_be_its_own() -> None:
    request = seen(onion(), "/old")
    assert answered(request) == ("RoutesMiddleware.__call__", "302 Found", "Router.dispatch")


def test_an_application_that_is_tried_in_vain_has_not_answered() -> None:
    from paste.cascade import Cascade

    def nowhere(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return []

    request = seen(Cascade([nowhere, hello]))
    assert answered(request)[:2] == ("hello", "200 OK")


def test_a_method_and_a_partial_take_answers_as_a_function_does() -> None:
    class Server:
        def begin(self, prefix: str, status: str, headers: list[Any], exc_info: Any = None) -> Any:
            return lambda data: None

    class Handler:
        def start_response(self, status: str, headers: list[Any], exc_info: Any = None) -> Any:
            return lambda data: None

    for start_response in (Handler().start_response, partial(Server().begin, "x")):
        (request,) = diff(partial(hello, environ_of(), start_response)).requests
        assert answered(request)[1] == "200 OK"


def test_an_application_that_is_a_generator_is_seen_when_it_runs() -> None:
    request = seen(Layer(generating))
    outer, inner = request.layers
    assert (outer.name, inner.name) == ("Layer.__call__", "generating")
    assert outer.gave
    assert outer.gave.headers == (("X-Late", "yes"),)
    assert answered(request) == ("generating", "200 OK", None)


def test_an_answer_to_head_has_no_body_whatever_it_declares() -> None:
    @wsgify
    def page(request: object) -> Response:
        return Response(b"page")

    gave = seen(page, keys={"REQUEST_METHOD": "HEAD"}).layers[0].gave
    assert gave
    assert gave.size is None
    assert ("Content-Length", "4") in gave.headers
