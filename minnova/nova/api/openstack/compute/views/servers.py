"""A server as an answer shows it (nova/api/openstack/compute/views/servers.py).

What the nine extensions add comes later, in their own files: here is only what nova calls core.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from minnova.nova.api.openstack import common
from minnova.nova.api.openstack.api_version_request import is_supported
from minnova.nova.api.openstack.compute.views.addresses import build_addresses
from minnova.nova.api.openstack.compute.views.links import Links
from minnova.nova.api.openstack.wsgi import Request
from minnova.nova.objects import Instance, InstanceList

PROGRESS_STATUSES = ("ACTIVE", "BUILD", "REBUILD", "RESIZE", "VERIFY_RESIZE", "MIGRATING")
FAULT_STATUSES = ("ERROR", "DELETED")


def isotime(moment: datetime) -> str:
    """Write a time as the API does: 2016-09-01T01:00:00Z."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


class ViewBuilder:
    """Writes servers into dictionaries."""

    def index(self, request: Request, servers: InstanceList) -> dict[str, Any]:
        """Write a list with id, name and links."""
        return self._list_view(self._basic, request, servers, "servers")

    def detail(self, request: Request, servers: InstanceList) -> dict[str, Any]:
        """Write a list with everything."""
        return self._list_view(self._full, request, servers, "servers/detail")

    def show(self, request: Request, server: Instance) -> dict[str, Any]:
        """Write one server with everything."""
        return {"server": self._full(request, server, Links(request))}

    def _list_view(
        self,
        view: Callable[[Request, Instance, Links], dict[str, Any]],
        request: Request,
        servers: InstanceList,
        collection: str,
    ) -> dict[str, Any]:
        links = Links(request)
        uuids = [server.uuid for server in servers]
        return {
            "servers": [view(request, server, links) for server in servers],
            **links.next_page(collection, uuids),
        }

    def _basic(self, request: Request, server: Instance, links: Links) -> dict[str, Any]:
        return {
            "id": server.uuid,
            "name": server.display_name,
            "links": links.both("servers", server.uuid),
        }

    def _full(self, request: Request, server: Instance, links: Links) -> dict[str, Any]:
        status = _status(server)
        view: dict[str, Any] = {
            "id": server.uuid,
            "name": server.display_name,
            "status": status,
            "tenant_id": server.project_id or "",
            "user_id": server.user_id or "",
            "metadata": server.metadata,
            "hostId": _host_id(server),
            "image": _image(server, links),
            "flavor": {
                "id": server.flavor.flavorid,
                "links": [links.bookmark("flavors", server.flavor.flavorid)],
            },
            "created": isotime(server.created_at),
            "updated": isotime(server.updated_at),
            "addresses": build_addresses(server.network_info),
            "accessIPv4": server.access_ip_v4 or "",
            "accessIPv6": server.access_ip_v6 or "",
            "links": links.both("servers", server.uuid),
            "OS-DCF:diskConfig": "AUTO" if server.auto_disk_config else "MANUAL",
        }
        if status in FAULT_STATUSES and server.fault:
            view["fault"] = _fault(request, server)
        if status in PROGRESS_STATUSES:
            view["progress"] = server.progress or 0
        return view | self._since(request, server)

    def _since(self, request: Request, server: Instance) -> dict[str, Any]:
        """Write the keys that came with a microversion."""
        keys: dict[str, Any] = {}
        if is_supported(request, "2.9"):
            keys["locked"] = bool(server.locked_by)
        if is_supported(request, "2.19"):
            keys["description"] = server.display_description
        if is_supported(request, "2.26"):
            keys["tags"] = server.tags
        return keys


def _status(server: Instance) -> str:
    if server.deleted:
        return "DELETED"
    return common.status_from_state(server.vm_state, server.task_state)


def _host_id(server: Instance) -> str:
    """Name the host so that its own name cannot be told, the same for all servers of a project."""
    if not server.host:
        return ""
    return hashlib.sha224(f"{server.project_id}{server.host}".encode()).hexdigest()


def _image(server: Instance, links: Links) -> dict[str, Any] | str:
    """Write the image's id and link; nothing for a server that booted from a volume."""
    if not server.image_ref:
        return ""
    image_id = server.image_ref.rpartition("/")[2]
    return {"id": image_id, "links": [links.bookmark("images", image_id)]}


def _fault(request: Request, server: Instance) -> dict[str, Any]:
    """Write what went wrong. The details of a 500 are for administrators."""
    fault = server.fault
    assert fault is not None
    view = {"code": fault.code, "created": isotime(fault.created_at), "message": fault.message}
    if fault.details and (fault.code != 500 or request.environ["nova.context"].is_admin):
        view["details"] = fault.details
    return view
