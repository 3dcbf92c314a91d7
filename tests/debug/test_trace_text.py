"""The call tree, drawn."""

from dataclasses import replace

from minnova.debug.render.ink import Ink
from minnova.debug.render.trace import text
from minnova.debug.trace import Node, Trace, sections

CAN = Node("RequestContext.can", "shop/context.py:43", 3, 0.0021, 0.0021, raised=("Forbidden",))
DETAIL = Node(
    name="ServersController.detail",
    where="shop/api/openstack/compute/servers.py:35",
    calls=1,
    seconds=0.1234,
    own=0.1213,
    stage="dispatch",
    stop="dispatch.detail",
    children=(replace(CAN, stage="dispatch", stop="dispatch.policy"),),
)
REQUEST = Node("request 1 · GET /servers", "", 1, 0.1234, 0.0, "request", children=(DETAIL,))
FOUND = Trace((REQUEST,), 0.2, None)

DRAWN = """\
dispatch · to the controller's method, and down to the SQL              123.4 ms
      ms      own
                  request 1 · GET /servers
   123.4    121.3 ServersController.detail     …/openstack/compute/servers.py:35
     2.1      2.1  RequestContext.can  ×3  raises Forbidden   shop/context.py:43

5 calls in 200.0 ms. ×7: called 7 times; --all draws every function. Tracing
takes time, too: compare these times with each other, not with a clock."""


def draw(found: Trace[None], width: int = 80, depth: int | None = None, **more: bool) -> str:
    return text(found, sections(found, depth, **more), width, Ink(False), **more)


def test_a_stage_its_request_and_its_calls_stand_below_each_other() -> None:
    assert draw(FOUND) == DRAWN


def test_with_everything_drawn_nothing_is_said_of_folding() -> None:
    assert "+7" not in draw(FOUND, everything=True)


def test_only_the_signs_that_are_drawn_are_explained() -> None:
    once = replace(DETAIL, children=())
    alone = draw(Trace((once,), 0.2, None)).rpartition("\n\n")[2]
    assert alone.startswith("1 calls in 200.0 ms. Tracing takes time")
    assert "+7: 7 calls below, not drawn; --all" in draw(FOUND, depth=1)
    assert "×7" not in draw(FOUND, depth=1)


def test_a_call_that_no_request_is_known_of_has_no_blank_line_before_it() -> None:
    late = Node("App.__iter__", "shop.py:4", 1, 0.1, 0.1)
    lines = draw(Trace((replace(REQUEST, children=()), late), 0.2, None)).splitlines()
    assert [line.split()[2] for line in lines[2:4]] == ["request", "App.__iter__"]


def test_what_a_depth_cuts_off_is_counted_beside_the_name() -> None:
    assert "ServersController.detail  +3" in draw(FOUND, depth=1)


def test_a_run_that_calls_nothing_of_ours_says_so() -> None:
    assert draw(Trace((), 0.0, None)) == "Nothing was called that is recorded."


def test_no_line_is_wider_than_the_terminal_however_deep_the_tree() -> None:
    deep = replace(DETAIL, children=())
    for _ in range(60):
        deep = replace(DETAIL, name="long" * 20, children=(deep,))
    for width in (40, 60, 80, 100):
        drawn = draw(Trace((deep, REQUEST), 1.0, None), width)
        assert [line for line in drawn.splitlines() if len(line) > width] == []


def test_with_colour_the_text_is_the_same() -> None:
    coloured = text(FOUND, sections(FOUND), 80, Ink(True))
    for style in ("1;36", "1", "2", "0"):
        coloured = coloured.replace(f"\x1b[{style}m", "")
    assert coloured == DRAWN
