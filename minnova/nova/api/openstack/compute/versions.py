"""GET / and everything that no mount point fits: which versions of the API there are.

nova/api/openstack/compute/versions.py. Needs no token: a client reads this before it has one.
"""

from typing import Any
from wsgiref.types import WSGIEnvironment

import webob.exc

from minnova.nova.api.openstack import wsgi
from minnova.nova.api.openstack.compute.views import versions as views_versions


class Versions(wsgi.Resource):
    """A resource without a controller, a route or microversions: its own methods answer."""

    def __init__(self) -> None:
        super().__init__(None)

    def get_action_args(self, request_environment: WSGIEnvironment) -> dict[str, Any]:
        """Decide without Routes: the list at `/`, a choice of versions anywhere else."""
        return {"action": "index" if request_environment["PATH_INFO"] == "/" else "multi"}

    def index(self, req: wsgi.Request, body: Any = None) -> dict[str, Any]:
        """Answer 200 with all versions."""
        return views_versions.ViewBuilder(req).build_versions()

    @wsgi.response(300)
    def multi(self, req: wsgi.Request, body: Any = None) -> dict[str, Any]:
        """Answer 300: what was asked for might be in one of these versions."""
        try:
            path = req.path
        except UnicodeDecodeError as error:
            raise webob.exc.HTTPBadRequest(explanation="The path is not UTF-8") from error
        return views_versions.ViewBuilder(req).build_choices(path)
