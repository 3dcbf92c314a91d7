"""The keys, the buttons and the links of a recording's page lead where they say."""

from collections.abc import Iterator

import pytest
from pages import Opened, opened
from playwright.sync_api import Browser
from small_recording import small

KEYS = {
    "ArrowRight": [(0, 1), (8, 8)],
    "ArrowLeft": [(4, 3), (0, 0)],
    "Shift+ArrowRight": [(1, 6), (3, 4), (5, 6), (8, 8)],
    "Shift+ArrowLeft": [(4, 1), (2, 1), (7, 0)],
    "ArrowDown": [(0, 2), (2, 2)],
    "ArrowUp": [(8, 2), (2, 0), (0, 0)],
    "Home": [(5, 0)],
    "End": [(5, 8)],
}
BUTTONS = {
    "Step": "ArrowRight",
    "Step back": "ArrowLeft",
    "Over": "Shift+ArrowRight",
    "Back out": "Shift+ArrowLeft",
    "Next stop": "ArrowDown",
    "Stop before": "ArrowUp",
}


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    with opened(browser, tmp_path_factory.mktemp("page"), small()) as one:
        yield one
        assert one.problems == []


@pytest.mark.parametrize("key", KEYS)
def test_a_key_leads_from_step_to_step(page: Opened, key: str) -> None:
    for start, end in KEYS[key]:
        page.go(start)
        page.press(key)
        assert (start, page.step) == (start, end)


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_does_what_its_key_does(page: Opened, button: str) -> None:
    for start, end in KEYS[BUTTONS[button]]:
        page.go(start)
        page.page.get_by_role("button", name=button, exact=True).click()
        assert (start, page.step) == (start, end)


def test_the_tab_key_comes_to_every_button_and_shows_where_it_is(page: Opened) -> None:
    page.follow("#step=1")
    buttons = page.page.locator("button:visible:enabled").count()
    seen = set()
    for _ in range(buttons + 20):
        page.press("Tab")
        seen.add(page.page.evaluate("document.activeElement.outerHTML"))
    outline = page.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert len([one for one in seen if one.startswith("<button")]) == buttons
    assert outline == "solid"


def test_looking_at_a_caller_makes_no_step(page: Opened) -> None:
    page.go(4)
    page.press("u")
    assert (page.step, page.function, page.lit) == (4, "Shop.shop", ["2"])
    assert page.page.is_visible("#caller")
    page.press("d")
    assert (page.step, page.function, page.lit) == (4, "cost", ["10"])


def test_a_breadcrumb_leads_to_its_frame(page: Opened) -> None:
    page.go(4)
    page.click("#crumbs button:has-text('shop')")
    assert (page.step, page.function, page.locals) == (
        4,
        "Shop.shop",
        {"environ": "{'PATH_INFO': '/price'}"},
    )
    assert page.page.url.endswith("#stage=dispatch&step=4&frame=0")


LINKS = {
    "": 0,
    "#step=3": 3,
    "#stage=routing&step=5": 5,
    "#stop=dispatch.database": 2,
    "#stage=dispatch": 2,
    "#stage=loading": 0,
    "#stop=nowhere.at.all": 0,
    "#step=99": 0,
    "#step=-1": 0,
    "#step=<b>": 0,
    "#step=4&frame=77": 4,
}


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_to_its_step(page: Opened, link: str) -> None:
    page.follow(link)
    assert page.step == LINKS[link]


def test_a_link_to_a_callers_frame_leads_to_it(page: Opened) -> None:
    page.follow("#step=4&frame=0")
    assert (page.step, page.function) == (4, "Shop.shop")


def test_the_address_names_stage_and_step(page: Opened) -> None:
    page.go(0)
    page.press("ArrowDown")
    assert page.page.url.endswith("#stage=dispatch&step=2")


def test_a_stop_on_the_rail_leads_there_and_one_that_was_not_reached_nowhere(page: Opened) -> None:
    page.go(8)
    page.click("#rail li button:has-text('database')")
    assert page.step == 2
    assert page.page.is_disabled("#rail li button:has-text('fault')")


def test_a_stage_on_the_rail_leads_to_its_first_stop(page: Opened) -> None:
    page.go(8)
    page.click("#rail .stage-name:has-text('dispatch')")
    assert page.step == 2
    assert page.page.is_disabled("#rail .stage-name:has-text('loading')")


def test_a_click_on_the_skyline_leads_to_that_part_of_the_run(page: Opened) -> None:
    box = page.page.locator("#heights").bounding_box()
    assert box is not None
    for step in (0, 3, 8):
        page.click("#heights", position={"x": box["width"] * (step + 0.5) / 9, "y": 60})
        assert page.step == step


def test_the_skyline_names_the_function_below_the_pointer(page: Opened) -> None:
    box = page.page.locator("#heights").bounding_box()
    assert box is not None
    page.page.hover("#heights", position={"x": box["width"] * 3.5 / 9, "y": 60})
    assert page.text("#hover") == "cost shop/app.py dispatch · step 3"


def test_a_request_above_the_skyline_leads_to_its_beginning(page: Opened) -> None:
    page.go(5)
    page.page.get_by_role("button", name="Go to request 1 · GET /price").click()
    assert page.step == 0


def test_a_layer_of_the_onion_leads_to_where_it_begins(page: Opened) -> None:
    page.go(8)
    page.click("#onion [data-layer=Till]", position={"x": 12, "y": 10})
    assert page.step == 2


def test_searching_finds_functions_files_stops_and_values(page: Opened) -> None:
    found = {"cos": ("cost", 2), "app.py": ("shop/app.py", 0), "match": ("routing.match", 0)}
    for words, (text, step) in {**found, "price = 7": ("price = 7", 7)}.items():
        page.go(5)
        page.search(words)
        assert text in page.texts("#results li code")
        page.click(f"#results li:has(code:text-is('{text}'))")
        assert page.step == step


def test_search_is_driven_by_the_keyboard_alone(page: Opened) -> None:
    page.go(5)
    page.search("price")
    page.press("ArrowDown", "ArrowDown", "ArrowUp")
    chosen = page.text("#results [aria-selected=true] .step")
    page.press("Enter")
    assert page.step == int(chosen)
    assert not page.page.is_visible("#search")


def test_a_search_for_what_is_not_there_says_so(page: Opened) -> None:
    page.search("nothing like it")
    assert page.text("#found").startswith("Nothing found.")
    page.press("Escape")
    assert not page.page.is_visible("#search")


def test_help_opens_and_closes(page: Opened) -> None:
    page.press("?")
    assert "Everything here was recorded" in page.text("#help")
    page.press("Escape")
    assert not page.page.is_visible("#help")


def test_an_open_dialog_keeps_the_keys_for_itself(page: Opened) -> None:
    page.go(3)
    page.press("?", "ArrowRight", "Escape")
    assert page.step == 3
