"""Adds when a server was launched and terminated: `OS-SRV-USG:launched_at` and its twin.

nova/api/openstack/compute/server_usage.py.
"""

from datetime import datetime
from typing import Any

from minnova.nova.api.openstack import extensions, wsgi


class ServerUsageController(wsgi.Controller):
    """Adds the two times."""

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        self._extend(req, [resp_obj.obj["server"]])

    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        self._extend(req, resp_obj.obj["servers"])

    def _extend(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        if not req.environ["nova.context"].can("os_compute_api:os-server-usage", fatal=False):
            return
        for server in servers:
            instance = req.get_db_instance(server["id"])
            server["OS-SRV-USG:launched_at"] = _with_microseconds(instance.launched_at)
            server["OS-SRV-USG:terminated_at"] = _with_microseconds(instance.terminated_at)


def _with_microseconds(moment: datetime | None) -> str | None:
    """Write a time as only this extension does: 2016-09-01T01:04:00.000000."""
    return None if moment is None else moment.isoformat(timespec="microseconds")


class ServerUsage(extensions.V21APIExtensionBase):
    """Adds launched_at and terminated_at on Servers."""

    name = "ServerUsage"
    alias = "os-server-usage"

    def get_controller_extensions(self) -> list[extensions.ControllerExtension]:
        return [extensions.ControllerExtension(self, "servers", ServerUsageController())]
