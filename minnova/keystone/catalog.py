"""The catalog: which services exist, and under which URL each is found.

A client knows one address, keystone's. Where nova is, it learns from the catalog in its token,
by type ("compute") and interface ("public"). In keystone the catalog is in the database, with a
place for the project's id in each URL; here it is given to the application when that is built.
"""

import uuid
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Service:
    """A service and its URLs: whoever has no internal or admin URL is found at the public one."""

    type: str
    name: str
    public: str
    internal: str = ""
    admin: str = ""

    @property
    def urls(self) -> dict[str, str]:
        """Give the URL for each interface, in the order in which the catalog shows them."""
        return {
            "public": self.public,
            "internal": self.internal or self.public,
            "admin": self.admin or self.public,
        }


@dataclass(frozen=True)
class Catalog:
    """All services of one region."""

    region: str = "RegionOne"
    services: tuple[Service, ...] = (
        Service("identity", "keystone", "http://controller/identity"),
        Service("compute", "nova", "http://controller:8774/v2.1"),
    )

    def __repr__(self) -> str:
        services = ", ".join(f"{service.type}={service.public}" for service in self.services)
        return f"<Catalog {self.region}: {services}>"


def build_catalog(catalog: Catalog) -> list[dict[str, Any]]:
    """Write the catalog as a token carries it, one entry a service.

    A `Service("compute", "nova", "http://controller:8774/v2.1")` becomes
    `{"type": "compute", "name": "nova", "id": …, "endpoints": [three of them]}`.
    """
    return [_build_service(service, catalog.region) for service in catalog.services]


def _build_service(service: Service, region: str) -> dict[str, Any]:
    return {
        "type": service.type,
        "name": service.name,
        "id": _stable_id(region, service.type, service.name),
        "endpoints": [
            _build_endpoint(_stable_id(region, service.type, interface), interface, region, url)
            for interface, url in service.urls.items()
        ],
    }


def _build_endpoint(endpoint_id: str, interface: str, region: str, url: str) -> dict[str, str]:
    # Twice the region: `region` is the older name, and clients read either.
    return {
        "id": endpoint_id,
        "interface": interface,
        "region": region,
        "region_id": region,
        "url": url,
    }


def _stable_id(*parts: str) -> str:
    """Make an id that looks like keystone's, and is the same in each run."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "/".join(parts)).hex
