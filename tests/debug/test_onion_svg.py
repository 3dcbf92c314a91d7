"""The onion, drawn as SVG: looked at as a picture, by the boxes and arrows in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from test_onion_text import CONTEXT, CORS, ONION, RESOURCES, ROUTER, VERSIONS

from minnova.debug.layers import Layer
from minnova.debug.render.layout import letters
from minnova.debug.render.svg import svg

NAMESPACE = {"svg": "http://www.w3.org/2000/svg"}
HERE = RESOURCES[2].layer


@dataclass
class Drawn:
    """One box of a picture."""

    kind: str
    words: list[tuple[str, float, float, float]]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def name(self) -> str:
        return next(text for text, *_ in self.words)


def parse(picture: str) -> ElementTree.Element:
    return ElementTree.fromstring(picture)


def boxes(picture: str) -> Iterator[Drawn]:
    for group in parse(picture).iterfind("svg:g", NAMESPACE):
        box = next(
            one for one in group.iterfind("svg:rect", NAMESPACE) if one.get("class") == "box"
        )
        x, y, width, height = (float(box.get(name)) for name in ("x", "y", "width", "height"))
        words = [
            (one.text, float(one.get("x")), float(one.get("y")), float(one.get("textLength")))
            for one in group.iterfind("svg:text", NAMESPACE)
        ]
        yield Drawn(group.get("class"), words, x, y, x + width, y + height)


def box(picture: str, name: str) -> Drawn:
    return next(one for one in boxes(picture) if name in [text for text, *_ in one.words])


def arrows(picture: str) -> list[tuple[str, list[float]]]:
    paths = parse(picture).iterfind("svg:path", NAMESPACE)
    lines = [one for one in paths if "arrow" in one.get("class")]
    return [
        (one.get("class"), [float(number) for number in one.get("d")[1:].replace("H", " ").split()])
        for one in lines
    ]


def test_each_layer_s_box_is_inside_the_box_of_the_layer_around_it() -> None:
    picture = svg(ONION)
    chain = [box(picture, name) for name in ("URLMap", "CORS", "Context", "Router", "Resource × 3")]
    for outer, inner in pairwise(chain):
        assert outer.left < inner.left < inner.right < outer.right
        assert outer.top < inner.top < inner.bottom < outer.bottom


def test_boxes_beside_one_another_do_not_overlap() -> None:
    picture = svg(ONION)
    assert box(picture, "CORS").bottom < box(picture, "Versions").top


LONG = replace(CORS, name="W" * 200, mounts=())
ASIAN = replace(CORS, name="層" * 60, mounts=(), note="説明 " * 40)


@pytest.mark.parametrize("onion", [ONION, LONG, ASIAN, VERSIONS], ids=lambda one: one.name[:8])
@pytest.mark.parametrize("here", [None, HERE])
def test_no_word_runs_over_the_edge_of_its_box_or_into_another(
    onion: Layer, here: Layer | None
) -> None:
    for one in boxes(svg(onion, here if onion is ONION else None)):
        for text, x, y, width in one.words:
            assert one.left < x, text
            assert x + width < one.right, text
            assert one.top < y < one.bottom, text
        first = sorted((x, x + width) for _, x, y, width in one.words if y == one.words[0][2])
        assert all(end <= start for (_, end), (start, _) in pairwise(first))


def test_an_east_asian_letter_has_room_for_two() -> None:
    assert letters("層") == letters("ab")


def test_the_name_stands_at_the_top_left_and_the_outermost_comes_first() -> None:
    first = next(boxes(svg(ONION)))
    text, x, y, _ = first.words[0]
    assert (text, x - first.left < 20, y - first.top < 24) == ("URLMap", True, True)


def test_the_layer_that_we_are_in_is_filled_and_it_alone() -> None:
    kinds = [one.kind for one in boxes(svg(ONION, HERE))]
    assert kinds.count("here") == 1
    assert box(svg(ONION, HERE), "/servers").kind == "here"
    assert "here" not in [one.kind for one in boxes(svg(ONION))]


def test_a_layer_that_has_handed_on_by_returning_is_dashed_once_it_is_left() -> None:
    inside = svg(ONION, HERE)
    assert [box(inside, name).kind for name in ("CORS", "Context", "Router")] == [
        "way",
        "way left",
        "way left",
    ]
    assert box(svg(ONION, CONTEXT), "Context").kind == "here"
    assert box(svg(ONION, ROUTER), "Context").kind == "way left"


def test_the_request_comes_in_on_the_left_and_the_response_goes_out_on_the_right() -> None:
    picture = svg(ONION, HERE)
    (way_in, (start, y, end)), (way_out, (leaves, y_out, arrives)) = arrows(picture)
    whole, here = next(boxes(picture)), box(picture, "/servers")
    assert start < whole.left < end < here.left
    assert here.right == leaves < whole.right < arrives
    assert here.top < y == y_out < here.bottom
    assert (way_in, way_out) == ("arrow", "arrow later")


def test_without_a_request_each_way_through_the_onion_has_its_arrows() -> None:
    assert [kind for kind, _ in arrows(svg(ONION))] == ["arrow"] * 4


def test_no_arrow_crosses_a_word() -> None:
    for picture in (svg(ONION), svg(ONION, HERE), svg(ONION, CONTEXT)):
        for _, (start, y, end) in arrows(picture):
            for one in boxes(picture):
                for text, x, baseline, width in one.words:
                    level = baseline - 12 < y < baseline + 3
                    assert not (level and x < end and start < x + width), text


def test_everything_is_within_the_picture() -> None:
    picture = svg(ONION, HERE, "request 3 · GET /" + "very/long/" * 20)
    root = parse(picture)
    width, height = float(root.get("width")), float(root.get("height"))
    assert all(one.right < width and one.bottom < height for one in boxes(picture))
    caption = root.find("svg:text", NAMESPACE)
    assert float(caption.get("x")) + float(caption.get("textLength")) < width


def test_who_does_not_see_it_is_told_what_it_shows() -> None:
    root = parse(svg(ONION, HERE))
    assert root.get("role") == "img"
    assert root.findtext("svg:title", namespaces=NAMESPACE) == "The onion of URLMap"
    described = root.findtext("svg:desc", namespaces=NAMESPACE)
    assert described == "The request is in Resource, inside URLMap, CORS, Context, Router."


def test_it_stands_alone_in_light_and_in_dark() -> None:
    picture = svg(ONION, HERE)
    assert "prefers-color-scheme: dark" in picture
    for foreign in ("<script", "<image", "@import", "url(", "href"):
        assert foreign not in picture


def test_hostile_names_are_nothing_but_text() -> None:
    evil = "</text><script>alert(1)</script>\x00\ud800"
    hostile = replace(CORS, name=evil, function=evil, note=evil, mounts=())
    picture = svg(hostile, hostile, evil)
    picture.encode("utf-8")
    assert parse(picture).find(".//svg:script", NAMESPACE) is None
    assert "<script" not in picture
