"""Each part of a recording's page says what it should at the steps of a small recording."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import Opened, opened
from playwright.sync_api import Browser
from small_recording import Kept, small


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(browser, tmp_path_factory.mktemp("page"), small()) as one:
        yield one
        assert one.problems == []


def test_the_head_says_what_was_recorded_when_and_with_what(page: Opened) -> None:
    head = page.text("#head").replace("\n", " ")
    assert "GET /price" in head
    assert "RECORDED 2026-11-22 19:10 UTC · Python 3.11.7 · minnova 0.1.0" in head


def test_the_rail_lights_the_stage_and_the_stop_that_we_are_in(page: Opened) -> None:
    page.go(4)
    assert page.texts("#rail .lit .stage-name") == ["dispatch"]
    assert page.texts("#rail [aria-current] .word") == ["database"]
    assert page.texts("#rail .at .word") == []
    page.go(2)
    assert page.texts("#rail .at .word") == ["database"]


def test_lines_that_this_call_has_run_are_marked_and_the_next_one_is_lit(page: Opened) -> None:
    page.go(7)
    assert page.texts("#source .run .gutter") == ["2", "3"]
    assert page.texts("#source .lit .gutter") == ["4"]
    assert page.texts("#source .margin") == ["", "•", "•", "▶"]


def test_source_is_shown_to_the_letter_without_the_indentation_that_all_lines_share(
    page: Opened,
) -> None:
    page.go(3)
    assert page.texts("#source code") == [
        "def cost(number):",
        "    if number > 5:",
        '        raise ValueError("too dear")',
        "    return number * 3",
    ]


def test_source_is_coloured(page: Opened) -> None:
    page.go(3)
    assert page.texts("#source .keyword") == ["def", "if", "raise", "return"]
    assert page.texts("#source .number") == ["5", "3"]
    assert page.texts("#source .string") == ['"too dear"']
    page.go(0)
    assert page.texts("#source .comment") == ["# in cents"]


OUTCOMES = {0: "is called", 1: "is about to run this line", 5: "returns6", 8: "returns7"}


@pytest.mark.parametrize("step", OUTCOMES)
def test_what_happens_at_a_step_is_said(page: Opened, step: int) -> None:
    page.go(step)
    assert page.texts("#outcome") == [OUTCOMES[step]]


def test_a_changed_name_is_marked_and_says_what_it_was(page: Opened) -> None:
    page.go(7)
    assert page.locals == {"environ": "{'PATH_INFO': '/price'}", "price": "7"}
    assert page.texts("#names .changed th") == ["price"]
    title = page.page.get_attribute("#names .changed .sign", "title")
    assert title == "changed with this step, from 6"


def test_a_name_is_marked_at_the_step_that_changed_it_alone(page: Opened) -> None:
    for step in (0, 2, 4):
        page.go(step)
        assert page.texts("#names :is(.new, .changed) th") == []
    page.press("u")
    assert page.texts("#names :is(.new, .changed) th") == []


def test_an_exception_is_told_at_its_step_alone(browser: Browser, tmp_path: Path) -> None:
    data = small().data()
    data["strings"] += ["__exception__", "ValueError: too dear"]
    data["locals"][3] = [len(data["strings"]) - 2, len(data["strings"]) - 1]
    data["events"] = "clcxlrllr"
    with opened(browser, tmp_path, Kept(data), "#step=3") as page:
        assert page.texts("#outcome") == ["meets an exceptionValueError: too dear"]
        assert page.locals == {"number": "2", "raises": "ValueError: too dear"}
        page.press("ArrowRight")
        assert page.locals == {"number": "2"}


def test_the_onion_lights_the_layer_that_we_are_in(page: Opened) -> None:
    page.go(4)
    assert page.text("#onion-place") == "in Till, 2 of 2"
    assert page.texts("#onion .here text") == ["Till", "/price"]
    assert page.texts("#onion .around text") == ["Shop"]
    page.go(7)
    assert page.texts("#onion .here text") == ["Shop"]
    assert page.texts("#onion .ahead text") == ["Till", "/price"]


def test_the_request_shows_what_is_new_and_changed_when_a_layer_gets_it(page: Opened) -> None:
    page.go(3)
    assert page.text("#request-side") == "Request · environ"
    assert page.texts("#border") == ["as Till received it"]
    assert page.texts("#request .changed th") == ["PATH_INFO"]
    assert page.texts("#request .new th") == ["SCRIPT_NAME"]
    assert page.texts("#request-rest th") == ["REQUEST_METHOD"]


def test_the_response_takes_the_requests_place_as_soon_as_there_is_one(page: Opened) -> None:
    page.go(8)
    assert page.text("#request-side") == "Response · 200 OK"
    assert page.texts("#request .new th") == ["Vary"]
    assert page.texts("#request-rest .value") == ["text/plain"]


def test_what_was_printed_by_now_is_shown(page: Opened) -> None:
    page.go(3)
    assert not page.page.is_visible("#printed")
    page.go(4)
    assert page.texts("#output") == ["two for six\n"]


def test_the_theme_follows_the_system_until_somebody_changes_it(page: Opened) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    colours = []
    for scheme in ("light", "dark"):
        page.page.emulate_media(color_scheme=scheme)
        colours.append(page.page.evaluate(paper))
    page.press("t")
    assert page.page.evaluate(paper) == colours[0] != colours[1]
    page.press("t")
    assert page.page.evaluate(paper) == colours[1]


@pytest.mark.parametrize("width", [1280, 1000, 800, 390])
def test_nothing_stands_out_of_the_window(page: Opened, width: int) -> None:
    page.page.set_viewport_size({"width": width, "height": 900})
    page.go(2)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def test_columns_stand_side_by_side_where_there_is_room_and_stack_where_there_is_none(
    page: Opened,
) -> None:
    tops = "['#rail', 'main', '#aside'].map(one => document.querySelector(one).offsetTop)"
    page.page.set_viewport_size({"width": 1280, "height": 900})
    assert len(set(page.page.evaluate(tops))) == 1
    page.page.set_viewport_size({"width": 800, "height": 900})
    stacked = page.page.evaluate(tops)
    assert stacked == sorted(set(stacked))


def test_a_recording_without_a_step_says_so(browser: Browser, tmp_path: Path) -> None:
    nothing = {"events": "", "frame": [], "line": [], "locals": [], "frames": [], "hits": []}
    empty = Kept({**small().data(), **nothing, "borders": [], "requests": [], "output": []})
    with opened(browser, tmp_path, empty, ready="#trouble:not([hidden])") as page:
        assert page.text("#trouble") == "There is not one step in this recording."


def test_without_scripts_the_page_says_what_it_is(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, small(), ready="noscript", java_script_enabled=False) as page:
        assert "scripts are switched off here" in page.text("noscript")
        assert page.page.title() == "GET /price · recorded"


def test_of_a_run_that_came_through_no_stage_none_is_spoken_of(
    browser: Browser, tmp_path: Path
) -> None:
    data = small().data()
    data["frames"] = [[*frame[:3], -1, *frame[4:]] for frame in data["frames"]]
    data["hits"] = []
    with opened(browser, tmp_path, Kept(data)) as page:
        assert page.page.locator(".of-stages:visible").count() == 0
        assert page.page.locator("main").bounding_box()["x"] < 20  # type: ignore[index]
        page.page.hover("#skyline")
        assert page.text("#hover").split()[1:] == ["shop/app.py", "step", "4"]
        page.press("?")
        assert "stage" not in page.text("#help")
        page.page.set_viewport_size({"width": 800, "height": 700})
        assert page.page.locator(".of-stages:visible").count() == 0
        assert page.problems == []
