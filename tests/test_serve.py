"""python -m minnova.serve: what it prints, what it answers, how it ends."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import requests
import yaml
from services import FREE, PATIENCE, Services

SLOW = """
import time
class Slow:
    def __init__(self, application):
        self.application = application
    def __call__(self, environ, start_response):
        if environ.get("HTTP_X_SLOW"):
            open(environ["HTTP_X_SLOW"], "w").close()
            time.sleep(2)
        return self.application(environ, start_response)
def factory(global_config, **local_config):
    return Slow
"""
"""A layer in which a request stays for two seconds, and says by a file that it is there."""


def test_the_lines_for_a_shell_say_where_keystone_is_and_who_one_is(services: Services) -> None:
    assert services.exports == {
        "OS_AUTH_URL": services.urls["keystone"],
        "OS_IDENTITY_API_VERSION": "3",
        "OS_USERNAME": "demo",
        "OS_PASSWORD": "secret",
        "OS_PROJECT_NAME": "demo",
        "OS_USER_DOMAIN_ID": "default",
        "OS_PROJECT_DOMAIN_ID": "default",
        "OS_REGION_NAME": "RegionOne",
    }


def test_every_service_answers_on_its_own_port(services: Services) -> None:
    assert len({url.rpartition(":")[2] for url in services.urls.values()}) == 3
    assert requests.get(services.urls["keystone"], timeout=PATIENCE).status_code == 300
    assert requests.get(f"{services.compute}/", timeout=PATIENCE).json()["versions"]
    server = {"X-Forwarded-For": "10.0.0.3"}
    path = f"{services.urls['metadata']}/latest/meta-data/hostname"
    assert requests.get(path, headers=server, timeout=PATIENCE).text == "web-1"


def test_the_catalog_and_all_links_lead_to_the_real_ports(services: Services) -> None:
    headers = {"X-Auth-Token": services.token()}
    catalog = requests.get(
        f"{services.urls['keystone']}/v3/auth/catalog", headers=headers, timeout=PATIENCE
    ).json()["catalog"]
    found = {each["type"]: {end["url"] for end in each["endpoints"]} for each in catalog}
    assert found == {"identity": {services.urls["keystone"]}, "compute": {services.urls["nova"]}}
    refused = requests.get(f"{services.compute}/v2.1/servers", timeout=PATIENCE)
    assert refused.headers["WWW-Authenticate"] == f'Keystone uri="{services.urls["keystone"]}"'


def test_each_request_is_a_line_on_stderr_without_its_token(services: Services) -> None:
    token = services.token()
    services.get("/v2.1/servers?limit=1", **{"X-Auth-Token": token})
    assert '127.0.0.1 "GET /v2.1/servers?limit=1 HTTP/1.1" status: 200 len: ' in services.log
    assert token not in services.log


def test_it_asks_no_proxy_for_keystone(tmp_path: Path) -> None:
    nowhere = "http://127.0.0.1:9"
    with Services(tmp_path / "log", http_proxy=nowhere, HTTP_PROXY=nowhere) as services:
        assert services.get("/v2.1/servers").status_code == 200


def test_a_clouds_yaml_has_an_entry_for_each_user() -> None:
    command = [sys.executable, "-m", "minnova.serve", *FREE, "--clouds-yaml", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        clouds = yaml.safe_load(first + process.stdout.read())["clouds"]
    assert set(clouds) == {"minnova-demo", "minnova-admin", "minnova-other", "minnova-nova"}
    admin = clouds["minnova-admin"]
    assert (admin["region_name"], admin["auth"]["project_name"]) == ("RegionOne", "admin")


def test_a_quiet_one_says_nothing_of_requests(tmp_path: Path) -> None:
    with Services(tmp_path / "log", "--quiet") as services:
        before = services.log
        assert services.get("/v2.1/servers").status_code == 200
        assert services.log == before


def test_whoever_listens_to_all_the_world_is_warned(tmp_path: Path) -> None:
    with Services(tmp_path / "log", "--host", "0.0.0.0") as services:
        assert "Listening on 0.0.0.0: whoever can reach this machine can log in." in services.log
        assert "0.0.0.0" not in services.exports["OS_AUTH_URL"]
        assert services.get("/v2.1/servers").status_code == 200


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_after_the_answer_to_what_was_asked(
    tmp_path: Path, etc: Path, number: int
) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    paste = etc / "api-paste.ini"
    text = paste.read_text().replace(
        "pipeline = faultwrap http_", "pipeline = slow faultwrap http_"
    )
    paste.write_text(text + "\n[filter:slow]\npaste.filter_factory = slow:factory\n")
    arrived, answers = tmp_path / "arrived", []
    with Services(tmp_path / "log", "--etc", str(etc), PYTHONPATH=str(tmp_path)) as services:
        asks = threading.Thread(
            target=lambda: answers.append(
                requests.get(f"{services.compute}/", headers={"X-Slow": str(arrived)}, timeout=60)
            )
        )
        asks.start()
        while not arrived.exists():
            asks.join(0.01)
        assert services.end(number) == 0
        asks.join()
        assert [answer.status_code for answer in answers] == [200]
        assert "Traceback" not in services.log
        with pytest.raises(requests.ConnectionError):
            requests.get(services.compute, timeout=PATIENCE)
