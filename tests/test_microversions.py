"""Microversions: what a client asks for, what it gets, and methods that are there in some only."""

from typing import Any

import pytest
from small_api import SmallApi
from webob import Response

from minnova.cloud import Cloud
from minnova.nova.api.openstack import wsgi
from minnova.nova.api.openstack.api_version_request import APIVersionRequest
from minnova.nova.exception import ApiVersionsIntersect, InvalidAPIVersionString

NEW, OLD = wsgi.VERSION_HEADERS


def asked(cloud: Cloud, headers: dict[str, str], path: str = "/v2.1/servers/detail") -> Response:
    return cloud.request("GET", path, headers=headers)


def versions(response: Response) -> tuple[str | None, str | None]:
    return response.headers.get(NEW), response.headers.get(OLD)


@pytest.mark.parametrize(
    ("headers", "got"),
    [
        ({}, "2.1"),
        ({NEW: "compute 2.37"}, "2.37"),
        ({OLD: "2.37"}, "2.37"),
        ({NEW: "compute 2.9", OLD: "2.37"}, "2.9"),
        ({NEW: "compute latest"}, "2.38"),
        ({OLD: "latest"}, "2.38"),
        ({NEW: "volume 3.0, compute 2.19"}, "2.19"),
        ({NEW: "volume 3.0"}, "2.1"),
    ],
)
def test_the_answer_names_the_version_that_the_client_asked_for(
    cloud: Cloud, headers: dict[str, str], got: str
) -> None:
    response = asked(cloud, headers)
    assert response.status_code == 200
    assert versions(response) == (f"compute {got}", got)
    assert response.headers.getall("Vary") == [NEW, OLD]


@pytest.mark.parametrize("version", ["2.0", "2.39", "99.9", "1.1", "3.0"])
def test_a_version_that_there_is_not_is_406_and_echoed(cloud: Cloud, version: str) -> None:
    response = asked(cloud, {NEW: f"compute {version}"})
    assert response.status_code == 406
    assert response.json["computeFault"] == {
        "code": 406,
        "message": f"Version {version} is not supported by the API. "
        "Minimum is 2.1 and maximum is 2.38.",
    }
    assert versions(response) == (f"compute {version}", version)


@pytest.mark.parametrize("version", ["garbage", "2", "2.01", "2.1.1", "-2.1"])
def test_a_version_that_cannot_be_read_is_400_without_version_headers(
    cloud: Cloud, version: str
) -> None:
    response = asked(cloud, {OLD: version})
    assert response.status_code == 400
    assert "is of invalid format" in response.json["badRequest"]["message"]
    assert versions(response) == (None, None)


@pytest.mark.parametrize("text", ["2.1٣", "²·1", "2.1\n", "02.1", "", "latest"])
def test_a_version_is_two_plain_numbers(text: str) -> None:
    assert APIVersionRequest.parse("2.10") > APIVersionRequest.parse("2.9")
    with pytest.raises(InvalidAPIVersionString):
        APIVersionRequest.parse(text)


def test_an_error_of_a_controller_names_the_version_too(cloud: Cloud) -> None:
    response = asked(cloud, {NEW: "compute 2.20"}, "/v2.1/servers/nosuch")
    assert response.status_code == 404
    assert versions(response) == ("compute 2.20", "2.20")
    assert response.headers.getall("Vary") == [NEW, OLD]


def test_a_path_without_a_route_is_404_whatever_the_version(cloud: Cloud) -> None:
    response = asked(cloud, {NEW: "compute 99.9"}, "/v2.1/nosuch")
    assert response.status_code == 404
    assert versions(response) == (None, None)


def test_the_old_v2_knows_no_microversions(cloud: Cloud) -> None:
    plain = asked(cloud, {}, "/v2/servers/detail")
    response = asked(cloud, {NEW: "compute 99.9", OLD: "2.38"}, "/v2/servers/detail")
    assert response.status_code == 200
    assert response.json == plain.json
    assert versions(response) == (None, None)
    assert "Vary" not in response.headers


@pytest.mark.parametrize(("field", "first"), [("locked", 9), ("description", 19), ("tags", 26)])
def test_a_field_is_there_from_its_version_on(cloud: Cloud, field: str, first: int) -> None:
    for minor in (first - 1, first):
        server = asked(cloud, {NEW: f"compute 2.{minor}"}).json["servers"][0]
        assert (field in server) == (minor == first)


class Toys(wsgi.Controller):
    """Toys in three versions of `index`, with a gap; `show` came late and went again."""

    @wsgi.api_version("2.1", "2.4")
    def index(self, req: wsgi.Request) -> dict[str, Any]:
        return {"toys": "old"}

    @wsgi.api_version("2.5", "2.9")  # type: ignore[no-redef]
    @wsgi.response(203)
    def index(self, req: wsgi.Request) -> dict[str, Any]:  # noqa: F811
        return {"toys": "middle"}

    @wsgi.api_version("2.20")  # type: ignore[no-redef]
    @wsgi.response(206)
    def index(self, req: wsgi.Request) -> dict[str, Any]:  # noqa: F811
        return {"toys": "new"}

    @wsgi.api_version("2.10", "2.15")
    def show(self, req: wsgi.Request, id: str) -> dict[str, Any]:  # noqa: A002
        return {"toy": id}


@pytest.mark.parametrize(
    ("version", "status", "toys"),
    [
        ("2.1", 200, "old"),
        ("2.4", 200, "old"),
        ("2.5", 203, "middle"),
        ("2.9", 203, "middle"),
        ("2.20", 206, "new"),
        ("2.38", 206, "new"),
    ],
)
def test_the_version_picks_the_method_and_its_status(version: str, status: int, toys: str) -> None:
    response = SmallApi(Toys()).request("/toys", version)
    assert (response.status_code, response.json) == (status, {"toys": toys})


@pytest.mark.parametrize(
    ("path", "version"),
    [("/toys", "2.10"), ("/toys", "2.19"), ("/toys/7", "2.9"), ("/toys/7", "2.16")],
)
def test_a_method_that_is_not_in_this_version_is_404(path: str, version: str) -> None:
    response = SmallApi(Toys()).request(path, version)
    assert response.status_code == 404
    assert response.json["itemNotFound"]["code"] == 404
    assert versions(response) == (f"compute {version}", version)


@pytest.mark.parametrize(("first", "last"), [("2.1", None), ("2.4", "2.6"), ("2.5", None)])
def test_versions_of_a_method_that_overlap_are_refused(first: str, last: str | None) -> None:
    with pytest.raises(ApiVersionsIntersect, match=r"index from .* intersects"):

        class Toys(wsgi.Controller):
            @wsgi.api_version("2.2", "2.5")
            def index(self, req: wsgi.Request) -> None: ...

            @wsgi.api_version(first, last)  # type: ignore[no-redef]
            def index(self, req: wsgi.Request) -> None: ...  # noqa: F811


def test_a_class_that_is_written_again_begins_anew() -> None:
    def again(last: str) -> wsgi.Controller:
        class Toys(wsgi.Controller):
            @wsgi.api_version("2.1", last)
            def index(self, req: wsgi.Request) -> dict[str, Any]:
                return {"until": last}

        return Toys()

    short, long = SmallApi(again("2.5")), SmallApi(again("2.9"))
    assert short.request("/toys", "2.3").json == {"until": "2.5"}
    assert short.request("/toys", "2.7").status_code == 404
    assert long.request("/toys", "2.7").json == {"until": "2.9"}
    assert repr(vars(type(again("2.5")))["index"]) == "<VersionedMethod 2.1-2.5>"
