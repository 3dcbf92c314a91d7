"""What one sees at a stop: values, and the card that is drawn of them."""

import pytest

from minnova.debug.halt import Halt, look
from minnova.debug.masking import Mask
from minnova.debug.masking.bounded import LIMIT
from minnova.debug.render.ink import Ink, wants_colour
from minnova.debug.render.text import card, stops, upstream
from minnova.debug.requests import ThisRequest
from minnova.debug.stops import STAGES, Stop

STOP = Stop("a.b", "m:f", "Something happens.", commands=("n", "p x"), newton="n.py f")


class Broken:
    def __repr__(self) -> str:
        raise ValueError("not yet")


class Sly:
    def __repr__(self) -> str:
        return "red\x1b[31m\nand a second line\r"


def drawn(width: int = 60, colour: bool = False, **more: object) -> list[str]:
    halt = Halt(STOP, None, 1, (("x", "1"),))
    return card(halt, width, Ink(colour)).splitlines()


def test_expressions_are_evaluated_in_the_names_of_the_frame() -> None:
    assert look(("x + y",), {"x": 1}, {"y": 2}, Mask()) == (("x + y", "3"),)


def seen(expression: str, value: object, mask: Mask | None = None) -> str:
    [(_, shown)] = look((expression,), {"value": value}, {}, mask or Mask())
    return shown


def test_one_that_fails_says_how() -> None:
    assert seen("nothing", 1) == "<NameError: name 'nothing' is not defined>"


@pytest.mark.parametrize("value", ["x" * 10**6, list(range(10**6)), {"a": "b" * 10**5}])
def test_a_large_value_is_cut(value: object) -> None:
    assert len(seen("value", value)) <= LIMIT


def test_an_object_that_cannot_be_shown_is_named() -> None:
    assert "Broken" in seen("value", Broken())


def test_a_value_cannot_steer_the_terminal_nor_break_the_card() -> None:
    assert seen("value", Sly()) == "red\\x1b[31m and a second line"


def test_a_secret_is_masked_in_a_value_and_in_what_an_expression_raises() -> None:
    mask = Mask(["0c1d2e3f4a5b"])
    assert seen("value", {"seen before": "0c1d2e3f4a5b"}, mask) == "{'seen before': '***'}"
    assert seen("value['X-Auth-Token']", {"X-Auth-Token": "never seen"}) == "'***'"
    assert seen("value['0c1d2e3f4a5b']", {}, mask) == "<KeyError: '***'>"


def test_an_exception_that_cannot_say_what_it_is_is_named_by_its_class() -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    def fail() -> None:
        raise Mute

    assert seen("value()", fail) == "<Mute>"


def test_a_card_has_title_reason_values_place_and_commands() -> None:
    assert drawn() == [
        "━━ a · b " + "━" * 51,
        "Something happens.",
        "look at  x  1",
        "in nova  14: n.py f · now: not any more",
        "try      n  p x",
    ]


def test_the_title_says_which_request_this_is() -> None:
    halt = Halt(STOP, ThisRequest(3, "GET", "/v2.1/servers/detail"), 4, ())
    title = card(halt, 70, Ink(False)).splitlines()[0]
    assert title.endswith("━ request 3 · GET /v2.1/servers/detail ━━")
    assert len(title) == 70


def test_between_requests_it_says_which_comes_next() -> None:
    between = STAGES[2].stops[0]
    assert Halt(between, None, 2, ()).where == "before request 2"
    assert Halt(STOP, None, 2, ()).where == ""


def test_colour_changes_no_text() -> None:
    coloured = "\n".join(drawn(colour=True))
    assert "\x1b[" in coloured
    for code in ("1;36", "2", "33", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured.splitlines() == drawn()


def test_the_table_marks_where_we_are() -> None:
    table = stops(STAGES, 100, Ink(False), {"routing.match": ">"})
    assert next(line for line in table.splitlines() if "routing.match" in line).split()[1] == ">"


def test_upstream_gives_addresses_to_read_it_at() -> None:
    assert "blob/newton-eol/n.py  (f)" in upstream(STOP)
    assert "master" not in upstream(STOP)


def test_a_pipe_gets_no_colour_nor_does_somebody_who_wants_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Screen:
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    assert wants_colour(Screen())  # type: ignore[arg-type]
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_colour(Screen())  # type: ignore[arg-type]
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not wants_colour(Screen())  # type: ignore[arg-type]
