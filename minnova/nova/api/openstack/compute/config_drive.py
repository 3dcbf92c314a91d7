"""Adds `config_drive` to a server: whether its metadata is on a disk in it, too.

nova/api/openstack/compute/config_drive.py.
"""

from typing import Any

from minnova.nova.api.openstack import extensions, wsgi


class ConfigDriveController(wsgi.Controller):
    """Adds "True", or the empty string."""

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        self._extend(req, [resp_obj.obj["server"]])

    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        self._extend(req, resp_obj.obj["servers"])

    def _extend(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        if not req.environ["nova.context"].can("os_compute_api:os-config-drive", fatal=False):
            return
        for server in servers:
            server["config_drive"] = req.get_db_instance(server["id"]).config_drive


class ConfigDrive(extensions.V21APIExtensionBase):
    """Config Drive Extension."""

    name = "ConfigDrive"
    alias = "os-config-drive"

    def get_controller_extensions(self) -> list[extensions.ControllerExtension]:
        return [extensions.ControllerExtension(self, "servers", ConfigDriveController())]
