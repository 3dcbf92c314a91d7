"""From all calls to those worth reading."""

from minnova.debug.trace import Kind, Node, Section, Trace, sections


def node(
    name: str, *children: Node, stage: str = "", stop: str = "", kind: Kind = "function"
) -> Node:
    below = sum(child.seconds for child in children)
    return Node(
        name, f"shop.py:{len(name)}", 1, below + 1, 1.0, kind, stage, stop, True, (), children
    )


def traced(*roots: Node) -> Trace[None]:
    return Trace(roots, 1.0, None)


def drawn(found: Node, level: int = 0) -> list[str]:
    """Write a tree as names, with what is folded and where it goes on."""
    hidden = f" +{found.hidden}" if found.hidden else ""
    lead = f" → {found.leads_to}" if found.leads_to else ""
    times = f" ×{found.calls}" if found.calls > 1 else ""
    below = [line for child in found.children for line in drawn(child, level + 1)]
    return [" " * level + found.name + times + lead + hidden, *below]


def only(parts: tuple[Section, ...]) -> list[str]:
    """Write the one branch that there is."""
    (section,) = parts
    (root,) = section.roots
    return drawn(root.node)


MATCH = node("match", node("dispatch", stage="dispatch", stop="dispatch.resource"), stage="routing")


def test_a_branch_is_cut_where_its_stage_changes_and_goes_on_there() -> None:
    found = {one.stage: one for one in sections(traced(MATCH), everything=True)}
    assert list(found) == ["routing", "dispatch"]
    assert drawn(found["routing"].roots[0].node) == ["match", " dispatch → dispatch"]
    assert drawn(found["dispatch"].roots[0].node) == ["dispatch"]


def test_the_stages_come_in_their_own_order_whatever_was_called_first() -> None:
    late = node("list", stage="client", stop="client.list")
    early = node("load", stage="loading", stop="loading.loader")
    assert [one.stage for one in sections(traced(late, early))] == ["loading", "client"]


def test_a_stage_counts_the_time_of_its_own_functions_only() -> None:
    found = {one.stage: one.seconds for one in sections(traced(MATCH))}
    assert found == {"routing": 1.0, "dispatch": 1.0}


def test_helpers_are_folded_and_what_they_call_moves_up_to_their_caller() -> None:
    tree = node("detail", node("_search", node("get_all")), node("_search", node("get_all")))
    assert only(sections(traced(tree))) == ["detail", " get_all ×2"]
    assert only(sections(traced(tree), everything=True))[1:3] == [" _search", "  get_all"]


def test_a_helper_that_a_stop_is_at_stays_and_so_does_a_dunder_call() -> None:
    tree = node("Router.__call__", node("Router._dispatch", stop="routing.dispatch"))
    assert only(sections(traced(tree))) == ["Router.__call__", " Router._dispatch"]


def test_what_leads_to_no_stop_is_folded_unless_a_stop_calls_it() -> None:
    can = node("can", node("authorize"), stop="dispatch.policy")
    detail = node("detail", node("wrapped", can, node("log")), node("view"), stop="dispatch.detail")
    found = only(sections(traced(node("run", detail, node("idle", node("more"))))))
    assert found == ["run +2", " detail", "  wrapped +1", "   can +1", "  view"]


def test_a_request_that_does_not_matter_is_one_line() -> None:
    ask = Node("GET /v2.1", "", 1, 2.0, 0.0, "request", main=False, children=(node("versions"),))
    assert only(sections(traced(node("main", ask)))) == ["main", " GET /v2.1 +1"]
    assert only(sections(traced(node("main", ask)), everything=True))[-1] == "  versions"


def test_a_depth_leaves_so_many_levels_and_counts_what_is_below() -> None:
    tree = node("one", node("two", node("three", node("four"))))
    assert only(sections(traced(tree), depth=2)) == ["one", " two +2"]
    assert only(sections(traced(tree), depth=9)) == ["one", " two", "  three", "   four"]


def test_what_is_outside_of_all_stages_shows_when_all_is_asked_for() -> None:
    tree = traced(node("before"), node("load", stage="loading", stop="loading.loader"))
    assert [one.stage for one in sections(tree)] == ["loading"]
    assert [one.stage for one in sections(tree, everything=True)] == ["loading", ""]


def test_a_root_knows_the_request_that_it_works_for() -> None:
    asked = node("GET /buy", node("match", stage="routing", stop="routing.match"), kind="request")
    found = {one.stage: one.roots[0].request for one in sections(traced(asked), everything=True)}
    assert found == {"routing": "GET /buy", "": "GET /buy"}


def test_an_application_that_is_a_class_is_no_helper_nor_is_the_reading_of_its_body() -> None:
    tree = node("request 1", node("App.__init__", node("Base.__init__")), kind="request")
    assert only(sections(traced(tree))) == ["request 1", " App.__init__"]
    assert only(sections(traced(node("App.__iter__")))) == ["App.__iter__"]
