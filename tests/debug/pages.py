"""A recording's page, opened in a browser: what it shows, and whatever went wrong in it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from minnova.debug.render.page import html
from minnova.debug.render.page.page import Recorded

READY = "html[data-ready]"
CHANGE_LINK = """link => new Promise(done => {
    if (location.hash === link) return done();
    addEventListener("hashchange", () => done(), {once: true});
    location.hash = link;
})"""


SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SEARCHED = (
    "words => document.activeElement.id === 'query' && document.activeElement.value === words"
)


class Opened:
    """An opened page."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.file = file
        self.problems: list[str] = []
        page.on("console", lambda message: self.problems.append(message.text))
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("dialog", lambda dialog: self.problems.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: self.asked(request.url))

    def asked(self, url: str) -> None:
        """Note everything that the page asks for beside itself."""
        if url.partition("#")[0] != self.file.as_uri():
            self.problems.append(f"request {url}")

    def follow(self, link: str, ready: str = READY) -> None:
        """Open the page at a link, as somebody does who was given it, and wait until it is ready."""
        self.page.goto("about:blank")
        self.page.goto(self.file.as_uri() + link)
        self.page.wait_for_selector(ready, state="attached")

    def go(self, step: int) -> None:
        """Go to a step of the opened page, by its address."""
        self.page.evaluate(CHANGE_LINK, f"#step={step}")

    def press(self, *keys: str) -> None:
        """Press keys, and wait until the page has done and drawn what they ask for."""
        for key in keys:
            self.page.keyboard.press(key)
        self.page.evaluate(SETTLED)

    def search(self, words: str) -> None:
        """Search as somebody does: the key, the words; and wait until the page has them all."""
        self.press("/")
        self.page.wait_for_selector("#query:focus")
        self.page.keyboard.type(words)
        self.page.wait_for_function(SEARCHED, arg=words)

    def click(self, selector: str, **where: Any) -> None:
        self.page.click(selector, **where)

    def text(self, selector: str) -> str:
        return self.page.inner_text(selector)

    def texts(self, selector: str) -> list[str]:
        """Return the whole text of each element, whether it is in sight or not."""
        return self.page.locator(selector).all_text_contents()

    @property
    def step(self) -> int:
        """The step that the address leads to."""
        return int(re.findall(r"\bstep=(\d+)", self.page.evaluate("location.hash"))[0])

    @property
    def function(self) -> str:
        return self.text("#function")

    @property
    def place(self) -> str:
        """Where we are: "routes/middleware.py:49"."""
        return self.text("#file")

    @property
    def lit(self) -> list[str]:
        """The numbers of the lines that are lit."""
        return self.texts("#source .line.lit .gutter")

    @property
    def locals(self) -> dict[str, str]:
        names, values = self.texts("#names th"), self.texts("#names .value")
        return dict(zip(names, values, strict=True))


@contextmanager
def opened(
    browser: Browser,
    folder: Path,
    recording: Recorded,
    link: str = "",
    ready: str = READY,
    **options: Any,
) -> Iterator[Opened]:
    """Write a recording's page into a folder and open it from there."""
    file = folder / "recording.html"
    file.write_text(html(recording), encoding="utf-8")
    page = browser.new_page(**{"viewport": {"width": 1280, "height": 900}, **options})
    one = Opened(page, file)
    one.follow(link, ready)
    yield one
    page.close()
