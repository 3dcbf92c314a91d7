"""The article's experiment on the real thing: what `nova list` shows, against what nova 14 showed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from minnova.cloud import Cloud, Output
from minnova.debug.peel import Peel, PeeledRequest, peel
from minnova.debug.run import service

RECORDED = Path(__file__).parent / "data" / "peel_order.txt"
KEYSTONE = "keystone.application:Keystone.__call__"


def recorded() -> list[str]:
    """Read what nova 14 printed for the last request."""
    lines = RECORDED.read_text().splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.fixture(scope="module")
def peeled() -> Iterator[Peel[Output]]:
    with Cloud() as cloud:
        yield peel(lambda: cloud.nova(["list"]), all=True, service=service, also=[KEYSTONE])


@pytest.fixture
def requests(peeled: Peel[Output]) -> list[PeeledRequest]:
    """Give the requests to nova, the redirected one and the one that lists."""
    return [request for request in peeled.requests if request.number]


def test_three_requests_reach_nova(requests: list[PeeledRequest]) -> None:
    assert [(one.number, one.method, one.path, one.status) for one in requests] == [
        (1, "GET", "/v2.1", "302 Found"),
        (2, "GET", "/v2.1/", "200 OK"),
        (3, "GET", "/v2.1/servers/detail", "200 OK"),
    ]


def test_they_pass_eight_ten_and_ten_coats_in_the_recorded_order(
    requests: list[PeeledRequest],
) -> None:
    names = [[coat.name for coat in request.coats] for request in requests]
    assert len(recorded()) == 10
    assert names == [recorded()[:8], recorded(), recorded()]


def test_the_redirect_is_the_answer_of_routes_which_no_wsgify_shows(
    requests: list[PeeledRequest],
) -> None:
    last = requests[0].coats[-1]
    assert (last.name, last.plain) == ("APIRouterV21.__call__", "RoutesMiddleware")


def test_each_layer_calls_or_returns_as_its_code_does(requests: list[PeeledRequest]) -> None:
    ways = {coat.name.partition(".")[0]: coat.hands_on for coat in requests[2].coats}
    assert [name for name in ways if ways[name] == "calls"] == [
        "CORS",
        "HTTPProxyToWSGI",
        "ComputeReqIdMiddleware",
        "FaultWrapper",
        "RequestBodySizeLimiter",
        "AuthProtocol",
    ]
    assert [name for name in ways if ways[name] == "returns"] == [
        "NovaKeystoneContext",
        "APIRouterV21",
        "Router",
    ]
    assert ways["ResourceV21"] == "answers"


def test_the_defining_function_is_told_beside_the_object_s_class(
    requests: list[PeeledRequest],
) -> None:
    functions = {coat.name: coat.function for coat in requests[2].coats}
    assert functions["CORS.__call__"] == "ConfigurableMiddleware.__call__"
    assert functions["APIRouterV21.__call__"] == "Router.__call__"
    assert functions["ResourceV21.__call__"] == "Resource.__call__"


def test_the_token_is_validated_from_within_authtoken(peeled: Peel[Output]) -> None:
    inner = [one for one in peeled.requests if one.inside]
    assert ("GET", "/identity/v3/auth/tokens") in [(one.method, one.path) for one in inner]
    assert {one.inside for one in inner} == {"AuthProtocol.__call__ of request 1"}
    assert {one.service for one in inner} == {"identity"}


def test_the_run_is_a_nova_list_like_any_other(peeled: Peel[Output]) -> None:
    assert peeled.result.status == 0
    assert "web-1" in peeled.result.stdout
