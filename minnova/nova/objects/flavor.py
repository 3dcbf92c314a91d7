"""Flavor: a size of server (nova/objects/flavor.py)."""

from dataclasses import dataclass
from typing import Any, Self

from minnova.nova.context import RequestContext
from minnova.nova.db import api as db
from minnova.nova.db import models


@dataclass(frozen=True)
class Flavor:
    """A size of server: memory in MB, disks in GB, swap in MB. `flavorid` is what users say."""

    id: int
    flavorid: str
    name: str
    memory_mb: int
    vcpus: int
    root_gb: int
    ephemeral_gb: int
    swap: int
    rxtx_factor: float
    is_public: bool
    disabled: bool

    @classmethod
    def _from_db_object(cls, row: models.InstanceType) -> Self:
        return cls(
            row.id,
            row.flavorid,
            row.name,
            row.memory_mb,
            row.vcpus,
            row.root_gb,
            row.ephemeral_gb,
            row.swap,
            row.rxtx_factor,
            row.is_public,
            row.disabled,
        )

    @classmethod
    def get_by_flavor_id(cls, context: RequestContext, flavor_id: str) -> Self:
        """Return a flavor. Raises FlavorNotFound."""
        return cls._from_db_object(db.flavor_get_by_flavor_id(context, flavor_id))


class FlavorList:
    """What a search for flavors found."""

    @staticmethod
    def get_all(
        context: RequestContext,
        filters: dict[str, Any],
        sort_key: str,
        sort_dir: str,
        limit: int | None,
        marker: str | None,
    ) -> list[Flavor]:
        """Return the flavors that fit. Raises MarkerNotFound, InvalidSortKey, InvalidInput."""
        rows = db.flavor_get_all(context, filters, sort_key, sort_dir, limit, marker)
        return [Flavor._from_db_object(row) for row in rows]
