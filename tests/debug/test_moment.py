"""What a halt shows, as text and as HTML: source, names, card; and nothing that does harm."""

import re
from html.parser import HTMLParser

import pytest
import runs
import toy

from minnova.debug.moment import Moment
from minnova.debug.render.source import coloured
from minnova.debug.session import walk


class Tree(HTMLParser):
    """Reads HTML: which elements there are, whether all are closed, and the text without style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.text = ""
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data


@pytest.fixture(scope="module")
def moment() -> Moment:
    with walk("nova list", at=["routing.match"]) as session:
        session("b 53")
        session("n")
        assert session.moment
        return session.moment


@pytest.fixture(scope="module")
def hostile() -> Moment:
    with walk(runs.hostile) as session:
        for _ in range(6):
            session("n")
        assert session.moment
        return session.moment


def drawn(moment: Moment) -> list[str]:
    return [str(moment), moment._repr_html_()]


def test_the_text_points_at_the_line_and_marks_what_changed(moment: Moment) -> None:
    text = str(moment)
    assert re.search(r"^->   53 ●     if self\.use_method_override:$", text, re.MULTILINE)
    assert re.search(r"^\* old_method     = None$", text, re.MULTILINE)
    assert re.search(r"^  environ        = \{", text, re.MULTILINE)


def test_the_html_says_all_that_the_text_says(moment: Moment) -> None:
    text = Tree(moment._repr_html_()).text
    assert "->   53 ● " in text
    assert "*old_method" in text
    assert "request 3 · GET /v2.1/servers/detail" in text
    assert f"{len(moment.stack)} deep" in text


def test_the_layers_around_us_are_drawn_and_the_last_one_is_lit(moment: Moment) -> None:
    assert [layer.name for layer in moment.layers][-2:] == ["APIRouterV21", "RoutesMiddleware"]
    assert "svg" in Tree(moment._repr_html_()).elements
    words = " ".join(str(moment).split())
    assert "in URLMap › CORS › HTTPProxyToWSGI" in words
    assert "› APIRouterV21 › RoutesMiddleware" in words


def test_the_html_needs_no_script_and_no_network(moment: Moment) -> None:
    html = moment._repr_html_()
    assert Tree(html).elements.isdisjoint({"script", "link", "img", "iframe", "object"})
    assert "url(" not in html
    assert "@import" not in html


def test_the_style_is_about_nothing_else_on_the_page(moment: Moment) -> None:
    style = moment._repr_html_().partition("<style>")[2].partition("</style>")[0]
    selectors = [one for rule in re.findall(r"([^{}]+)\{", style) for one in rule.split(",")]
    assert [one for one in selectors if not one.strip().startswith(".minnova")] == []


def test_a_card_stands_above_the_source_at_a_stop() -> None:
    with walk(lambda: toy.ask("/things"), at="toy:Router.things") as session:
        assert session.moment
        text = Tree(session._repr_html_()).text
    assert text.index("Router.things has just been entered.") < text.index("def things")
    assert str(session.moment).startswith("━━ toy · Router.things ━")


@pytest.mark.parametrize("which", [0, 1], ids=["text", "html"])
def test_what_is_hostile_is_shown_and_does_nothing(hostile: Moment, which: int) -> None:
    text = drawn(hostile)[which]
    assert "<script>" not in text or which == 0
    assert "\x1b" not in text
    assert "RuntimeError" in text
    assert "RecursionError" in text
    assert len(text) < 20_000


def test_a_hostile_page_is_still_a_page(hostile: Moment) -> None:
    assert "alert(1)" in Tree(hostile._repr_html_()).text


@pytest.mark.parametrize("which", [0, 1], ids=["text", "html"])
def test_a_password_is_not_shown(hostile: Moment, which: int) -> None:
    names = {local.name: local.value for local in hostile.locals}
    assert names["password"] == "'***'"
    assert "4711" not in drawn(hostile)[which]


def test_a_moment_stays_what_it_was_when_the_run_has_gone_on() -> None:
    with walk(runs.twice) as session:
        before = session.moment
        text = str(before)
        session("n")
        assert str(before) == text
        assert session.moment is not before


def test_source_is_coloured_line_by_line() -> None:
    assert coloured(["def f():", "    return 1 < 2", ""]) == [
        '<i class="keyword">def</i> <i class="def">f</i>():',
        '    <i class="keyword">return</i> <i class="number">1</i> &lt; <i class="number">2</i>',
        "",
    ]


def test_what_is_coloured_over_several_lines_is_closed_at_each() -> None:
    first, second = coloured(["'''a", "b'''"])
    assert first.count("<i ") == first.count("</i>") > 0
    assert second.count('<i class="string">') == second.count("</i>") > 0


def test_a_run_that_is_over_shows_what_it_printed() -> None:
    with walk(runs.twice) as session:
        session("c")
        assert Tree(session._repr_html_()).text == "over: exit status 4twice 4\n"
        assert str(session) == "<Session twice: over: exit status 4>\ntwice 4"


def test_every_moment_has_a_repr_of_one_line(moment: Moment) -> None:
    assert repr(moment) == (
        "<Moment routing at routes/middleware.py:53 in request 3 · GET /v2.1/servers/detail>"
    )
