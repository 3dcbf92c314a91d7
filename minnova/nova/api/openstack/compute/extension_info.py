"""GET /extensions: which extensions are loaded (nova/api/openstack/compute/extension_info.py).

What is listed under which name is in extension_aliases.py: nova does that for old clients' sake.
"""

from typing import Any

import webob.exc

from minnova.nova import exception
from minnova.nova.api.openstack import extensions, wsgi
from minnova.nova.api.openstack.compute.extension_aliases import (
    NETWORK_OF_INTERFACE,
    Listed,
    as_in_v2,
)
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
        listed = self._listed(req)
        if req.is_legacy_v2():
            listed[NETWORK_OF_INTERFACE.alias] = NETWORK_OF_INTERFACE
        return {"extensions": [_describe(each) for _, each in sorted(listed.items())]}

    @extensions.expected_errors((404,))
    def show(self, req: wsgi.Request, id: str) -> dict[str, Any]:
        listed = self._listed(req)
        if id not in listed:
            raise webob.exc.HTTPNotFound
        return {"extension": _describe(listed[id])}

    def _listed(self, req: wsgi.Request) -> dict[str, Listed]:
        req.environ["nova.context"].can("os_compute_api:extensions")
        return as_in_v2(self.extension_info.extensions)


def _describe(listed: Listed) -> dict[str, Any]:
    return {
        "name": listed.name,
        "alias": listed.alias,
        "description": listed.description,
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
