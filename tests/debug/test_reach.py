"""How far requests came: the rows and columns, and the two drawings of them."""

from collections.abc import Callable
from wsgiref.types import WSGIApplication, WSGIEnvironment
from xml.etree import ElementTree

import pytest
from webob import Request, Response
from webob.exc import HTTPForbidden

from minnova.debug.diff import RequestDiff, diff
from minnova.debug.reach import Reach, columns

SVG = "{http://www.w3.org/2000/svg}"


class Layer:
    """Calls the next application."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response):  # type: ignore[no-untyped-def]
        return self.application(environ, start_response)


class Door(Layer):
    """Refuses a path that is shut."""

    def __call__(self, environ: WSGIEnvironment, start_response):  # type: ignore[no-untyped-def]
        if environ["PATH_INFO"] == "/shut":
            return HTTPForbidden()(environ, start_response)
        return super().__call__(environ, start_response)


class Net(Layer):
    """Answers what is raised further in."""

    def __call__(self, environ: WSGIEnvironment, start_response):  # type: ignore[no-untyped-def]
        try:
            return super().__call__(environ, start_response)
        except ZeroDivisionError:
            return Response(status=500)(environ, start_response)


def room(environ: WSGIEnvironment, start_response):  # type: ignore[no-untyped-def]
    if environ["PATH_INFO"] == "/broken":
        return [bytes(1 // 0)]
    return Response("come in")(environ, start_response)


@pytest.fixture(scope="module")
def ask() -> Callable[[str], RequestDiff]:
    def asked(path: str) -> RequestDiff:
        application = Net(Door(room))
        return diff(lambda: Request.blank(path).get_response(application)).requests[0]

    return asked


@pytest.fixture(scope="module")
def three(ask: Callable[[str], RequestDiff]) -> Reach:
    return Reach.of({"good": ask("/"), "shut": ask("/shut"), "broken": ask("/broken")})


def test_a_request_that_goes_well_meets_every_layer(three: Reach) -> None:
    good = three.rows[0]
    assert good.met == ("Net", "Door", "room") == three.columns
    assert (good.code, good.answered_by, good.well) == ("200", "room", True)


def test_a_refused_request_turns_back_at_the_layer_that_answers(three: Reach) -> None:
    shut = three.rows[1]
    assert (shut.met, shut.code, shut.answered_by, shut.well) == (
        ("Net", "Door"),
        "403",
        "Door",
        False,
    )


def test_an_answer_to_an_exception_is_given_further_out_than_the_request_came(three: Reach) -> None:
    broken = three.rows[2]
    assert (broken.met[-1], broken.answered_by, broken.code) == ("room", "Net", "500")


def test_the_text_marks_the_layers_that_were_met_and_the_one_that_answered(three: Reach) -> None:
    assert repr(three).splitlines() == [
        "good    200  room  ●●◉",
        "shut    403  Door  ●◉",
        "broken  500  Net   ◉●●",
    ]


def test_a_layer_that_is_not_in_the_longest_row_stands_behind_its_neighbour() -> None:
    assert columns([("a", "c"), ("a", "b", "d")]) == ("a", "c", "b", "d")


def test_layers_that_changed_places_have_one_column_each() -> None:
    assert columns([("a", "b", "c", "app"), ("a", "c")]) == ("a", "b", "c", "app")


def test_a_layer_in_front_of_all_others_stands_in_front() -> None:
    assert columns([("a", "b"), ("new",)]) == ("new", "a", "b")


def test_the_picture_has_a_box_for_each_answer_and_a_cross_where_an_exception_came_from(
    three: Reach,
) -> None:
    picture = ElementTree.fromstring(three._repr_svg_())
    shapes = [element.get("class") for element in picture.iter()]
    assert [shapes.count(name) for name in ("end", "cross", "met")] == [3, 1, 8]
    assert [shapes.count(name) for name in ("well", "ill")] == [1, 2]
    texts = [element.text for element in picture.iter(f"{SVG}text")]
    assert [text for text in texts if text in ("200", "403", "500")] == ["200", "403", "500"]


def test_a_title_is_nothing_but_text_in_the_picture(ask: Callable[[str], RequestDiff]) -> None:
    drawn = Reach.of({"<script>alert(1)</script>": ask("/")})._repr_svg_()
    assert "<script>" not in drawn
    assert "&lt;script&gt;" in drawn


def test_no_request_at_all_is_an_empty_picture() -> None:
    assert repr(Reach.of({})) == ""
    assert ElementTree.fromstring(Reach.of({})._repr_svg_()).tag == f"{SVG}svg"
