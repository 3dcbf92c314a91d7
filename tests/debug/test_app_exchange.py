"""What an application answers, whatever it does: as a server would see it, printed for a reader."""

import sys
from typing import Any

import pytest
from appruns import Runner
from odd_apps import Parts

from minnova.debug.any_app.exchange import Answer, BrokenRule, environ_of, exchange
from minnova.debug.render.answer import text


def ask(name: str) -> Answer:
    application: Any = getattr(sys.modules["odd_apps"], name)
    return exchange(application, environ_of("GET", "/"))


@pytest.mark.parametrize(
    ("name", "status", "body"),
    [
        ("writing", "200 OK", b"written, returned"),
        ("mending", "500 Sorry", b"no cart"),
        ("Page", "200 OK", b"page"),
        ("closing", "200 OK", b"onetwo"),
    ],
)
def test_whatever_pep_3333_allows_is_an_answer(name: str, status: str, body: bytes) -> None:
    answer = ask(name)
    assert (answer.status, answer.body) == (status, body)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("silent", "it never called start_response, so there is no status"),
        ("returning_none", "it returned NoneType and no body"),
        ("returning_text", "a part of its body is str and not bytes: 'text'"),
        ("status_in_bytes", "its status is bytes and not str"),
        ("starting_twice", "called start_response twice"),
    ],
)
def test_what_pep_3333_forbids_is_said(name: str, rule: str, run: Runner) -> None:
    with pytest.raises(BrokenRule, match=rule):
        ask(name)
    ran = run("--app", f"odd_apps:{name}")
    assert f"odd_apps:{name} breaks a rule of WSGI: " in ran.err
    assert rule in ran.err
    assert ran.status == 1


@pytest.mark.parametrize("name", ["closing", "closing_after_all"])
def test_a_body_is_closed_even_where_it_is_wrong(name: str) -> None:
    before = Parts.closed
    try:
        ask(name)
    except BrokenRule:
        assert name == "closing_after_all"
    assert Parts.closed == before + 1


@pytest.mark.parametrize("name", ["raising", "raising_late", "mending_too_late"])
def test_what_the_application_raises_ends_with_its_own_traceback(name: str, run: Runner) -> None:
    ran = run("--app", f"odd_apps:{name}")
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert ran.err.endswith("ZeroDivisionError: half a cart\n")
    files = [line for line in ran.err.splitlines() if line.startswith("  File")]
    assert "odd_apps.py" in files[0]
    assert ran.status == 1


@pytest.mark.parametrize("view", ["--peel", "--diff", "--trace"])
def test_a_view_shows_what_there_was_before_the_exception(view: str, run: Runner) -> None:
    ran = run("--app", "odd_apps:raising", view)
    assert "raising" in ran.out
    assert "ZeroDivisionError: half a cart" in ran.err
    assert ran.status == 1


def test_an_application_that_exits_ends_the_run_with_its_own_status(run: Runner) -> None:
    assert run("--app", "odd_apps:leaving").status == 7


def test_an_error_is_the_exit_status(run: Runner) -> None:
    assert run("--app", "odd_apps:mending").status == 1


def test_a_status_without_a_number_counts_as_an_error() -> None:
    assert Answer("fine", (), b"").code == 500


def test_an_absolute_url_says_the_host() -> None:
    assert environ_of("GET", "http://shop:81/cart")["HTTP_HOST"] == "shop:81"


def test_json_is_indented() -> None:
    shown = text("200 OK", [("Content-Type", "application/json")], b'{"a": 1}')
    assert shown == '200 OK\nContent-Type: application/json\n\n{\n  "a": 1\n}\n'


def test_what_only_calls_itself_json_is_shown_as_it_is() -> None:
    assert text("200 OK", [("Content-Type", "application/json")], b"{") == (
        "200 OK\nContent-Type: application/json\n\n{\n"
    )


def test_a_charset_is_heeded() -> None:
    latin = [("Content-Type", "text/plain; charset=latin-1")]
    assert text("200 OK", latin, "café".encode("latin-1")).endswith("\ncafé\n")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("image/png", b"\x89PNG\x00\x01"),
        ("text/plain", b"\xff\xfe caf"),
        ("text/plain; charset=klingon", b"text!!"),
        ("text/plain", b"nul: \0"),
    ],
)
def test_what_is_no_text_is_counted(content_type: str, body: bytes) -> None:
    kind = content_type.partition(";")[0]
    shown = text("200 OK", [("Content-Type", content_type)], body)
    assert shown.endswith(f"\n\n(6 bytes of {kind}, which is no text)\n")


def test_nothing_in_an_answer_steers_the_terminal() -> None:
    shown = text("200 \x1b[31m", [("X-Red", "\x1b[31m")], b"\x1b[2J\r\nnext\tone")
    assert "\x1b" not in shown
    assert shown.endswith("\\x1b[2J\nnext\tone\n")
