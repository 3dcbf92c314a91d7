"""GET /flavors, /flavors/detail, /flavors/{id} (nova/api/openstack/compute/flavors.py)."""

from typing import Any

import webob.exc
from oslo_utils import strutils

from minnova.nova import exception, utils
from minnova.nova.api.openstack import common, extensions, wsgi
from minnova.nova.api.openstack.compute.views import flavors as flavors_view
from minnova.nova.objects import Flavor, FlavorList


class FlavorsController(wsgi.Controller):
    """Lists and shows the sizes that a server may have."""

    _view_builder_class = flavors_view.ViewBuilder
    _view_builder: flavors_view.ViewBuilder

    @extensions.expected_errors((400,))
    def index(self, req: wsgi.Request) -> dict[str, Any]:
        """List flavors: id, name and links."""
        return self._view_builder.index(req, self._get_flavors(req))

    @extensions.expected_errors((400,))
    def detail(self, req: wsgi.Request) -> dict[str, Any]:
        """List flavors with their sizes."""
        return self._view_builder.detail(req, self._get_flavors(req))

    @extensions.expected_errors((404,))
    def show(self, req: wsgi.Request, id: str) -> dict[str, Any]:
        """Show one flavor."""
        try:
            flavor = Flavor.get_by_flavor_id(req.environ["nova.context"], id)
        except exception.FlavorNotFound as error:
            raise webob.exc.HTTPNotFound(explanation=error.format_message()) from error
        return self._view_builder.show(req, flavor)

    def _get_flavors(self, req: wsgi.Request) -> list[Flavor]:
        limit, marker = common.get_limit_and_marker(req)
        sort_key = req.GET.get("sort_key") or "flavorid"
        sort_dir = req.GET.get("sort_dir") or "asc"
        context = req.environ["nova.context"]
        try:
            return FlavorList.get_all(context, _filters(req), sort_key, sort_dir, limit, marker)
        except exception.MarkerNotFound:
            raise webob.exc.HTTPBadRequest(explanation=f"marker [{marker}] not found") from None
        except exception.Invalid as error:
            raise webob.exc.HTTPBadRequest(explanation=error.format_message()) from error


def _filters(req: wsgi.Request) -> dict[str, Any]:
    """Read the query. Only administrators choose between public and private flavors."""
    filters: dict[str, Any] = {"is_public": True, "disabled": False}
    if req.environ["nova.context"].is_admin:
        filters = {"is_public": _is_public(req.GET.get("is_public", "true"))}
    for option, name in (("minRam", "min_memory_mb"), ("minDisk", "min_root_gb")):
        if option in req.GET:
            filters[name] = _number(option, req.GET[option])
    return filters


def _is_public(word: str) -> bool | None:
    """Read yes, no, or `none` for both."""
    if word.lower() == "none":
        return None
    try:
        return strutils.bool_from_string(word, strict=True)
    except ValueError:
        raise webob.exc.HTTPBadRequest(explanation=f"Invalid is_public filter [{word}]") from None


def _number(option: str, word: str) -> int:
    """Read a number that the database can hold."""
    try:
        return max(min(utils.integer(word), 2**31 - 1), 0)
    except ValueError:
        shown = {"minRam": "min_ram"}.get(option, option)
        raise webob.exc.HTTPBadRequest(explanation=f"Invalid {shown} filter [{word}]") from None


class Flavors(extensions.V21APIExtensionBase):
    """Flavors Extension."""

    name = "Flavors"
    alias = "flavors"

    def get_resources(self) -> list[extensions.ResourceExtension]:
        return [
            extensions.ResourceExtension(
                self.alias,
                FlavorsController(),
                member_name="flavor",
                collection_actions={"detail": "GET"},
            )
        ]
