"""Peeling other people's applications: their layers are plain WSGI, and some of them begin late."""

from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from toy_layers import Broken, Layer, Mending, Shouting, environ_of, generating, hello, send
from toy_onion import Returning, Versions, steps
from webob import Response

from minnova.debug.diff import diff
from minnova.debug.hooks import HookWarning
from minnova.debug.peel import PeeledRequest, peel


class Page:
    """An application that is a class: what its call makes is the body."""

    def __init__(self, environ: WSGIEnvironment, start_response: StartResponse) -> None:
        self.given = environ, start_response

    def __iter__(self) -> Iterator[bytes]:
        yield from generating(*self.given)


class Calling(Layer):
    """Calls a method of its own, as `Flask.__call__` does."""

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self.wsgi_app(environ, start_response)

    def wsgi_app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return Response("no", 403)(environ, start_response)


def peeled(application: Any) -> PeeledRequest:
    (request,) = peel(send(application, environ_of()), plain=True).requests
    return request


APPLICATIONS = {
    "a function": (Layer(hello), ["Layer calls", "hello answers"]),
    "a function without a name": (
        Layer(lambda environ, start_response: hello(environ, start_response)),
        ["Layer calls", "<lambda> calls", "hello answers"],
    ),
    "a generator": (Layer(generating), ["Layer returns", "generating answers"]),
    "a generator in a wsgify": (
        Shouting(Layer(generating)),
        ["Shouting calls", "Layer returns", "generating answers"],
    ),
    "a generator that a wsgify returns": (
        Returning(generating),
        ["Returning returns", "generating answers"],
    ),
    "a class": (Layer(Page), ["Layer calls", "Page returns", "generating answers"]),
    "a wsgify": (Layer(Versions()), ["Layer calls", "Versions answers"]),
    "an exception": (Mending(Layer(Broken())), ["Mending calls", "Layer calls", "Broken raises"]),
    "an object that calls itself": (Calling(hello), ["Calling answers"]),
}


@pytest.mark.parametrize(("application", "expected"), APPLICATIONS.values(), ids=APPLICATIONS)
def test_each_layer_is_listed_with_what_it_does(application: Any, expected: list[str]) -> None:
    assert steps(peeled(application)) == expected


@pytest.mark.parametrize("application", [one for one, _ in APPLICATIONS.values()], ids=APPLICATIONS)
def test_a_peel_and_a_diff_find_the_same_layers(application: Any) -> None:
    (other,) = diff(send(application, environ_of())).requests
    assert [(coat.name, coat.depth) for coat in peeled(application).coats] == [
        (layer.name, layer.depth) for layer in other.layers
    ]


def test_what_goes_wrong_in_looking_does_not_disturb_the_run_and_is_told() -> None:
    with pytest.warns(HookWarning, match="ZeroDivisionError"):
        found = peel(send(hello, environ_of()), plain=True, service=lambda environ: str(1 / 0))
    assert (found.result, found.requests) == (b"hello", ())
