"""The drawing of a diff."""

import re
from dataclasses import replace

from minnova.debug.diff import Answer, Change, Diff, LayerDiff, RequestDiff
from minnova.debug.render.diff import request, text
from minnova.debug.render.ink import Ink

PLAIN = Ink(False)
ANSWER = Answer("200 OK", (("Content-Type", "text/plain"),), 1024)
LATER = replace(ANSWER, status="201 Created", size=1)


def layer(number: int, name: str, *changes: Change, **rest: object) -> LayerDiff:
    made = LayerDiff(
        number, f"{name}.__call__", number - 1, True, True, changes, ANSWER, ANSWER, ()
    )
    return replace(made, **rest)  # type: ignore[arg-type]


MAP = layer(1, "URLMap", Change("SCRIPT_NAME", "''", "'/v2.1'"), Change("HTTP_X_AWAY", "'1'", None))
CORS = layer(2, "CORS")
PROXY = layer(3, "Proxy", got=ANSWER, gave=LATER, sent=(Change("X-Id", None, "req-1"),))
END = layer(4, "Resource", Change("nova.context", None, "<Context at 0x7f12>"), got=None)
REQUEST = RequestDiff(
    1, "GET", "/v2.1", "controller:8774", None, (MAP, CORS, PROXY, END), END, None
)

DRAWN = """\
request 1 · GET /v2.1 → 200 OK
answered by Resource

in: the environ, from the outside to the inside
1     URLMap
      ~ SCRIPT_NAME  '' → '/v2.1'
      - HTTP_X_AWAY  '1'
2–3   CORS, Proxy: nothing
4     Resource
      + nova.context  <Context>

out: the answer, from the inside to the outside
4     Resource answers 200 OK, 1,024 bytes
3     Proxy 200 OK → 201 Created 1,024 bytes → 1 byte
      + X-Id  req-1
2–1   CORS, URLMap: nothing"""


def drawn(found: RequestDiff, width: int = 80) -> list[str]:
    return request(found, width, PLAIN).splitlines()


def test_a_request_is_drawn_on_its_way_in_and_on_its_way_out() -> None:
    assert request(REQUEST, 80, PLAIN) == DRAWN


def test_requests_stand_one_below_the_other() -> None:
    assert text(Diff((REQUEST, REQUEST), None), 80, PLAIN) == f"{DRAWN}\n\n{DRAWN}\n"


def test_a_run_without_requests_says_so() -> None:
    assert text(Diff((), None), 80, PLAIN) == "No request has come to a WSGI application.\n"


def test_what_the_answering_layer_kept_the_request_from_is_said() -> None:
    found = replace(REQUEST, unreached="NovaKeystoneContext.__call__")
    assert drawn(found)[1] == "answered by Resource: it never came to NovaKeystoneContext"


def test_a_request_of_another_service_says_who_asked() -> None:
    found = replace(REQUEST, number=None, service="identity", inside="AuthProtocol of request 1")
    assert drawn(found)[:2] == [
        "identity · GET /v2.1 → 200 OK",
        "asked inside AuthProtocol of request 1",
    ]


def test_two_values_share_the_room_that_there_is() -> None:
    def line(before: str, after: str) -> str:
        one = layer(1, "A", Change("k", before, after))
        return drawn(replace(REQUEST, layers=(one,)), 40)[5].removeprefix("      ~ k  ")

    assert line("b" * 50, "a" * 50) == f"{'b' * 12}… → {'a' * 12}…"
    assert line("b" * 50, "short") == f"{'b' * 20}… → short"
    assert line("short", "a" * 50) == f"short → {'a' * 20}…"


def test_another_object_that_looks_the_same_is_called_so() -> None:
    one = layer(1, "A", Change("k", "<O at 0x1>", "<O at 0x2>"))
    assert drawn(replace(REQUEST, layers=(one,)))[5].endswith(
        "<O> → another one that says the same"
    )


def test_a_body_of_unknown_size_and_a_layer_that_raised_are_called_so() -> None:
    streamed = layer(1, "A", got=None, gave=replace(ANSWER, size=None))
    raised = layer(2, "B", got=None, gave=None, raised=True)
    silent = layer(3, "C", got=None, gave=None)
    lines = drawn(replace(REQUEST, layers=(streamed, raised, silent)))
    assert "1     A answers 200 OK, a body of unknown size" in lines
    assert "2     B gives no answer: an exception leaves it" in lines
    assert "3     C gives no answer: it has not called start_response" in lines


def test_while_a_request_is_on_its_way_in_nothing_is_said_of_the_way_out() -> None:
    layers = tuple(replace(one, over=False, gave=None) for one in (MAP, CORS))
    lines = drawn(replace(REQUEST, layers=layers, answered_by=None))
    assert lines[-2:] == ["      - HTTP_X_AWAY  '1'", "2     CORS  (we are here)"]
    assert not [line for line in lines if line.startswith("out:")]


def test_many_quiet_layers_are_wrapped_and_aligned() -> None:
    layers = tuple(layer(number, f"Layer{number}") for number in range(1, 9))
    lines = drawn(replace(REQUEST, layers=layers), 40)
    assert lines[4:6] == [
        "1–8   Layer1, Layer2, Layer3, Layer4,",
        "      Layer5, Layer6, Layer7, Layer8:",
    ]


def test_colour_changes_no_text() -> None:
    coloured = request(REQUEST, 80, Ink(True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == DRAWN
