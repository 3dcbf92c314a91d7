"""Adds `key_name` to a server: the key pair that it was started with.

nova/api/openstack/compute/keypairs.py. Left out: the key pairs themselves, a resource of their own.
"""

from typing import Any

from minnova.nova.api.openstack import extensions, wsgi


class Controller(wsgi.Controller):
    """Adds the name of the key pair."""

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        self._extend(req, [resp_obj.obj["server"]])

    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        self._extend(req, resp_obj.obj["servers"])

    def _extend(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        if not req.environ["nova.context"].can("os_compute_api:os-keypairs", fatal=False):
            return
        for server in servers:
            server["key_name"] = req.get_db_instance(server["id"]).key_name


class Keypairs(extensions.V21APIExtensionBase):
    """Keypair Support."""

    name = "Keypairs"
    alias = "os-keypairs"

    def get_controller_extensions(self) -> list[extensions.ControllerExtension]:
        return [extensions.ControllerExtension(self, "servers", Controller())]
