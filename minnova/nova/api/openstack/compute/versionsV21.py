"""GET /v2.1/: the version document, with the range of microversions.

nova/api/openstack/compute/versionsV21.py. The client's second request; it asks for /v2.1, though,
and the route that is added last here sends it on to /v2.1/ with a 302: that makes it three.
"""

from typing import Any

import webob.exc

from minnova.nova.api.openstack import extensions, wsgi
from minnova.nova.api.openstack.compute.views import versions as views_versions


class VersionsController(wsgi.Controller):
    """Shows one version: v2.1, or v2.0 where the request came through /v2."""

    @extensions.expected_errors((404,))
    def show(self, req: wsgi.Request, id: str = "v2.1") -> dict[str, Any]:
        version = "v2.0" if req.is_legacy_v2() else id
        if version not in views_versions.VERSIONS:
            raise webob.exc.HTTPNotFound
        return views_versions.ViewBuilder(req).build_version(version)


class Versions(extensions.V21APIExtensionBase):
    """API Version information."""

    name = "Versions"
    alias = "versions"

    def get_resources(self) -> list[extensions.ResourceExtension]:
        return [
            extensions.ResourceExtension(
                self.alias, VersionsController(), custom_routes_fn=self.version_map
            )
        ]

    def version_map(self, mapper: Any, wsgi_resource: wsgi.Resource) -> None:
        """Add the route of the mount point itself, and the redirect of the empty path to it."""
        mapper.connect(
            "versions", "/", controller=wsgi_resource, action="show", conditions={"method": ["GET"]}
        )
        mapper.redirect("", "/")
