"""Keystone and its real clients: keystoneauth, and the layer authtoken of nova's pipeline."""

from collections.abc import Iterator
from typing import Any

import pytest
from keystone_world import PROJECTS, USERS, World, world
from keystoneauth1 import exceptions
from keystoneauth1.identity import v3
from keystoneauth1.session import Session
from keystonemiddleware import auth_token
from webob import Request, Response
from webob.dec import wsgify
from wsgi_intercept import add_wsgi_intercept, remove_wsgi_intercept, urllib3_intercept

URL = "http://controller/identity"


@pytest.fixture
def keystone(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Mount a keystone at http://controller/identity, for every client of this process."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with world() as opened:
        urllib3_intercept.install()
        add_wsgi_intercept("controller", 80, lambda: opened.keystone, script_name="/identity")
        yield opened
        remove_wsgi_intercept("controller", 80)
        urllib3_intercept.uninstall()


def session(url: str = URL, **changes: Any) -> Session:
    """Make the session of a client who logs in as demo, changes aside."""
    who = {"username": "demo", "password": "demo-password", "project_name": "demo"}
    domains = {"user_domain_id": "default", "project_domain_id": "default"}
    return Session(v3.Password(auth_url=url, **(who | domains | changes)))


@pytest.mark.parametrize("url", [URL, f"{URL}/", f"{URL}/v3"])
def test_keystoneauth_logs_in_from_any_url_that_people_write(keystone: World, url: str) -> None:
    client = session(url)
    token = str(client.get_token())
    assert client.get_user_id() == USERS["demo"][0]
    assert client.get_project_id() == PROJECTS["demo"]
    assert keystone.look(token, token).status_code == 200


@pytest.mark.parametrize("interface", ["public", "internal", "admin"])
def test_keystoneauth_finds_every_service_in_the_catalog(keystone: World, interface: str) -> None:
    client = session()
    find: dict[str, Any] = {"interface": interface, "region_name": "RegionOne"}
    compute = client.get_endpoint(service_type="compute", skip_discovery=True, **find)
    assert compute == "http://controller:8774/v2.1"
    assert client.get_endpoint(service_type="identity", version=(3, 0), **find) == f"{URL}/v3/"


def test_keystoneauth_can_exchange_its_token(keystone: World) -> None:
    client = session(project_name=None, project_domain_id=None, unscoped=True)
    exchange = v3.Token(
        URL, str(client.get_token()), project_name="demo", project_domain_name="Default"
    )
    assert Session(exchange).get_project_id() == PROJECTS["demo"]


def test_keystoneauth_tells_a_wrong_password(keystone: World) -> None:
    with pytest.raises(exceptions.Unauthorized, match="requires authentication"):
        session(password="wrong").get_token()


def test_keystoneauth_gets_at_what_is_below_v3_with_its_token(keystone: World) -> None:
    response = session().get("/v3/auth/projects", endpoint_override=URL)
    assert [project["name"] for project in response.json()["projects"]] == ["demo"]


@wsgify
def whoami(request: Request) -> Response:
    """Answer with what authtoken has found out."""
    names = ("X-User-Name", "X-Project-Name", "X-Roles", "X-Identity-Status")
    return Response(json_body={name: request.headers.get(name) for name in names})


@pytest.fixture
def guarded(keystone: World) -> auth_token.AuthProtocol:
    """Put the real authtoken in front of whoami; it logs in as nova."""
    return auth_token.filter_factory(
        {
            "auth_type": "password",
            "auth_url": URL,
            "www_authenticate_uri": URL,
            "username": "nova",
            "password": "nova-password",
            "project_name": "admin",
            "user_domain_id": "default",
            "project_domain_id": "default",
            "token_cache_time": "-1",
        }
    )(whoami)


def call(guarded: auth_token.AuthProtocol, token: str) -> Response:
    """Send a request with a token through authtoken."""
    return Request.blank("/", headers={"X-Auth-Token": token}).get_response(guarded)


def test_authtoken_lets_a_good_token_in_and_says_whose_it_is(
    keystone: World, guarded: auth_token.AuthProtocol
) -> None:
    assert call(guarded, keystone.log_in("demo")).json == {
        "X-User-Name": "demo",
        "X-Project-Name": "demo",
        "X-Roles": "Member",
        "X-Identity-Status": "Confirmed",
    }


def test_authtoken_keeps_a_revoked_or_invented_token_out(
    keystone: World, guarded: auth_token.AuthProtocol
) -> None:
    token = keystone.log_in("demo")
    assert call(guarded, token).status_code == 200
    assert keystone.look(token, token, "DELETE").status_code == 204
    for bad in (token, "0" * 32, "über-token"):
        response = call(guarded, bad)
        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"] == f'Keystone uri="{URL}"'
