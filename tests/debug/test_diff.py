"""What each layer changed, on layers that do one thing each."""

from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from toy_layers import (
    Adding,
    Around,
    Filling,
    Heading,
    Layer,
    Shouting,
    environ_of,
    hello,
    seen,
    send,
    ways,
    written,
)
from webob import Request
from webob.dec import wsgify

from minnova.debug.diff import Answer, diff


def test_keys_that_a_layer_added_changed_and_removed_are_told() -> None:
    layer, _ = seen(Adding(hello)).layers
    assert sorted(ways(layer)) == [
        ("added toy.user", None, "'demo'"),
        ("changed PATH_INFO", "'/v3/servers'", "'/servers'"),
        ("removed HTTP_X_AWAY", "'1'", None),
    ]


def test_a_layer_is_not_told_to_have_done_what_a_later_one_did() -> None:
    request = seen(Layer(Adding(hello)))
    assert [len(layer.way_in) for layer in request.layers] == [0, 3, 0]


def test_a_dictionary_that_is_written_into_is_told_by_its_items() -> None:
    layer, _ = seen(Filling(hello)).layers
    assert ways(layer) == [("added toy.session['rows']", None, "10")]


def test_an_attribute_that_a_layer_sets_on_its_request_is_told_as_one() -> None:
    layer, _ = seen(Shouting(hello)).layers
    assert ways(layer) == [("added req.shouting", None, "True")]


def test_another_object_in_place_of_one_is_a_change_even_if_it_says_the_same() -> None:
    class Silent:
        def __repr__(self) -> str:
            return "<Silent>"

    def replacing(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        environ["toy.object"] = Silent()
        return hello(environ, start_response)

    layer, _ = seen(replacing, keys={"toy.object": Silent()}).layers
    assert ways(layer) == [("changed toy.object", "<Silent>", "<Silent>")]


def test_a_long_text_that_differs_behind_where_it_is_cut_is_a_change() -> None:
    def longer(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        environ["toy.long"] += "y"
        return hello(environ, start_response)

    layer, _ = seen(longer, keys={"toy.long": "x" * 10_000}).layers
    assert [change.key for change in layer.way_in] == ["toy.long"]


def test_what_the_innermost_layer_leaves_in_the_environ_is_told() -> None:
    def counting(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        start_response("200 OK", [])
        environ["toy.count"] = 1
        return []

    assert ways(seen(counting).layers[0]) == [("added toy.count", None, "1")]


def test_headers_and_status_that_a_layer_changed_are_told() -> None:
    layer, inner = seen(Heading(hello)).layers
    assert [written(change) for change in layer.sent] == [
        ("removed X-Away", "soon", None),
        ("added X-Toy", None, "here"),
    ]
    assert (layer.got, layer.got and layer.got.status) == (inner.gave, "200 OK")
    assert layer.gave
    assert layer.gave.status == "201 Created"


def test_two_layers_of_one_class_are_not_taken_for_each_other() -> None:
    outer, middle, _ = seen(Heading(Heading(hello, "X-Inner"), "X-Outer")).layers
    assert [change.key for change in outer.sent] == ["X-Outer"]
    assert [change.key for change in middle.sent] == ["X-Away", "X-Inner"]


def test_a_layer_that_makes_the_body_longer_is_seen_to() -> None:
    layer, inner = seen(Shouting(hello)).layers
    assert [one.gave and one.gave.size for one in (layer, inner)] == [6, 5]
    assert [written(change) for change in layer.sent] == [
        ("changed Content-Type", "text/plain", "text/html"),
        ("added Content-Length", None, "6"),
    ]


def test_a_layer_that_hands_its_start_response_on_gives_the_answer_that_it_got() -> None:
    layer, inner = seen(Layer(hello)).layers
    assert layer.got == layer.gave == inner.gave
    assert layer.quiet_out
    headers = (("Content-Type", "text/plain"), ("X-Away", "soon"))
    assert inner.gave == Answer("200 OK", headers, 5)


def test_headers_of_one_name_are_compared_together_and_in_any_case() -> None:
    def varying(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        start_response("200 OK", [("Vary", "Accept"), ("vary", "Cookie")])
        return []

    assert [written(one) for one in seen(varying).layers[0].sent] == [
        ("added Vary", None, "Accept, Cookie")
    ]


def test_wsgify_and_plain_layers_are_told_apart_and_named() -> None:
    layers = seen(Adding(Shouting(hello))).layers
    assert [(one.name, one.plain, one.depth) for one in layers] == [
        ("Adding.__call__", True, 0),
        ("Shouting.__call__", False, 1),
        ("hello", True, 2),
    ]


def test_an_application_that_calls_a_method_of_its_own_is_one_layer() -> None:
    class Site:
        def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
            return self.wsgi_app(environ, start_response)

        def wsgi_app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
            return hello(environ, start_response)

    assert [one.name.rpartition(".")[2] for one in seen(Site()).layers] == ["__call__", "hello"]


def test_a_token_is_masked_where_it_was_seen_before_anything_said_that_it_is_one() -> None:
    token = "4f5d9c1e0a7b4c2d8e6f"

    def noting(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        environ["toy.note"] = f"issued {token}"
        return hello(environ, start_response)

    def run() -> None:
        send(noting, environ_of())()
        send(hello, environ_of(keys={"HTTP_X_AUTH_TOKEN": token}))()

    found = diff(run)
    assert ways(found.requests[0].layers[0]) == [("added toy.note", None, "'issued ***'")]
    assert token not in repr(found)


def test_a_request_that_a_layer_makes_on_its_way_is_kept_apart() -> None:
    class Asking(Around):
        @wsgify
        def __call__(self, request: Request) -> Any:
            Request.blank("http://elsewhere/check").get_response(hello)
            return self.application

    run = send(Asking(hello), environ_of())
    assert [str(one.path) for one in diff(run).requests] == ["/v3/servers"]
    asked = diff(send(Asking(hello), environ_of()), all=True).requests[1]
    assert (asked.number, asked.path, asked.service) == (None, "/check", "elsewhere:80")
    assert asked.inside == "Asking.__call__ of request 1"


def test_requests_are_numbered_and_those_to_other_services_are_not() -> None:
    def run() -> str:
        for path in ("/one", "/other", "/two"):
            send(hello, environ_of(path))()
        return "done"

    found = diff(run, service=lambda environ: "other" * (environ["PATH_INFO"] == "/other"))
    assert [(one.number, one.path) for one in found.requests] == [(1, "/one"), (2, "/two")]
    assert found.result == "done"
