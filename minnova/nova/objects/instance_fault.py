"""InstanceFault: what went wrong with a server (nova/objects/instance_fault.py)."""

from dataclasses import dataclass
from datetime import datetime

from minnova.nova.context import RequestContext
from minnova.nova.db import belongings as db


@dataclass(frozen=True)
class InstanceFault:
    """One failure, with the HTTP status that it would have been."""

    instance_uuid: str
    code: int
    created_at: datetime
    message: str
    details: str | None


class InstanceFaultList:
    """The latest fault of each of several servers."""

    @staticmethod
    def get_by_instance_uuids(
        context: RequestContext, instance_uuids: list[str]
    ) -> dict[str, InstanceFault]:
        """Return the latest fault by the server's uuid; a server without one is not in it."""
        rows = db.instance_fault_get_by_instance_uuids(context, instance_uuids)
        return {
            row.instance_uuid: InstanceFault(
                row.instance_uuid, row.code, row.created_at, row.message, row.details
            )
            for row in rows
        }
