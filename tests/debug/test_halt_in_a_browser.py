"""What a cell shows, in a real browser: the halt itself, on white and on black, and nothing is run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import runs
import toy_hostile
from playwright.sync_api import Browser, Page

from minnova import Cloud
from minnova.debug import walk
from minnova.debug.moment import Moment

SCRIPT = "<script>alert(1)</script>"
COLOURS = {"light": ("#fff", "rgba(0,0,0,.87)"), "dark": ("#111", "#fff")}
"""JupyterLab's own: the background of a cell, and what is written on it."""
PAGE = """<!doctype html><meta charset="utf-8"><title>cells</title>
<body style="margin: 8px 8px 8px 80px; background: {0}; color: {1}; --jp-ui-font-family: system-ui">"""


HOST = """.host.of.cells :is(td, th) { text-align: right; padding: 9px }
.host.of.cells :is(tr, code, pre) { background: red }
.host.of.cells :is(code, pre) { padding: 9px }"""
"""Rules such as JupyterLab has for what cells show."""
UNDER = """box => {
  const {x, y, width} = box.getBoundingClientRect();
  return document.elementFromPoint(x + width / 2, y + 6).getAttribute("class");
}"""
"""What fills a box, just below its upper edge."""
LAID_OUT = (".look td", ".look th", ".look td code", ".names tr", ".source")


@pytest.fixture(scope="module")
def moments(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Moment]:
    """Halt where there is something to see, in a cloud with a hostile server, and in a hostile run."""
    cloud = tmp_path_factory.mktemp("etc") / "cloud.yaml"
    shipped = (root / "etc" / "nova" / "cloud.yaml").read_text()
    assert "name: web-1" in shipped
    cloud.write_text(shipped.replace("name: web-1", f"name: '{SCRIPT} ☃'"))
    with Cloud(cloud=cloud) as opened, walk("nova list", cloud=opened) as session:
        found = [session.moment, session.go("client.list"), session.go("routing.match")]
        session("b 60\nn\nn")
        found += [session.moment, session.go("response.serialize")]
    with walk(toy_hostile.ask, at="toy_hostile:end") as session:
        found.append(session.moment)
    with walk(runs.hostile) as session:
        session("\n".join(["n"] * 6))
        return [one for one in [*found, session.moment] if one]


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (800, "light"), (800, "dark")])
def page(
    request: pytest.FixtureRequest, browser: Browser, moments: list[Moment]
) -> Iterator[tuple[Page, list[str]]]:
    """Open a page of cells, and collect what goes wrong, or runs, in it."""
    width, scheme = request.param
    opened = browser.new_page(viewport={"width": width, "height": 900})
    wrong: list[str] = []
    opened.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda request: wrong.append(request.url))
    cells = "".join(f'<div class="cell">{one._repr_html_()}</div>' for one in moments)
    opened.set_content(PAGE.format(*COLOURS[scheme]) + cells)
    yield opened, wrong
    opened.close()


def texts(page: Page, cell: int, selector: str) -> list[str]:
    """Return the texts of some elements of a cell, as the page has them."""
    return page.locator(".cell").nth(cell).locator(selector).all_text_contents()


def test_nothing_of_a_run_is_executed_or_fetched(page: tuple[Page, list[str]]) -> None:
    opened, wrong = page
    assert opened.locator("script, img, iframe, object, link").count() == 0
    assert wrong == []


def test_a_cell_shows_what_the_halt_says(
    page: tuple[Page, list[str]], moments: list[Moment]
) -> None:
    for cell, one in enumerate(moments):
        assert texts(page[0], cell, ".title") == [one.title]
        assert texts(page[0], cell, ".where") == [one.where]
        assert texts(page[0], cell, ".names td") == [local.value for local in one.locals]
        current = [line.text for line in one.source if line.current]
        assert [line[10:].rstrip("\n") for line in texts(page[0], cell, ".lit")] == current


def test_breakpoints_changes_and_the_layer_are_marked(
    page: tuple[Page, list[str]], moments: list[Moment]
) -> None:
    for cell, one in enumerate(moments):
        margins = texts(page[0], cell, ".margin")
        marks = ["●" in margin for margin in margins]
        assert marks == [line.breakpoint is True for line in one.source]
        changed = texts(page[0], cell, ".names tr:has(.changed) th code")
        assert changed == [local.name for local in one.locals if local.changed]
        assert texts(page[0], cell, ".here .name") == [layer.name for layer in one.layers[-1:]]
    assert any(line.breakpoint for one in moments for line in one.source)
    assert any(local.changed for one in moments for local in one.locals)


def test_the_page_around_it_cannot_lay_it_out_anew(page: tuple[Page, list[str]]) -> None:
    opened, _ = page
    cell = opened.locator(".cell >> nth=2")
    looks = "e => (s => [s.textAlign, s.backgroundColor, s.paddingLeft])(getComputedStyle(e))"
    before = [cell.locator(one).first.evaluate(looks) for one in LAID_OUT]
    opened.add_style_tag(content=HOST)
    cell.evaluate("e => e.classList.add('host', 'of', 'cells')")
    assert [cell.locator(one).first.evaluate(looks) for one in LAID_OUT] == before


def test_only_the_layer_that_we_are_in_is_lit_and_none_inside_it(
    page: tuple[Page, list[str]],
) -> None:
    cell = page[0].locator(".cell >> nth=2")
    cell.locator(".onion").scroll_into_view_if_needed()
    assert cell.locator(".here .box").evaluate(UNDER) == "glow"
    assert cell.locator(".here + g .box").evaluate(UNDER) != "glow"


def test_a_line_that_is_too_long_goes_on_below(page: tuple[Page, list[str]]) -> None:
    opened, _ = page
    opened.set_viewport_size({"width": 420, "height": 900})
    cut = "all => all.filter(e => e.scrollWidth > e.clientWidth).length"
    assert opened.locator(".line, .code").evaluate_all(cut) == 0
    tall = "all => Math.max(...all.map(e => e.clientHeight))"
    assert opened.locator(".line").evaluate_all(tall) > 30


def test_nothing_sticks_out_and_the_columns_stand_below_each_other_where_it_is_narrow(
    page: tuple[Page, list[str]],
) -> None:
    opened, _ = page
    width = opened.evaluate("innerWidth")
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    left, right = (
        opened.locator(f".cell >> nth=2 >> .columns > .{side}") for side in ("left", "right")
    )
    above, below = left.bounding_box(), right.bounding_box()
    assert above
    assert below
    assert (below["y"] >= above["y"] + above["height"]) == (width == 800)


def test_what_is_written_stands_out_from_what_it_is_written_on(
    page: tuple[Page, list[str]],
) -> None:
    opened, _ = page
    fill = opened.locator(".cell >> nth=2 >> .here .name").evaluate("e => getComputedStyle(e).fill")
    body = opened.locator("body").evaluate("e => getComputedStyle(e).color")
    assert fill == body
