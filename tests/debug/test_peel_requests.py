"""Peeling: which requests are listed, and as what."""

import gc
import threading
import weakref

from toy_onion import (
    Asking,
    PlainHeir,
    Returning,
    Router,
    Versions,
    get,
    onion,
    plain,
    steps,
)
from webob import Request
from webob.dec import wsgify

from minnova.debug.peel import peel


def test_a_request_is_known_by_number_method_path_and_status() -> None:
    application = onion()

    def run() -> list[str]:
        return [get(application, path)() for path in ("/servers", "/old")]

    peel_of_two = peel(run)
    described = [(one.number, one.method, one.path, one.status) for one in peel_of_two.requests]
    assert described == [
        (1, "GET", "/servers", "300 Multiple Choices"),
        (2, "GET", "/old", "302 Found"),
    ]
    assert peel_of_two.result == ["300 Multiple Choices", "302 Found"]


def test_requests_that_a_layer_makes_are_left_out() -> None:
    assert [one.path for one in peel(get(onion(), "/servers")).requests] == ["/servers"]


def test_all_keeps_the_requests_that_a_layer_makes_but_does_not_number_them() -> None:
    nova, keystone = peel(get(Asking(Router()), "/servers"), all=True).requests
    assert (nova.number, keystone.number) == (1, None)
    assert (keystone.service, keystone.path) == ("controller:80", "/identity/v3")
    assert keystone.inside == "Asking.__call__ of request 1"
    assert steps(keystone) == ["Versions answers"]
    assert nova.coats[0].plain is None


def test_requests_to_other_services_are_left_out_and_do_not_count() -> None:
    def run() -> None:
        get(Versions(), "/identity")()
        get(Versions(), "/v2.1")()

    def service(environ: dict[str, object]) -> str:
        return "keystone" if environ["PATH_INFO"] == "/identity" else ""

    (request,) = peel(run, service=service).requests
    assert (request.number, request.path) == (1, "/v2.1")
    kept = peel(run, all=True, service=service).requests
    assert [(one.number, one.service) for one in kept] == [
        (None, "keystone"),
        (1, "controller:8774"),
    ]


def test_a_plain_application_is_listed_if_asked_for() -> None:
    target = f"{plain.__module__}:plain"
    (request,) = peel(get(Returning(plain)), also=[target]).requests
    assert steps(request) == ["Returning returns", "plain answers"]
    assert [coat.plain for coat in request.coats] == [None, None]


def test_a_plain_method_is_named_by_its_object_s_class() -> None:
    (request,) = peel(get(PlainHeir()), also=[f"{plain.__module__}:Plain.__call__"]).requests
    assert [(coat.name, coat.function) for coat in request.coats] == [
        ("PlainHeir.__call__", "Plain.__call__")
    ]
    assert request.status == "300 Multiple Choices"


def test_decorating_a_function_is_no_request() -> None:
    def run() -> None:
        @wsgify(RequestClass=None)
        def hello(request: object) -> str:
            return "hello"

    empty = peel(run)
    assert (empty.requests, empty.decorations) == ((), 1)


def test_a_request_is_let_go_as_soon_as_it_is_over() -> None:
    class Thing:
        pass

    def run() -> bool:
        request = Request.blank("/", environ={"thing": Thing()})
        thing = weakref.ref(request.environ["thing"])
        request.get_response(Returning(Versions()))
        del request
        gc.collect()
        return thing() is None

    assert peel(run).result


def test_a_request_in_another_thread_is_peeled_too() -> None:
    def run() -> None:
        thread = threading.Thread(target=get(Returning(Versions())))
        thread.start()
        thread.join()

    (request,) = peel(run).requests
    assert steps(request) == ["Returning returns", "Versions answers"]
