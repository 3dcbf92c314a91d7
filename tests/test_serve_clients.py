"""Other people's command lines over the wire: nova, openstack, curl. They take it for a nova."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from services import PATIENCE, Done, Services

OWN = {f"web-{n}" for n in (1, 2, 3)} | {f"batch-{n}" for n in (1, 2, 3)} | {"db-1", "cache-1"}
OWN |= {"cache-2"}


def rows(done: Done) -> list[list[str]]:
    """Return the cells of the table that a client printed, without its head."""
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_nova_list_shows_the_servers(services: Services) -> None:
    assert {row[1] for row in rows(services.client("nova", "list"))} == OWN


def test_nova_show_finds_a_server_by_name(services: Services) -> None:
    shown = dict(row[:2] for row in rows(services.client("nova", "show", "web-1")))
    assert (shown["name"], shown["status"]) == ("web-1", "ACTIVE")
    assert shown["private network"] == "10.0.0.3, fd00::3, 172.24.4.3"


def test_nova_show_of_nothing_says_so(services: Services) -> None:
    done = services.client("nova", "show", "nosuch")
    assert done.returncode == 1
    assert "No server with a name or ID of 'nosuch' exists." in done.stderr


def test_nova_flavor_list_shows_the_flavors(services: Services) -> None:
    names = [row[1] for row in rows(services.client("nova", "flavor-list"))]
    assert names == ["m1.tiny", "m1.small", "m1.medium", "m1.large"]


def test_nova_debug_shows_the_three_requests_of_the_article(services: Services) -> None:
    done = services.client("nova", "--debug", "list")
    asked = re.findall(r"REQ: curl -g -i -X GET (\S+)", done.stderr)
    identity, nova = services.urls["keystone"], services.urls["nova"]
    # The redirect to /v2.1/ is followed under the address that was asked for.
    assert asked == [identity, nova, nova, f"{nova}/servers/detail"]


def test_a_wrong_password_is_refused(services: Services) -> None:
    done = services.client("nova", "list", OS_PASSWORD="wrong")
    assert done.returncode == 1
    assert "(HTTP 401)" in done.stderr


def openstack(services: Services, *words: str) -> Any:
    """Run openstackclient and read the JSON that it prints."""
    done = services.client("openstack", *words, "-f", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_openstack_server_list_shows_servers_with_their_flavors(services: Services) -> None:
    found = {server["Name"]: server for server in openstack(services, "server", "list")}
    assert set(found) == OWN
    assert found["web-1"]["Flavor"] == "m1.small"
    assert found["db-1"]["Image"] == "N/A (booted from volume)"


def test_openstack_server_show_knows_the_image_by_its_id_where_there_is_no_glance(
    services: Services,
) -> None:
    shown = openstack(services, "server", "show", "web-1")
    assert (shown["name"], shown["status"]) == ("web-1", "ACTIVE")
    assert "70a599e0-31e7-49b7-b260-868f441e862b" in shown["image"]


def test_openstack_flavor_list_shows_the_flavors(services: Services) -> None:
    names = [flavor["Name"] for flavor in openstack(services, "flavor", "list")]
    assert names == ["m1.tiny", "m1.small", "m1.medium", "m1.large"]


def test_openstack_token_issue_gives_a_token_that_nova_takes(services: Services) -> None:
    token = openstack(services, "token", "issue")["id"]
    assert services.get("/v2.1/servers", **{"X-Auth-Token": token}).status_code == 200


def test_openstack_catalog_list_shows_both_services(services: Services) -> None:
    assert {each["Type"] for each in openstack(services, "catalog", "list")} == {
        "identity",
        "compute",
    }


def test_openstack_extension_list_shows_what_nova_has_loaded(services: Services) -> None:
    aliases = {each["Alias"] for each in openstack(services, "extension", "list", "--compute")}
    assert {"OS-SRV-USG", "OS-EXT-STS", "os-extended-status"} <= aliases


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("image list", "not present in the service catalog"),
        ("network list", "not present in the service catalog"),
        ("keypair list", "404"),
        ("availability zone list", "404"),
        ("server event list web-1", "404"),
        ("quota show", "404"),
        ("server list --all-projects", "403"),
        ("server stop web-1", "404"),
        ("project list", "404"),
        ("token revoke nosuch", "404"),
    ],
)
def test_what_is_not_here_is_a_proper_error(services: Services, command: str, said: str) -> None:
    done = services.client("openstack", *command.split())
    assert done.returncode != 0
    assert said in done.stderr


ARTICLE = Path(__file__).parent / "data" / "article_requests.txt"
HOST = "10.238.158.189"


def curl(services: Services, line: str, token: str) -> str:
    """Run a line of the article as it stands: only where its host is, and the token, are ours."""
    identity, compute = (services.urls["keystone"].split("/")[2], services.compute.split("/")[2])
    there = ["--connect-to", f"{HOST}:80:{identity}", "--connect-to", f"{HOST}:8774:{compute}"]
    command = re.sub(r"\{SHA1\}\w+", token, line.removeprefix("REQ: "))
    done = subprocess.run(
        ["sh", "-c", f"{command} -s {' '.join(there)}"],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_articles_three_requests_get_their_answers_word_for_word(services: Services) -> None:
    first, second, third = ARTICLE.read_text().splitlines()
    token = services.token()
    versions = curl(services, first, token)
    assert versions.startswith("HTTP/1.1 300 Multiple Choices")
    assert f"http://{HOST}/identity/v3/" in versions
    assert f"Location: http://{HOST}:8774/v2.1/" in curl(services, second, token)
    head, _, body = curl(services, third, token).partition("\n\n")
    assert "x-openstack-nova-api-version: 2.37" in head.lower()
    assert {server["name"] for server in json.loads(body)["servers"]} == OWN
