"""Whatever shape an application has, its layers are found, or it is said that they cannot be."""

from functools import partial
from types import SimpleNamespace
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.validate import validator

import onions
import pytest
from onions import Heir, Hello, Returning, Wrapping, hello, lines, logged, onion, refusing
from routes import Mapper
from routes.middleware import RoutesMiddleware
from webob import Response
from webob.dec import wsgify

from minnova.debug.layers import read


class Slotted(Wrapping):
    __slots__ = ("application",)


class Lazy:
    """Would do something if its property were read or its attributes asked for."""

    @property
    def application(self) -> object:
        raise AssertionError("a property was run")

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"asked for {name}")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        return []


class Odd(Wrapping):
    """Keeps the application where nobody else does, and something that it never uses."""

    def __init__(self, application: object) -> None:
        self.below = application
        self.spare = hello

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> object:
        return self.below(environ, start_response)


class Class:
    """An application of PEP 3333's other kind: the class itself is called."""

    def __init__(self, environ: WSGIEnvironment, start_response: StartResponse) -> None: ...


def behind(environ: WSGIEnvironment, start_response: StartResponse) -> object:
    return hello(environ, start_response)


@pytest.mark.parametrize(
    ("application", "expected"),
    [
        (hello, ["hello: app, answers"]),
        (Wrapping(hello), ["Wrapping: layer, calls", "  hello: app, answers"]),
        (Heir(hello), ["Heir: layer, calls", "  hello: app, answers"]),
        (Returning(Hello()), ["Returning: layer, returns", "  Hello: app, answers"]),
        (Slotted(hello), ["Slotted: layer, calls", "  hello: app, answers"]),
        (Odd(hello), ["Odd: layer, calls", "  hello: app, answers"]),
        (logged(Hello()), ["logged.layer: layer, calls", "  Hello: app, answers"]),
        (refusing(hello), ["refusing: layer, returns", "  hello: app, answers"]),
        (behind, ["behind: layer, calls", "  hello: app, answers"]),
        (
            onions.short_names(onions.unusual),
            ["short_names.layer: layer, calls", "  unusual: app, answers"],
        ),
        (Response("hello"), ["Response: app, answers"]),
        (Lazy(), ["Lazy: app, answers"]),
    ],
    ids=lambda value: None if isinstance(value, list) else type(value).__name__,
)
def test_the_layers_of_an_application_are_found(application: object, expected: list[str]) -> None:
    assert onion(application) == expected


def test_a_partial_holds_what_it_fills_in() -> None:
    def layer(app: object, environ: WSGIEnvironment, start_response: StartResponse) -> object:
        return app(environ, start_response)

    assert onion(partial(layer, hello))[0].endswith("layer: layer, calls")
    assert onion(partial(layer, app=hello))[1] == "  hello: app, answers"


def test_values_that_are_no_wsgi_applications_are_no_layers() -> None:
    for value in (None, "hello", 42, dict, Hello, SimpleNamespace(application=hello)):
        assert onion(Wrapping(value))[1:] == []


def test_an_application_with_two_places_is_one_layer_with_both() -> None:
    application = Wrapping(hello)
    application.applications = [((None, "/a"), hello), (("example.com", ""), hello)]
    del application.application
    (mount,) = read(application).outermost.mounts
    assert mount.at == "/a, example.com/"


def test_applications_in_a_dictionary_are_at_their_keys() -> None:
    application = Wrapping(hello)
    application.mounts = {"/api": Hello()}
    assert [mount.at for mount in read(application).outermost.mounts] == ["", "/api"]
    assert read(application).outermost.kind == "composite"


def test_a_cycle_is_said_and_not_followed() -> None:
    outer = Wrapping(hello)
    outer.application = Wrapping(outer)
    assert onion(outer) == [
        "Wrapping: layer, calls",
        "  Wrapping: layer, calls",
        "    Wrapping: closed, unknown",
    ]
    assert "cycle" in list(read(outer))[-1].note


def around_itself(environ: WSGIEnvironment, start_response: StartResponse) -> object:
    return around_itself(environ, start_response)


def test_a_function_around_itself_is_a_cycle_too() -> None:
    assert onion(around_itself) == [
        "around_itself: layer, calls",
        "  around_itself: closed, unknown",
    ]


def test_more_layers_than_anybody_puts_on_are_cut_and_it_is_said() -> None:
    application: object = hello
    for _ in range(500):
        application = Wrapping(application)
    *_, last = read(application)
    assert (last.number, last.kind) == (100, "closed")
    assert "not read any further" in last.note


def test_an_application_that_is_not_in_python_says_that_it_cannot_be_read() -> None:
    (layer,) = read(print)
    assert (layer.kind, layer.hands_on, layer.place) == ("closed", "unknown", "not in Python")
    assert "not in Python" in layer.note


def test_an_application_whose_source_is_gone_says_so_and_shows_what_it_holds() -> None:
    names = {"hello": hello}
    exec("def layer(environ, start_response):\n    return hello(environ, start_response)", names)
    (layer,) = read(names["layer"])
    assert (layer.kind, layer.hands_on) == ("closed", "unknown")
    assert "source" in layer.note
    wrapped = Wrapping(names["layer"])
    assert onion(wrapped) == ["Wrapping: layer, calls", "  layer: closed, unknown"]


def test_a_class_that_is_called_is_an_application() -> None:
    assert onion(Wrapping(Class))[0] == "Wrapping: layer, calls"
    assert len(onion(Wrapping(Class))) == 2


def test_an_application_of_the_standard_library_is_read() -> None:
    assert onion(validator(hello)) == ["validator.lint_app: layer, calls", "  hello: app, answers"]


def test_routes_lead_to_controllers_only_where_somebody_asks_for_them() -> None:
    mapper = Mapper()
    mapper.connect("/hello", controller=Hello())
    plain = RoutesMiddleware(hello, mapper)
    assert list(lines(read(plain).outermost))[1:] == ["  hello: app, answers"]

    @wsgify
    def dispatch(request: object) -> object:
        return request.environ["wsgiorg.routing_args"][1]["controller"]

    asked = list(lines(read(RoutesMiddleware(dispatch, mapper)).outermost))
    assert asked[0] == "RoutesMiddleware: router, calls"
    assert asked[1].endswith("dispatch: router, returns")
    assert asked[2:] == ["    Hello: app, answers"]
