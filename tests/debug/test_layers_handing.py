"""How a layer hands on is read from its source, and left open where that leaves it open."""

from collections.abc import Callable

import pytest
from onions import Hello, hello
from webob import Request, Response
from webob.dec import wsgify

from minnova.debug.layers import read


class Layer:
    def __init__(self) -> None:
        self.application = Hello()


class ByVariable(Layer):
    def __call__(self, environ, start_response):  # type: ignore[no-untyped-def]
        app = self.application
        return app(environ, start_response)


class ByMethod(Layer):
    def __call__(self, environ, start_response):  # type: ignore[no-untyped-def]
        return self.go_on(environ, start_response)

    def go_on(self, *request):  # type: ignore[no-untyped-def]
        return self.application(*request)


class ByIndex(Layer):
    def __call__(self, environ, start_response):  # type: ignore[no-untyped-def]
        return self.apps[-1](environ, start_response)

    def __init__(self) -> None:
        self.apps = [hello, Hello()]


class ReturnsByMethod(Layer):
    @wsgify
    def __call__(self, request):  # type: ignore[no-untyped-def]
        return self.next_one()

    def next_one(self):  # type: ignore[no-untyped-def]
        return self.application or Hello()


class EitherWay(Layer):
    @wsgify
    def __call__(self, request):  # type: ignore[no-untyped-def]
        if request.method == "GET":
            return self.application
        return request.get_response(self.application)


class InAnInnerFunction(Layer):
    @wsgify
    def __call__(self, request):  # type: ignore[no-untyped-def]
        def later():  # type: ignore[no-untyped-def]
            return self.application

        return later()


class Endless(Layer):
    @wsgify
    def __call__(self, request):  # type: ignore[no-untyped-def]
        return self.again()

    def again(self):  # type: ignore[no-untyped-def]
        return self.again()


class Refusing(Layer):
    @wsgify
    def __call__(self, request):  # type: ignore[no-untyped-def]
        return Response(status=403) if request.headers.get("X") else self.application


@pytest.mark.parametrize(
    ("layer", "how"),
    [
        (ByVariable, "calls"),
        (ByMethod, "calls"),
        (ByIndex, "calls"),
        (ReturnsByMethod, "returns"),
        (Refusing, "returns"),
        (EitherWay, "unknown"),
        (InAnInnerFunction, "unknown"),
        (Endless, "unknown"),
    ],
)
def test_a_layer_that_holds_an_application(layer: Callable[[], object], how: str) -> None:
    outermost = read(layer()).outermost
    assert outermost.hands_on == how
    assert bool(outermost.note) == (how == "unknown")


class Answers:
    def __call__(self, environ, start_response):  # type: ignore[no-untyped-def]
        response = self.make(environ)
        response.headers["X"] = "Y"
        return response(environ, start_response)

    def make(self, environ) -> Response:  # type: ignore[no-untyped-def]
        return Response("hello")


class Finds:
    def __call__(self, environ, start_response):  # type: ignore[no-untyped-def]
        app = self.find(environ)
        return app(environ, start_response)

    def find(self, environ):  # type: ignore[no-untyped-def]
        return {"/": hello}[environ["PATH_INFO"]]


@wsgify
def forwards(request: Request) -> Response:
    return request.get_response(request.environ["next"])


def own_start(environ, start_response):  # type: ignore[no-untyped-def]
    def start(status, headers):  # type: ignore[no-untyped-def]
        start_response(status, [])

    return environ["next"](environ, start)


@pytest.mark.parametrize(
    ("application", "how", "kind"),
    [
        (Answers(), "answers", "app"),
        (wsgify(lambda request: Response("hello")), "answers", "app"),
        (Finds(), "unknown", "closed"),
        (forwards, "unknown", "closed"),
        (own_start, "unknown", "closed"),
    ],
    ids=["response", "lambda", "finds", "forwards", "own start"],
)
def test_an_application_that_holds_none(application: object, how: str, kind: str) -> None:
    layer = read(application).outermost
    assert (layer.hands_on, layer.kind) == (how, kind)
