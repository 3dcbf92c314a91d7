"""Why a path matches what it matches, in mappers that are small enough to see through."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from routes import Mapper
from webob import Request

from minnova.debug.routing import Demand, Explanation, TurnedDown, explain
from tests.debug.toy_routes import mounted, shop, state


def reasons(found: Explanation) -> dict[str, TurnedDown | None]:
    return {one.route.action or one.route.endpoint: one.turned_down for one in found.tried}


def why(path: str, action: str, method: str = "GET") -> tuple[Demand, str]:
    """Return what turned a route of the shop down."""
    down = reasons(explain(mounted(shop()), path, method))[action]
    assert down is not None
    return down.demand, down.why


def test_a_route_that_matches_gives_its_arguments() -> None:
    found = explain(mounted(shop()), "/items/7")
    assert found.matched
    assert found.matched.endpoint == "ServersController.show"
    assert dict(found.arguments or ())["id"] == "'7'"


def test_a_variable_that_does_not_fit_is_a_requirement_not_met() -> None:
    assert why("/items/seven", "show") == ("requirement", "id 'seven' is not [0-9]+")


def test_a_route_that_ends_too_early_says_where() -> None:
    assert why("/items/seven", "index") == ("path", "ends before '/seven'")


def test_a_part_that_the_path_lacks_is_named() -> None:
    mapper = Mapper(register=False)
    mapper.connect("/items/{id}/edit", action="edit")
    mapper.connect("/items/{id}", action="show")
    down = reasons(explain(mounted(mapper), "/items/7"))["edit"]
    assert down == TurnedDown("path", "no '/edit' in the path")


@pytest.mark.parametrize(
    ("action", "text"),
    [("index", "it takes GET or HEAD, not PUT"), ("create", "it takes POST, not PUT")],
)
def test_another_method_is_told_with_those_that_are_taken(action: str, text: str) -> None:
    assert why("/items", action, "PUT") == ("method", text)


def test_a_condition_function_is_named_and_does_not_spoil_the_explanation() -> None:
    assert why("/secret", "secret") == ("condition", "its condition is_friend said no")
    found = explain(mounted(shop()), "/secret?friend")
    assert dict(found.arguments or ())["friend"] == "True"
    assert found.path == "/secret"


def test_a_subdomain_that_is_asked_for_and_missing_turns_down() -> None:
    mapper = Mapper(register=False)
    mapper.sub_domains = True
    mapper.connect("/", action="home", conditions={"sub_domain": ["shop"]})
    down = reasons(explain(mounted(mapper), "/"))["home"]
    assert down
    assert down.demand == "subdomain"


def test_a_controller_that_there_is_not_is_a_requirement_not_met() -> None:
    mapper = Mapper(register=False, controller_scan=["blog"])
    mapper.connect("/{controller}/{action}")
    (tried,) = explain(mounted(mapper), "/blok/index").tried
    assert tried.turned_down
    assert tried.turned_down.why == "'blok' is no controller of this mapper"
    assert explain(mounted(mapper), "/blog/index").matched


def test_a_redirect_is_a_match_without_arguments() -> None:
    found = explain(mounted(shop()), "/old")
    assert found.arguments == ()
    assert found.matched
    assert found.matched.redirect == "301 Moved Permanently to /items"


def test_only_routes_whose_beginning_fits_are_tried_and_each_once() -> None:
    found = explain(mounted(shop()), "/items", "DELETE")
    assert [one.route.number for one in found.tried] == [1, 2, 3]


def test_a_path_beyond_ascii_is_matched_as_pep_3333_brings_it() -> None:
    found = explain(mounted(shop()), "/files/é b")
    assert dict(found.arguments or ())["path"] == "'Ã© b'"


def test_the_method_in_the_query_counts_as_it_does_for_the_middleware() -> None:
    found = explain(mounted(shop()), "/items?_method=post")
    assert found.matched
    assert (found.method, found.matched.action) == ("POST", "create")


def test_a_prefix_of_the_mapper_is_taken_off_first() -> None:
    mapper = Mapper(register=False)
    mapper.prefix = "/shop"
    mapper.connect("/items", action="index")
    assert explain(mounted(mapper), "/shop/items").matched
    outside = explain(mounted(mapper), "/items")
    assert (outside.matched, outside.tried, outside.screened) == (None, (), True)


def test_the_regular_expression_of_all_routes_says_no_before_any_is_tried() -> None:
    assert explain(mounted(shop()), "/itens").screened
    assert not explain(mounted(shop()), "/items", "DELETE").screened


def test_without_a_match_the_nearest_routes_are_those_that_fail_last() -> None:
    found = explain(mounted(shop()), "/items", "DELETE")
    assert [one.route.action for one in found.nearest][:2] == ["index", "create"]


def test_a_mistyped_path_is_near_the_one_that_was_meant() -> None:
    assert explain(mounted(shop()), "/secrte").nearest[0].route.action == "secret"


def test_a_variable_is_nearer_than_other_words_with_the_same_letters() -> None:
    mapper = Mapper(register=False)
    mapper.connect("/orders/5a1c0005-6e6f-4e61/edit", action="other")
    mapper.connect("/items/{id}/edit", action="meant")
    found = explain(mounted(mapper), "/items/5a1c0005-6e6f-4e61-8005/edti")
    assert found.nearest[0].route.action == "meant"


def test_a_mapper_that_knows_no_controllers_says_what_to_do() -> None:
    with pytest.raises(LookupError, match="create_regs"):
        explain(mounted(Mapper(register=False, controller_scan=None)), "/")


def test_routes_that_leave_parts_out_are_explained_too() -> None:
    mapper = Mapper(register=False, explicit=False, controller_scan=["blog"])
    mapper.minimization = True
    mapper.connect(":controller/:action/:id", requirements={"id": "[0-9]+"})
    assert explain(mounted(mapper), "/blog").matched
    (tried,) = explain(mounted(mapper), "/blog/show/x").tried
    assert tried.turned_down == TurnedDown("requirement", "id 'x' is not [0-9]+")


PARTS = st.sampled_from(["items", "7", "seven", "old", "files", "secret", "", "é", "a.json", "\n"])
METHODS = st.sampled_from(["GET", "HEAD", "POST", "DELETE"])


@given(st.lists(PARTS, max_size=4), METHODS, st.sampled_from(["", "?friend", "?_method=POST"]))
def test_the_explanation_agrees_with_the_mapper(parts: list[str], method: str, query: str) -> None:
    mapper = shop()
    mapper.create_regs()
    before = state(mapper)
    path = quote("/" + "/".join(parts)) + query
    found = explain(mounted(mapper), path, method)
    assert state(mapper) == before
    environ = Request.blank(path).environ | {"REQUEST_METHOD": found.method}
    match = mapper.routematch(environ=environ)
    number = mapper.matchlist.index(match[1]) + 1 if match else None
    assert (found.matched.number if found.matched else None) == number
    assert [name for name, _ in found.arguments or ()] == (list(match[0]) if match else [])
