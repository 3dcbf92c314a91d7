"""What somebody is told who made a mistake in a cloud file: file, line, key, and a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from minnova.seed import CloudFileError, read_cloud_file

# Line numbers in the expectations below are those of this text.
SMALL = """\
region: RegionOne
image: 70a599e0-31e7-49b7-b260-868f441e862b
defaults:
  users: {password: secret}
  servers: {root_device: /dev/vda, disk_config: MANUAL, progress: 0, security_groups: [default]}
projects:
  demo: 6f70656e737461636b64656d6f303031
users:
  demo: {id: d0000000000000000000000000000001, roles: {demo: [Member]}}
flavors:
  - {id: 1, name: m1.tiny, ram: 512, vcpus: 1, disk: 1,
     ephemeral: 0, swap: 0, rxtx_factor: 1.0, public: true}
hosts: {compute1: up}
servers:
  - n: 1
    id: 00000001-0000-4000-8000-000000000000
    name: web-1
    project: demo
    user: demo
    flavor: 1
    host: compute1
    vm_state: active
    power_state: 1
    created: 2016-09-01T01:00:00Z
"""


def complaint(folder: Path, *changes: tuple[str, str]) -> str:
    """Change the small cloud file so, read it, and give the error's text without the folder."""
    text = SMALL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "cloud.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CloudFileError) as caught:
        read_cloud_file(path)
    return str(caught.value).replace(f"{folder}/", "")


def test_the_small_cloud_file_is_fine_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "cloud.yaml"
    path.write_text(SMALL, encoding="utf-8")

    assert [server.name for server in read_cloud_file(path).servers] == ["web-1"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("flavor: 1", "flavr: 1", "20: servers[0].flavr: unknown key; did you mean 'flavor'?"),
        ("hosts:", "host:", "13: host: unknown key; did you mean 'hosts'?"),
        ("  users: {pass", "  user: {pass", "4: defaults.user: unknown key; did you mean 'users'?"),
        ("{root_", "{rot_", "5: defaults.servers.rot_device: unknown key; did you mean 'root_dev"),
        ("demo: {id", "demo: {name: x, id", "9: users.demo.name: unknown key"),
    ],
)
def test_an_unknown_key_is_named_with_the_known_one(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert f"cloud.yaml:{expected}" in complaint(tmp_path, (old, new))


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("region: RegionOne\n", "1: region: missing"),
        ("    name: web-1\n", "15: servers[0].name: missing"),
        ("    host: compute1\n", "15: servers[0].host: missing"),
        ("vcpus: 1, ", "11: flavors[0].vcpus: missing"),
        (", roles: {demo: [Member]}", "9: users.demo.roles: missing"),
        ("  users: {password: secret}\n", "8: users.demo.password: missing"),
    ],
)
def test_a_missing_key_is_named(tmp_path: Path, old: str, expected: str) -> None:
    assert complaint(tmp_path, (old, "")) == f"cloud.yaml:{expected}"


TWIN = SMALL[SMALL.index("  - n: 1") :]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "    name: web-1\n",
            "    name: a\n    name: b\n",
            "18: servers[0].name: stands twice, fir",
        ),
        ("region: R", "region: R\nregion: R", "2: region: stands twice, first in line 1"),
        (TWIN, TWIN + TWIN.replace("n: 1", "n: 2"), "26: servers[1].id: '00000001-0000-4000-8000-"),
        (
            TWIN,
            TWIN + TWIN.replace("id: 0", "id: 1"),
            "25: servers[1].n: 1 is the n of servers[0] ",
        ),
        (
            "projects:\n",
            "projects:\n  other: 6f70656e737461636b64656d6f303031\n",
            "8: projects.demo: '6f70656e737461636b64656d6f303031' is the id of projects.other already",
        ),
        (
            "users:\n  demo:",
            "users:\n  x: {id: d0000000000000000000000000000001, roles: {}}\n  demo:",
            "10: users.demo.id: 'd0000000000000000000000000000001' is the id of users.x already",
        ),
    ],
)
def test_what_stands_twice_is_named_with_the_first_place(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert f"cloud.yaml:{expected}" in complaint(tmp_path, (old, new))


def test_two_flavors_cannot_share_an_id_or_a_name(tmp_path: Path) -> None:
    flavor = SMALL[SMALL.index("  - {id: 1") : SMALL.index("hosts:")]

    assert "13: flavors[1].id: '1' is the id of flavors[0]" in complaint(
        tmp_path, (flavor, flavor + flavor.replace("m1.tiny", "m1.small"))
    )
    assert "13: flavors[1].name: 'm1.tiny' is the name of flavors[0]" in complaint(
        tmp_path, (flavor, flavor + flavor.replace("id: 1", "id: 2"))
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "project: demo",
            "project: dmo",
            "18: servers[0].project: 'dmo' is none of the projects; d",
        ),
        ("user: demo", "user: bob", "19: servers[0].user: 'bob' is none of the users; known: demo"),
        ("flavor: 1", "flavor: 7", "20: servers[0].flavor: '7' is none of the flavors; known: 1"),
        ("host: comp", "host: cmp", "21: servers[0].host: 'cmpute1' is none of the hosts; did you"),
        (
            "{demo: [M",
            "{dem: [M",
            "9: users.demo.roles.dem: 'dem' is none of the projects; did you",
        ),
    ],
)
def test_a_reference_to_nothing_offers_what_there_is(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert f"cloud.yaml:{expected}" in complaint(tmp_path, (old, new))


def test_all_mistakes_of_a_file_are_named_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    text = complaint(
        tmp_path,
        ("created: 2", "creatd: 2"),
        ("vm_state: active", "vm_state: activ"),
        ("ram: 512", "ram: much"),
        ("region: RegionOne\n", ""),
    )

    assert [line.split(": ")[1] for line in text.splitlines()] == [
        "region",
        "flavors[0].ram",
        "servers[0].vm_state",
        "servers[0].creatd",
    ]


def test_a_faulty_record_is_one_mistake_and_not_one_for_each_reference_to_it(
    tmp_path: Path,
) -> None:
    text = complaint(tmp_path, ("demo: 6f", "demo: xx"))

    assert text == (
        "cloud.yaml:7: projects.demo: must be 32 hexadecimal digits,"
        " not 'xx70656e737461636b64656d6f303031'"
    )


def test_a_mistake_in_the_defaults_is_one_mistake_however_many_servers_take_it(
    tmp_path: Path,
) -> None:
    twin = TWIN.replace("n: 1", "n: 2").replace("id: 0", "id: 1")

    assert complaint(tmp_path, (TWIN, TWIN + twin), ("progress: 0", "progress: 101")) == (
        "cloud.yaml:5: defaults.servers.progress: must be a whole number from 0 to 100, not '101'"
    )
