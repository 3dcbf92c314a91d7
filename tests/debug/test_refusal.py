"""What cannot be had is told in a cell by the line that asked and one line more."""

from collections.abc import Callable
from wsgiref.simple_server import demo_app

import pytest

from minnova.debug import hook, walk
from minnova.debug.refusal import Refusal


@hook("routing.mach")
def decorated() -> None:
    """Be watched, if there were such a stop."""


def in_a_block() -> None:
    with hook("webob.dec:nope"):
        pass


@pytest.mark.parametrize(
    ("ask", "line", "words"),
    [
        (lambda: walk("nova list", at="routing.mach"), "lambda", "Did you mean routing.match"),
        (lambda: walk("nova list", at="webob.dek:wsgify"), "lambda", "Did you mean webob.dec?"),
        (lambda: walk("nva list"), "lambda", "walk takes 'nova list', 'GET /path'"),
        (lambda: walk((demo_app, "get it")), "lambda", "write the request as 'GET /path'"),
        (in_a_block, 'with hook("webob.dec:nope"):', "webob.dec has no nope. It has:"),
        (decorated, "ask()", "Did you mean routing.match"),
    ],
)
def test_a_cell_shows_its_own_lines_and_what_to_do(
    ask: Callable[[], object], line: str, words: str
) -> None:
    with pytest.raises(Refusal) as refused:
        ask()
    *asked, told = refused.value._render_traceback_()
    assert "ask()" in asked[0]
    assert line in asked[-1]
    assert len(asked) <= 2
    assert told.startswith(f"{type(refused.value).__name__}: ")
    assert words in told


def test_a_script_can_still_catch_them_by_their_kind() -> None:
    with pytest.raises(LookupError):
        walk("nova list", at="routing.mach")
    with pytest.raises(ValueError, match="walk takes"):
        walk("nva list")


def test_a_mistyped_walk_leaves_the_session_that_is_under_way() -> None:
    with walk("nova list", at="routing.match") as session:
        for at in ("routing.mach", "webob.dek:wsgify"):
            with pytest.raises(LookupError):
                walk("nova list", at=at)
        assert session("p environ['PATH_INFO']") == "'/servers/detail'\n"
