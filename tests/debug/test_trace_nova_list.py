"""The call tree of a real `nova list`, from the building of the cloud to the table."""

import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from minnova.debug.render.ink import Ink
from minnova.debug.render.trace import text
from minnova.debug.run import novaclient
from minnova.debug.stops import STAGES
from minnova.debug.trace import Node, Section, Trace, sections, trace

GOLDEN = Path(__file__).parent / "data" / "trace_nova_list.txt"


@pytest.fixture(scope="module")
def found() -> Iterator[Trace[int]]:
    run = novaclient(["list"])
    run.load()
    with redirect_stdout(StringIO()):
        yield trace(run.start, requests=run.requests())


def stage(found: Trace[int], name: str) -> Section:
    return next(one for one in sections(found) if one.stage == name)


def below(nodes: tuple[Node, ...], name: str) -> tuple[Node, ...]:
    """Return the children of the first node of this name."""
    return next(one for root in nodes for one in root.walk() if one.name == name).children


def test_the_tree_has_the_six_stages(found: Trace[int]) -> None:
    assert [one.stage for one in sections(found)] == [one.name for one in STAGES]
    assert found.result == 0


def test_the_layers_are_nested_in_the_order_in_which_a_request_meets_them(
    found: Trace[int],
) -> None:
    (root,) = stage(found, "routing").roots
    assert [node.name for node in root.node.walk() if node.kind == "layer"] == [
        "CORS.__call__",
        "HTTPProxyToWSGI.__call__",
        "ComputeReqIdMiddleware.__call__",
        "FaultWrapper.__call__",
        "RequestBodySizeLimiter.__call__",
        "AuthProtocol.__call__",
        "NovaKeystoneContext.__call__",
        "APIRouterV21.__call__",
        "Router._dispatch",
        "ResourceV21.__call__",
    ]


def test_three_requests_reach_nova_and_the_last_is_the_one_that_is_open(found: Trace[int]) -> None:
    (root,) = stage(found, "client").roots
    ours = [node for node in root.node.walk() if node.name.startswith("request")]
    assert [(node.name, bool(node.children)) for node in ours] == [
        ("request 1 · GET /v2.1", False),
        ("request 2 · GET /v2.1/", False),
        ("request 3 · GET /v2.1/servers/detail", True),
    ]


def test_nine_extensions_add_to_the_answer_each_after_a_policy_check(found: Trace[int]) -> None:
    roots = tuple(root.node for root in stage(found, "response").roots)
    extensions = below(roots, "Resource.process_extensions")
    assert len(extensions) == 9
    assert {one.children[0].name for one in extensions} == {"RequestContext.can"}


def test_both_routers_load_all_thirteen_extensions(found: Trace[int]) -> None:
    loaded = found.find("APIRouterV21._register_extension")
    assert sum(node.calls for node in loaded) == 26


def test_a_policy_check_in_the_response_is_not_counted_as_dispatch(found: Trace[int]) -> None:
    (root,) = stage(found, "dispatch").roots
    assert root.node.name == "Resource.__call__"


def test_the_times_of_the_stages_do_not_count_a_moment_twice(found: Trace[int]) -> None:
    everything = sections(found, everything=True)
    assert sum(one.seconds for one in everything) <= found.seconds
    assert sum(one.calls for one in everything) == found.calls


def test_less_depth_is_fewer_lines_and_everything_is_more(found: Trace[int]) -> None:
    def lines(depth: int | None, everything: bool) -> int:
        shown = sections(found, depth, everything)
        return text(found, shown, 80, Ink(False), everything).count("\n")

    assert lines(2, False) < lines(4, False) < lines(None, False) < lines(None, True)


def test_the_drawing_is_the_one_that_was_looked_at(found: Trace[int], regenerate: bool) -> None:
    drawn = untimed(text(found, sections(found), 100, Ink(False)))
    if regenerate:
        GOLDEN.write_text(drawn)
    assert drawn == GOLDEN.read_text()


def untimed(drawn: str) -> str:
    """Leave out what differs from run to run: times, places, how much is folded, the last note."""
    drawn = drawn.rpartition("\n\n")[0] + "\n"
    drawn = re.sub(r"^ +[\d.]+ +[\d.]+ ", "", drawn, flags=re.MULTILINE)
    drawn = re.sub(r" +\S+\.py:\d+$", "", drawn, flags=re.MULTILINE)
    drawn = re.sub(r" +[\d.]+ ms$", "", drawn, flags=re.MULTILINE)
    return re.sub(r"  \+\d+$", "  +…", drawn, flags=re.MULTILINE)
