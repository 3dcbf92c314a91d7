"""An extension from outside: a package that is installed with an entry point, as nova finds its own."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from minnova.cloud import Cloud
from minnova.settings import SettingsError

GROUP = "minnova.nova.api.v21.extensions"

TOYS = '''
from minnova.nova.api.openstack import extensions, wsgi

class ToysController(wsgi.Controller):
    def index(self, req):
        return {"toys": ["ball"]}

class ServersController(wsgi.Controller):
    @wsgi.extends
    def detail(self, req, resp_obj):
        for server in resp_obj.obj["servers"]:
            server["toys:count"] = 1

class Toys(extensions.V21APIExtensionBase):
    """Toys."""

    name = "Toys"
    alias = "toys"

    def get_resources(self):
        return [extensions.ResourceExtension("toys", ToysController())]

    def get_controller_extensions(self):
        return [extensions.ControllerExtension(self, "servers", ServersController())]
'''

Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Give a function that installs a package with one extension, `toys:Toys`, into a folder of its own."""
    monkeypatch.syspath_prepend(tmp_path)

    def installed(source: str) -> None:
        (tmp_path / "toys.py").write_text(source)
        metadata = tmp_path / "toys-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: toys\nVersion: 1.0\n")
        (metadata / "entry_points.txt").write_text(f"[{GROUP}]\ntoys = toys:Toys\n")

    yield installed
    sys.modules.pop("toys", None)


def test_an_extension_that_is_installed_between_two_clouds_is_in_the_second(
    install: Install,
) -> None:
    with Cloud() as cloud:
        assert cloud.request("GET", "/v2.1/toys").status_code == 404
    install(TOYS)
    with Cloud() as cloud:
        assert cloud.request("GET", "/v2.1/toys").json == {"toys": ["ball"]}
        assert cloud.request("GET", "/v2/toys").json == {"toys": ["ball"]}
        servers = cloud.request("GET", "/v2.1/servers/detail").json["servers"]
        assert all(server["toys:count"] == 1 for server in servers)
        listed = cloud.request("GET", "/v2.1/extensions/toys").json["extension"]
    assert (listed["name"], listed["alias"], listed["description"]) == ("Toys", "toys", "Toys.")


def test_extensions_are_listed_under_the_names_that_they_had_in_v2() -> None:
    with Cloud() as cloud:
        listed = {
            mount: [
                each["alias"]
                for each in cloud.request("GET", f"/{mount}/extensions").json["extensions"]
            ]
            for mount in ("v2", "v2.1")
        }
    assert listed["v2.1"] == sorted(listed["v2.1"])
    assert {"OS-SRV-USG", "OS-EXT-STS", "os-extended-status"} <= set(listed["v2.1"])
    assert not {"servers", "os-server-usage"} & set(listed["v2.1"])
    assert set(listed["v2"]) - set(listed["v2.1"]) == {"OS-EXT-VIF-NET"}


def test_an_extension_that_is_gone_is_not_in_the_next_cloud(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(TOYS)
    with Cloud() as cloud:
        assert cloud.request("GET", "/v2.1/toys").status_code == 200
    monkeypatch.undo()
    with Cloud() as cloud:
        assert cloud.request("GET", "/v2.1/toys").status_code == 404


def test_an_extension_of_a_resource_that_is_not_there_is_left_out_and_the_log_says_so(
    install: Install, caplog: pytest.LogCaptureFixture
) -> None:
    install(TOYS.replace('"servers"', '"servants"').replace('obj["servants"]', 'obj["servers"]'))
    with Cloud() as cloud:
        assert cloud.request("GET", "/v2.1/toys").status_code == 200
        assert cloud.request("GET", "/v2.1/servers/detail").status_code == 200
    assert "toys extends servants: no such resource" in caplog.text


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (
            TOYS.replace('alias = "toys"', 'alias = "servers"'),
            "cannot be loaded: Found duplicate extension: servers",
        ),
        (
            "import nosuchmodule",
            "toys = toys:Toys cannot be loaded: No module named 'nosuchmodule'",
        ),
        ("Toy = None", "has no attribute 'Toys'"),
        ("def Toys(extension_info): raise ValueError('broken')", "broken"),
    ],
)
def test_no_cloud_starts_without_an_extension_that_fails(
    install: Install, source: str, reason: str
) -> None:
    install(source)
    with pytest.raises(SettingsError) as refused, Cloud():
        pass
    assert re.search(r"api-paste\.ini:\d+: \[app:osapi_compute_app_v21\]", str(refused.value))
    assert reason in str(refused.value)
