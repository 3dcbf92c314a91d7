"""Flavors: who sees which, in which order, and what a question that makes no sense is answered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from minnova.cloud import Cloud

MORE = """
flavors:
  - {id: 7, name: secret.huge, ram: 65536, vcpus: 16, disk: 320, ephemeral: 10, swap: 512,
     rxtx_factor: 2.0, public: false}
  - {id: 8, name: old.tiny, ram: 256, vcpus: 1, disk: 0, ephemeral: 0, swap: 0,
     rxtx_factor: 1.0, public: true, disabled: true}
"""


@pytest.fixture(scope="module")
def cloud(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cloud]:
    """Open a cloud with two flavors more: a private one and a disabled one."""
    text = (root / "etc" / "nova" / "cloud.yaml").read_text()
    file = tmp_path_factory.mktemp("seed") / "cloud.yaml"
    file.write_text(text.replace("\nflavors:\n", MORE))
    with Cloud(cloud=file) as opened:
        yield opened


def get(cloud: Cloud, path: str, user: str = "demo") -> Any:
    response = cloud.request("GET", f"/v2.1/flavors{path}", user=user)
    assert response.status_code == 200, response.text
    return response.json


def ids(cloud: Cloud, query: str = "", user: str = "demo") -> list[str]:
    return [flavor["id"] for flavor in get(cloud, query, user)["flavors"]]


def test_the_list_has_ids_names_and_links(cloud: Cloud) -> None:
    first = get(cloud, "")["flavors"][0]
    assert first == {
        "id": "1",
        "name": "m1.tiny",
        "links": [
            {"rel": "self", "href": "http://controller:8774/v2.1/flavors/1"},
            {"rel": "bookmark", "href": "http://controller:8774/flavors/1"},
        ],
    }


def test_detail_has_the_sizes_and_show_the_same_of_one(cloud: Cloud) -> None:
    detail = {flavor["id"]: flavor for flavor in get(cloud, "/detail")["flavors"]}
    small = detail["2"]
    assert (small["ram"], small["vcpus"], small["disk"], small["swap"]) == (2048, 1, 20, "")
    assert get(cloud, "/2") == {"flavor": small}


def test_show_has_every_size_of_a_flavor(cloud: Cloud) -> None:
    huge = get(cloud, "/7", "admin")["flavor"]
    huge.pop("links")
    assert huge == {
        "id": "7",
        "name": "secret.huge",
        "ram": 65536,
        "vcpus": 16,
        "disk": 320,
        "swap": 512,
        "rxtx_factor": 2.0,
        "OS-FLV-EXT-DATA:ephemeral": 10,
        "OS-FLV-DISABLED:disabled": False,
        "os-flavor-access:is_public": False,
    }


def test_a_member_is_offered_what_is_public_and_not_disabled(cloud: Cloud) -> None:
    assert ids(cloud) == ids(cloud, "/detail") == ["1", "2", "3", "4"]
    assert ids(cloud, "?is_public=none") == ids(cloud, "?is_public=false") == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", ["1", "2", "3", "4", "8"]),
        ("?is_public=true", ["1", "2", "3", "4", "8"]),
        ("?is_public=false", ["7"]),
        ("?is_public=None", ["1", "2", "3", "4", "7", "8"]),
    ],
)
def test_an_administrator_sees_disabled_ones_and_private_ones_on_asking(
    cloud: Cloud, query: str, seen: list[str]
) -> None:
    assert ids(cloud, query, "admin") == seen


def test_a_private_flavor_is_not_there_for_a_member(cloud: Cloud) -> None:
    response = cloud.request("GET", "/v2.1/flavors/7")
    assert response.status_code == 404
    marker = cloud.request("GET", "/v2.1/flavors?marker=7")
    assert marker.json["badRequest"]["message"] == "marker [7] not found"


def test_a_disabled_flavor_can_still_be_shown(cloud: Cloud) -> None:
    assert get(cloud, "/8")["flavor"]["OS-FLV-DISABLED:disabled"] is True


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("?minRam=2048", ["2", "3", "4"]),
        ("?minDisk=40", ["3", "4"]),
        ("?minRam=2048&minDisk=40", ["3", "4"]),
        (f"?minRam={10**40}", []),
        ("?minRam=-5", ["1", "2", "3", "4"]),
        ("?sort_key=memory_mb&sort_dir=desc", ["4", "3", "2", "1"]),
        ("?sort_key=name", ["4", "3", "2", "1"]),
        ("?limit=2", ["1", "2"]),
        ("?limit=2&marker=2", ["3", "4"]),
        ("?limit=0", []),
    ],
)
def test_the_query_filters_sorts_and_turns_pages(cloud: Cloud, query: str, seen: list[str]) -> None:
    assert ids(cloud, query) == seen


def test_a_full_page_links_to_the_next_one(cloud: Cloud) -> None:
    (link,) = get(cloud, "/detail?limit=3")["flavors_links"]
    assert link["rel"] == "next"
    assert ids(cloud, link["href"].partition("/flavors")[2]) == ["4"]
    assert "flavors_links" not in get(cloud, "")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("minRam=much", "Invalid min_ram filter [much]"),
        ("minDisk=much", "Invalid minDisk filter [much]"),
        ("marker=99", "marker [99] not found"),
        ("limit=-1", "Invalid input received: limit must be >= 0"),
        ("limit=few", "Invalid input received: limit must be an integer"),
        ("sort_key=colour", "Sort key supplied was not valid."),
    ],
)
def test_a_query_that_makes_no_sense_is_400(cloud: Cloud, query: str, message: str) -> None:
    for path in ("/v2.1/flavors", "/v2.1/flavors/detail"):
        response = cloud.request("GET", f"{path}?{query}")
        assert response.json["badRequest"] == {"code": 400, "message": message}


def test_only_an_administrator_can_get_is_public_wrong(cloud: Cloud) -> None:
    path = "/v2.1/flavors?is_public=perhaps"
    assert cloud.request("GET", path).status_code == 200
    refused = cloud.request("GET", path, user="admin")
    assert refused.json["badRequest"]["message"] == "Invalid is_public filter [perhaps]"


def test_a_flavor_that_there_is_not_is_404(cloud: Cloud) -> None:
    response = cloud.request("GET", "/v2.1/flavors/99")
    assert response.status_code == 404
    assert response.json["itemNotFound"]["message"] == "Flavor 99 could not be found."


@pytest.mark.parametrize(("method", "path"), [("POST", ""), ("PUT", "/1"), ("DELETE", "/1")])
def test_nobody_changes_a_flavor(cloud: Cloud, method: str, path: str) -> None:
    assert cloud.request(method, f"/v2.1/flavors{path}", user="admin").status_code == 404
