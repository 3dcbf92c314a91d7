"""What has changed up to a halt: a recorder that a debugger tells of every call."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from toy_layers import Adding, Layer, Shouting, environ_of, hello, send, ways

from minnova.debug.diff import Recorder, RequestDiff


def so_far(run: Callable[[], object], name: str) -> RequestDiff | None:
    """Run something under trace, and ask at the return of a function of this name."""
    recorder, found = Recorder(), []

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        if event == "call":
            recorder.called(frame)
        elif event == "return" and frame.f_code.co_name == name:
            found.append(recorder.so_far(frame))
        return trace if frame.f_code.co_name == name else None

    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(None)
    return found[0]


def innermost(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    environ["toy.here"] = True
    paused()
    return list(hello(environ, start_response))


def paused() -> None:
    """Stand for where one has stopped."""


def test_what_the_layers_have_changed_so_far_is_told_and_what_the_current_one_has() -> None:
    found = so_far(send(Layer(Adding(innermost)), environ_of()), "paused")
    assert found
    assert [len(layer.way_in) for layer in found.layers] == [0, 3, 1]
    assert ways(found.layers[2]) == [("added toy.here", None, "True")]


def test_the_layers_that_we_are_in_are_not_over_and_have_not_answered() -> None:
    found = so_far(send(Layer(Adding(innermost)), environ_of()), "paused")
    assert found
    assert [(layer.over, layer.gave) for layer in found.layers] == [(False, None)] * 3
    assert (found.status, found.answered_by) == (None, None)


def test_a_layer_that_is_left_already_is_over_and_its_answer_told() -> None:
    class Behind(Layer):
        def __call__(self, environ: Any, start_response: Any) -> Any:
            body = Shouting(hello)(environ, start_response)
            paused()
            return body

    found = so_far(send(Behind(hello), environ_of()), "paused")
    assert found
    assert [layer.over for layer in found.layers] == [False, True, True]
    assert [layer.gave and layer.gave.status for layer in found.layers] == ["200 OK"] * 3


def test_the_request_is_the_one_in_which_we_are() -> None:
    def run() -> None:
        send(hello, environ_of("/one"))()
        send(innermost, environ_of("/two"))()

    found = so_far(run, "paused")
    assert found
    assert (found.number, found.path) == (2, "/two")


def test_where_no_request_is_under_way_there_is_nothing_to_tell() -> None:
    assert so_far(paused, "paused") is None


def test_layers_that_are_over_are_let_go_of() -> None:
    recorder = Recorder()
    sys.settrace(lambda frame, event, argument: recorder.called(frame))
    try:
        for _ in range(3):
            send(Layer(hello), environ_of())()
    finally:
        sys.settrace(None)
    assert len(recorder.under_way) <= 2
