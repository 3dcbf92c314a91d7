"""Routes, drawn."""

from routes import Mapper

from minnova.debug.render.ink import Ink
from minnova.debug.render.routes import explanation, table
from minnova.debug.routing import RouteRow, explain
from minnova.debug.routing import table as rows
from tests.debug.toy_routes import mounted, shop

PLAIN = Ink(False)

FAMILY = [
    RouteRow(1, ("GET",), "/{project_id:[0-9]+}/servers.:(format)", "Servers", "index", "servers"),
    RouteRow(2, ("GET",), "/{project_id:[0-9]+}/servers", "Servers", "index", "servers"),
    RouteRow(3, ("GET",), "/servers.:(format)", "Servers", "index", "servers"),
    RouteRow(4, ("GET",), "/servers", "Servers", "index", "servers", (("format", "json|xml"),)),
]


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_four_routes_of_one_action_are_one_line() -> None:
    head, line, _, legend = lines(table(FAMILY, 80, PLAIN))
    assert head == "Servers · extension servers"
    assert line == "   1  GET  [/{project_id}]/servers[.{format}]  index ×4"
    assert legend == "4 routes · […] with it and without · {format} has to be json|xml"


def test_routes_that_are_no_whole_family_keep_their_own_lines() -> None:
    drawn = table(FAMILY[:3], 80, PLAIN)
    assert [line.split()[2] for line in lines(drawn)[1:4]] == [row.pattern for row in FAMILY[:3]]


def test_a_word_that_is_not_there_is_said() -> None:
    assert table((), 80, PLAIN, "volumes") == "No route has 'volumes' in any column."
    assert table((), 80, PLAIN) == "This mapper has no routes."


def test_what_turned_a_route_down_stands_beside_it() -> None:
    drawn = explanation(explain(mounted(shop(), "/v2"), "/items", "PUT"), 80, PLAIN)
    assert lines(drawn)[0] == "PUT /v2/items"
    assert "     3  POST      /items       it takes POST, not PUT" in lines(drawn)


def test_in_a_narrow_place_the_reason_stands_below() -> None:
    drawn = explanation(explain(mounted(shop()), "/items", "PUT"), 40, PLAIN)
    at = lines(drawn).index("     3  POST      /items")
    assert lines(drawn)[at + 1] == "        it takes POST, not PUT"


def test_a_match_is_marked_and_its_arguments_listed() -> None:
    drawn = lines(explanation(explain(mounted(shop()), "/items/7"), 80, PLAIN))
    assert "→    1  any  /items/{id}  matches" in drawn
    assert "  id          '7'" in drawn


def test_a_redirect_says_that_routes_answers_itself() -> None:
    drawn = lines(explanation(explain(mounted(shop()), "/old"), 80, PLAIN))
    assert "environ['wsgiorg.routing_args'][1] = {}" in drawn
    assert drawn[-1] == "RoutesMiddleware answers itself: 301 Moved Permanently to /items"


def many() -> Mapper:
    mapper = Mapper(register=False)
    for number in range(40):
        mapper.connect(f"/{{project}}/{number}", action="show")
    return mapper


def test_of_many_tried_routes_those_with_another_path_are_counted() -> None:
    found = explain(mounted(many()), "/demo/30")
    folded = lines(explanation(found, 80, PLAIN))
    assert "     …  30 with another path" in folded
    assert len(folded) < 15
    assert len(lines(explanation(found, 80, PLAIN, everything=True))) > 35


def test_that_none_was_really_tried_is_said() -> None:
    drawn = explanation(explain(mounted(shop()), "/itemz"), 80, PLAIN)
    assert "did not even try" in " ".join(lines(drawn))
    assert "No route matches: the arguments are {}. Nearest:" in lines(drawn)


def test_no_line_is_wider_than_the_terminal() -> None:
    mapper = shop()
    mapper.connect("/" + "long/" * 30 + "{id}", action="a" * 90, controller="c" * 90)
    for width in (40, 60, 80):
        paths = ("/items", "/" + "long/" * 30, "/" + "x" * 200, "/old")
        texts = [explanation(explain(mounted(mapper), path), width, PLAIN) for path in paths]
        texts.append(table(rows(mounted(mapper)), width, PLAIN))
        assert [line for text in texts for line in lines(text) if len(line) > width] == []


def test_a_path_cannot_steer_the_terminal() -> None:
    drawn = explanation(explain(mounted(shop()), "/items/%1b[31m"), 80, PLAIN)
    assert "\x1b" not in drawn
