"""The servers of a cloud file, field by field as the file has them.

What nova spreads over the tables instances, instance_extra, instance_faults, block_device_mapping
and tags, and asks neutron, cinder and the compute hosts for, stands here in one record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address
from typing import Any

from minnova.seed.collect import list_of, mapping_of, reference
from minnova.seed.convert import (
    base64,
    choice,
    ip_address,
    label,
    mac_address,
    maybe_empty,
    moment,
    number_of,
    optional,
    text,
    truth,
    uuid,
    whole,
)
from minnova.seed.flavor import Flavor
from minnova.seed.people import Project, User
from minnova.seed.record import key, record
from minnova.seed.states import POWER_STATES, TASK_STATES, VM_STATES


@dataclass(frozen=True, kw_only=True)
class Volume:
    """A volume that is attached to a server."""

    id: str = key(uuid)
    device: str = key(text)
    delete_on_termination: bool = key(truth, default=False)


@dataclass(frozen=True, kw_only=True)
class Port:
    """A network card of a server and the addresses that lead to it."""

    network: str = key(label)
    mac: str = key(mac_address)
    fixed_v4: str = key(ip_address(4))
    floating_v4: str | None = key(optional(ip_address(4)), default=None)
    fixed_v6: str | None = key(optional(ip_address(6)), default=None)

    @classmethod
    def of_server(cls, n: int) -> Port:
        """Make the port that server number `n` has if the file gives none.

        1 -> MAC fa:16:3e:00:00:01, 10.0.0.3, floating 172.24.4.3, fd00::3 on the network "private".
        """
        tail = f"{n:06x}"
        return cls(
            network="private",
            mac=f"fa:16:3e:{tail[0:2]}:{tail[2:4]}:{tail[4:6]}",
            fixed_v4=str(IPv4Address("10.0.0.2") + n),
            floating_v4=str(IPv4Address("172.24.4.2") + n),
            fixed_v6=str(IPv6Address("fd00::2") + n),
        )


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What went wrong with a server, as its `fault` shows it."""

    code: int = key(whole(100, 599))
    created: datetime = key(moment)
    message: str = key(text)
    details: str = key(maybe_empty(text), default="")
    host: str = key(maybe_empty(text), default="")


def _when_deleted(known: Mapping[str, Any]) -> datetime | None:
    """Take the last change of a deleted server for its deletion."""
    return known["updated"] if known["vm_state"] == "deleted" else None


@dataclass(frozen=True, kw_only=True, repr=False)
class Server:
    """One server; `n` is its number, of which its addresses are made. Times are aware, in UTC."""

    n: int = key(whole(1, 65_000))
    id: str = key(uuid)
    name: str = key(label)
    hostname: str = key(label, derive=lambda known: known["name"])
    project: Project = key(reference("projects"))
    user: User = key(reference("users"))
    flavor: Flavor = key(reference("flavors"))
    image: str = key(maybe_empty(uuid))
    host: str | None = key(optional(reference("hosts")))
    node: str | None = key(text, follows="host", derive=lambda known: known["host"])
    availability_zone: str | None = key(text, follows="host", default="nova")
    launch_index: int = key(whole(0, 65_000), default=0)
    root_device: str = key(text)
    kernel: str = key(maybe_empty(uuid), default="")
    ramdisk: str = key(maybe_empty(uuid), default="")
    config_drive: str = key(maybe_empty(choice("True")), default="")
    disk_config: str = key(choice("MANUAL", "AUTO"))
    progress: int = key(whole(0, 100))
    vm_state: str = key(choice(*VM_STATES))
    task_state: str | None = key(optional(choice(*TASK_STATES)), default=None)
    power_state: int = key(number_of(POWER_STATES))
    created: datetime = key(moment)
    updated: datetime = key(moment, derive=lambda known: known["created"] + timedelta(seconds=30))
    launched: datetime | None = key(optional(moment), default=None)
    terminated: datetime | None = key(optional(moment), derive=_when_deleted)
    deleted_at: datetime | None = key(optional(moment), derive=_when_deleted)
    key_name: str | None = key(optional(label), default=None)
    metadata: Mapping[str, str] = key(mapping_of(maybe_empty(text)), derive=lambda _: {})
    tags: tuple[str, ...] = key(list_of(text, distinct=True), default=())
    description: str | None = key(optional(maybe_empty(text)), default=None)
    locked_by: str | None = key(optional(choice("owner", "admin")), default=None)
    user_data: str | None = key(optional(base64), default=None)
    access_ip_v4: str | None = key(optional(ip_address(4)), default=None)
    access_ip_v6: str | None = key(optional(ip_address(6)), default=None)
    reservation_id: str = key(label, derive=lambda known: f"r-{known['n']:08d}")
    security_groups: tuple[str, ...] = key(list_of(label, distinct=True))
    volumes: tuple[Volume, ...] = key(list_of(record(Volume), distinct=True), default=())
    ports: tuple[Port, ...] = key(
        list_of(record(Port), distinct=True), derive=lambda known: (Port.of_server(known["n"]),)
    )
    fault: Fault | None = key(optional(record(Fault)), default=None)

    @property
    def deleted(self) -> bool:
        return self.deleted_at is not None

    def __repr__(self) -> str:
        return f"<Server {self.n} {self.name!r}: {self.vm_state}, project {self.project.name}>"
