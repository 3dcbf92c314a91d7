"""The pictures of the notebooks: they come from a run, and stand where nothing runs."""

from collections.abc import Callable
from typing import Protocol
from xml.etree import ElementTree

import pytest
import requests

from minnova.cloud import Cloud
from minnova.debug.chart import chart
from minnova.debug.factories import Factories, factories
from minnova.debug.growth import Growth, beside, coats, grown
from minnova.debug.sequence import Sequence, sequence
from minnova.debug.stops import STOPS
from minnova.settings import find_etc


class Picture(Protocol):
    def _repr_svg_(self) -> str: ...


def texts(picture: Picture) -> list[str]:
    """Return what is written in a picture; it has to be well-formed XML."""
    tree = ElementTree.fromstring(picture._repr_svg_())
    return [one.text or "" for one in tree.iter("{http://www.w3.org/2000/svg}text")]


@pytest.fixture(scope="module")
def asked() -> Sequence:
    with Cloud() as cloud:
        return sequence(lambda: cloud.nova(["list"]))


@pytest.fixture(scope="module")
def built() -> Factories:
    def load() -> None:
        with Cloud():
            pass

    return factories(load)


@pytest.fixture(scope="module")
def mounted() -> dict[str, object]:
    with Cloud() as cloud:
        applications = cloud.services["osapi_compute"].app.applications  # type: ignore[attr-defined]
        return {path: app for (_, path), app in applications}


def test_nova_sees_three_requests_and_asks_keystone_while_it_answers_the_first(
    asked: Sequence,
) -> None:
    nova = [one for one in asked if one.receiver == "nova"]
    assert [(one.path, one.status) for one in nova] == [
        ("/v2.1", 302),
        ("/v2.1/", 200),
        ("/v2.1/servers/detail", 200),
    ]
    assert [len(one.inside) for one in nova] == [3, 0, 0]
    assert {one.sender for one in nova[0].inside} == {"nova"}


def test_a_token_is_said_and_not_shown(asked: Sequence) -> None:
    assert [one.path for one in asked if one.brings == "a token"] == [
        "/identity/v3/auth/tokens"
    ] * 2
    assert "gAAAA" not in asked._repr_svg_() + repr(asked)


def test_a_request_that_fails_is_an_exchange_without_a_status() -> None:
    def ask() -> None:
        with pytest.raises(requests.ConnectionError):
            requests.get("http://127.0.0.1:1/nobody", timeout=5)

    twice = sequence(lambda: [ask() for _ in range(2)])
    assert [(one.path, one.status) for one in twice.exchanges] == [("/nobody", None)] * 2


def test_the_picture_counts_the_requests_to_nova(asked: Sequence) -> None:
    words = texts(asked)
    assert words[:3] == ["client", "keystone", "nova"]
    assert [one for one in words if one[0].isdigit() and "GET" in one] == [
        "1 · GET /v2.1",
        "2 · GET /v2.1/",
        "3 · GET /v2.1/servers/detail",
    ]


def test_a_section_that_two_pipelines_name_is_loaded_twice(built: Factories) -> None:
    sections = [one.section for one in built["osapi_compute"]]
    assert sections.count("app:osapi_compute_app_v21") == 2
    assert sections.count("filter:cors") == 2
    assert sections[0] == "composite:osapi_compute"


def test_the_line_of_a_section_is_where_it_begins(built: Factories) -> None:
    lines = (find_etc() / "api-paste.ini").read_text().splitlines()
    assert [one for one in built if lines[one.line - 1] != f"[{one.section}]"] == []


def test_filters_come_back_as_functions_and_apps_as_objects(built: Factories) -> None:
    for one in built:
        is_filter = one.section.startswith("filter:")
        assert (one.result == "a function: put the coat on") == is_filter, one


def test_what_a_composite_asked_for_is_inside_it(built: Factories) -> None:
    outermost = built["osapi_compute"].loaded[0]
    assert [one.result for one in outermost.inside] == ["FaultWrapper", "CORS", "CORS"]
    assert len(built) == len(list(built)) > len(built.loaded)


def test_an_onion_grows_by_one_coat_a_step(mounted: dict[str, object]) -> None:
    app = mounted["/v2.1"]
    around: list[object] = []
    while app is not None:
        around.append(app)
        app = getattr(app, "application", None) or getattr(app, "_app", None)
    growth = grown(reversed(around))
    assert [len(step.coats) for step in growth] == list(range(1, 9))
    assert [step.lit for step in growth][-1] == {"CORS"}
    assert texts(growth).count("APIRouterV21") == 8


def test_beside_each_other_the_coats_are_lit_that_not_all_have(mounted: dict[str, object]) -> None:
    growth = beside({"new": mounted["/v2.1"], "old": mounted["/v2"]})
    assert [step.lit for step in growth] == [set(), {"LegacyV2CompatibleWrapper"}]
    assert coats(mounted[""]) == ("FaultWrapper", "HTTPProxyToWSGI", "Versions")


def test_the_map_names_every_stop() -> None:
    words = texts(chart())
    assert {stop.word for stop in STOPS} <= set(words)


EMPTY: list[Callable[[], Picture]] = [
    lambda: Sequence(()),
    lambda: Factories(()),
    lambda: Growth(()),
]


@pytest.mark.parametrize("picture", EMPTY)
def test_nothing_makes_an_empty_picture(picture: Callable[[], Picture]) -> None:
    assert texts(picture()) == []
    assert repr(picture()) == ""
