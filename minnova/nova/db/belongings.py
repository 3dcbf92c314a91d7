"""What belongs to servers: asked for once for all of them, however many they are.

nova joins some of it to the query for the servers, and asks for the rest afterwards in this way
(`_instances_fill_metadata` in nova/db/sqlalchemy/api.py). A join would send a server's own columns
once for each of its tags.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute as Attribute

from minnova.nova.context import RequestContext
from minnova.nova.db.models import (
    BlockDeviceMapping,
    Instance,
    InstanceFault,
    InstanceInfoCache,
    InstanceMetadata,
    InstanceType,
    SecurityGroup,
    Tag,
)
from minnova.nova.db.session import session

# A database takes only so many values in one statement; SQLite, 32,766.
AT_ONCE = 10_000


class Belongings(NamedTuple):
    """Flavors by their id, the rest by the server's uuid; who has none has an empty one."""

    flavors: dict[int, InstanceType]
    metadata: dict[str, dict[str, str]]
    tags: dict[str, list[str]]
    security_groups: dict[str, list[str]]
    network_info: dict[str, list[list[Any]]]


def belongings_get_by_instances(rows: Sequence[Instance]) -> Belongings:
    """Return what belongs to these servers. One that is deleted has lost its users' words."""
    uuids = [row.uuid for row in rows]
    living = [row.uuid for row in rows if not row.deleted]
    return Belongings(
        _flavors({row.instance_type_id for row in rows}),
        _metadata(living),
        _group(Tag.resource_id, Tag.tag, living, Tag.tag),
        _group(SecurityGroup.instance_uuid, SecurityGroup.name, uuids, SecurityGroup.id),
        _group(InstanceInfoCache.instance_uuid, InstanceInfoCache.network_info, uuids),
    )


def _flavors(ids: set[int]) -> dict[int, InstanceType]:
    rows = _rows_of(sa.select(InstanceType), InstanceType.id, sorted(ids))
    return {flavor.id: flavor for (flavor,) in rows}


def _metadata(uuids: list[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    owner = InstanceMetadata.instance_uuid
    query = sa.select(owner, InstanceMetadata.key, InstanceMetadata.value)
    for uuid, key, value in _rows_of(query.order_by(InstanceMetadata.id), owner, uuids):
        found[uuid][key] = value
    return found


def _group(
    owner: Attribute[str], value: Attribute[Any], uuids: list[str], *order: Attribute[Any]
) -> dict[str, list[Any]]:
    """Return the values of one column, a list for each server."""
    found: dict[str, list[Any]] = defaultdict(list)
    for uuid, each in _rows_of(sa.select(owner, value).order_by(*order), owner, uuids):
        found[uuid].append(each)
    return found


def _rows_of(query: Any, column: Attribute[Any], values: Sequence[Any]) -> list[Any]:
    """Run a query for these values of a column."""
    rows: list[Any] = []
    with session() as s:
        for start in range(0, len(values), AT_ONCE):
            rows += s.execute(query.where(column.in_(values[start : start + AT_ONCE])))
    return rows


def instance_fault_get_by_instance_uuids(
    context: RequestContext, instance_uuids: list[str]
) -> list[InstanceFault]:
    """Return the faults of these servers, the latest one of each last."""
    query = sa.select(InstanceFault).order_by(InstanceFault.created_at, InstanceFault.id)
    return [fault for (fault,) in _rows_of(query, InstanceFault.instance_uuid, instance_uuids)]


def block_device_mapping_get_all_by_instance_uuids(
    context: RequestContext, instance_uuids: list[str]
) -> list[BlockDeviceMapping]:
    """Return the volumes attached to these servers."""
    query = sa.select(BlockDeviceMapping).order_by(BlockDeviceMapping.id)
    rows = _rows_of(query, BlockDeviceMapping.instance_uuid, instance_uuids)
    return [volume for (volume,) in rows]
