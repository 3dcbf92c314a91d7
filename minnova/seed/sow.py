"""From the cloud file to the tables: what exists is written into the databases of both services.

A real cloud comes to this by requests: somebody created the users, others their servers.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from minnova.keystone import identity
from minnova.keystone import models as keystone
from minnova.nova.db import models as nova
from minnova.seed.cloud_file import CloudFile
from minnova.seed.server import Port, Server

SERVICE_USER, SERVICE_PASSWORD = "nova", "secret"


def sow(cloud: CloudFile, engine: Engine) -> None:
    """Make the tables, and fill them where they are empty.

    A database in a file that has been filled before is left alone: it keeps its servers and tokens.
    """
    nova.Base.metadata.create_all(engine)
    keystone.Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        if session.query(keystone.Project).first() is None:
            _sow_identity(cloud, session)
            _sow_compute(cloud, session)


def _sow_identity(cloud: CloudFile, session: Session) -> None:
    projects = {
        each.name: identity.add_project(session, each.name, each.id) for each in cloud.projects
    }
    names = {role for user in cloud.users for granted in user.roles.values() for role in granted}
    roles = {name: identity.add_role(session, name) for name in sorted(names)}
    for user in cloud.users:
        row = identity.add_user(session, user.name, user.password, user.id)
        for project, granted in user.roles.items():
            for role in granted:
                identity.assign(session, row, projects[project], roles[role])
    if not any(user.name == SERVICE_USER for user in cloud.users):
        _sow_service_user(session, projects, roles)


def _sow_service_user(
    session: Session, projects: dict[str, keystone.Project], roles: dict[str, keystone.Role]
) -> None:
    """Add the user as whom authtoken logs in (nova.conf), where the cloud file leaves it out.

    Without it no token can be looked at, and every request would end in a 503.
    """
    user = identity.add_user(session, SERVICE_USER, SERVICE_PASSWORD)
    project = projects.get("service") or identity.add_project(session, "service")
    role = roles.get("service") or identity.add_role(session, "service")
    identity.assign(session, user, project, role)


def _sow_compute(cloud: CloudFile, session: Session) -> None:
    flavors = {flavor.id: number for number, flavor in enumerate(cloud.flavors, start=1)}
    session.add_all(
        nova.InstanceType(
            id=flavors[each.id],
            flavorid=each.id,
            name=each.name,
            memory_mb=each.ram,
            vcpus=each.vcpus,
            root_gb=each.disk,
            ephemeral_gb=each.ephemeral,
            swap=each.swap,
            rxtx_factor=each.rxtx_factor,
            is_public=each.public,
            disabled=each.disabled,
        )
        for each in cloud.flavors
    )
    session.add_all(
        nova.Service(host=host, forced_down=state == "down") for host, state in cloud.hosts.items()
    )
    session.flush()
    for server in cloud.servers:
        session.add(_instance(server, flavors[server.flavor.id]))
        session.flush()
        session.add_all(_volumes_and_fault(server))


def _instance(server: Server, instance_type_id: int) -> nova.Instance:
    """Make the row of a server, with the rows that the server's own columns do not hold."""
    return nova.Instance(
        id=server.n,
        uuid=server.id,
        instance_type_id=instance_type_id,
        deleted=server.n if server.deleted else 0,
        auto_disk_config=server.disk_config == "AUTO",
        **_columns(server),
        meta=[nova.InstanceMetadata(key=key, value=text) for key, text in server.metadata.items()],
        tags=[nova.Tag(tag=tag) for tag in server.tags],
        security_groups=[nova.SecurityGroup(name=name) for name in _security_groups(server)],
        info_cache=nova.InstanceInfoCache(network_info=[_vif(port) for port in server.ports]),
    )


def _security_groups(server: Server) -> tuple[str, ...]:
    """Return the groups that a server is in: it leaves them when it is deleted."""
    return () if server.deleted else server.security_groups


def _columns(server: Server) -> dict[str, Any]:
    """Return the columns, by nova's names for what the cloud file calls otherwise."""
    return {
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
    } | {name: getattr(server, name) for name in SAME_NAMES}


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


def _volumes_and_fault(server: Server) -> list[nova.Base]:
    rows: list[nova.Base] = [
        nova.BlockDeviceMapping(
            instance_uuid=server.id,
            volume_id=volume.id,
            device_name=volume.device,
            delete_on_termination=volume.delete_on_termination,
        )
        for volume in server.volumes
    ]
    if fault := server.fault:
        rows.append(
            nova.InstanceFault(
                instance_uuid=server.id,
                created_at=_naive(fault.created),
                code=fault.code,
                message=fault.message,
                details=fault.details,
                host=fault.host,
            )
        )
    return rows
