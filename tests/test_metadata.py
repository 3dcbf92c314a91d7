"""The metadata service: a server asks about itself, and is known by its address."""

from collections.abc import Callable

import pytest
from webob import Response

from minnova.cloud import Cloud

WEB_1, WEB_2, BATCH_1, CACHE_2 = "10.0.0.3", "10.0.0.4", "10.0.0.7", "10.0.0.11"
DELETED = "10.0.0.12"

Ask = Callable[..., Response]


@pytest.fixture
def ask(cloud: Cloud) -> Ask:
    """Give a function that asks as a server does: without a token, from an address."""

    def asked(path: str, address: str | None = WEB_1) -> Response:
        headers = {"X-Forwarded-For": address} if address else {}
        return cloud.request("GET", f"http://controller:8775{path}", user=None, headers=headers)

    return asked


def test_a_folder_lists_its_names_with_a_slash_after_those_of_folders(ask: Ask) -> None:
    response = ask("/latest/meta-data/")
    assert (response.status_code, response.content_type) == (200, "text/plain")
    assert response.text.split() == [
        "ami-id",
        "ami-launch-index",
        "hostname",
        "instance-id",
        "instance-type",
        "local-hostname",
        "local-ipv4",
        "placement/",
        "public-hostname",
        "public-ipv4",
        "reservation-id",
        "security-groups",
    ]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/", "latest/ openstack/"),
        ("/latest", "meta-data/ user-data"),
        ("/openstack/latest/", "meta_data.json user_data"),
        ("/latest/meta-data/placement", "availability-zone"),
    ],
)
def test_a_folder_needs_no_slash_at_its_end(ask: Ask, path: str, names: str) -> None:
    assert ask(path).text.split() == ask(f"{path}/").text.split() == names.split()


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        ("hostname", "web-1"),
        ("instance-id", "i-00000001"),
        ("instance-type", "m1.small"),
        ("local-ipv4", "10.0.0.3"),
        ("public-ipv4", "172.24.4.3"),
        ("placement/availability-zone", "nova"),
        ("security-groups", "default"),
        ("reservation-id", "r-00000001"),
    ],
)
def test_a_leaf_is_a_text(ask: Ask, leaf: str, text: str) -> None:
    assert ask(f"/latest/meta-data/{leaf}").text == text


def test_who_asks_is_whose_address_it_is(ask: Ask) -> None:
    names = [ask("/latest/meta-data/hostname", each).text for each in (WEB_1, WEB_2, CACHE_2)]
    assert names == ["web-1", "web-2", "cache-2"]


def test_a_server_has_other_addresses_too(ask: Ask) -> None:
    assert ask("/latest/meta-data/hostname", "fd00::3").text == "web-1"


def test_openstack_says_the_same_in_json(ask: Ask, cloud: Cloud) -> None:
    told = ask("/openstack/latest/meta_data.json").json
    shown = cloud.request("GET", f"/v2.1/servers/{told['uuid']}").json["server"]
    assert (told["name"], told["meta"]) == (shown["name"], shown["metadata"])
    assert told["project_id"] == shown["tenant_id"]


def test_user_data_is_what_the_user_gave_decoded(ask: Ask) -> None:
    script = "#!/bin/sh\necho hello from web-1\n"
    assert ask("/latest/user-data").text == ask("/openstack/latest/user_data").text == script


def test_a_server_without_user_data_has_no_such_leaf(ask: Ask) -> None:
    assert ask("/latest/", BATCH_1).text == "meta-data/"
    assert ask("/latest/user-data", BATCH_1).status_code == 404


@pytest.mark.parametrize(
    "path", ["/nosuch", "/latest/meta-data/nosuch", "/latest/meta-data/hostname/web-1"]
)
def test_a_path_that_leads_nowhere_is_404(ask: Ask, path: str) -> None:
    assert ask(path).status_code == 404


@pytest.mark.parametrize("address", ["10.9.9.9", "nonsense", "", DELETED, None])
def test_an_address_that_no_server_has_is_404(ask: Ask, address: str | None) -> None:
    response = ask("/latest/meta-data/", address)
    assert response.status_code == 404
    assert "No server has the address" in response.text
