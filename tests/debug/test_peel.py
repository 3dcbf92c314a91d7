"""Peeling: which layers a request passes, and how each hands it on."""

import pytest
from toy_onion import (
    Breaking,
    ByHand,
    Catching,
    Copying,
    Faulting,
    Heir,
    Refusing,
    Returning,
    Versions,
    get,
    onion,
    peeled,
    plain,
    steps,
)
from webob.dec import wsgify

from minnova.debug.peel import peel


def test_the_coats_come_in_the_order_in_which_the_request_passes_them() -> None:
    request = peeled(onion(), "/servers")
    assert steps(request) == [
        "CORS calls",
        "RequestBodySizeLimiter calls",
        "Asking calls",
        "Router returns",
        "Router.dispatch returns",
        "Versions answers",
    ]
    assert [coat.depth for coat in request.coats] == list(range(6))


def test_the_object_s_class_is_told_and_the_class_that_defines_the_method() -> None:
    coat = peeled(Heir(Versions())).coats[0]
    assert (coat.name, coat.function) == ("Heir.__call__", "Returning.__call__")
    assert coat.module == Returning.__module__


def test_a_file_is_told_from_its_package_on() -> None:
    cors, sizelimit = peeled(onion(), "/servers").coats[:2]
    assert cors.place == f"oslo_middleware/base.py:{cors.line}"
    assert sizelimit.place == f"oslo_middleware/sizelimit.py:{sizelimit.line}"


def test_a_plain_application_between_two_coats_is_named() -> None:
    router = peeled(onion(), "/servers").coats[3]
    assert (router.name, router.plain) == ("Router.__call__", "RoutesMiddleware")


def test_a_request_that_ends_in_a_plain_application_ends_with_the_coat_before_it() -> None:
    request = peeled(onion(), "/old")
    assert steps(request)[-1] == "Router returns"
    assert request.coats[-1].plain == "RoutesMiddleware"


def test_a_coat_hands_on_to_the_next_coat_and_no_plain_application() -> None:
    assert [coat.plain for coat in peeled(Returning(Copying(Versions()))).coats] == [None] * 3


def test_a_function_has_no_class_to_show() -> None:
    @wsgify
    def hello(request: object) -> str:
        return "hello"

    (coat,) = peeled(hello).coats
    assert coat.name.endswith("<locals>.hello")
    assert coat.hands_on == "answers"


def test_a_layer_that_hands_on_a_copy_of_the_request_stays_one_of_its_coats() -> None:
    assert steps(peeled(Copying(Versions()))) == ["Copying calls", "Versions answers"]


def test_a_layer_that_calls_the_application_by_hand_calls() -> None:
    assert steps(peeled(ByHand(Versions()))) == ["ByHand calls", "Versions answers"]


def test_a_layer_that_refuses_with_an_exception_raises_and_its_status_is_told() -> None:
    request = peeled(Returning(Refusing(Versions())))
    assert steps(request) == ["Returning returns", "Refusing raises"]
    assert request.status == "403 Forbidden"


def test_an_exception_is_the_deed_of_the_layer_that_raised_it() -> None:
    request = peeled(Catching(Copying(Breaking(Versions()))))
    assert steps(request) == ["Catching calls", "Copying calls", "Breaking raises"]
    assert request.status == "500 Internal Server Error"


def test_a_layer_that_calls_and_then_returns_a_fault_calls_and_has_the_fault_s_status() -> None:
    request = peeled(Faulting(Breaking(Versions())))
    assert steps(request) == ["Faulting calls", "Breaking raises", "Fault answers"]
    assert [coat.depth for coat in request.coats] == [0, 1, 1]
    assert [coat.plain for coat in request.coats] == [None] * 3
    assert request.status == "500 Internal Server Error"


def test_what_the_run_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        peel(get(Breaking(Versions())))


def test_the_status_of_a_plain_application_is_not_guessed() -> None:
    request = peeled(Returning(plain))
    assert (request.status, request.coats[0].plain) == (None, "plain")
