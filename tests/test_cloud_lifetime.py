"""A cloud comes and goes without a trace: two in a row, after a failure, two at once, fifty times."""

import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import wsgi_intercept
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from minnova.cloud import Cloud, CloudError
from minnova.nova import policy
from minnova.nova.conf import CONF
from minnova.nova.db import session
from minnova.process import LIBRARIES_THAT_LOG
from minnova.settings import FileError


def state() -> dict[str, Any]:
    """Return what there is one of in a process, and a cloud changes while it is open."""
    loggers = ["", "novaclient.client", "requests", *LIBRARIES_THAT_LOG]
    return {
        "environment": dict(os.environ),
        "arguments": sys.argv,
        "table": dict(wsgi_intercept._wsgi_intercept),
        "connections": (HTTPConnectionPool.ConnectionCls, HTTPSConnectionPool.ConnectionCls),
        "options": {name: CONF[name] for name in ("osapi_max_limit", "auth_strategy")},
        "policy": policy._ENFORCER,
        "database": session._sessions.kw.get("bind"),
        "handlers": {name: logging.getLogger(name).handlers[:] for name in loggers},
        "levels": {name: logging.getLogger(name).level for name in loggers},
        "threads": threading.active_count(),
    }


def servers(cloud: Cloud, **asked: Any) -> int:
    response = cloud.request("GET", "/v2.1/servers", **asked)
    return len(response.json["servers"]) if response.status_code == 200 else -response.status_code


def test_an_open_cloud_changes_its_process_and_gives_everything_back() -> None:
    before = state()
    with Cloud(conf={"DEFAULT": {"osapi_max_limit": 5}}) as cloud:
        assert servers(cloud) == 5
        assert cloud.nova(["--debug", "list"]).status == 0
        during = state()
        assert set(during["table"]) == {("controller", port) for port in (80, 8774, 8775)}
        assert during["options"]["osapi_max_limit"] == 5
        assert during["policy"] is not None
        assert during["connections"] != before["connections"]
    assert state() == before


def test_an_exception_inside_the_block_gets_out_and_leaves_nothing() -> None:
    before = state()
    with pytest.raises(ZeroDivisionError), Cloud(conf={"DEFAULT": {"osapi_max_limit": 5}}) as cloud:
        servers(cloud) / 0
    assert state() == before
    with Cloud() as cloud:
        assert servers(cloud) == 9


FAULTS: dict[str, Callable[[], Cloud]] = {
    "no etc": lambda: Cloud(etc="/nosuch"),
    "no cloud file": lambda: Cloud(cloud="/nosuch.yaml"),
    "a value": lambda: Cloud(conf={"DEFAULT": {"auth_strategy": "nosuch"}}),
    "a name": lambda: Cloud(paste={"composite:osapi_compute": {"/v2.1": "nosuch"}}),
    "a factory": lambda: Cloud(paste={"filter:faultwrap": {"paste.filter_factory": "no:such"}}),
    "a database": lambda: Cloud(conf={"database": {"connection": "nosuch://"}}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_cloud_that_cannot_be_built_leaves_nothing(fault: str) -> None:
    before = state()
    with pytest.raises(FileError), FAULTS[fault]():
        pass
    assert state() == before
    with Cloud() as cloud:
        assert servers(cloud) == 9


def test_the_second_of_two_in_a_row_sees_nothing_of_the_first(etc: Path) -> None:
    (etc / "policy.yaml").write_text('"os_compute_api:servers:index:get_all_tenants": "@"\n')
    (etc / "cloud.yaml").write_text((etc / "cloud.yaml").read_text().replace("web-3", "first-3"))
    with Cloud(etc=etc, conf={"DEFAULT": {"osapi_max_limit": 7}}) as cloud:
        token = cloud.token("demo")
        assert servers(cloud, user=None, headers={"X-Auth-Token": token}) == 7
        assert "first-3" in cloud.nova(["list"]).stdout
        everybodys = cloud.request("GET", "/v2.1/servers?all_tenants=1")
        assert everybodys.status_code == 200
    with Cloud() as cloud:
        assert servers(cloud, user=None, headers={"X-Auth-Token": token}) == -401
        assert servers(cloud) == 9
        assert "first-3" not in cloud.nova(["list"]).stdout
        everybodys = cloud.request("GET", "/v2.1/servers?all_tenants=1")
        assert everybodys.status_code == 403


def test_the_same_cloud_can_be_opened_again_and_is_new_then() -> None:
    cloud = Cloud()
    with cloud:
        token = cloud.token("demo")
    with cloud:
        assert servers(cloud) == 9
        assert servers(cloud, user=None, headers={"X-Auth-Token": token}) == -401


def test_two_at_once_are_an_error_and_the_first_goes_on() -> None:
    with Cloud() as cloud:
        for other in (Cloud(), Cloud(etc="/nosuch"), cloud):
            with pytest.raises(CloudError, match="A cloud is open already") as refused, other:
                pass
            assert "leave its `with` block before" in str(refused.value)
        assert servers(cloud) == 9
        assert cloud.nova(["list"]).status == 0


def test_a_closed_cloud_is_an_error_before_anything_goes_out_to_a_network() -> None:
    with Cloud() as closed:
        pass
    for cloud in (closed, Cloud()):
        for use in (
            lambda cloud=cloud: cloud.request("GET", "/v2.1/servers"),
            lambda cloud=cloud: cloud.nova(["list"]),
            lambda cloud=cloud: cloud.client(["list"]),
            lambda cloud=cloud: cloud.token("demo"),
        ):
            with pytest.raises(CloudError, match="This cloud is closed"):
                use()


def open_files() -> list[str]:
    return sorted(os.listdir("/dev/fd"))  # noqa: PTH208  # A Path would open the folder, too.


def live(**conf: dict[str, object]) -> None:
    with Cloud(conf=conf) as cloud:
        assert cloud.nova(["list"]).status == 0


def test_fifty_clouds_leave_no_more_threads_and_open_files_than_one() -> None:
    live()
    before, files = state(), open_files()
    for _ in range(50):
        live()
    assert state() == before
    assert open_files() == files


def test_a_database_in_a_file_is_closed_with_the_cloud(tmp_path: Path) -> None:
    live()
    files = open_files()
    for _ in range(3):
        live(database={"connection": f"sqlite:///{tmp_path}/nova.sqlite"})
    assert open_files() == files
