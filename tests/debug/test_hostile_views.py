"""What is hostile is shown by every view, steers no terminal, writes no element and breaks nothing."""

import re
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
import toy_hostile
from toy_hostile import SCRIPT

from minnova.debug.diff import diff
from minnova.debug.layers import read
from minnova.debug.peel import peel
from minnova.debug.render import diff as draw_diff
from minnova.debug.render import onion as draw_onion
from minnova.debug.render import peel as draw_peel
from minnova.debug.render import trace as draw_trace
from minnova.debug.render.ink import Ink
from minnova.debug.render.svg import svg
from minnova.debug.session import walk
from minnova.debug.trace import sections, trace

PLAIN = Ink(False)
LONGEST = 60_000
COMMANDS = ("card", "stack", "request", "onion", "diff", "peel", "stops", "layer", "where")


class Elements(HTMLParser):
    """Collects the elements of a page, and the attributes that would run something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.handlers: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def of_diff() -> str:
    return draw_diff.text(diff(toy_hostile.ask), 90, PLAIN)


def of_trace() -> str:
    found = trace(toy_hostile.ask, packages=("toy_hostile",))
    return draw_trace.text(found, sections(found), 90, PLAIN)


def of_peel() -> str:
    return draw_peel.text(peel(toy_hostile.ask), 90)


def of_onion() -> str:
    return draw_onion.text(read(toy_hostile.front).outermost, 90, PLAIN)


def steers(text: str) -> list[str]:
    """Return what would steer a terminal: control characters, and marks that turn the text around."""
    kinds = ("Cc", "Cf", "Cs")
    return [hex(ord(one)) for one in text if unicodedata.category(one) in kinds and one != "\n"]


@pytest.mark.parametrize("draw", [of_diff, of_trace, of_peel, of_onion])
def test_a_view_of_a_hostile_run_is_text_of_bounded_length(draw: Callable[[], str]) -> None:
    text = draw()
    assert "Größe" in text
    assert steers(text) == []
    assert len(text) < LONGEST


def test_a_diff_tells_what_could_not_be_shown() -> None:
    text = of_diff()
    assert "its repr raises RuntimeError" in text
    assert "its repr raises RecursionError" in text
    assert "<generator object" in text


def test_the_body_of_a_generator_is_not_consumed_by_looking() -> None:
    assert diff(toy_hostile.ask).result == trace(toy_hostile.ask).result == len(SCRIPT)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_in_a_hostile_run_answers_and_the_session_goes_on(command: str) -> None:
    with walk(toy_hostile.ask, at="toy_hostile:end") as session:
        answer = session(command)
        assert answer
        assert "Traceback" not in answer
        assert command == "where" or steers(answer) == []
        assert len(answer) < LONGEST
        assert "exit status 25" in session("c")


def test_what_a_cell_shows_of_a_hostile_run_has_no_element_of_its_own() -> None:
    with walk(toy_hostile.ask, at="toy_hostile:end") as session:
        html, text = session._repr_html_(), str(session)
    elements = Elements(html)
    assert elements.found.isdisjoint({"script", "img", "iframe"})
    assert elements.handlers == []
    assert steers(text) == steers(re.sub(r"\s", "", html)) == []
    html.encode()


def test_the_picture_of_a_hostile_onion_has_no_element_of_its_own() -> None:
    picture = svg(read(toy_hostile.front).outermost, request=toy_hostile.ODD)
    assert "script" not in Elements(picture).found
    assert "&lt;script&gt;" in picture
    assert steers(picture) == []
