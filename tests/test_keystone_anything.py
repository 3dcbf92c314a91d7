"""Requests that nobody would think of: none of them is an error of keystone's own."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keystone_world import World, by_password, by_token, in_project, world
from webob import Request

METHODS = st.sampled_from(["GET", "HEAD", "POST", "DELETE", "PUT", "OPTIONS"]) | st.text(max_size=9)
PATHS = st.sampled_from(
    ["", "/", "/v3", "/v3/auth/tokens", "/v3/auth/catalog", "/v3/auth/projects", "/v3/auth/tokens/"]
) | st.binary(max_size=20).map(lambda raw: raw.decode("latin-1"))
LATIN = st.text(st.characters(codec="latin-1"), max_size=40)
WORDS = st.sampled_from(["default", "Default", "demo", "demo-password", "password", "token"])
KEYS = st.sampled_from(["id", "name", "domain", "methods", "project", "system", "unscoped", "user"])
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT | WORDS
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def spoiled_bodies(draw: st.DrawFn) -> object:
    """Take a body that is nearly right, and put something else somewhere into it."""
    good = [by_password("demo", scope=in_project("demo")), by_token("0" * 32, in_project("demo"))]
    body = at = draw(st.sampled_from(good))
    while isinstance(at, dict):
        key = draw(st.sampled_from(sorted(at)))
        if not isinstance(at[key], dict) or draw(st.booleans()):
            at[key] = draw(JSON)
            return body
        at = at[key]
    return body


@pytest.fixture(scope="module")
def keystone() -> Iterator[World]:
    with world() as opened:
        yield opened


@settings(max_examples=200, deadline=None)
@given(body=spoiled_bodies() | JSON)
def test_no_json_of_any_shape_breaks_keystone(keystone: World, body: object) -> None:
    response = keystone.authenticate(body)
    assert response.status_code in (201, 400, 401)


@settings(max_examples=200, deadline=None)
@given(
    method=METHODS,
    path=PATHS,
    query=LATIN,
    body=st.binary(max_size=60),
    headers=st.dictionaries(
        st.sampled_from(["AUTH_TOKEN", "SUBJECT_TOKEN", "FORWARDED_HOST"]).map("HTTP_X_{}".format)
        | st.sampled_from(["HTTP_HOST", "HTTP_ACCEPT", "CONTENT_TYPE", "CONTENT_LENGTH"]),
        LATIN,
    ),
    token=st.booleans(),
)
def test_no_request_of_any_shape_breaks_keystone(
    keystone: World,
    method: str,
    path: str,
    query: str,
    body: bytes,
    headers: dict[str, str],
    token: bool,
) -> None:
    request = Request.blank("/", base_url="http://controller/identity", body=body)
    asking = {"HTTP_X_AUTH_TOKEN": keystone.log_in("demo")} if token else {}
    line = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
    request.environ |= line | headers | asking
    response = request.get_response(keystone.keystone)
    assert response.status_code < 500
    assert response.status_code < 400 or method == "HEAD" or response.json["error"]["message"]
