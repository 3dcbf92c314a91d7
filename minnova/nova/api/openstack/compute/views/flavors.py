"""A flavor as an answer shows it (nova/api/openstack/compute/views/flavors.py).

In nova two extensions, flavor_rxtx and flavor_access, add the last two keys.
"""

from collections.abc import Callable
from typing import Any

from minnova.nova.api.openstack.compute.views.links import Links
from minnova.nova.api.openstack.wsgi import Request
from minnova.nova.objects import Flavor


class ViewBuilder:
    """Writes flavors into dictionaries."""

    def index(self, request: Request, flavors: list[Flavor]) -> dict[str, Any]:
        """Write a list with id, name and links."""
        return self._list_view(self._basic, request, flavors, "flavors")

    def detail(self, request: Request, flavors: list[Flavor]) -> dict[str, Any]:
        """Write a list with everything."""
        return self._list_view(self._full, request, flavors, "flavors/detail")

    def show(self, request: Request, flavor: Flavor) -> dict[str, Any]:
        """Write one flavor with everything."""
        return {"flavor": self._full(flavor, Links(request))}

    def _list_view(
        self,
        view: Callable[[Flavor, Links], dict[str, Any]],
        request: Request,
        flavors: list[Flavor],
        collection: str,
    ) -> dict[str, Any]:
        links = Links(request)
        ids = [flavor.flavorid for flavor in flavors]
        return {
            "flavors": [view(flavor, links) for flavor in flavors],
            **links.next_page(collection, ids),
        }

    def _basic(self, flavor: Flavor, links: Links) -> dict[str, Any]:
        return {
            "id": flavor.flavorid,
            "name": flavor.name,
            "links": links.both("flavors", flavor.flavorid),
        }

    def _full(self, flavor: Flavor, links: Links) -> dict[str, Any]:
        return self._basic(flavor, links) | {
            "ram": flavor.memory_mb,
            "disk": flavor.root_gb,
            "vcpus": flavor.vcpus,
            "swap": flavor.swap or "",
            "OS-FLV-EXT-DATA:ephemeral": flavor.ephemeral_gb,
            "OS-FLV-DISABLED:disabled": flavor.disabled,
            "rxtx_factor": flavor.rxtx_factor,
            "os-flavor-access:is_public": flavor.is_public,
        }
