"""The tables (nova/db/sqlalchemy/models.py), cut to what listing servers reads.

`instances` has nearly all the columns of nova's, since a client may sort by any of them. A deleted
row stays: `deleted` is then its own id, and 0 before.
"""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """Base of nova's tables."""

    type_annotation_map: ClassVar = {str: String(255), datetime: DateTime}


class InstanceType(Base):
    """A flavor; the table has its old name."""

    __tablename__ = "instance_types"

    id: Mapped[int] = mapped_column(primary_key=True)
    flavorid: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    memory_mb: Mapped[int]
    vcpus: Mapped[int]
    root_gb: Mapped[int]
    ephemeral_gb: Mapped[int] = mapped_column(default=0)
    swap: Mapped[int] = mapped_column(default=0)
    rxtx_factor: Mapped[float] = mapped_column(default=1.0)
    is_public: Mapped[bool] = mapped_column(default=True)
    disabled: Mapped[bool] = mapped_column(default=False)
    vcpu_weight: Mapped[int | None]
    created_at: Mapped[datetime | None]
    updated_at: Mapped[datetime | None]


class Instance(Base):
    """A server."""

    __tablename__ = "instances"

    id: Mapped[int] = mapped_column(primary_key=True)
    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    deleted: Mapped[int] = mapped_column(default=0)
    user_id: Mapped[str | None]
    project_id: Mapped[str | None]
    image_ref: Mapped[str | None]
    kernel_id: Mapped[str | None]
    ramdisk_id: Mapped[str | None]
    hostname: Mapped[str | None]
    launch_index: Mapped[int | None]
    key_name: Mapped[str | None]
    key_data: Mapped[str | None] = mapped_column(Text)
    power_state: Mapped[int | None]
    vm_state: Mapped[str | None]
    task_state: Mapped[str | None]
    memory_mb: Mapped[int | None]
    vcpus: Mapped[int | None]
    root_gb: Mapped[int | None]
    ephemeral_gb: Mapped[int | None]
    ephemeral_key_uuid: Mapped[str | None] = mapped_column(String(36))
    host: Mapped[str | None]
    node: Mapped[str | None]
    instance_type_id: Mapped[int] = mapped_column(ForeignKey("instance_types.id"))
    user_data: Mapped[str | None] = mapped_column(Text)
    reservation_id: Mapped[str | None]
    launched_at: Mapped[datetime | None]
    terminated_at: Mapped[datetime | None]
    availability_zone: Mapped[str | None]
    display_name: Mapped[str | None]
    display_description: Mapped[str | None]
    launched_on: Mapped[str | None]
    locked: Mapped[bool | None]
    locked_by: Mapped[str | None]
    os_type: Mapped[str | None]
    architecture: Mapped[str | None]
    vm_mode: Mapped[str | None]
    root_device_name: Mapped[str | None]
    default_ephemeral_device: Mapped[str | None]
    default_swap_device: Mapped[str | None]
    config_drive: Mapped[str | None]
    access_ip_v4: Mapped[str | None]
    access_ip_v6: Mapped[str | None]
    auto_disk_config: Mapped[bool | None]
    progress: Mapped[int | None]
    shutdown_terminate: Mapped[bool | None] = mapped_column(default=False)
    disable_terminate: Mapped[bool | None] = mapped_column(default=False)
    cell_name: Mapped[str | None]
    internal_id: Mapped[int | None]
    cleaned: Mapped[int] = mapped_column(default=0)

    # For conditions such as `Instance.tags.any(…)`; what they hold is asked for in belongings.py.
    meta: Mapped[list["InstanceMetadata"]] = relationship(lazy="raise")
    tags: Mapped[list["Tag"]] = relationship(
        lazy="raise",
        primaryjoin="and_(Tag.resource_id == Instance.uuid, Instance.deleted == 0)",
    )

    __table_args__ = (
        Index("instances_project_id_deleted_idx", "project_id", "deleted", "created_at", "id"),
        Index("instances_deleted_created_at_idx", "deleted", "created_at", "id"),
    )

    def __repr__(self) -> str:
        return f"<row of instances: {self.display_name} {self.uuid}>"


def _instance_uuid() -> Mapped[str]:
    return mapped_column(ForeignKey("instances.uuid"), index=True)


class InstanceMetadata(Base):
    """A word of the user's about a server, with a value."""

    __tablename__ = "instance_metadata"

    id: Mapped[int] = mapped_column(primary_key=True)
    instance_uuid: Mapped[str] = _instance_uuid()
    key: Mapped[str]
    value: Mapped[str]


class Tag(Base):
    """A word of the user's about a server, without a value (since 2.26)."""

    __tablename__ = "tags"

    resource_id: Mapped[str] = mapped_column(ForeignKey("instances.uuid"), primary_key=True)
    tag: Mapped[str] = mapped_column(String(80), primary_key=True)


class SecurityGroup(Base):
    """A security group that a server is in, by name. Its rules are the network service's."""

    __tablename__ = "security_group_instance_association"

    id: Mapped[int] = mapped_column(primary_key=True)
    instance_uuid: Mapped[str] = _instance_uuid()
    name: Mapped[str]


class InstanceInfoCache(Base):
    """What nova remembers of a server's network, so as not to ask neutron for every answer."""

    __tablename__ = "instance_info_caches"

    instance_uuid: Mapped[str] = mapped_column(ForeignKey("instances.uuid"), primary_key=True)
    network_info: Mapped[list[Any]] = mapped_column(JSON)


class InstanceFault(Base):
    """Something that went wrong with a server."""

    __tablename__ = "instance_faults"

    id: Mapped[int] = mapped_column(primary_key=True)
    instance_uuid: Mapped[str] = _instance_uuid()
    created_at: Mapped[datetime]
    code: Mapped[int]
    message: Mapped[str]
    details: Mapped[str | None] = mapped_column(Text)
    host: Mapped[str | None]


class BlockDeviceMapping(Base):
    """A volume attached to a server."""

    __tablename__ = "block_device_mapping"

    id: Mapped[int] = mapped_column(primary_key=True)
    instance_uuid: Mapped[str] = _instance_uuid()
    volume_id: Mapped[str]
    device_name: Mapped[str]
    delete_on_termination: Mapped[bool]


class Service(Base):
    """A nova-compute on a host, and whether it is taken for dead."""

    __tablename__ = "services"

    host: Mapped[str] = mapped_column(primary_key=True)
    binary: Mapped[str] = mapped_column(default="nova-compute")
    forced_down: Mapped[bool] = mapped_column(default=False)
