"""GET /extensions: which extensions are loaded (nova/api/openstack/compute/extension_info.py).

Left out: the names of long gone extensions that nova still lists for the sake of old clients.
"""

from typing import Any

import webob.exc

from minnova.nova import exception
from minnova.nova.api.openstack import extensions, wsgi
from minnova.nova.api.openstack.extensions import V21APIExtensionBase

FAKE_XML_URL = "http://docs.openstack.org/compute/ext/fake_xml"
FAKE_UPDATED_DATE = "2014-12-03T00:00:00Z"


class LoadedExtensionInfo:
    """The record of the loaded extensions, by alias; each extension is given it."""

    def __init__(self) -> None:
        self.extensions: dict[str, V21APIExtensionBase] = {}

    def register_extension(self, ext: V21APIExtensionBase) -> bool:
        """Record an extension. Raises NovaException where its alias is taken."""
        if ext.alias in self.extensions:
            raise exception.NovaException(f"Found duplicate extension: {ext.alias}")
        self.extensions[ext.alias] = ext
        return True

    def __repr__(self) -> str:
        return f"<LoadedExtensionInfo: {', '.join(sorted(self.extensions))}>"


class ExtensionInfoController(wsgi.Controller):
    """Shows the record."""

    def __init__(self, extension_info: LoadedExtensionInfo) -> None:
        super().__init__()
        self.extension_info = extension_info

    @extensions.expected_errors(())
    def index(self, req: wsgi.Request) -> dict[str, Any]:
        req.environ["nova.context"].can("os_compute_api:extensions")
        loaded = sorted(self.extension_info.extensions.items())
        return {"extensions": [_describe(ext) for _, ext in loaded]}

    @extensions.expected_errors((404,))
    def show(self, req: wsgi.Request, id: str) -> dict[str, Any]:
        req.environ["nova.context"].can("os_compute_api:extensions")
        if id not in self.extension_info.extensions:
            raise webob.exc.HTTPNotFound
        return {"extension": _describe(self.extension_info.extensions[id])}


def _describe(ext: V21APIExtensionBase) -> dict[str, Any]:
    return {
        "name": ext.name,
        "alias": ext.alias,
        "description": ext.__doc__,
        "namespace": FAKE_XML_URL,
        "updated": FAKE_UPDATED_DATE,
        "links": [],
    }


class ExtensionInfo(extensions.V21APIExtensionBase):
    """Extension information."""

    name = "Extensions"
    alias = "extensions"

    def get_resources(self) -> list[extensions.ResourceExtension]:
        controller = ExtensionInfoController(self.extension_info)
        return [
            extensions.ResourceExtension(self.alias, controller, member_name="extension"),
        ]
