"""Adds `os-extended-volumes:volumes_attached` to a server, with one query for all servers.

nova/api/openstack/compute/extended_volumes.py.
"""

from typing import Any

from minnova.nova.api.openstack import extensions, wsgi
from minnova.nova.api.openstack.api_version_request import is_supported
from minnova.nova.objects import BlockDeviceMapping, BlockDeviceMappingList


class ExtendedVolumesController(wsgi.Controller):
    """Adds the ids of the attached volumes; since 2.3, whether they go with the server."""

    @wsgi.extends
    def show(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject, id: str) -> None:
        self._extend(req, [resp_obj.obj["server"]])

    @wsgi.extends
    def detail(self, req: wsgi.Request, resp_obj: wsgi.ResponseObject) -> None:
        self._extend(req, resp_obj.obj["servers"])

    def _extend(self, req: wsgi.Request, servers: list[dict[str, Any]]) -> None:
        context = req.environ["nova.context"]
        if not context.can("os_compute_api:os-extended-volumes", fatal=False):
            return
        uuids = [server["id"] for server in servers]
        volumes = BlockDeviceMappingList.bdms_by_instance_uuid(context, uuids)
        for server in servers:
            server["os-extended-volumes:volumes_attached"] = [
                _describe(req, volume) for volume in volumes.get(server["id"], [])
            ]


def _describe(req: wsgi.Request, volume: BlockDeviceMapping) -> dict[str, Any]:
    if not is_supported(req, "2.3"):
        return {"id": volume.volume_id}
    return {"id": volume.volume_id, "delete_on_termination": volume.delete_on_termination}


class ExtendedVolumes(extensions.V21APIExtensionBase):
    """Extended Volumes support."""

    name = "ExtendedVolumes"
    alias = "os-extended-volumes"

    def get_controller_extensions(self) -> list[extensions.ControllerExtension]:
        return [extensions.ControllerExtension(self, "servers", ExtendedVolumesController())]
