"""Lesson 03 in a real JupyterLab in a real browser: run, answered, stepped, restarted."""

import shutil
from collections.abc import Iterator

import lab
import pytest
from notebook_runs import FOLDER
from playwright.sync_api import Browser, Locator, Page, expect

from minnova.debug.exercises.lessons import lesson

LESSON = "03-routing.ipynb"
EXERCISE = lesson("03").exercises[0]
OTHERS = len(lesson("03").exercises)
PATIENCE = 90_000
"""Milliseconds for a run of the whole lesson."""

RAN = """() => {
  const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')];
  return prompts.length > 5 && prompts.every(one => /\\[\\d+\\]/.test(one.textContent));
}"""
CLEARED = "() => document.querySelectorAll('.jp-CodeCell .jp-OutputArea-output').length === 0"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("lessons")
    shutil.copy(FOLDER / LESSON, folder)
    with lab.running(folder, tmp_path_factory.mktemp("home-of-lab")) as found:
        yield found


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def page(browser: Browser, address: str, complaints: list[str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/lab/tree/{LESSON}?reset")
    page.locator(".jp-Notebook .jp-CodeCell").first.wait_for(timeout=PATIENCE)
    page.locator("[data-status='idle']").first.wait_for(timeout=PATIENCE)
    page.locator(".jp-CodeCell .jp-OutputArea-output").last.wait_for(timeout=PATIENCE)
    yield page
    page.close()


def choose(page: Page, menu: str, item: str) -> None:
    """Click an item of a menu."""
    page.get_by_role("menuitem", name=menu, exact=True).first.click()
    page.get_by_role("menuitem", name=item).first.click()


def cell(page: Page, text: str) -> Locator:
    """Find the code cell in which a text stands."""
    return page.locator(".jp-CodeCell", has=page.locator(".cm-content", has_text=text)).first


def write(page: Page, where: Locator, text: str) -> None:
    """Write a text into a cell in place of what is there, and run it."""
    where.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)
    page.keyboard.press("Shift+Enter")


def run_all(page: Page) -> None:
    """Run all cells and wait until the last one is done."""
    choose(page, "Edit", "Clear Outputs of All Cells")
    page.wait_for_function(CLEARED)
    choose(page, "Run", "Run All Cells")
    page.wait_for_function(RAN, timeout=PATIENCE)


def restart_and_run_all(page: Page) -> None:
    """Restart the kernel, run all cells, and wait until the last one is done."""
    choose(page, "Edit", "Clear Outputs of All Cells")
    page.wait_for_function(CLEARED)
    choose(page, "Kernel", "Restart Kernel and Run All Cells")
    page.locator(".jp-Dialog .jp-mod-accept").click()
    page.wait_for_function(RAN, timeout=PATIENCE)


def errors(page: Page) -> Locator:
    """Find the tracebacks that cells show."""
    return page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']")


def test_a_lesson_is_run_answered_stepped_and_restarted(page: Page, complaints: list[str]) -> None:
    run_all(page)
    expect(errors(page)).to_have_count(0)
    expect(cell(page, "progress(")).to_contain_text(f"0 of {OTHERS} solved")
    expect(page.locator(".jp-OutputArea-output svg").first).to_be_visible()

    predicted = cell(page, f'predict("{EXERCISE.name}"')
    write(page, predicted, f'predict("{EXERCISE.name}", {EXERCISE.right!r})')
    expect(predicted).to_contain_text("you predict")
    checked = cell(page, f'check("{EXERCISE.name}"')
    checked.locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    expect(checked).to_contain_text(f"{EXERCISE.name} · right")

    last = page.locator(".jp-CodeCell").last
    write(page, last, 's = walk("nova list", at="routing.match")\ns("n")')
    expect(last).to_contain_text("routes/middleware.py", timeout=PATIENCE)

    restart_and_run_all(page)
    expect(errors(page)).to_have_count(0)
    expect(cell(page, "progress(")).to_contain_text(f"1 of {OTHERS} solved")
    expect(checked).to_contain_text(f"{EXERCISE.name} · right")
    assert complaints == []
