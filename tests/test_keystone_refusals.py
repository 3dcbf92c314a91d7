"""Requests that are wrong: each is answered, with what is wrong about it."""

from collections.abc import Iterator
from typing import Any

import pytest
from keystone_world import World, by_password, world
from sqlalchemy import create_engine

from minnova.keystone.body import MAX_BODY

NESTED = b"[" * 50_000


@pytest.fixture(scope="module")
def keystone() -> Iterator[World]:
    with world() as opened:
        yield opened


def changed(path: str, value: Any) -> dict[str, Any]:
    """Give a good body with one value in it replaced."""
    body = by_password("demo", scope={"project": {"id": "x", "domain": {}}})
    *parents, last = path.split(".")
    at = body
    for key in parents:
        at = at[key]
    at[last] = value
    return body


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'"auth"',
        b"null",
        b'{"auth": "\xff"}',
        '{"auth": {}}'.encode("utf-16"),
        b"9" * 5000,
        NESTED,
        b'{"auth":' * 10_000 + b"1" + b"}" * 10_000,
    ],
    ids=lambda content: repr(content[:16]),
)
def test_a_body_that_cannot_be_read_is_a_bad_request(keystone: World, content: bytes) -> None:
    response = keystone.ask("POST", "/v3/auth/tokens", body=content)
    assert response.status_code == 400
    assert response.json["error"]["title"] == "Bad Request"
    assert "body" in response.json["error"]["message"].lower() or content.startswith(b"{")


@pytest.mark.parametrize("value", [None, 0, True, [], [1], 1e400, "x\0", "\ud800"])
@pytest.mark.parametrize(
    "path",
    [
        "auth",
        "auth.identity",
        "auth.identity.methods",
        "auth.identity.password",
        "auth.identity.password.user",
        "auth.identity.password.user.name",
        "auth.identity.password.user.password",
        "auth.identity.password.user.domain",
        "auth.identity.password.user.domain.id",
        "auth.scope",
        "auth.scope.project",
        "auth.scope.project.id",
    ],
)
def test_a_value_of_the_wrong_kind_is_a_bad_request_that_names_it(
    keystone: World, path: str, value: Any
) -> None:
    response = keystone.authenticate(changed(path, value))
    if (path, value) == ("auth.identity.methods", []):
        assert response.status_code == 401
        return
    assert response.status_code == 400
    assert response.json["error"]["message"].startswith(path)


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        ({"galaxy": {}}, "auth.scope must be one of: project"),
        ({"project": {"id": "x"}, "domain": {"id": "default"}}, "auth.scope must be one of"),
        ({"project": {"name": "demo"}}, "auth.scope.project.domain is missing."),
        (
            {"project": {"name": "demo", "domain": {"region": "x"}}},
            "auth.scope.project.domain.name",
        ),
    ],
)
def test_a_scope_that_says_too_little_or_too_much_is_told_so(
    keystone: World, scope: Any, message: str
) -> None:
    response = keystone.authenticate(by_password("demo", scope=scope))
    assert response.status_code == 400
    assert response.json["error"]["message"].startswith(message)


def test_a_body_beyond_the_limit_is_too_large(keystone: World) -> None:
    body = b" " * (MAX_BODY + 1)
    assert keystone.ask("POST", "/v3/auth/tokens", body=body).status_code == 413


class Endless:
    """A body that never ends, sent in chunks."""

    def read(self, size: int) -> bytes:
        assert size >= 0, "whoever reads this to the end reads forever"
        return b" " * size


def test_a_body_without_an_end_is_not_read_to_the_end(keystone: World) -> None:
    chunked = {"wsgi.input_terminated": True, "CONTENT_LENGTH": "", "wsgi.input": Endless()}
    environ = chunked | {"webob.is_body_seekable": False}
    assert keystone.ask("POST", "/v3/auth/tokens", environ=environ).status_code == 413


@pytest.mark.parametrize("length", ["-1", "40"])
def test_a_length_that_the_body_does_not_have_is_a_bad_request(
    keystone: World, length: str
) -> None:
    environ = {"CONTENT_LENGTH": length, "webob.is_body_seekable": False}  # as from a socket
    response = keystone.ask("POST", "/v3/auth/tokens", body=b"{}", environ=environ)
    assert response.status_code == 400
    assert "Content-Length" in response.json["error"]["message"]


@pytest.mark.parametrize("path", ["/v2.0", "/v3/users", "/v3/auth", "/v3//auth/tokens", "/%ff/%00"])
def test_a_path_that_is_not_there_is_not_found(keystone: World, path: str) -> None:
    response = keystone.ask("GET", path)
    assert response.status_code == 404
    assert response.json["error"]["code"] == 404


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/", "GET, HEAD"),
        ("DELETE", "/v3", "GET, HEAD"),
        ("PATCH", "/v3/auth/tokens", "POST, GET, DELETE, HEAD"),
        ("get", "/v3", "GET, HEAD"),
    ],
)
def test_a_method_that_a_path_does_not_take_is_answered_with_those_it_does(
    keystone: World, method: str, path: str, allowed: str
) -> None:
    response = keystone.ask(method, path)
    assert response.status_code == 405
    assert response.headers["Allow"] == allowed


@pytest.mark.parametrize("host", ['x" realm="y', "x\r\nSet-Cookie: a=b", "h\xf4te", "a/b"])
def test_a_host_that_is_none_gets_into_no_link_and_no_header(keystone: World, host: str) -> None:
    response = keystone.ask("GET", "/v3/auth/tokens", headers={"Host": host})
    assert response.status_code == 400
    assert "WWW-Authenticate" not in response.headers


def test_every_answer_says_that_it_depends_on_the_token(keystone: World) -> None:
    for path in ("/", "/v3", "/v3/auth/tokens", "/nowhere"):
        assert keystone.ask("GET", path).headers["Vary"] == "X-Auth-Token"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("sqlite:////nowhere/at/all.db", "unable to open database file"),
        ("sqlite://", "no such table: token"),
    ],
)
def test_a_database_that_is_gone_is_said_without_a_traceback_or_a_token(
    caplog: pytest.LogCaptureFixture, url: str, reason: str
) -> None:
    keystone, token = World(create_engine(url)), "5ec3e7" * 5
    response = keystone.look(token, asking=token)
    assert response.status_code == 503
    assert response.json["error"]["title"] == "Service Unavailable"
    assert reason in caplog.text
    assert "Traceback" not in caplog.text
    assert token not in caplog.text


def test_what_cannot_be_a_token_is_never_looked_for_in_the_database() -> None:
    keystone = World(create_engine("sqlite:////nowhere/at/all.db"))
    assert keystone.look("0" * 32, asking="0\0").status_code == 401
