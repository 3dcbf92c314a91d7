"""Looking at a run changes nothing in it: no body is read, nothing is disturbed or left behind."""

import sys
import threading
from contextlib import closing
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest
from toy_layers import (
    Broken,
    Layer,
    Shouting,
    Streaming,
    environ_of,
    hello,
    seen,
    send,
)

from minnova.debug.diff import diff
from minnova.debug.hooks import HookWarning


def test_a_streamed_body_is_not_consumed_and_its_size_unknown() -> None:
    application = Streaming()

    def run() -> tuple[int, bytes]:
        body = application(environ_of(), lambda *arguments: lambda data: None)
        return application.given, b"".join(body)

    found = diff(run)
    assert found.result == (0, b"onetwo")
    gave = found.requests[0].layers[0].gave
    assert gave
    assert (gave.status, gave.size) == ("200 OK", None)


def test_the_body_of_the_request_is_not_consumed() -> None:
    def echo(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        start_response("200 OK", [])
        return [environ["wsgi.input"].read()]

    run = send(Layer(echo), environ_of(body=b"the body"))
    assert diff(run).result == b"the body"


def test_the_run_is_the_same_for_a_strict_server() -> None:
    environ: WSGIEnvironment = {"QUERY_STRING": ""}
    setup_testing_defaults(environ)

    application: Any = validator(Shouting(validator(hello)))

    def run() -> list[bytes]:
        with closing(application(environ, lambda status, headers, error=None: print)) as body:
            return list(body)

    assert diff(run).result == [b"hello!"]


def test_what_the_run_raises_is_raised_and_nothing_watches_any_more() -> None:
    before = sys.getprofile(), threading.getprofile()
    with pytest.raises(ZeroDivisionError):
        diff(send(Broken(), environ_of()))
    assert (sys.getprofile(), threading.getprofile()) == before


def test_a_thread_that_the_run_starts_is_watched_too() -> None:
    def run() -> None:
        thread = threading.Thread(target=send(hello, environ_of()))
        thread.start()
        thread.join()

    assert [one.status for one in diff(run).requests] == ["200 OK"]


def test_whoever_was_profiling_before_sees_the_run_too() -> None:
    names: set[str] = set()
    sys.setprofile(lambda frame, event, argument: names.add(frame.f_code.co_name))
    try:
        diff(send(hello, environ_of()))
    finally:
        sys.setprofile(None)
    assert "hello" in names


def test_what_goes_wrong_in_looking_does_not_disturb_the_run_and_is_told() -> None:
    run = send(hello, environ_of())
    with pytest.warns(HookWarning, match="ZeroDivisionError"):
        found = diff(run, service=lambda environ: str(1 / 0))
    assert found.result == b"hello"


def test_a_request_whose_environ_cannot_be_read_is_left_out_and_told() -> None:
    class Nameless:
        def __str__(self) -> str:
            raise ZeroDivisionError

    environ: dict[Any, Any] = {**environ_of(), Nameless(): 1}
    with pytest.warns(HookWarning, match="ZeroDivisionError"):
        found = diff(send(hello, environ))
    assert (found.result, found.requests) == (b"hello", ())


def test_values_that_raise_when_they_are_looked_at_are_only_values() -> None:
    class Hostile:
        __class__ = property(lambda self: 1 / 0)

        def __eq__(self, other: object) -> bool:
            raise ZeroDivisionError

        __hash__ = None  # type: ignore[assignment]

        def __repr__(self) -> str:
            raise ZeroDivisionError

    def hostile(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        environ["toy.hostile"] = Hostile()
        return hello(environ, start_response)

    (change,) = seen(hostile, keys={"toy.hostile": Hostile()}).layers[0].way_in
    assert change.after
    assert change.after.endswith(": its repr raises ZeroDivisionError>")
