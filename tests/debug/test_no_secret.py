"""No token and no password of a run is in anything that the instrument draws of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from minnova import Cloud
from minnova.debug import hook, walk
from minnova.debug.diff import diff
from minnova.debug.layers import read
from minnova.debug.names import EVERYTHING
from minnova.debug.peel import peel
from minnova.debug.render import diff as draw_diff
from minnova.debug.render import onion as draw_onion
from minnova.debug.render import peel as draw_peel
from minnova.debug.render import trace as draw_trace
from minnova.debug.render.ink import Ink
from minnova.debug.routing import answer, find_mappers
from minnova.debug.session import Session
from minnova.debug.trace import sections, trace

PASSWORD = "open-sesame-4711"
LOGIN = "keystoneauth1.identity.v3.base:Auth.get_auth_ref"
PLAIN = Ink(False)
COMMANDS = ("card", "request", "stack", "onion", "diff", "peel", "stops", "upstream routing")
STEPS = 250
"""So many halts of a run with all stops are looked at, at most."""


@pytest.fixture(scope="module")
def cloud(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """Open a cloud whose one password is no common word."""
    file = tmp_path_factory.mktemp("etc") / "cloud.yaml"
    shipped = (root / "etc" / "nova" / "cloud.yaml").read_text()
    file.write_text(shipped.replace("password: secret", f"password: {PASSWORD}"))
    conf = {"keystone_authtoken": {"password": PASSWORD}}
    with Cloud(cloud=file, conf=conf) as opened:
        yield opened


@pytest.fixture
def tokens() -> Iterator[list[str]]:
    """Collect every token that anybody is given."""
    found: list[str] = []
    with hook(LOGIN, on_return=lambda event: found.append(event.value.auth_token)):
        yield found


def leaks(drawn: list[str], tokens: list[str]) -> list[str]:
    """Return the secrets that are somewhere in what was drawn, with what stands around them."""
    assert tokens
    assert all(len(token) > 20 for token in tokens)
    return [
        text[max(0, at - 80) : at + 20]
        for text in drawn
        for secret in (*tokens, PASSWORD)
        if (at := text.find(secret)) >= 0
    ]


def of_diff(cloud: Cloud) -> str:
    return draw_diff.text(diff(lambda: cloud.nova(["list"]), all=True), 100, PLAIN)


def of_peel(cloud: Cloud) -> str:
    return draw_peel.text(peel(lambda: cloud.nova(["list"]), all=True), 100)


def of_trace(cloud: Cloud) -> str:
    found = trace(lambda: cloud.nova(["list"]))
    return draw_trace.text(found, sections(found, everything=True), 100, PLAIN, True)


def of_the_application(cloud: Cloud) -> str:
    cloud.nova(["list"])
    application: Any = cloud.services["osapi_compute"].app
    onion = draw_onion.text(read(application).outermost, 100, PLAIN)
    return onion + answer(find_mappers(application), "/servers/detail", 100, PLAIN)


@pytest.mark.parametrize("draw", [of_diff, of_peel, of_trace, of_the_application])
def test_a_view_holds_no_secret_of_the_run(
    draw: Callable[[Cloud], str], cloud: Cloud, tokens: list[str]
) -> None:
    text = draw(cloud)
    assert leaks([text], tokens) == []


def drawn(session: Session) -> Iterator[str]:
    """Draw all that there is to draw at each halt of a session, and then its end."""
    for _ in range(STEPS):
        if not session.paused:
            break
        assert session.moment
        yield from (str(session), session._repr_html_(), repr(session), repr(session.moment))
        if session.onion:
            yield session.onion._repr_svg_()
        yield from map(session, COMMANDS)
        session("c")
    yield from (str(session), session._repr_html_(), repr(session))


@pytest.mark.parametrize("what", ["nova list", "nova --debug list", "nova list --all-tenants"])
def test_a_session_draws_no_secret_at_any_stop(what: str, cloud: Cloud, tokens: list[str]) -> None:
    with walk(what, at=EVERYTHING, cloud=cloud) as session:
        everything = list(drawn(session))
    assert len(everything) > 100
    assert leaks(everything, tokens) == []


def test_what_a_session_says_of_exceptions_and_results_holds_no_secret(
    cloud: Cloud, tokens: list[str]
) -> None:
    with walk("nova list", at="routing.token", cloud=cloud) as session:
        said = [session("!raise ValueError('bad ' + request.headers['X-Auth-Token'])")]
        assert "ValueError: bad ***" in said[0]
        assert session("p request.headers['X-Auth-Token']").strip("'\n") in tokens
    assert leaks(said, tokens) == []


def test_what_a_function_returns_is_shown_without_its_secrets(
    cloud: Cloud, tokens: list[str]
) -> None:
    def tell() -> str:
        tokens.append(cloud.token("demo"))
        cloud.request("GET", "/v2.1/flavors", user=None, headers={"X-Auth-Token": tokens[0]})
        return tokens[0]

    with walk(tell) as session:
        said = session("r")
        assert session.moment
        assert ("__return__", "'***'") in [(one.name, one.value) for one in session.moment.locals]
        assert leaks([said, str(session)], tokens) == []


def test_a_secret_in_the_output_of_a_run_is_masked_where_it_is_drawn(
    cloud: Cloud, tokens: list[str]
) -> None:
    def tell() -> None:
        token = cloud.token("demo")
        tokens.append(token)
        print({"X-Subject-Token": token}, f"password={PASSWORD}")
        raise ValueError(f"not this token: {token}")

    with walk(tell) as session:
        session("c")
        assert tokens[0] in session.output
        assert leaks([str(session), repr(session), session._repr_html_()], tokens) == []
