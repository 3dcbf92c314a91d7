"""The questions to the database, one function each (nova/db/sqlalchemy/api.py).

Each opens a session, asks, and closes it: the rows that come back are detached. What belongs to
servers is asked for in belongings.py.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from minnova.nova import exception
from minnova.nova.context import RequestContext
from minnova.nova.db import models
from minnova.nova.db.filters import filter_instances
from minnova.nova.db.pagination import paginate_query, process_sort_params
from minnova.nova.db.session import session


def instance_get_by_uuid(context: RequestContext, uuid: str) -> models.Instance:
    """Return a server that the one who asks may see.

    Raises InstanceNotFound for one that is deleted, or another project's: to a member, that looks
    as if there were none.
    """
    query = sa.select(models.Instance).where(models.Instance.uuid == uuid)
    if context.read_deleted == "no":
        query = query.where(models.Instance.deleted == 0)
    if not context.is_admin:
        query = query.where(models.Instance.project_id == context.project_id)
    with session() as s:
        row = s.scalars(query).one_or_none()
    if row is None:
        raise exception.InstanceNotFound(instance_id=uuid)
    return row


def instance_get_all_by_filters_sort(
    context: RequestContext,
    filters: dict[str, Any],
    limit: int | None = None,
    marker: str | None = None,
    sort_keys: list[str] | None = None,
    sort_dirs: list[str] | None = None,
) -> Sequence[models.Instance]:
    """Return the servers that fit all filters, sorted, from the one after the marker on.

    {"project_id": "6f70…", "deleted": False} → SELECT … FROM instances WHERE deleted = 0 AND …

    A member gets their own project's, whatever the filters say.
    Raises MarkerNotFound, InvalidSortKey, and InvalidInput for a sort direction that is none.
    """
    if limit == 0:
        return []
    keys, directions = process_sort_params(sort_keys, sort_dirs)
    if not context.is_admin:
        filters = filters | {"project_id": context.project_id}
    query = filter_instances(sa.select(models.Instance), filters)
    last_seen = _marker(context, marker) if marker is not None else None
    query = paginate_query(query, models.Instance, limit, keys, directions, last_seen)
    with session() as s:
        return s.scalars(query).all()


def _marker(context: RequestContext, uuid: str) -> models.Instance:
    """Return the last server that the client has seen: also one deleted since, or another's."""
    try:
        return instance_get_by_uuid(context.elevated(read_deleted="yes"), uuid)
    except exception.InstanceNotFound as error:
        raise exception.MarkerNotFound(marker=uuid) from error


def instance_get_by_address(address: str) -> models.Instance | None:
    """Return the server with this fixed address, None where there is none.

    The addresses lie in nova's network cache, which is no index: every server is looked at.
    """
    query = sa.select(models.Instance, models.InstanceInfoCache.network_info).join_from(
        models.Instance, models.InstanceInfoCache
    )
    with session() as s:
        for row, ports in s.execute(query.where(models.Instance.deleted == 0)):
            if any(address == ip["address"] for vif in ports for ip in vif["ips"]):
                return row  # type: ignore[no-any-return]
    return None


def service_get_all(context: RequestContext) -> Sequence[models.Service]:
    """Return nova's services on the hosts."""
    with session() as s:
        return s.scalars(sa.select(models.Service)).all()


def flavor_get_by_flavor_id(context: RequestContext, flavor_id: str) -> models.InstanceType:
    """Return a flavor; a private one is there for administrators only.

    nova also asks whether the flavor is shared with the project. Raises FlavorNotFound.
    """
    query = sa.select(models.InstanceType).where(models.InstanceType.flavorid == flavor_id)
    if not context.is_admin:
        query = query.where(models.InstanceType.is_public)
    with session() as s:
        row = s.scalars(query).one_or_none()
    if row is None:
        raise exception.FlavorNotFound(flavor_id=flavor_id)
    return row


def flavor_get_all(
    context: RequestContext,
    filters: dict[str, Any],
    sort_key: str,
    sort_dir: str,
    limit: int | None,
    marker: str | None,
) -> Sequence[models.InstanceType]:
    """Return the flavors that fit: `is_public`, `disabled`, `min_memory_mb`, `min_root_gb`.

    Raises MarkerNotFound, InvalidSortKey, InvalidInput.
    """
    if limit == 0:
        return []
    query = sa.select(models.InstanceType)
    for name in ("is_public", "disabled"):
        if filters.get(name) is not None:
            query = query.where(getattr(models.InstanceType, name) == filters[name])
    query = query.where(models.InstanceType.memory_mb >= filters.get("min_memory_mb", 0))
    query = query.where(models.InstanceType.root_gb >= filters.get("min_root_gb", 0))
    try:
        last_seen = flavor_get_by_flavor_id(context, marker) if marker is not None else None
    except exception.FlavorNotFound as error:
        raise exception.MarkerNotFound(marker=marker) from error
    keys, directions = process_sort_params([sort_key], [sort_dir], default_keys=("id",))
    query = paginate_query(query, models.InstanceType, limit, keys, directions, last_seen)
    with session() as s:
        return s.scalars(query).all()
