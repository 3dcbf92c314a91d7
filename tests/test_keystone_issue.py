"""Asking for a token: POST /v3/auth/tokens."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from keystone_world import (
    DEFAULT_DOMAIN,
    PROJECTS,
    USERS,
    World,
    by_password,
    by_token,
    in_project,
    world,
)


@pytest.fixture(scope="module")
def keystone() -> Iterator[World]:
    with world() as opened:
        yield opened


def test_a_password_gives_a_token_for_the_project_that_is_asked_for(keystone: World) -> None:
    response = keystone.authenticate(by_password("demo", scope=in_project("demo")))
    assert response.status_code == 201
    assert re.fullmatch("[0-9a-f]{32}", response.headers["X-Subject-Token"])
    token = response.json["token"]
    assert (token["methods"], token["user"]["name"]) == (["password"], "demo")
    assert token["project"]["id"] == PROJECTS["demo"]
    assert [role["name"] for role in token["roles"]] == ["Member"]


def test_a_token_lives_as_long_as_keystone_was_told() -> None:
    with world(lifetime=timedelta(minutes=5)) as keystone:
        token = keystone.authenticate(by_password("demo")).json["token"]
    issued, expires = (
        datetime.strptime(token[key], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        for key in ("issued_at", "expires_at")
    )
    assert abs(expires - issued - timedelta(minutes=5)) < timedelta(seconds=1)


def test_user_and_project_may_be_named_by_id(keystone: World) -> None:
    body = by_password("demo", scope={"project": {"id": PROJECTS["demo"]}})
    user = {"id": USERS["demo"][0], "password": "demo-password"}
    body["auth"]["identity"]["password"]["user"] = user
    token = keystone.authenticate(body).json["token"]
    assert (token["user"]["name"], token["project"]["name"]) == ("demo", "demo")


def test_the_domain_may_be_named_by_its_name(keystone: World) -> None:
    body = by_password("demo")
    body["auth"]["identity"]["password"]["user"]["domain"] = {"name": "Default"}
    assert keystone.authenticate(body).status_code == 201


@pytest.mark.parametrize("scope", [None, "unscoped", {"unscoped": {}}])
def test_a_token_for_no_project_has_no_roles_and_no_catalog(keystone: World, scope: Any) -> None:
    token = keystone.authenticate(by_password("demo", scope=scope)).json["token"]
    assert not token.keys() & {"project", "roles", "catalog"}


def test_the_catalog_leads_to_each_service_over_three_interfaces(keystone: World) -> None:
    token = keystone.authenticate(by_password("demo", scope=in_project("demo"))).json["token"]
    compute = next(entry for entry in token["catalog"] if entry["type"] == "compute")
    assert [url["interface"] for url in compute["endpoints"]] == ["public", "internal", "admin"]
    assert {url["url"] for url in compute["endpoints"]} == {"http://controller:8774/v2.1"}
    assert {url["region_id"] for url in compute["endpoints"]} == {"RegionOne"}


def test_the_catalog_stays_away_on_request(keystone: World) -> None:
    body = by_password("demo", scope=in_project("demo"))
    response = keystone.ask("POST", "/v3/auth/tokens?nocatalog", json=body)
    assert response.json["token"]["roles"]
    assert "catalog" not in response.json["token"]


@pytest.mark.parametrize(
    "body",
    [
        by_password("demo", "wrong", in_project("demo")),
        by_password("nobody", scope=in_project("demo")),
        by_password("demo", scope=in_project("admin")),
        by_password("demo", scope=in_project("nowhere")),
        by_token("0" * 32, in_project("demo")),
        by_token("", in_project("demo")),
        by_password("demo", scope={"domain": DEFAULT_DOMAIN}),
        by_password("demo", scope={"system": {"all": True}}),
        by_password("demo", scope={"project": {"name": "demo", "domain": {"id": "other"}}}),
    ],
    ids=lambda body: str(body["auth"].get("scope")),
)
def test_every_refusal_reads_the_same_to_whoever_tries_names(keystone: World, body: Any) -> None:
    response = keystone.authenticate(body)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == 'Keystone uri="http://controller/identity"'
    assert "X-Subject-Token" not in response.headers
    assert response.json["error"] == {
        "code": 401,
        "title": "Unauthorized",
        "message": "The request you have made requires authentication.",
    }


@pytest.mark.parametrize("methods", [[], ["totp"], ["password", "token"]])
def test_a_method_that_is_not_here_is_answered_with_those_that_are(
    keystone: World, methods: list[str]
) -> None:
    body = by_password("demo")
    body["auth"]["identity"]["methods"] = methods
    response = keystone.authenticate(body)
    assert response.status_code == 401
    assert response.json["error"]["message"] == "Show one of these: password, token."


def test_a_token_can_be_exchanged_for_one_in_another_project(keystone: World) -> None:
    first = keystone.authenticate(by_password("admin")).headers["X-Subject-Token"]
    second = keystone.authenticate(by_token(first, in_project("demo"))).json["token"]
    assert second["methods"] == ["password", "token"]
    assert second["project"]["name"] == "demo"


def test_exchanging_tokens_prolongs_nothing_and_leaves_a_trail(keystone: World) -> None:
    bodies, shown = [], by_password("demo")
    for _ in range(3):
        response = keystone.authenticate(shown)
        bodies.append(response.json["token"])
        shown = by_token(response.headers["X-Subject-Token"])
    assert len({token["expires_at"] for token in bodies}) == 1
    assert {token["audit_ids"][-1] for token in bodies} == set(bodies[0]["audit_ids"])
