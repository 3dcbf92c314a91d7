"""Why a path matched, drawn: the routes that were tried, in their order, and what came of it."""

from xml.etree import ElementTree

from routes import Mapper

from minnova.debug import pictures
from minnova.debug.render.match import match
from minnova.debug.routing import explain
from tests.debug.sheets import filled, words
from tests.debug.toy_routes import mounted, shop


def test_each_route_that_was_tried_stands_with_what_turned_it_down() -> None:
    drawn = words(match(explain(mounted(shop()), "/items/seven")))
    assert "/items/{id}" in drawn
    assert "id 'seven' is not [0-9]+" in drawn


def test_routes_stand_below_each_other_in_the_order_in_which_they_were_tried() -> None:
    mapper = Mapper(register=False)
    for name in ("edit", "more", "less"):
        mapper.connect(f"/items/{{id}}/{name}", action=name)
    drawn = words(match(explain(mounted(mapper), "/items/7/less")))
    assert drawn.index("/items/{id}/edit") < drawn.index("/items/{id}/more")
    assert drawn.index("/items/{id}/more") < drawn.index("/items/{id}/less")


def test_only_the_route_that_fits_is_filled() -> None:
    assert len(filled(match(explain(mounted(shop()), "/items/7")))) == 1
    assert filled(match(explain(mounted(shop()), "/items/seven"))) == []


def test_the_action_and_its_arguments_stand_below_sorted_since_routes_has_them_in_no_order() -> (
    None
):
    drawn = words(match(explain(mounted(shop(), "/shop"), "/items/7")))
    assert "→ ServersController.show" in drawn
    arguments = [one for one in drawn if " = " in one]
    assert arguments == sorted(arguments)
    assert "id = '7'" in arguments


def test_a_redirect_says_that_the_middleware_answers() -> None:
    drawn = words(match(explain(mounted(shop()), "/old")))
    assert "RoutesMiddleware answers itself: 301 Moved Permanently to /items" in drawn


def test_without_a_match_the_nearest_routes_are_named() -> None:
    drawn = words(match(explain(mounted(shop()), "/itmes/7")))
    assert "No route matches. The nearest:" in drawn
    assert any(one.startswith("GET|HEAD /items") or "/items/{id}" in one for one in drawn)


def test_many_routes_with_another_path_are_counted_and_not_drawn() -> None:
    mapper = Mapper(register=False)
    for number in range(30):
        mapper.connect(f"/{{id}}/{number}", action="show")
    mapper.connect("/{id}/last", action="last")
    drawn = words(match(explain(mounted(mapper), "/7/last")))
    assert "30 with another path" in drawn


def test_a_path_that_is_long_or_hostile_is_cut_and_is_nothing_but_text() -> None:
    path = "/<script>alert(1)</script>/" + "w" * 500
    drawn = match(explain(mounted(shop()), path))
    assert "<script" not in drawn
    assert float(ElementTree.fromstring(drawn).get("width", "")) < 2000


def test_beside_the_picture_stands_the_explanation_in_words() -> None:
    picture = pictures.match(explain(mounted(shop()), "/items/7"))
    assert "ServersController.show" in repr(picture)
    assert picture._repr_svg_().startswith("<svg")
