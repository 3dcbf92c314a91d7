"""What is easy to get wrong in such a process, once each: files, proxies, threads, log lines.

That one cloud leaves nothing for the next one is in test_cloud_lifetime.py.
"""

import logging
import os
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NoReturn

import pytest
import sqlalchemy as sa
from oslo_config import cfg

from minnova.cloud import Cloud
from minnova.nova.db import models
from minnova.wires import without_proxies

POISON = "this is neither INI nor YAML: [\n"


def poison(folder: Path, *names: str) -> None:
    """Write files into a folder that nobody can read without an error."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(POISON)


@pytest.fixture
def default_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stand for the home directory and /etc, where a real nova may have its files: unreadable ones."""
    program = Path(sys.argv[0]).stem
    projects = ("nova", "keystone", "oslo", "python", "novaclient", program)
    home = tmp_path / "home"
    folders = [home, tmp_path / "etc", *(home / f".{project}" for project in projects)]
    folders += [tmp_path / "etc" / project for project in projects]
    for folder in folders:
        poison(folder, *(f"{project}.conf" for project in projects))
        poison(folder, *(f"{project}.conf.d/a.conf" for project in projects))
        poison(
            folder,
            "minnova.conf",
            "api-paste.ini",
            "cloud.yaml",
            "policy.yaml",
            "policy.json",
            "policy.d/a.yaml",
        )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(
        cfg, "_get_config_dirs", lambda project=None: [str(each) for each in folders]
    )
    return folders


def use(cloud: Cloud) -> None:
    """Go through everything that reads settings: both services, keystone, the policy, the client."""
    assert cloud.request("GET", "/v2.1/servers/detail").status_code == 200
    assert cloud.request("GET", "/v2/servers/detail").status_code == 200
    assert cloud.request("GET", "/v2.1/servers?all_tenants=1").status_code == 403
    cors = {"Origin": "http://elsewhere.example"}
    assert cloud.request("GET", "/v2.1/servers", headers=cors).status_code == 200
    server = {"X-Forwarded-For": "10.0.0.3"}
    metadata = cloud.request("GET", "http://controller:8775/latest/", user=None, headers=server)
    assert metadata.status_code == 200
    assert cloud.nova(["list"]).status == 0


def test_the_files_of_a_real_nova_on_this_machine_are_not_read(default_places: list[Path]) -> None:
    with Cloud() as cloud:
        use(cloud)


def test_nothing_is_read_from_the_folder_where_one_stands(
    default_places: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(default_places[0])
    with Cloud() as cloud:
        use(cloud)


@pytest.mark.parametrize(
    "name", ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "no_proxy"]
)
def test_a_proxy_is_out_of_sight_while_a_cloud_is_open_and_back_behind_it(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "http://proxy.example:3128")
    with Cloud() as cloud:
        assert name not in os.environ
        assert cloud.nova(["list"]).status == 0
    assert os.environ[name] == "http://proxy.example:3128"


def test_proxies_come_back_after_an_error_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    with pytest.raises(ZeroDivisionError), without_proxies():
        _ = 1 / 0
    assert "http_proxy" in os.environ


def test_options_of_nova_conf_that_stand_in_the_environment_are_ignored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OS_DEFAULT__OSAPI_MAX_LIMIT", "1")
    monkeypatch.setenv("OS_DATABASE__CONNECTION", "nosuch://")
    monkeypatch.setenv("OS_KEYSTONE_AUTHTOKEN__AUTH_URL", "http://real.example/identity")
    monkeypatch.setenv("OS_CORS__ALLOWED_ORIGIN", "http://real.example")
    with Cloud() as cloud:
        response = cloud.request("GET", "/v2.1/servers", headers={"Origin": "http://real.example"})
        assert len(response.json["servers"]) == 9
        assert "Access-Control-Allow-Origin" not in response.headers
    assert os.environ["OS_DATABASE__CONNECTION"] == "nosuch://"


def test_nothing_goes_out_to_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def goes_out(*args: Any, **kwargs: Any) -> NoReturn:
        raise AssertionError(f"a socket was to be opened: {args}")

    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, goes_out)
    monkeypatch.setattr(socket.socket, "connect", goes_out)
    with Cloud() as cloud:
        use(cloud)
    with Cloud(conf={"DEFAULT": {"enabled_apis": "metadata"}}) as cloud:
        assert "Connection refused" in cloud.nova(["list"]).stderr


def test_all_threads_see_one_database_in_memory() -> None:
    def names(number: int) -> list[str]:
        path = "/v2.1/servers/detail" if number % 2 else "/v2/servers"
        return [server["name"] for server in cloud.request("GET", path).json["servers"]]

    with Cloud() as cloud, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(names, range(40)))
    assert len(found[0]) == 9
    assert found == found[:1] * 40


def test_a_reader_does_not_wait_for_a_writer() -> None:
    with Cloud() as cloud:
        assert cloud.request("GET", "/v2.1/servers").status_code == 200
        with cloud.engine.begin() as writer:
            writer.execute(sa.update(models.Instance).values(display_name="changed"))
            assert cloud.request("GET", "/v2.1/servers").status_code == 200


def test_each_cloud_has_a_database_in_memory_of_its_own() -> None:
    with Cloud() as cloud:
        first = cloud.engine.url
    with Cloud() as cloud:
        assert cloud.engine.url != first


def test_debug_shows_the_requests_of_the_client_and_not_those_of_authtoken(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with Cloud() as cloud, caplog.at_level(logging.DEBUG):
        seen = cloud.nova(["--debug", "list"]).stderr
    assert "X-Subject-Token" not in seen
    assert "keystonemiddleware" not in seen
    assert seen.count("Making authentication request") == 1
    assert (
        len([line for line in seen.splitlines() if line.startswith("DEBUG (session:619) REQ")]) == 3
    )


def test_the_log_of_the_services_goes_to_whoever_has_set_up_logging(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with Cloud() as cloud, caplog.at_level(logging.WARNING):
        cloud.client(["list"])
    assert "keystonemiddleware.auth_token" in {record.name for record in caplog.records}
    assert capsys.readouterr().err == ""


def test_novaclient_does_not_say_at_each_run_that_it_is_deprecated() -> None:
    with Cloud() as cloud:
        assert cloud.nova(["list"]).stderr == ""
        assert "deprecated" not in cloud.nova(["show", "nosuch"]).stderr
