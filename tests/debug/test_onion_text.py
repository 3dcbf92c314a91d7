"""The onion, drawn as text."""

import re
from dataclasses import replace

import pytest

from minnova.debug.layers import Layer, Mount
from minnova.debug.render.ink import Ink
from minnova.debug.render.onion import text
from minnova.debug.render.text import shorten

PLAIN = Ink(False)


def layer(number: int, name: str, how: str, *mounts: Mount, note: str = "") -> Layer:
    file = f"/home/somebody/venv/site-packages/house/api/{name.lower()}.py"
    module = f"house.api.{name.lower()}"
    return Layer(number, name, "layer", how, f"{name}.__call__", module, file, 7, mounts, note)


def resource(number: int, at: str) -> Mount:
    return Mount(layer(number, "Resource", "answers"), "match['controller']", at)


RESOURCES = (resource(4, "/flavors"), resource(5, "/images"), resource(6, "/servers"))
ROUTER = layer(3, "Router", "returns", *RESOURCES)
CONTEXT = layer(2, "Context", "returns", Mount(ROUTER, "self.application"))
CORS = layer(1, "CORS", "calls", Mount(CONTEXT, "self.application"))
VERSIONS = layer(7, "Versions", "unknown", note="To what it gives the request is not known.")
ONION = layer(
    0, "URLMap", "calls", Mount(CORS, "self.applications", "/v2"), Mount(VERSIONS, "…", "/")
)

WHOLE = """\
  ╭ URLMap · calls                  house/api/urlmap.py:7
  │ ╭ /v2 CORS · calls                house/api/cors.py:7
  │ │ ╭ Context · returns          house/api/context.py:7
  │ │ │ ╭ Router · returns          house/api/router.py:7
  │ │ │ │ ╭ Resource × 3 · answers · /flavors, /images, …
  │ ╭ / Versions · unknown        house/api/versions.py:7
  │ │   To what it gives the request is not known."""

LIT = """\
● ╭ URLMap · calls                  house/api/urlmap.py:7
● │ ╭ /v2 CORS · calls                house/api/cors.py:7
○ │ │ ╭ Context · returned         house/api/context.py:7
○ │ │ │ ╭ Router · returned         house/api/router.py:7
  │ │ │ │ ╭ Resource × 2 · answers · /flavors, /images
> │ │ │ │ ╭ /servers Resource · answers   …/resource.py:7
  │ ╭ / Versions · unknown        house/api/versions.py:7
  │ │   To what it gives the request is not known.

> here   ● on the stack   ○ has handed on by returning:
its frame is gone"""


def test_the_whole_onion_is_one_line_a_layer_the_outermost_first() -> None:
    assert text(ONION, 57, PLAIN) == WHOLE


def test_the_layer_that_we_are_in_is_marked_and_those_around_it_say_whether_they_are_gone() -> None:
    assert text(ONION, 57, PLAIN, RESOURCES[2].layer) == LIT


def test_the_way_that_the_request_did_not_take_is_folded() -> None:
    lines = text(ONION, 80, PLAIN, VERSIONS).splitlines()
    assert lines[1].startswith("  │ ╭ /v2 CORS · calls · 5 more inside ")
    assert lines[2].startswith("> │ ╭ / Versions")


def test_in_the_outermost_layer_nothing_is_folded_yet() -> None:
    assert "inside" not in text(ONION, 80, PLAIN, ONION)
    assert text(ONION, 80, PLAIN, ONION).startswith("> ╭ URLMap")


@pytest.mark.parametrize("width", [20, 30, 40, 57, 80, 100])
@pytest.mark.parametrize("here", [None, CONTEXT, RESOURCES[0].layer])
def test_no_line_is_wider_than_the_terminal(width: int, here: Layer | None) -> None:
    lines = text(ONION, width, PLAIN, here).splitlines()
    assert max(map(len, lines)) <= max(width, 30)


def test_a_file_that_has_no_room_loses_its_folders_first() -> None:
    first = [text(ONION, width, PLAIN).splitlines()[0].rpartition("  ")[2] for width in (45, 35)]
    assert first == ["house/api/urlmap.py:7", "…/urlmap.py:7"]


def test_what_has_no_room_at_all_is_left_out() -> None:
    assert [shorten("abcdef", width) for width in (6, 4, 1, 0, -3)] == [
        "abcdef",
        "abc…",
        "…",
        "",
        "",
    ]


def test_no_path_of_this_machine_is_shown() -> None:
    assert "somebody" not in text(ONION, 200, PLAIN)


def test_without_colour_there_are_no_escape_codes_and_with_it_the_words_are_the_same() -> None:
    plain, colour = (text(ONION, 80, ink, CONTEXT) for ink in (PLAIN, Ink(True)))
    assert "\x1b" not in plain
    assert "\x1b[1;36mContext\x1b[0m" in colour
    assert re.sub(r"\x1b\[[\d;]*m", "", colour) == plain


def test_a_name_that_would_steer_the_terminal_does_not() -> None:
    hostile = replace(CORS, name="\x1b[2J" + "x" * 1000 + "\n", mounts=())
    (line,) = text(hostile, 80, PLAIN).splitlines()
    assert "\x1b" not in line
    assert len(line) <= 80
