"""An open cloud, asked from Python: request, token, nova."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import webob

from minnova import Cloud as HandedOut
from minnova.cloud import Cloud, CloudError, Output
from minnova.keystone import models

IDENTITY, COMPUTE, METADATA = (
    "http://controller/identity",
    "http://controller:8774",
    "http://controller:8775",
)
HOUR = timedelta(hours=1)


def who(cloud: Cloud, **asked: str | None) -> str:
    """Return the name of the project whose servers a request lists, by the answer."""
    servers = cloud.request("GET", "/v2.1/servers/detail", **asked).json["servers"]  # type: ignore[arg-type]
    projects = {project.id: project.name for project in cloud.seed.projects}
    return ",".join({projects[server["tenant_id"]] for server in servers})


def test_the_package_hands_out_the_same_class() -> None:
    assert HandedOut is Cloud


def test_a_path_goes_to_compute(cloud: Cloud) -> None:
    response = cloud.request("GET", "/v2.1/servers")
    assert isinstance(response, webob.Response)
    assert len(response.json["servers"]) == 9
    assert cloud.request("GET", f"{COMPUTE}/v2.1/servers").json == response.json


@pytest.mark.parametrize(
    ("url", "status"),
    [
        (COMPUTE, 300),
        (f"{COMPUTE}/", 200),
        (f"{COMPUTE}/v2.1", 302),
        (f"{COMPUTE}/v2.1/", 200),
        (IDENTITY, 300),
        (f"{IDENTITY}/", 300),
        (f"{IDENTITY}?why=not", 300),
        (f"{IDENTITY}/v3", 200),
        (f"{METADATA}/latest/", 404),
    ],
)
def test_an_absolute_url_goes_to_the_service_that_it_names(
    cloud: Cloud, url: str, status: int
) -> None:
    assert cloud.request("GET", url).status_code == status


@pytest.mark.parametrize(
    "url",
    ["http://controller/", "http://controller:87745/", "https://controller:8774/", "servers", ""],
)
def test_a_url_where_no_service_is_is_an_error_that_names_those_there_are(
    cloud: Cloud, url: str
) -> None:
    with pytest.raises(CloudError) as refused:
        cloud.request("GET", url)
    assert str(refused.value) == (
        f"No service answers at {url}. There are: {IDENTITY}, {COMPUTE}, {METADATA}."
    )


def test_the_query_of_a_path_arrives(cloud: Cloud) -> None:
    (server,) = cloud.request("GET", "/v2.1/servers?name=web-1&limit=5").json["servers"]
    assert server["name"] == "web-1"


def test_who_asks_is_demo_or_whom_one_says(cloud: Cloud) -> None:
    assert who(cloud) == who(cloud, user="demo") == "demo"
    assert who(cloud, user="other") == "other"
    assert who(cloud, user="admin") == ""
    assert who(cloud, user="admin", project="demo") == "demo"


def test_without_a_user_no_token_is_sent(cloud: Cloud) -> None:
    response = cloud.request("GET", "/v2.1/servers", user=None)
    assert response.status_code == 401
    assert response.json["error"]["title"] == "Unauthorized"
    assert response.headers["WWW-Authenticate"] == f'Keystone uri="{IDENTITY}"'


def test_headers_and_body_are_sent_and_ones_own_token_wins(cloud: Cloud) -> None:
    headers = {"X-Auth-Token": cloud.token("other"), "OpenStack-API-Version": "compute 2.26"}
    response = cloud.request("GET", "/v2.1/servers/detail", headers=headers)
    assert {server["name"] for server in response.json["servers"]} == {"mail-1", "mail-2"}
    assert "tags" in response.json["servers"][0]
    login = (
        b'{"auth": {"identity": {"methods": ["password"], "password": {"user": {"name": "demo", '
    )
    login += b'"domain": {"id": "default"}, "password": "secret"}}}}}'
    json = {"Content-Type": "application/json"}
    token = cloud.request("POST", f"{IDENTITY}/v3/auth/tokens", user=None, headers=json, body=login)
    assert token.status_code == 201


def test_every_service_is_there_by_its_name(cloud: Cloud) -> None:
    assert list(cloud.services) == ["osapi_compute", "metadata"]
    assert cloud.identity is not None
    assert repr(cloud) == "<Cloud open>"
    assert repr(Cloud()) == "<Cloud closed>"


def with_token(cloud: Cloud, token: str) -> int:
    headers = {"X-Auth-Token": token}
    return cloud.request("GET", "/v2.1/servers", user=None, headers=headers).status_code


def test_a_token_is_good_until_it_expires(cloud: Cloud) -> None:
    now = datetime.now(UTC)
    assert with_token(cloud, cloud.token("demo")) == 200
    assert with_token(cloud, cloud.token("demo", expires=now + HOUR)) == 200
    assert with_token(cloud, cloud.token("demo", expires=now - HOUR)) == 401
    assert with_token(cloud, "invented") == 401


def test_each_token_is_a_new_one_but_requests_share_one(cloud: Cloud) -> None:
    def tokens() -> int:
        with cloud.engine.connect() as connection:
            return len(connection.execute(sa.select(models.Token)).all())

    assert cloud.token("demo") != cloud.token("demo")
    assert cloud.request("GET", "/v2.1/servers").status_code == 200
    before = tokens()
    assert cloud.request("GET", "/v2.1/servers").status_code == 200
    assert tokens() == before


def test_a_token_is_for_a_project(cloud: Cloud) -> None:
    headers = {"X-Auth-Token": cloud.token("admin", "demo")}
    servers = cloud.request("GET", "/v2.1/servers", user=None, headers=headers).json["servers"]
    assert len(servers) == 9


def test_a_token_for_a_project_where_one_has_no_role_is_good_for_nothing(cloud: Cloud) -> None:
    assert with_token(cloud, cloud.token("demo", "other")) == 401


@pytest.mark.parametrize(
    ("user", "project", "message"),
    [
        ("dmeo", None, "There is no user 'dmeo'. Did you mean 'demo'?"),
        ("demo", "x", "There is no project 'x'. There are: admin, demo, other, service."),
    ],
)
def test_a_token_for_nobody_is_an_error_that_offers_names(
    cloud: Cloud, user: str, project: str | None, message: str
) -> None:
    with pytest.raises(LookupError) as refused:
        cloud.token(user, project)
    assert str(refused.value) == message


def test_nova_returns_what_the_command_printed(
    cloud: Cloud, capsys: pytest.CaptureFixture[str]
) -> None:
    output = cloud.nova(["show", "web-1"])
    assert isinstance(output, Output)
    assert (output.status, output.stderr) == (0, "")
    assert "| name                                 | web-1" in output.stdout
    assert capsys.readouterr() == ("", "")


def test_client_prints_and_returns_the_exit_status(
    cloud: Cloud, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cloud.client(["flavor-list"]) == 0
    assert "m1.tiny" in capsys.readouterr().out
    assert cloud.client(["show", "nosuch"]) == 1
    assert capsys.readouterr().err.startswith("ERROR (CommandError): No server with a name or ID")
