"""Adds the three states behind the status to a server: `OS-EXT-STS:vm_state` and others.

nova/api/openstack/compute/extended_status.py.
"""

from typing import Any

from minnova.nova.api.openstack import extensions, wsgi


class ExtendedStatusController(wsgi.Controller):
    """Adds what the server is, what is being done to it, and its power."""

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        self._extend(req, [resp_obj.obj["server"]])

    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        self._extend(req, resp_obj.obj["servers"])

    def _extend(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        if not req.environ["nova.context"].can("os_compute_api:os-extended-status", fatal=False):
            return
        for server in servers:
            instance = req.get_db_instance(server["id"])
            server["OS-EXT-STS:task_state"] = instance.task_state
            server["OS-EXT-STS:vm_state"] = instance.vm_state
            server["OS-EXT-STS:power_state"] = instance.power_state


class ExtendedStatus(extensions.V21APIExtensionBase):
    """Extended Status support."""

    name = "ExtendedStatus"
    alias = "os-extended-status"

    def get_controller_extensions(self) -> list[extensions.ControllerExtension]:
        return [extensions.ControllerExtension(self, "servers", ExtendedStatusController())]
