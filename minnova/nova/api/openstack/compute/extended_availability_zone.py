"""Adds `OS-EXT-AZ:availability_zone` to a server.

nova/api/openstack/compute/extended_availability_zone.py. nova works the zone out from
the host's aggregates; here it is a column.
"""

from typing import Any

from minnova.nova.api.openstack import extensions, wsgi


class ExtendedAZController(wsgi.Controller):
    """Adds the availability zone; a server without a host is in none."""

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        self._extend(req, [resp_obj.obj["server"]])

    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        self._extend(req, resp_obj.obj["servers"])

    def _extend(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        if not req.environ["nova.context"].can(
            "os_compute_api:os-extended-availability-zone", fatal=False
        ):
            return
        for server in servers:
            zone = req.get_db_instance(server["id"]).availability_zone
            server["OS-EXT-AZ:availability_zone"] = zone or ""


class ExtendedAvailabilityZone(extensions.V21APIExtensionBase):
    """Extended Availability Zone support."""

    name = "ExtendedAvailabilityZone"
    alias = "os-extended-availability-zone"

    def get_controller_extensions(self) -> list[extensions.ControllerExtension]:
        return [extensions.ControllerExtension(self, "servers", ExtendedAZController())]
