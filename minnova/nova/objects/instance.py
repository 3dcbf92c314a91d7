"""Instance: one server, and InstanceList: what a search found (nova/objects/instance.py)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self, TypedDict

from minnova.nova.conf import CONF
from minnova.nova.context import RequestContext
from minnova.nova.db import api as db
from minnova.nova.db import models
from minnova.nova.db.belongings import belongings_get_by_instances
from minnova.nova.objects.flavor import Flavor
from minnova.nova.objects.instance_fault import InstanceFault, InstanceFaultList


class VIF(TypedDict):
    """A port of a server, as nova's network cache keeps it (the JSON of `network_info`).

    {"network": "private", "mac": "fa:16:3e:00:00:01",
     "ips": [{"address": "10.0.0.3", "version": 4, "type": "fixed"}]}
    """

    network: str
    mac: str
    ips: list[dict[str, Any]]


COLUMNS = (
    "id",
    "uuid",
    "user_id",
    "project_id",
    "display_name",
    "display_description",
    "hostname",
    "host",
    "node",
    "availability_zone",
    "image_ref",
    "kernel_id",
    "ramdisk_id",
    "launch_index",
    "reservation_id",
    "root_device_name",
    "user_data",
    "key_name",
    "vm_state",
    "task_state",
    "power_state",
    "progress",
    "config_drive",
    "auto_disk_config",
    "locked_by",
    "access_ip_v4",
    "access_ip_v6",
    "created_at",
    "updated_at",
    "launched_at",
    "terminated_at",
)


@dataclass(repr=False)
class Instance:
    """One server. The names of the fields are the database's, times are UTC."""

    id: int
    uuid: str
    user_id: str
    project_id: str
    display_name: str
    display_description: str | None
    hostname: str
    host: str | None
    node: str | None
    availability_zone: str | None
    image_ref: str
    kernel_id: str
    ramdisk_id: str
    launch_index: int
    reservation_id: str
    root_device_name: str
    user_data: str | None
    key_name: str | None
    vm_state: str
    task_state: str | None
    power_state: int
    progress: int
    config_drive: str
    auto_disk_config: bool
    locked_by: str | None
    access_ip_v4: str | None
    access_ip_v6: str | None
    created_at: datetime
    updated_at: datetime
    launched_at: datetime | None
    terminated_at: datetime | None
    deleted: bool
    flavor: Flavor
    metadata: dict[str, str]
    tags: list[str]
    security_groups: list[str]
    network_info: list[VIF]
    fault: InstanceFault | None = None

    @classmethod
    def _from_db_objects(cls, rows: Sequence[models.Instance]) -> list[Self]:
        """Make objects of rows of the table `instances`, and of the rows that belong to them."""
        flavors, metadata, tags, groups, network_info = belongings_get_by_instances(rows)
        sizes = {key: Flavor._from_db_object(flavor) for key, flavor in flavors.items()}
        return [
            cls(
                **{name: getattr(row, name) for name in COLUMNS},
                deleted=bool(row.deleted),
                flavor=sizes[row.instance_type_id],
                metadata=metadata[row.uuid],
                tags=tags[row.uuid],
                security_groups=groups[row.uuid],
                network_info=[vif for cached in network_info[row.uuid] for vif in cached],
            )
            for row in rows
        ]

    @classmethod
    def get_by_uuid(cls, context: RequestContext, uuid: str) -> Self:
        """Return a server. Raises InstanceNotFound for one deleted, or of another project."""
        return cls._from_db_objects([db.instance_get_by_uuid(context, uuid)])[0]

    @property
    def name(self) -> str:
        """The name that the hypervisor knows: instance-00000001."""
        return str(CONF.instance_name_template % self.id)

    def fixed_ips(self) -> Iterator[tuple[int, str]]:
        """Yield the fixed addresses, each with its version: (4, "10.0.0.3")."""
        for vif in self.network_info:
            for ip in vif["ips"]:
                if ip["type"] == "fixed":
                    yield ip["version"], ip["address"]

    def __repr__(self) -> str:
        return f"<Instance {self.display_name} {self.vm_state} {self.uuid}>"


class InstanceList(Sequence[Instance]):
    """What a search found, in its order; the context is the one of whoever searched."""

    def __init__(self, context: RequestContext, objects: list[Instance]) -> None:
        self.context = context
        self.objects = objects

    @classmethod
    def get_by_filters(
        cls,
        context: RequestContext,
        filters: dict[str, Any],
        limit: int | None = None,
        marker: str | None = None,
        sort_keys: list[str] | None = None,
        sort_dirs: list[str] | None = None,
    ) -> Self:
        """Return the servers that fit all filters. Raises MarkerNotFound, InvalidSortKey."""
        rows = db.instance_get_all_by_filters_sort(
            context, filters, limit, marker, sort_keys, sort_dirs
        )
        return cls(context, Instance._from_db_objects(rows))

    def fill_faults(self) -> None:
        """Look up what went wrong with each, in one query for all."""
        uuids = [instance.uuid for instance in self.objects]
        faults = InstanceFaultList.get_by_instance_uuids(self.context, uuids)
        for instance in self.objects:
            instance.fault = faults.get(instance.uuid)

    def __getitem__(self, index: Any) -> Any:
        return self.objects[index]

    def __len__(self) -> int:
        return len(self.objects)

    def __repr__(self) -> str:
        return f"<InstanceList: {', '.join(instance.display_name for instance in self) or 'empty'}>"
