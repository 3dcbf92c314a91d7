"""The call tree, of functions that are small enough to know it by heart."""

import sys
from collections.abc import Iterator

import pytest
from hooked import left_behind
from traced import buy, careless, down, in_a_thread, lending, shop, streaming, with_opened
from webob import Request

from minnova.debug.hooks import hook
from minnova.debug.requests import Requests
from minnova.debug.stops import Stop
from minnova.debug.target import TargetError
from minnova.debug.trace import Node, Trace, trace


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    before = left_behind()
    yield
    assert left_behind() == before


def traced(run: object, **more: object) -> Trace[object]:
    return trace(run, packages=["traced"], stops=(), **more)


def tree(nodes: tuple[Node, ...], level: int = 0) -> list[str]:
    """Write a tree as names with their counts."""
    lines: list[str] = []
    for node in nodes:
        lines.append(f"{' ' * level}{node.name} {node.calls}")
        lines += tree(node.children, level + 1)
    return lines


def test_repeated_calls_from_one_place_are_one_node_with_a_count() -> None:
    assert tree(traced(shop).roots) == [
        "shop 1",
        " price 2",
        "  _look_up 2",
        "   letters 2",
        "    price_of_a_letter 3",
        " tax 1",
    ]


def test_a_hook_that_comes_later_hears_of_what_the_trace_did_not_record() -> None:
    heard: list[str] = []
    trace(shop, packages=["nowhere"], stops=())
    with hook("traced:shop", on_call=lambda event: heard.append(event.kind)):
        shop()
    assert heard == ["call"]


def test_what_the_run_returns_is_handed_on() -> None:
    assert traced(shop).result == 7


def test_what_the_run_raises_is_raised() -> None:
    with pytest.raises(KeyError, match="inside"):
        traced(with_opened)


def test_an_exception_is_marked_where_it_passed_and_nowhere_else() -> None:
    found = traced(careless)
    assert {node.name: node.raised for node in found.walk()} == {
        "careless": (),
        "broken": ("ZeroDivisionError",),
        "tax": (),
    }


def test_a_function_that_calls_itself_is_a_node_a_level() -> None:
    assert tree(traced(lambda: down(2)).roots) == ["down 1", " down 1", "  down 1"]


def test_a_generator_into_which_an_exception_is_thrown_is_one_call() -> None:
    def run() -> None:
        with pytest.raises(KeyError):
            with_opened()

    assert tree(traced(run).roots) == ["with_opened 1", " opened 1", "  tax_free 1"]


def test_a_request_whose_body_comes_bit_by_bit_is_one_request() -> None:
    def run() -> str:
        return Request.blank("/").get_response(streaming).text

    found = traced(run)
    assert found.result == "one, two"
    assert tree(found.roots) == ["request 1 · GET / 1", " streaming 1"]


def test_a_request_whose_layers_are_left_when_its_body_begins_is_one_request() -> None:
    environ = Request.blank("/").environ
    found = traced(lambda: b"".join(lending(environ, lambda *given: print)))
    assert tree(found.roots) == ["request 1 · GET / 1", " lending 1", " streaming 1"]


def test_a_thread_that_the_run_starts_is_a_branch_of_its_own() -> None:
    found = traced(in_a_thread)
    assert [(node.kind, node.name) for node in found.roots] == [
        ("function", "in_a_thread"),
        ("thread", "worker"),
    ]
    assert tree(found.roots)[2] == " shop 1"


def test_times_add_up() -> None:
    for node in traced(shop).walk():
        below = sum(child.seconds for child in node.children)
        assert node.own >= 0
        assert node.seconds == pytest.approx(node.own + below)


def test_a_place_names_the_file_from_its_package_on() -> None:
    (found,) = traced(shop).find("tax")
    file, _, line = found.where.partition(":")
    assert (file, line.isdigit()) == ("traced.py", True)


def test_a_layer_and_its_own_function_are_one_node() -> None:
    assert tree(traced(buy).roots) == [
        "buy 1",
        " Till.__init__ 1",
        " request 1 · GET /buy 1",
        "  Till.__call__ 1",
        "   tax 1",
        "   counter 1",
        "    shop 1",
        "     price 2",
        "      _look_up 2",
        "       letters 2",
        "        price_of_a_letter 3",
        "     tax 1",
    ]


def test_two_requests_are_two_branches_and_those_that_do_not_matter_are_marked() -> None:
    requests = Requests(main=lambda service, path: path != "/ask")
    found = traced(lambda: buy("/ask") + buy("/buy"), requests=requests)
    ours = [node for node in found.walk() if node.kind == "request"]
    assert [(node.name, node.main) for node in ours] == [
        ("request 1 · GET /ask", False),
        ("request 2 · GET /buy", True),
    ]


def test_a_module_that_is_imported_meanwhile_leaves_nothing_in_the_tree() -> None:
    sys.modules.pop("toy_at_import", None)
    assert (
        traced(
            lambda: __import__("toy_at_import"),
        ).roots
        == ()
    )


def test_the_same_run_is_traced_twice_in_the_same_way() -> None:
    assert tree(traced(shop).roots) == tree(traced(shop).roots)


def test_a_hook_hears_everything_while_a_trace_runs() -> None:
    heard = []
    with hook("traced:tax", on_call=heard.append):
        found = traced(shop)
    assert (len(heard), found.calls) == (1, 11)


def test_a_stop_that_leads_nowhere_is_refused_before_anything_runs() -> None:
    with pytest.raises(TargetError):
        trace(lambda: pytest.fail("it ran"), packages=[], stops=[Stop("a.b", "traced:nothing", "")])
