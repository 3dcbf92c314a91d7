"""GET /servers, /servers/detail, /servers/{id}: the controller that answers `nova list`.

nova/api/openstack/compute/servers.py. Left out: everything that changes a server. What the query
asks for is worked out in server_search.py; in nova that is one method here, `_get_servers`.
"""

from typing import Any

import webob.exc

from minnova.nova import exception
from minnova.nova.api.openstack import common, extensions, wsgi
from minnova.nova.api.openstack.compute import server_search
from minnova.nova.api.openstack.compute.views import servers as views_servers
from minnova.nova.compute import api as compute
from minnova.nova.objects import InstanceList


class ServersController(wsgi.Controller):
    """Lists and shows servers. Nine extensions add to what `detail` and `show` return."""

    _view_builder_class = views_servers.ViewBuilder
    _view_builder: views_servers.ViewBuilder

    def __init__(self) -> None:
        super().__init__()
        self.compute_api = compute.API()

    @extensions.expected_errors((400, 403))
    def index(self, req: wsgi.Request) -> dict[str, Any]:
        """List servers: id, name and links."""
        req.environ["nova.context"].can("os_compute_api:servers:index")
        return self._view_builder.index(req, self._get_servers(req, is_detail=False))

    @extensions.expected_errors((400, 403))
    def detail(self, req: wsgi.Request) -> dict[str, Any]:
        """List servers with all that there is to say about them."""
        req.environ["nova.context"].can("os_compute_api:servers:detail")
        servers = self._get_servers(req, is_detail=True)
        servers.fill_faults()
        return self._view_builder.detail(req, servers)

    @extensions.expected_errors((404,))
    def show(self, req: wsgi.Request, id: str) -> dict[str, Any]:
        """Show one server."""
        context = req.environ["nova.context"]
        context.can("os_compute_api:servers:show")
        try:
            server = self.compute_api.get(context, id)
        except exception.InstanceNotFound as error:
            raise webob.exc.HTTPNotFound(explanation=error.format_message()) from error
        servers = InstanceList(context, [server])
        servers.fill_faults()
        req.cache_db_instances(servers)
        return self._view_builder.show(req, server)

    def _get_servers(self, req: wsgi.Request, is_detail: bool) -> InstanceList:
        """Find the servers that the query asks for, and keep them for the extensions.

        Raises HTTPBadRequest for a query that makes no sense, Forbidden for one not allowed.
        """
        try:
            servers = self._search(req, is_detail)
        except exception.MarkerNotFound:
            marker = req.GET.get("marker")
            raise webob.exc.HTTPBadRequest(explanation=f"marker [{marker}] not found") from None
        except exception.Invalid as error:
            raise webob.exc.HTTPBadRequest(explanation=error.format_message()) from error
        req.cache_db_instances(servers)
        return servers

    def _search(self, req: wsgi.Request, is_detail: bool) -> InstanceList:
        context = req.environ["nova.context"]
        search_opts = server_search.get_search_options(req)
        if search_opts is None:
            return InstanceList(context, [])
        if common.is_all_tenants(search_opts):
            view = "detail" if is_detail else "index"
            context.can(f"os_compute_api:servers:{view}:get_all_tenants")
            context = context.elevated()
        else:
            search_opts["project_id"] = context.project_id
        search_opts.pop("all_tenants", None)
        limit, marker = common.get_limit_and_marker(req)
        sort_keys, sort_dirs = common.get_sort_params(req.GET)
        return self.compute_api.get_all(context, search_opts, limit, marker, sort_keys, sort_dirs)


class Servers(extensions.V21APIExtensionBase):
    """Servers."""

    name = "Servers"
    alias = "servers"

    def get_resources(self) -> list[extensions.ResourceExtension]:
        return [
            extensions.ResourceExtension(
                self.alias,
                ServersController(),
                member_name="server",
                collection_actions={"detail": "GET"},
                member_actions={"action": "POST"},
            )
        ]
