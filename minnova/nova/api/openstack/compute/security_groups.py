"""Adds `security_groups` to a server: their names.

nova/api/openstack/compute/security_groups.py. Left out: the groups themselves. nova asks neutron for
them; here their names are in the database.
"""

from typing import Any

from minnova.nova.api.openstack import extensions, wsgi


class SecurityGroupsOutputController(wsgi.Controller):
    """Adds the names of the security groups; a server in none gets no key."""

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        self._extend(req, [resp_obj.obj["server"]])

    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        self._extend(req, resp_obj.obj["servers"])

    def _extend(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        if not req.environ["nova.context"].can("os_compute_api:os-security-groups", fatal=False):
            return
        for server in servers:
            groups = req.get_db_instance(server["id"]).security_groups
            if groups:
                server["security_groups"] = [{"name": name} for name in groups]


class SecurityGroups(extensions.V21APIExtensionBase):
    """Security group support."""

    name = "SecurityGroups"
    alias = "os-security-groups"

    def get_controller_extensions(self) -> list[extensions.ControllerExtension]:
        return [extensions.ControllerExtension(self, "servers", SecurityGroupsOutputController())]
