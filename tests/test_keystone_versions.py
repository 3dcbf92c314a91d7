"""What keystone says to a client that does not know it yet."""

from collections.abc import Iterator

import pytest
from keystone_world import World, world


@pytest.fixture(scope="module")
def keystone() -> Iterator[World]:
    with world() as opened:
        yield opened


@pytest.mark.parametrize("path", ["", "/"])
def test_the_root_offers_v3_as_a_choice_and_redirects_nobody(keystone: World, path: str) -> None:
    response = keystone.ask("GET", path)
    assert response.status_code == 300
    assert "Location" not in response.headers
    (v3,) = response.json["versions"]["values"]
    assert (v3["id"], v3["status"]) == ("v3.7", "stable")


@pytest.mark.parametrize("path", ["/v3", "/v3/"])
def test_v3_describes_itself_with_and_without_a_slash(keystone: World, path: str) -> None:
    response = keystone.ask("GET", path)
    assert response.status_code == 200
    assert response.json["version"]["id"] == "v3.7"


@pytest.mark.parametrize("base", ["http://controller/identity", "http://127.0.0.1:5000"])
def test_links_lead_back_to_where_the_client_came_in(keystone: World, base: str) -> None:
    (link,) = keystone.ask("GET", "/v3", base=base).json["version"]["links"]
    assert link == {"rel": "self", "href": f"{base}/v3/"}


def test_a_head_request_gets_the_headers_of_a_get_and_no_body(keystone: World) -> None:
    head, get = keystone.ask("HEAD", "/v3"), keystone.ask("GET", "/v3")
    assert head.body == b""
    assert head.headers == get.headers


def test_discovery_needs_no_database(keystone: World) -> None:
    with keystone.keystone.database.transaction():  # held, so that nobody else can have it
        assert keystone.ask("GET", "/").status_code == 300
