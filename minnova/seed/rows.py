"""From what stands in the cloud file to the rows of nova's tables: data in, data out."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from minnova.nova.db import models as nova
from minnova.seed.flavor import Flavor
from minnova.seed.server import Fault, Port, Server, Volume

Row = dict[str, Any]


def flavor_row(flavor: Flavor, number: int) -> Row:
    """Return a flavor's row; `number` is its key, which no user ever sees."""
    return {
        "id": number,
        "flavorid": flavor.id,
        "name": flavor.name,
        "memory_mb": flavor.ram,
        "vcpus": flavor.vcpus,
        "root_gb": flavor.disk,
        "ephemeral_gb": flavor.ephemeral,
        "swap": flavor.swap,
        "rxtx_factor": flavor.rxtx_factor,
        "is_public": flavor.public,
        "disabled": flavor.disabled,
    }


def instance_row(server: Server, instance_type_id: int) -> Row:
    """Return a server's row, by nova's names for what the cloud file calls otherwise."""
    return {name: getattr(server, name) for name in SAME_NAMES} | {
        "id": server.n,
        "uuid": server.id,
        "instance_type_id": instance_type_id,
        "deleted": server.n if server.deleted else 0,
        "auto_disk_config": server.disk_config == "AUTO",
        "created_at": _naive(server.created),
        "updated_at": _naive(server.updated),
        "launched_at": _naive(server.launched),
        "terminated_at": _naive(server.terminated),
        "deleted_at": _naive(server.deleted_at),
        "user_id": server.user.id,
        "project_id": server.project.id,
        "display_name": server.name,
        "display_description": server.description,
        "image_ref": server.image,
        "kernel_id": server.kernel,
        "ramdisk_id": server.ramdisk,
        "root_device_name": server.root_device,
        "locked": server.locked_by is not None,
        "memory_mb": server.flavor.ram,
        "vcpus": server.flavor.vcpus,
        "root_gb": server.flavor.disk,
        "ephemeral_gb": server.flavor.ephemeral,
    }


SAME_NAMES = (
    "hostname",
    "host",
    "node",
    "availability_zone",
    "launch_index",
    "config_drive",
    "progress",
    "vm_state",
    "task_state",
    "power_state",
    "key_name",
    "locked_by",
    "user_data",
    "access_ip_v4",
    "access_ip_v6",
    "reservation_id",
)


def _naive(moment: datetime | None) -> datetime | None:
    """Nova's times are UTC and do not say so."""
    return moment and moment.astimezone(UTC).replace(tzinfo=None)


def _vif(port: Port) -> dict[str, Any]:
    """Write a port as nova's network cache keeps it; see objects/instance.py, VIF."""
    addresses = [
        (port.fixed_v4, 4, "fixed"),
        (port.fixed_v6, 6, "fixed"),
        (port.floating_v4, 4, "floating"),
    ]
    ips = [
        {"address": address, "version": version, "type": kind}
        for address, version, kind in addresses
        if address
    ]
    return {"network": port.network, "mac": port.mac, "ips": ips}


def owner_column(model: type[nova.Base]) -> str:
    """Name the column that says whose a row is: tags could belong to other things, too."""
    return "resource_id" if model is nova.Tag else "instance_uuid"


def belongings(server: Server) -> Iterator[tuple[type[nova.Base], Row]]:
    """Yield the rows that belong to a server, without the server's id."""
    yield nova.InstanceInfoCache, {"network_info": [_vif(port) for port in server.ports]}
    for key, value in server.metadata.items():
        yield nova.InstanceMetadata, {"key": key, "value": value}
    for tag in server.tags:
        yield nova.Tag, {"tag": tag}
    # A server leaves its groups when it is deleted.
    for name in () if server.deleted else server.security_groups:
        yield nova.SecurityGroup, {"name": name}
    for volume in server.volumes:
        yield nova.BlockDeviceMapping, _volume(volume)
    if server.fault:
        yield nova.InstanceFault, _fault(server.fault)


def _volume(volume: Volume) -> Row:
    return {
        "volume_id": volume.id,
        "device_name": volume.device,
        "delete_on_termination": volume.delete_on_termination,
    }


def _fault(fault: Fault) -> Row:
    return {
        "created_at": _naive(fault.created),
        "code": fault.code,
        "message": fault.message,
        "details": fault.details,
        "host": fault.host,
    }
