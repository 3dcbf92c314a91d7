"""The diff of the real thing: what the layers of nova do to the requests of `nova list`."""

import re
from pathlib import Path

import pytest

from minnova.cloud import Cloud, Output
from minnova.debug.diff import Diff, LayerDiff, RequestDiff, diff
from minnova.debug.render.diff import text
from minnova.debug.render.ink import Ink
from minnova.debug.run import service
from minnova.keystone.models import Token

GOLDEN = Path(__file__).parent / "data" / "diff_nova_list.txt"
PASSWORD = "secret"


@pytest.fixture(scope="module")
def found(cloud: Cloud) -> Diff[Output]:
    return diff(lambda: cloud.nova(["list"]), all=True, service=service)


@pytest.fixture
def lists(found: Diff[Output]) -> RequestDiff:
    """Give the request that lists."""
    return next(request for request in found.requests if request.number == 3)


def layer(request: RequestDiff, name: str) -> LayerDiff:
    return next(one for one in request.layers if one.name.startswith(name))


def keys(one: LayerDiff) -> dict[str, str | None]:
    return {change.key: change.after for change in one.way_in}


def test_each_layer_does_what_it_is_there_for(lists: RequestDiff) -> None:
    assert keys(layer(lists, "URLMap._munge_path")) == {
        "PATH_INFO": "'/servers/detail'",
        "SCRIPT_NAME": "'/v2.1'",
    }
    assert list(keys(layer(lists, "ComputeReqId"))) == ["openstack.request_id"]
    assert keys(layer(lists, "AuthProtocol"))["HTTP_X_IDENTITY_STATUS"] == "'Confirmed'"
    assert keys(layer(lists, "NovaKeystoneContext")) == {
        "nova.context": "<RequestContext demo of project demo: Member>"
    }
    assert "wsgiorg.routing_args" in keys(layer(lists, "RoutesMiddleware"))
    assert keys(layer(lists, "ResourceV21"))["req.api_version_request"] == "<API version 2.38>"


def test_the_request_id_goes_out_where_it_came_in(lists: RequestDiff) -> None:
    changed = [one for one in lists.layers if one.sent]
    assert [one.name for one in changed] == [
        "ComputeReqIdMiddleware.__call__",
        "ResourceV21.__call__",
    ]
    (change,) = changed[0].sent
    assert f"'{change.after}'" == keys(changed[0])["openstack.request_id"]


def test_authtoken_s_questions_to_keystone_are_told_apart(found: Diff[Output]) -> None:
    asked = [one for one in found.requests if one.inside]
    assert [one.service for one in asked] == ["identity"] * len(asked)
    assert {one.inside for one in asked} == {"AuthProtocol.__call__ of request 1"}
    assert [one.number for one in found.requests if one.service != "identity"] == [1, 2, 3]


ANSWERS = [
    ("302", "RoutesMiddleware.__call__", "Router._dispatch", "GET", "/v2.1", {}),
    ("401", "AuthProtocol.__call__", "NovaKeystoneContext", "GET", "/v2.1/servers", {"user": None}),
    ("404", "Router._dispatch", None, "GET", "/v2.1/nowhere", {}),
    ("404", "ResourceV21.__call__", None, "GET", "/v2.1/servers/nobody", {}),
    (
        *("406", "ResourceV21.__call__", None, "GET", "/v2.1/servers"),
        {"headers": {"X-OpenStack-Nova-API-Version": "2.99"}},
    ),
    (
        *("413", "RequestBodySizeLimiter.__call__", "AuthProtocol", "POST", "/v2.1/servers"),
        {"body": b"x" * 200_000},
    ),
]


@pytest.mark.parametrize(("status", "name", "unreached", "method", "path", "options"), ANSWERS)
def test_the_layer_that_answered_is_told_wherever_a_request_ends(
    cloud: Cloud,
    status: str,
    name: str,
    unreached: str | None,
    method: str,
    path: str,
    options: dict[str, object],
) -> None:
    run = diff(lambda: cloud.request(method, path, **options), service=service)  # type: ignore[arg-type]
    (request,) = run.requests
    assert request.status
    assert request.status.startswith(status)
    assert request.answered_by
    assert (request.answered_by.name, request.unreached) == (name, unreached)


@pytest.fixture
def secrets(cloud: Cloud, found: Diff[Output]) -> list[str]:
    """Give all tokens of the run, and the password."""
    with cloud.identity.database.transaction() as session:
        tokens = [token.id for token in session.query(Token)]
    assert len(tokens) >= 2
    return [*tokens, PASSWORD]


def test_no_token_and_no_password_of_the_run_is_in_the_diff(
    found: Diff[Output], secrets: list[str]
) -> None:
    written = repr(found.requests) + text(found, 10_000, Ink(False))
    assert [one for one in secrets if re.search(rf"\b{one}\b", written)] == []
    assert "X-Subject-Token  ***" in written


def test_a_token_in_an_exception_and_in_the_path_is_masked(cloud: Cloud) -> None:
    token = cloud.token("demo")
    run = diff(
        lambda: cloud.request("GET", f"/v2.1/servers/{token}", headers={"X-Auth-Token": token}),
        service=service,
    )
    assert token not in repr(run.requests)
    assert run.requests[0].path == "/v2.1/servers/***"


def test_the_drawing_is_the_one_that_was_looked_at(found: Diff[Output], regenerate: bool) -> None:
    ours = Diff(tuple(one for one in found.requests if one.number), None)
    drawn = re.sub(r"req-[-0-9a-f]{36}", "req-" + "0" * 36, text(ours, 80, Ink(False)))
    drawn = re.sub(r"(URLGenerator>, \{).*", r"\1…", drawn)  # Routes keeps these in a set
    if regenerate:
        GOLDEN.write_text(drawn)
    assert drawn == GOLDEN.read_text()


def test_the_drawing_keeps_to_its_width(found: Diff[Output]) -> None:
    for width in (60, 80, 100):
        assert max(map(len, text(found, width, Ink(False)).splitlines())) <= width


def test_the_run_is_a_nova_list_like_any_other(found: Diff[Output]) -> None:
    assert found.result.status == 0
    assert "web-1" in found.result.stdout
