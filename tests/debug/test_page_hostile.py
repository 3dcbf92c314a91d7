"""Whatever a recording holds, its page shows as text and runs none of it."""

from pathlib import Path
from typing import Any

import pytest
import runs
from pages import opened
from playwright.sync_api import Browser
from small_recording import Kept, small

from minnova.cloud import Cloud
from minnova.debug.recording import record
from minnova.debug.render.page import html

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&$style${title}\x00\x1b[31m\u202e\ud800"
SCRIPT = "<script>alert(1)</script>"
PLAIN = {"format", "events", "way"}


def spoiled(value: Any) -> Any:
    """Put the hostile text into every string of a recording, but not into what is no text."""
    if isinstance(value, str):
        return value + HOSTILE
    if isinstance(value, list):
        return [spoiled(one) for one in value]
    if isinstance(value, dict):
        return {key: one if key in PLAIN else spoiled(one) for key, one in value.items()}
    return value


@pytest.fixture(scope="module")
def hostile() -> Kept:
    return Kept(spoiled(small().data()))


def test_nothing_in_a_recording_is_taken_for_html(
    browser: Browser, tmp_path: Path, hostile: Kept
) -> None:
    with opened(browser, tmp_path, hostile) as page:
        for key in (
            "ArrowDown",
            "ArrowRight",
            "Shift+ArrowRight",
            "Shift+ArrowLeft",
            "u",
            "d",
            "End",
        ):
            page.press(key)
        page.search("alert")
        page.press("Enter")
        assert page.texts("script:not(#recording):not([type=module]), img") == []
        assert page.problems == []


def test_hostile_text_is_shown_as_it_is(browser: Browser, tmp_path: Path, hostile: Kept) -> None:
    with opened(browser, tmp_path, hostile, "#step=1") as page:
        assert "<script>alert(1)</script><img src=x" in page.function
        assert "<img src=x onerror=alert(2)>" in page.text("#title")
        assert all("<img src=x" in value for value in page.locals.values())


def test_the_written_file_holds_no_tag_of_the_recording(hostile: Kept) -> None:
    page = html(hostile)
    assert page.count("<script") == 2
    assert "<img" not in page


def test_endless_texts_leave_the_page_as_wide_as_the_window(
    browser: Browser, tmp_path: Path
) -> None:
    data = small().data()
    data["strings"] = [text + "x" * 5_000 for text in data["strings"]]
    with opened(browser, tmp_path, Kept(data), "#step=2") as page:
        page.press("ArrowRight")
        assert page.step == 3
        width = page.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert width[0] <= width[1]
        assert page.problems == []


def test_a_server_with_a_script_for_a_name_is_only_listed(
    browser: Browser, tmp_path: Path, root: Path
) -> None:
    servers = (root / "etc" / "nova" / "cloud.yaml").read_text().replace("web-1", SCRIPT)
    file = tmp_path / "cloud.yaml"
    file.write_text(servers)
    with Cloud(cloud=file) as cloud:
        recording = record("nova list", cloud=cloud)
    with opened(browser, tmp_path, recording) as page:
        page.press("End")
        assert SCRIPT in page.text("#output")
        page.search(SCRIPT)
        assert page.texts("#results .kind")
        page.press("Enter")
        assert any(SCRIPT in value for value in page.locals.values())
        assert page.problems == []


def test_objects_that_one_had_better_not_look_at_are_shown_all_the_same(
    browser: Browser, tmp_path: Path
) -> None:
    recording = record(runs.hostile)
    with opened(browser, tmp_path, recording) as page:
        page.press("End")
        assert page.function == "hostile"
        assert "repr raises RuntimeError" in page.locals["raising"]
        assert page.locals["script"] == "<script>alert(1)</script>"
        assert page.locals["password"] == "'***'"
        assert page.locals["title"] == repr("<b>&'\"</b>\x1b[31m")
        assert page.problems == []
