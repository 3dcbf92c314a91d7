"""What each layer changed, drawn: the layers below each other, what they did on either side."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

from minnova.debug import pictures
from minnova.debug.diff import Answer, Change, LayerDiff, RequestDiff
from minnova.debug.render.coats import LONGEST, MOST, coats
from tests.debug.sheets import filled, places, rectangles, words

OK = Answer("200 OK", (("Content-Type", "text/plain"),), 5)
APP = LayerDiff(3, "App.__call__", 2, True, True, (), None, OK, (Change("Age", None, "1"),))
AUTH = replace(
    APP,
    number=2,
    name="Auth.__call__",
    way_in=(Change("user", None, "'demo'"), Change("PATH_INFO", "'/v1/x'", "'/x'")),
    got=OK,
    sent=(Change("Location", "/x", "http://here/x"),),
)
QUIET = replace(AUTH, number=1, name="Quiet.__call__", way_in=(), sent=())
REQUEST = RequestDiff(1, "GET", "/v1/x", "", None, (QUIET, AUTH, APP), APP, None)


def with_changes(*changes: Change) -> RequestDiff:
    return replace(REQUEST, layers=(QUIET, replace(AUTH, way_in=changes), APP))


def test_the_layers_are_drawn_below_each_other_and_the_one_that_answers_is_filled() -> None:
    picture = coats(REQUEST)
    drawn = rectangles(picture, "box")
    assert len(drawn) == 3
    assert all(above[3] < below[1] for above, below in pairwise(drawn))
    assert filled(picture) == drawn[-1:]


def test_the_way_in_stands_on_the_left_of_the_layers_and_the_way_out_on_the_right() -> None:
    where = places(coats(REQUEST))
    assert where["+ user 'demo'"][1] < where["Auth"][0]
    assert where["Auth"][1] < where["~ Location /x → http://here/x"][0]
    assert where["App"][1] < where["answers 200 OK, 5 bytes"][0]


def test_what_a_layer_did_stands_beside_it() -> None:
    where = places(coats(REQUEST))
    assert where["+ user 'demo'"][2] == where["Auth"][2]
    assert where["answers 200 OK, 5 bytes"][2] == where["App"][2]


def test_of_many_changes_the_first_are_drawn_and_the_others_counted() -> None:
    changes = [Change(f"key{n}", None, "1") for n in range(MOST + 4)]
    drawn = words(coats(with_changes(*changes)))
    assert f"+ key{MOST - 1} 1" in drawn
    assert f"+ key{MOST} 1" not in drawn
    assert "… and 4 more" in drawn


def test_a_key_that_is_set_to_none_does_not_take_the_place_of_one_that_says_something() -> None:
    nothing = [Change(f"none{n}", None, "None") for n in range(MOST)]
    assert "+ user 'demo'" in words(coats(with_changes(*nothing, Change("user", None, "'demo'"))))


def test_a_new_value_that_is_too_long_is_left_out_and_its_key_stays() -> None:
    drawn = words(coats(with_changes(Change("token", None, "x" * LONGEST))))
    assert "+ token" in drawn


def test_no_line_is_longer_than_its_column() -> None:
    long = Change("k" * 200, "'" + "b" * 200, "'" + "a" * 200)
    drawn = words(coats(with_changes(long, replace(long, before=None))))
    assert max(map(len, drawn)) <= LONGEST


def test_markup_from_the_run_is_nothing_but_text() -> None:
    hostile = Change("<script>", None, "'</svg><script>alert(1)</script>'")
    picture = coats(with_changes(hostile))
    assert "<script" not in picture
    assert "+ <script> '</svg><script>alert(1)</script>'" in words(picture)


def test_everything_stands_on_the_sheet() -> None:
    picture = coats(REQUEST)
    width, height = (
        float(ElementTree.fromstring(picture).get(name, "")) for name in ("width", "height")
    )
    assert all(right <= width and foot <= height for _, right, foot in places(picture).values())


def test_beside_the_picture_stand_the_same_changes_in_words() -> None:
    said = repr(pictures.coats(REQUEST))
    assert (
        "Auth\n  in   + user 'demo'\n  in   ~ PATH_INFO '/v1/x' → '/x'\n  out  ~ Location" in said
    )
