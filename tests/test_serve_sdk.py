"""openstacksdk over the wire: servers as objects, page after page."""

from collections.abc import Iterator
from pathlib import Path

import openstack
import pytest
import yaml
from openstack.connection import Connection
from services import Services

pytestmark = pytest.mark.filterwarnings("ignore::Warning:openstack")  # It warns of its own future.

HOW_MANY = 1_000


def a_thousand(shipped: Path) -> str:
    """Write the shipped cloud file with a thousand servers like its first one."""
    cloud = yaml.load(shipped.read_text(), yaml.BaseLoader)
    first = cloud["servers"][0]
    cloud["servers"] = [
        {**first, "n": n, "id": f"{n:08x}-0000-4000-8000-000000000000", "name": f"vm-{n:04}"}
        for n in range(1, HOW_MANY + 1)
    ]
    return yaml.safe_dump(cloud, sort_keys=False)


@pytest.fixture(scope="module")
def services(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("serve")
    cloud = folder / "cloud.yaml"
    cloud.write_text(a_thousand(root / "etc" / "nova" / "cloud.yaml"))
    with Services(folder / "log", "--cloud", str(cloud)) as started:
        yield started
        assert "Traceback" not in started.log


@pytest.fixture(scope="module")
def connection(services: Services) -> Iterator[Connection]:
    names = {name.removeprefix("OS_").lower(): value for name, value in services.exports.items()}
    region = names.pop("region_name")
    del names["identity_api_version"]
    with openstack.connect(region_name=region, load_yaml_config=False, **names) as opened:
        yield opened


def test_all_servers_come_page_by_page(services: Services, connection: Connection) -> None:
    before = services.log.count("/servers/detail")
    names = [server.name for server in connection.compute.servers(limit=100)]
    assert sorted(names) == [f"vm-{n:04}" for n in range(1, HOW_MANY + 1)]
    assert services.log.count("/servers/detail") - before == HOW_MANY // 100 + 1


def test_one_server_comes_by_its_id(connection: Connection) -> None:
    server = connection.compute.get_server("00000007-0000-4000-8000-000000000000")
    assert (server.name, server.status, server.vm_state) == ("vm-0007", "ACTIVE", "active")


def test_one_server_is_found_by_its_name(connection: Connection) -> None:
    server = connection.compute.find_server("vm-0500", ignore_missing=False)
    assert server.id == "000001f4-0000-4000-8000-000000000000"


def test_a_server_that_is_not_there_is_not_found(connection: Connection) -> None:
    with pytest.raises(openstack.exceptions.NotFoundException):
        connection.compute.get_server("ffffffff-0000-4000-8000-000000000000")


def test_the_flavors_come_with_their_sizes(connection: Connection) -> None:
    sizes = {flavor.name: flavor.ram for flavor in connection.compute.flavors()}
    assert sizes == {"m1.tiny": 512, "m1.small": 2048, "m1.medium": 4096, "m1.large": 8192}


def test_a_service_that_is_not_there_is_said_to_be_missing(connection: Connection) -> None:
    with pytest.raises(openstack.exceptions.ServiceDisabledException, match="image"):
        list(connection.image.images())
