"""At any step of a real `nova list` the page shows what the recording says."""

import random
from collections.abc import Iterator

import pytest
from pages import Opened, opened
from playwright.sync_api import Browser

from minnova.debug.moment import Moment
from minnova.debug.recording import Recording, record
from minnova.debug.render.page import html

PASSED = {"__return__": "returns", "__exception__": "raises"}
STOPS = (
    "loading.service",
    "pipeline.wrap",
    "client.list",
    "routing.match",
    "dispatch.database",
    "response.serialize",
)
SOMEWHERE = [random.Random(14).random() for _ in range(40)]
"""Parts of the whole way through the recording; always the same ones."""


@pytest.fixture(scope="module")
def recording() -> Recording:
    return record("nova list")


@pytest.fixture(scope="module")
def page(
    browser: Browser, recording: Recording, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    with opened(browser, tmp_path_factory.mktemp("page"), recording) as one:
        one.press("End")
        yield one
        assert one.problems == []


def compare(page: Opened, moment: Moment) -> None:
    here = moment.here
    assert (page.function, page.place) == (here.function, here.place)
    assert page.lit == [str(line.number) for line in moment.source if line.current]
    assert page.locals == {PASSED.get(one.name, one.name): one.value for one in moment.locals}
    assert page.texts("#onion .here text:not(.at)") == [one.name for one in moment.layers[-1:]]
    assert page.page.get_attribute("#where", "data-stage") == moment.stage
    assert stack(page) == [one.place for one in moment.stack]


def stack(page: Opened) -> list[str]:
    """Return the places of all frames, those that are folded too."""
    unfold = page.page.locator("#crumbs .fold:has-text('more')")
    if unfold.count():
        unfold.click()
    titles = page.page.locator("#crumbs .crumb:not(.fold)")
    return [one.get_attribute("title").split(", ")[-1] for one in titles.all()]


@pytest.mark.parametrize("part", SOMEWHERE)
def test_a_step_anywhere_looks_as_it_was_recorded(
    page: Opened, recording: Recording, part: float
) -> None:
    moment = recording.goto(int(part * len(recording)))
    page.go(recording.step)
    compare(page, moment)


@pytest.mark.parametrize("stop", STOPS)
def test_a_stop_has_its_card(page: Opened, recording: Recording, stop: str) -> None:
    moment = recording.goto(stop)
    page.follow(f"#stop={stop}")
    compare(page, moment)
    assert moment.card is not None
    assert page.step == recording.step
    assert page.text("#card h2") == moment.title
    assert page.text("#card p") == moment.card.stop.why
    assert page.texts("#card dt code") == [name for name, _ in moment.card.values]
    assert page.texts("#card dd > code")[: len(moment.card.values)] == [
        value for _, value in moment.card.values
    ]


def test_what_changed_with_a_step_is_marked(page: Opened, recording: Recording) -> None:
    recording.goto("dispatch.database")
    for _ in range(30):
        moment = recording.forward()
        page.press("ArrowRight") if page.step == recording.step - 1 else page.go(recording.step)
        if recording.data()["events"][recording.step] == "c":
            assert page.texts("#names tr.new, #names tr.changed") == []
        else:
            changed = [PASSED.get(one.name, one.name) for one in moment.locals if one.changed]
            assert page.texts("#names :is(.new, .changed) th") == changed


def test_the_three_requests_stand_above_the_skyline(page: Opened) -> None:
    page.go(0)
    assert page.texts("#requests .mark:not(.other)") == [
        "1 · GET /v2.1",
        "2 · GET /v2.1/",
        "3 · GET /v2.1/servers/detail",
    ]


def test_the_whole_stack_of_layers_is_drawn_in_its_order(page: Opened) -> None:
    page.follow("#stop=dispatch.database")
    assert page.texts("#onion text:not(.at)") == [
        "URLMap",
        "CORS",
        "HTTPProxyToWSGI",
        "ComputeReqIdMiddleware",
        "FaultWrapper",
        "RequestBodySizeLimiter",
        "AuthProtocol",
        "NovaKeystoneContext",
        "APIRouterV21",
        "RoutesMiddleware",
        "Router._dispatch",
        "ResourceV21",
    ]
    assert page.texts("#onion .left text:not(.at)") == [
        "NovaKeystoneContext",
        "APIRouterV21",
        "Router._dispatch",
    ]


def test_a_page_of_a_whole_nova_list_is_small(recording: Recording) -> None:
    assert len(html(recording)) <= 1_500_000


def test_the_environ_of_the_request_is_shown_with_its_token_masked(page: Opened) -> None:
    page.follow("#stop=routing.match")
    keys = page.texts("#request th") + page.texts("#request-rest th")
    values = page.texts("#request .value") + page.texts("#request-rest .value")
    environ = dict(zip(keys, values, strict=True))
    assert environ["PATH_INFO"] == "'/servers/detail'"
    assert environ["SCRIPT_NAME"] == "'/v2.1'"
    assert environ["HTTP_X_AUTH_TOKEN"] == "'***'"
