"""Looking at a token, and taking it back: GET, HEAD and DELETE /v3/auth/tokens."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from keystone_world import USERS, World, by_token, world
from sqlalchemy import delete

from minnova.keystone.identity import get
from minnova.keystone.models import Assignment, Project, User
from minnova.keystone.tokens import issue_token

HOUR = timedelta(hours=1)


@pytest.fixture
def keystone() -> Iterator[World]:
    with world() as opened:
        yield opened


def issued(keystone: World, lifetime: timedelta) -> str:
    """Issue a token for demo directly, as no client can."""
    with keystone.keystone.database.transaction() as session:
        demo, project = get(session, User, "demo"), get(session, Project, "demo")
        return issue_token(session, demo, project, datetime.now(UTC) + lifetime).id


def test_a_service_sees_in_a_token_what_its_user_was_told(keystone: World) -> None:
    token, service = issued(keystone, HOUR), keystone.log_in("nova", "admin")
    response = keystone.look(token, asking=service)
    assert response.status_code == 200
    assert response.headers["X-Subject-Token"] == token
    body = response.json["token"]
    assert (body["user"]["name"], body["project"]["name"]) == ("demo", "demo")
    assert body["expires_at"] > body["issued_at"]
    assert body["catalog"]


def test_a_token_is_shown_without_its_catalog_on_request(keystone: World) -> None:
    token = keystone.log_in("demo")
    assert "catalog" not in keystone.look(token, token, query="?nocatalog").json["token"]


def test_head_answers_as_get_does_without_a_body(keystone: World) -> None:
    token = keystone.log_in("demo")
    response = keystone.look(token, token, "HEAD")
    assert (response.status_code, response.body) == (200, b"")
    assert response.headers["X-Subject-Token"] == token


@pytest.mark.parametrize(("name", "project"), [("admin", "admin"), ("nova", "admin")])
def test_admins_and_services_may_look_at_the_tokens_of_others(
    keystone: World, name: str, project: str
) -> None:
    assert keystone.look(keystone.log_in("demo"), keystone.log_in(name, project)).status_code == 200


def test_members_may_look_at_their_own_tokens_only(keystone: World) -> None:
    demo = keystone.log_in("demo")
    assert keystone.look(keystone.log_in("demo", None), demo).status_code == 200
    response = keystone.look(keystone.log_in("admin", "admin"), demo)
    assert response.status_code == 403
    assert response.json["error"]["message"] == "This takes one of these roles: admin, service."


def test_a_role_counts_only_in_the_project_of_the_token_that_is_shown(keystone: World) -> None:
    unscoped = keystone.log_in("admin", None)
    assert keystone.look(keystone.log_in("demo"), unscoped).status_code == 403


@pytest.mark.parametrize("subject", ["0" * 32, "", "a\0b", "%s' OR 1", "x" * 9999])
@pytest.mark.parametrize("method", ["GET", "HEAD", "DELETE"])
def test_a_token_that_never_was_is_not_found(keystone: World, method: str, subject: str) -> None:
    admin = keystone.log_in("admin", "admin")
    assert keystone.look(subject, admin, method).status_code == 404


def test_an_expired_token_is_not_found_and_opens_nothing(keystone: World) -> None:
    expired = issued(keystone, -timedelta(seconds=1))
    assert keystone.look(expired, keystone.log_in("admin", "admin")).status_code == 404
    assert keystone.look(expired, expired).status_code == 401
    assert keystone.authenticate(by_token(expired)).status_code == 401


def test_a_revoked_token_is_not_found_and_opens_nothing(keystone: World) -> None:
    token, other = keystone.log_in("demo"), keystone.log_in("demo")
    response = keystone.look(token, token, "DELETE")
    assert (response.status_code, response.body) == (204, b"")
    assert keystone.look(token, other).status_code == 404
    assert keystone.look(other, token).status_code == 401
    assert keystone.look(other, other).status_code == 200


def test_an_admin_may_revoke_the_token_of_another_and_a_service_may_not(keystone: World) -> None:
    token, service = keystone.log_in("demo"), keystone.log_in("nova", "admin")
    assert keystone.look(token, service, "DELETE").status_code == 403
    assert keystone.look(token, keystone.log_in("admin", "admin"), "DELETE").status_code == 204


def test_a_token_dies_with_the_last_role_of_its_user_in_its_project(keystone: World) -> None:
    token, admin = keystone.log_in("demo"), keystone.log_in("admin", "admin")
    assert keystone.look(token, admin).status_code == 200
    with keystone.keystone.database.transaction() as session:
        session.execute(delete(Assignment).where(Assignment.user_id == USERS["demo"][0]))
    assert keystone.look(token, admin).status_code == 404


@pytest.mark.parametrize("path", ["tokens", "catalog", "projects"])
@pytest.mark.parametrize("headers", [{}, {"X-Auth-Token": "0" * 32}])
def test_nothing_is_shown_to_somebody_unknown(
    keystone: World, path: str, headers: dict[str, str]
) -> None:
    subject = {"X-Subject-Token": keystone.log_in("demo")}
    response = keystone.ask("GET", f"/v3/auth/{path}", headers=headers | subject)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Keystone uri=")


def test_the_catalog_is_shown_by_itself_to_who_has_a_project(keystone: World) -> None:
    headers = {"X-Auth-Token": keystone.log_in("demo")}
    body = keystone.ask("GET", "/v3/auth/catalog", headers=headers).json
    assert [entry["type"] for entry in body["catalog"]] == ["identity", "compute"]
    assert body["links"] == {"self": "http://controller/identity/v3/auth/catalog"}
    headers = {"X-Auth-Token": keystone.log_in("demo", None)}
    assert keystone.ask("GET", "/v3/auth/catalog", headers=headers).status_code == 403


def test_users_are_shown_the_projects_that_they_could_enter(keystone: World) -> None:
    for name, expected in [("demo", ["demo"]), ("admin", ["admin", "demo"])]:
        headers = {"X-Auth-Token": keystone.log_in(name, None)}
        projects = keystone.ask("GET", "/v3/auth/projects", headers=headers).json["projects"]
        assert [project["name"] for project in projects] == expected
