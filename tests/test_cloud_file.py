"""What a cloud file becomes: the shipped one, the one behind the recorded answers, the defaults."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

import minnova
from minnova.seed import CloudFile, Port, Server, Volume, read_cloud_file

SHIPPED = Path(minnova.__file__).parent.parent / "etc" / "nova" / "cloud.yaml"
NEWTON = Path(__file__).parent / "reference" / "newton" / "cloud.yaml"


@pytest.fixture(scope="module")
def shipped() -> CloudFile:
    return read_cloud_file(SHIPPED)


@pytest.fixture(scope="module")
def newton() -> CloudFile:
    return read_cloud_file(NEWTON)


def called(cloud: CloudFile, name: str) -> Server:
    return next(server for server in cloud.servers if server.name == name)


def test_the_shipped_cloud_has_servers_of_two_projects_in_many_states(shipped: CloudFile) -> None:
    assert len(shipped.servers) >= 8
    assert {server.project.name for server in shipped.servers} == {"demo", "other"}
    assert {server.vm_state for server in shipped.servers} >= {
        "active",
        "stopped",
        "paused",
        "suspended",
        "building",
        "error",
        "shelved_offloaded",
        "deleted",
    }


def test_the_shipped_cloud_shows_a_task_a_fault_and_a_deletion(shipped: CloudFile) -> None:
    assert [server.name for server in shipped.servers if server.task_state == "spawning"]
    assert all(server.fault for server in shipped.servers if server.vm_state == "error")
    assert [server.name for server in shipped.servers if server.deleted] == ["web-0"]


def test_the_first_server_of_the_demo_user_is_web_1(shipped: CloudFile) -> None:
    server = called(shipped, "web-1")

    assert (server.project.name, server.user.name, server.vm_state) == ("demo", "demo", "active")


def test_everybody_can_log_in_and_nova_has_the_role_of_a_service(shipped: CloudFile) -> None:
    users = {user.name: user for user in shipped.users}

    assert {user.password for user in shipped.users} == {"secret"}
    assert users["nova"].roles == {"service": ("service",)}
    assert users["admin"].roles == {"admin": ("admin",), "demo": ("admin",)}


def test_a_server_holds_its_project_user_and_flavor_themselves(newton: CloudFile) -> None:
    server = called(newton, "vm2")

    assert server.project is newton.projects[0]
    assert server.user is newton.users[0]
    assert server.flavor is newton.flavors[1]


def test_what_a_server_says_is_taken_as_it_stands(newton: CloudFile) -> None:
    server = called(newton, "vm1")

    assert server.metadata == {"role": "web"}
    assert server.tags == ("prod", "web")
    assert (server.key_name, server.access_ip_v4) == ("mykey", "10.0.0.3")
    assert server.volumes == (
        Volume(
            id="22222222-0000-4000-8000-000000000000",
            device="/dev/vdb",
            delete_on_termination=True,
        ),
    )


def test_times_are_aware_and_in_utc(newton: CloudFile) -> None:
    assert called(newton, "vm1").launched == datetime(2016, 9, 1, 1, 4, tzinfo=UTC)
    assert called(newton, "vm1").created.tzinfo is UTC


def test_what_a_server_does_not_say_comes_from_its_other_keys(newton: CloudFile) -> None:
    server = called(newton, "vm-other")

    assert server.hostname == "vm-other"
    assert server.node == server.host == "compute1"
    assert server.availability_zone == "nova"
    assert server.updated == datetime(2016, 9, 1, 5, 0, 30, tzinfo=UTC)
    assert server.reservation_id == "r-00000005"
    assert server.ports == (
        Port(
            network="private",
            mac="fa:16:3e:00:00:05",
            fixed_v4="10.0.0.7",
            floating_v4="172.24.4.7",
            fixed_v6="fd00::7",
        ),
    )


def test_what_a_server_does_not_say_comes_from_the_defaults_of_the_file(newton: CloudFile) -> None:
    server = called(newton, "vm-other")

    assert server.image == newton.image == "70a599e0-31e7-49b7-b260-868f441e862b"
    assert server.flavor.name == "m1.tiny"
    assert (server.root_device, server.disk_config, server.progress) == ("/dev/vda", "MANUAL", 0)
    assert server.security_groups == ("default",)
    assert newton.defaults["users"] == ("password",)


def test_a_server_overrides_the_defaults_with_nothing(newton: CloudFile) -> None:
    assert called(newton, "vm2").image == ""
    assert called(newton, "vm3").ports == ()


def test_a_server_on_no_host_has_no_node_and_no_availability_zone(newton: CloudFile) -> None:
    server = called(newton, "vm3")

    assert (server.host, server.node, server.availability_zone) == (None, None, None)


def test_a_deleted_server_was_deleted_when_it_last_changed(shipped: CloudFile) -> None:
    server = called(shipped, "web-0")

    assert server.deleted_at == server.terminated == server.updated
    assert not called(shipped, "web-1").deleted


def test_the_addresses_of_the_thousandth_server_are_addresses() -> None:
    assert Port.of_server(1000) == Port(
        network="private",
        mac="fa:16:3e:00:03:e8",
        fixed_v4="10.0.3.234",
        floating_v4="172.24.7.234",
        fixed_v6="fd00::3ea",
    )


def test_what_was_read_cannot_be_changed(shipped: CloudFile) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        shipped.servers[0].name = "other"  # type: ignore[misc]


def test_at_a_prompt_records_show_what_they_are_and_no_password(shipped: CloudFile) -> None:
    assert repr(shipped.servers[0]) == "<Server 1 'web-1': active, project demo>"
    assert repr(shipped.users[1]) == "<User 'admin' in admin, demo>"
    assert repr(shipped.flavors[0]) == "<Flavor 1 'm1.tiny': 1 vCPU, 512 MiB>"
    assert repr(shipped).endswith("cloud.yaml: 4 users, 12 servers>")
    assert "secret" not in repr((shipped.users, shipped.servers))
