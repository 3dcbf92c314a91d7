"""`python -m minnova …`: the commands of the real novaclient, run as a shell runs them."""

import re

from shell import column, nova


def test_list_prints_the_servers_and_nothing_else() -> None:
    done = nova("list")
    assert (done.returncode, done.stderr) == (0, "")
    assert column(done, 2) == sorted(column(done, 2))
    assert set(column(done, 2)) >= {"web-1", "db-1", "batch-3"}
    assert "ERROR" in column(done, 3)


def test_debug_prints_the_requests_of_the_article_in_its_order_and_the_clients_only() -> None:
    done = nova("--debug", "list")
    assert done.returncode == 0
    logged = [line for line in done.stderr.splitlines() if line.startswith("DEBUG (session:")]
    requests = [line.partition("REQ: curl ")[2] for line in logged if "REQ: curl " in line]
    urls = [re.findall(r"-X (\w+) (\S+)", request)[0] for request in requests]
    assert urls == [
        ("GET", "http://controller/identity"),
        ("GET", "http://controller:8774/v2.1"),
        ("GET", "http://controller:8774/v2.1/servers/detail"),
    ]
    assert "User-Agent: nova keystoneauth1/" in requests[0]
    assert all('"User-Agent: python-novaclient"' in request for request in requests[1:])
    assert '"OpenStack-API-Version: compute 2.38"' in requests[2]
    assert (
        "Making authentication request to http://controller/identity/v3/auth/tokens" in done.stderr
    )
    assert "keystonemiddleware" not in done.stderr
    assert "X-Subject-Token" not in done.stderr


def test_everybodys_servers_are_refused_to_a_member_and_listed_for_an_administrator() -> None:
    member = nova("list", "--all-tenants")
    assert (member.returncode, member.stdout) == (1, "")
    assert re.fullmatch(
        r"ERROR \(Forbidden\): Policy doesn't allow "
        r"os_compute_api:servers:detail:get_all_tenants to be performed\. "
        r"\(HTTP 403\) \(Request-ID: req-[-0-9a-f]{36}\)\n",
        member.stderr,
    )
    admin = nova("list", "--all-tenants", OS_USERNAME="admin")
    assert (admin.returncode, admin.stderr) == (0, "")
    assert set(column(admin, 2)) >= {"web-1", "mail-1"}
    assert len(set(column(admin, 3))) == 2


def test_show_prints_one_server() -> None:
    done = nova("show", "web-1")
    shown = dict(zip(column(done, 1), column(done, 2), strict=True))
    assert (done.returncode, shown["name"], shown["status"]) == (0, "web-1", "ACTIVE")
    assert shown["description"] == "the shop, first of two"


def test_flavor_list_prints_the_flavors() -> None:
    done = nova("flavor-list")
    assert done.returncode == 0
    assert column(done, 2) == ["m1.tiny", "m1.small", "m1.medium", "m1.large"]


def test_the_version_of_the_article_can_be_asked_for() -> None:
    done = nova("--debug", "--os-compute-api-version", "2.37", "list")
    assert done.returncode == 0
    assert '"OpenStack-API-Version: compute 2.37"' in done.stderr
    assert "web-1" in column(done, 2)


def test_user_password_and_project_of_the_environment_are_honoured_and_nothing_else_is() -> None:
    done = nova(
        "list",
        OS_USERNAME="admin",
        OS_PASSWORD="secret",
        OS_PROJECT_NAME="demo",
        OS_AUTH_URL="http://real.example",
        OS_TOKEN="t",
        OS_CLOUD="real",
        OS_REGION_NAME="real",
        OS_COMPUTE_API_VERSION="2.1",
        OS_DATABASE__CONNECTION="nosuch://",
        NOVACLIENT_ENDPOINT_OVERRIDE="http://real.example",
        http_proxy="http://proxy.example:1",
        https_proxy="http://proxy.example:1",
        HTTP_PROXY="http://proxy.example:1",
        no_proxy="nothing",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(column(done, 2)) == 9
