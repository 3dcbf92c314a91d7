"""Takes `addresses` off a server in certain states, from everybody but administrators.

nova/api/openstack/compute/hide_server_addresses.py.
"""

from typing import Any

from minnova.nova.api.openstack import extensions, wsgi
from minnova.nova.conf import CONF


class Controller(wsgi.Controller):
    """Hides the addresses of servers that are being built, or as nova.conf says."""

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        self._extend(req, [resp_obj.obj["server"]])

    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        self._extend(req, resp_obj.obj["servers"])

    def _extend(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        if not req.environ["nova.context"].can(
            "os_compute_api:os-hide-server-addresses", fatal=False
        ):
            return
        for server in servers:
            vm_state = req.get_db_instance(server["id"]).vm_state
            if vm_state in CONF.osapi_hide_server_address_states:
                server["addresses"] = {}


class HideServerAddresses(extensions.V21APIExtensionBase):
    """Support hiding server addresses in certain states."""

    name = "HideServerAddresses"
    alias = "os-hide-server-addresses"

    def get_controller_extensions(self) -> list[extensions.ControllerExtension]:
        return [extensions.ControllerExtension(self, "servers", Controller())]
