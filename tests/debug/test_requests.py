"""Which request are we in."""

from functools import partial

import toy
from walks import halts, walked

from minnova.debug.requests import environ_parameter
from minnova.debug.run import Run

INNER = toy.stop("c.identity", "identity")


def service(environ: dict[str, str]) -> str:
    return "identity" if environ["SERVER_NAME"] == "identity" else ""


def titles(text: str) -> list[str]:
    """Return what the cards say about the request: ["request 1 · GET /things"]."""
    cards = [line for line in text.splitlines() if line.startswith("━━")]
    return [line.strip("━ ").rpartition("━ ")[2] for line in cards]


def test_requests_are_numbered_as_they_come() -> None:
    text, _ = walked(stops=[toy.DISPATCH], paths=["/things", "/loop", "/things"], every=True)
    assert titles(text) == [
        "request 1 · GET /things",
        "request 2 · GET /loop",
        "request 3 · GET /things",
    ]


def test_layers_belong_to_the_same_request_even_with_a_copy_of_the_environ() -> None:
    text, _ = walked(stops=[toy.FRONT, toy.DISPATCH, toy.THINGS], paths=["/things"])
    assert titles(text) == ["request 1 · GET /things"] * 3


def test_a_layer_may_be_the_outermost_application() -> None:
    layer = toy.stop("a.layer", "Calling.__call__")
    text, _ = walked(stops=[layer], run=Run("toy", toy.ask_a_layer))
    assert titles(text) == ["request 1 · GET /things"]


def test_a_request_to_another_service_has_its_name_and_no_number() -> None:
    run = Run("toy", partial(toy.ask, "/inner", "/things"), service=service)
    text, _ = walked(stops=[INNER, toy.THINGS], run=run)
    assert titles(text) == ["identity · GET /tokens", "request 2 · GET /things"]


def test_after_an_inner_request_we_are_in_the_outer_one_again() -> None:
    run = Run("toy", partial(toy.ask, "/inner"), service=service)
    text, _ = walked(stops=[INNER, toy.stop("c.told", "Router.told")], run=run)
    assert titles(text) == ["identity · GET /tokens", "request 1 · GET /inner"]


def test_a_condition_may_ask_for_the_request() -> None:
    stop = toy.stop("a.second", "Router.dispatch", when="this_request.number == 2")
    text, _ = walked(stops=[stop], paths=["/things", "/loop"])
    assert titles(text) == ["request 2 · GET /loop"]


def test_a_condition_of_ones_own_may_ask_for_the_request_too() -> None:
    commands = ["b toy.py:1000, this_request.number == 2", "condition 2 this_request.number == 2"]
    text, _ = walked(
        *commands, "enable 2", stops=[toy.FRONT], also=[toy.DISPATCH], paths=["/things", "/loop"]
    )
    assert halts(text) == ["a.front", "a.dispatch"]
    assert titles(text)[1] == "request 2 · GET /loop"


def test_this_request_is_in_no_frame_and_no_module() -> None:
    text, _ = walked("p 'this_request' in {**globals(), **locals()}", stops=[toy.THINGS])
    assert "False" in text


def test_outside_of_a_request_there_is_none() -> None:
    stop = toy.stop("a.ask", "ask", only="this_request is None")
    text, _ = walked(stops=[stop])
    assert titles(text) == ["a · ask"]


def test_an_application_is_known_by_the_parameter_before_start_response() -> None:
    def named_otherwise(env: object, start_response: object) -> None: ...
    def no_application(environ: object) -> None: ...

    assert environ_parameter(named_otherwise.__code__) == "env"
    assert environ_parameter(no_application.__code__) is None
