"""The page of a recording as a file: one piece, which may load and run nothing but itself."""

import json
import re
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from small_recording import Kept, small

from minnova.debug.render.page import html
from minnova.debug.render.page.page import HERE, SCRIPTS, STYLES


class Reader(HTMLParser):
    """Reads a page's elements: name, attributes, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in ("script", "style"):
            self.texts.append(data)


@pytest.fixture(scope="module")
def page() -> str:
    return html(small())


def test_the_recording_can_be_read_back_from_its_page(page: str) -> None:
    packed = re.findall(r'id="recording">([A-Za-z0-9+/=]+)</script>', page)
    assert len(packed) == 1
    assert json.loads(zlib.decompress(b64decode(packed[0]))) == small().data()


def test_the_page_is_the_same_whenever_it_is_written(page: str) -> None:
    assert html(small()) == page


def test_only_this_script_and_this_style_are_allowed(page: str) -> None:
    reader = Reader(page)
    meta = next(attributes for tag, attributes in reader.found if "http-equiv" in attributes)
    style, _, script = (text for text in reader.texts if text.strip())
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in (script, style)]
    assert meta["content"] == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_page_names_nothing_outside_of_itself(page: str) -> None:
    loading = {"src", "href", "srcset", "action", "data", "poster", "style"}
    assert [one for one in Reader(page).found if loading & set(one[1])] == []
    assert re.findall(r"https?://\S+?(?=\")", page) == ["http://www.w3.org/2000/svg"]
    assert "url(" not in page
    assert "@import" not in page


def test_nothing_of_the_script_makes_html_or_code_of_a_text(page: str) -> None:
    parsing = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|DOMParser"
    )
    assert re.findall(parsing, page) == []


def test_the_title_is_escaped() -> None:
    page = html(Kept({**small().data(), "title": "</title><script>alert(1)</script>\x1b"}))
    assert (
        "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\x1b · recorded</title>" in page
    )


def test_every_script_and_style_of_the_folder_is_in_the_page() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in HERE.glob("*.js"))
    assert sorted(STYLES) == sorted(path.stem for path in HERE.glob("*.css"))


def test_every_button_has_a_name_and_every_pane_a_label(page: str) -> None:
    found = Reader(page).found
    panes = [one for one in found if one[0] in ("nav", "aside", "dialog", "article")]
    assert [one for one in panes if not {"aria-label", "aria-labelledby"} & set(one[1])] == []
    moves = [one for tag, one in found if tag == "button" and "data-act" in one]
    assert [one for one in moves if not one.get("title")] == []


def test_the_page_says_that_it_is_recorded_and_what_it_needs_without_scripts(page: str) -> None:
    assert '<b class="recorded">recorded</b>' in page
    assert "<noscript>" in page
