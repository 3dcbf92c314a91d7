"""Adds what only administrators see of a server: `OS-EXT-SRV-ATTR:host` and others.

nova/api/openstack/compute/extended_server_attributes.py.
"""

from typing import Any

from minnova.nova.api.openstack import extensions, wsgi
from minnova.nova.api.openstack.api_version_request import is_supported
from minnova.nova.compute import api as compute
from minnova.nova.objects import Instance

SINCE_2_3 = (
    "reservation_id",
    "launch_index",
    "hostname",
    "kernel_id",
    "ramdisk_id",
    "root_device_name",
    "user_data",
)


class ExtendedServerAttributesController(wsgi.Controller):
    """Adds host and hypervisor; since 2.3 seven more; since 2.16 the state of the host."""

    def __init__(self) -> None:
        super().__init__()
        self.compute_api = compute.API()

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        self._extend(req, [resp_obj.obj["server"]])

    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        self._extend(req, resp_obj.obj["servers"])

    def _extend(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        context = req.environ["nova.context"]
        if context.can("os_compute_api:os-extended-server-attributes", fatal=False):
            for server in servers:
                self._extend_server(req, server, req.get_db_instance(server["id"]))
        if is_supported(req, "2.16") and context.can(
            "os_compute_api:servers:show:host_status", fatal=False
        ):
            self._add_host_status(req, servers)

    def _extend_server(self, req: wsgi.Request, server: dict[str, Any], instance: Instance) -> None:
        server["OS-EXT-SRV-ATTR:hypervisor_hostname"] = instance.node
        server["OS-EXT-SRV-ATTR:instance_name"] = instance.name
        server["OS-EXT-SRV-ATTR:host"] = instance.host
        for name in SINCE_2_3 if is_supported(req, "2.3") else ():
            server[f"OS-EXT-SRV-ATTR:{name}"] = getattr(instance, name)

    def _add_host_status(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        context = req.environ["nova.context"]
        statuses = self.compute_api.get_host_statuses(context, req.db_instances.values())
        for server in servers:
            server["host_status"] = statuses[server["id"]]


class ExtendedServerAttributes(extensions.V21APIExtensionBase):
    """Extended Server Attributes support."""

    name = "ExtendedServerAttributes"
    alias = "os-extended-server-attributes"

    def get_controller_extensions(self) -> list[extensions.ControllerExtension]:
        return [
            extensions.ControllerExtension(self, "servers", ExtendedServerAttributesController())
        ]
