"""BlockDeviceMapping: a volume attached to a server (nova/objects/block_device.py)."""

from collections import defaultdict
from dataclasses import dataclass

from minnova.nova.context import RequestContext
from minnova.nova.db import belongings as db


@dataclass(frozen=True)
class BlockDeviceMapping:
    """One attached volume."""

    instance_uuid: str
    volume_id: str
    device_name: str
    delete_on_termination: bool


class BlockDeviceMappingList:
    """The volumes of several servers."""

    @staticmethod
    def bdms_by_instance_uuid(
        context: RequestContext, instance_uuids: list[str]
    ) -> dict[str, list[BlockDeviceMapping]]:
        """Return the volumes by the server's uuid; a server without any has an empty list."""
        by_uuid: dict[str, list[BlockDeviceMapping]] = defaultdict(list)
        for row in db.block_device_mapping_get_all_by_instance_uuids(context, instance_uuids):
            by_uuid[row.instance_uuid].append(
                BlockDeviceMapping(
                    row.instance_uuid, row.volume_id, row.device_name, row.delete_on_termination
                )
            )
        return by_uuid
