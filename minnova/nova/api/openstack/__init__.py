"""The OpenStack API: two coats, the mapper that makes routes, the router that loads extensions.

nova/api/openstack/__init__.py. Left out: the black- and whitelist of extensions, and resources
that inherit from another (`inherits`), of which nova 14 itself has none left.
"""

import abc
import logging
from typing import Any, NoReturn, Self
from wsgiref.types import WSGIApplication

import routes
import stevedore.enabled
import webob
import webob.dec
import webob.exc

from minnova.nova import exception
from minnova.nova import wsgi as base_wsgi
from minnova.nova.api.openstack import wsgi
from minnova.nova.conf import CONF

LOG = logging.getLogger(__name__)


class FaultWrapper(base_wsgi.Middleware):
    """Turns an exception that nobody caught into an answer, so that no traceback gets out.

    It *calls* the application inside its own frame: that is why it can catch, and why it stays on
    the stack below everything that follows.
    """

    @webob.dec.wsgify(RequestClass=wsgi.Request)
    def __call__(self, req: wsgi.Request) -> WSGIApplication:
        try:
            return req.get_response(self.application)
        except Exception as error:
            return self._error(error, req)

    def _error(self, error: Exception, req: wsgi.Request) -> wsgi.Fault:
        """Answer with the error's own status, and never with its text, which may hold secrets.

        A form that Routes stumbled over is the client's mistake. nova answers that with 500, too.
        """
        if not req.has_readable_form():
            return wsgi.Fault(webob.exc.HTTPBadRequest())
        LOG.exception("Caught error: %s", error)
        outer = webob.exc.status_map.get(getattr(error, "code", 500))
        return wsgi.Fault((outer or webob.exc.HTTPInternalServerError)())


class LegacyV2CompatibleWrapper(base_wsgi.Middleware):
    """Makes v2.1 look like the old v2: no microversions on the way in, none on the way out."""

    @webob.dec.wsgify(RequestClass=wsgi.Request)
    def __call__(self, req: wsgi.Request) -> webob.Response:
        req.set_legacy_v2()
        for header in wsgi.VERSION_HEADERS:
            req.headers.pop(header, None)
        response = req.get_response(self.application)
        for header in wsgi.VERSION_HEADERS:
            response.headers.pop(header, None)
        others = [name for name in response.vary or () if name not in wsgi.VERSION_HEADERS]
        response.vary = others or None
        return response


class APIMapper(routes.Mapper):  # type: ignore[misc]  # Routes has no types.
    """Routes' mapper, which keeps what is written behind a path's last dot out of the id."""

    def routematch(self, url: str | None = None, environ: dict[str, Any] | None = None) -> Any:
        """Find the route for a path. Routes itself refuses the empty one, which redirects here."""
        if url == "":
            match, route = self._match("", environ)[:2]
            return match, route
        return super().routematch(url, environ)

    def connect(self, *args: Any, **kwargs: Any) -> None:
        """Add a route: `.json` and `.xml` at its end are a format, any other ending is not."""
        requirements = kwargs.setdefault("requirements", {})
        requirements["format"] = requirements.get("format") or "json|xml"
        super().connect(*args, **kwargs)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {len(self.matchlist)} routes>"


class ProjectMapper(APIMapper):
    """Makes the routes of a resource twice: below a project's id, and without one."""

    def resource(self, member_name: str, collection_name: str, **kwargs: Any) -> None:
        """Connect the routes of one resource.

        `resource("server", "servers", controller=…, collection={"detail": "GET"})` makes, among
        others, GET /{project_id}/servers/detail and GET /servers/detail. The project's id has to
        look like one, or /servers/detail would fit the first of them, too.
        """
        project = "{project_id:" + CONF.osapi_v21.project_id_regex + "}/"
        parent = kwargs.pop("parent_resource", None)
        below = f"{parent['collection_name']}/:{parent['member_name']}_id" if parent else ""
        for prefix in (project + below, below):
            super().resource(member_name, collection_name, path_prefix=prefix, **kwargs)


def _refuse(manager: Any, entry_point: Any, error: BaseException) -> NoReturn:
    """Do not start without an extension: stevedore would log the error, and go on.

    nova refuses to start without the extensions that it calls the core, and does without others.
    """
    raise exception.NovaException(
        f"The extension {entry_point.name} = {entry_point.value} cannot be loaded: {error}"
    ) from error


class APIRouterV21(base_wsgi.Router, abc.ABC):
    """The innermost app of the pipeline: loads the extensions, and routes requests to them.

    Even what everybody would call the core, the servers, is an extension here.
    """

    def __init__(self) -> None:
        """Load all extensions, then register their resources, then what they add to others'."""

        def _check_load_extension(ext: Any) -> bool:
            return self._register_extension(ext)

        self.api_extension_manager = stevedore.enabled.EnabledExtensionManager(
            namespace=self.api_extension_namespace(),
            check_func=_check_load_extension,
            invoke_on_load=True,
            invoke_kwds={"extension_info": self.loaded_extension_info},
            on_load_failure_callback=_refuse,
        )
        mapper = ProjectMapper()
        self.resources: dict[str, wsgi.ResourceV21] = {}
        for ext in self.api_extension_manager:
            self._register_resources(ext, mapper)
        for ext in self.api_extension_manager:
            self._register_controllers(ext)
        super().__init__(mapper)

    @classmethod
    def factory(cls, global_config: dict[str, str], **local_config: str) -> Self:
        """Make the router: PasteDeploy's `app_factory`."""
        return cls()

    @staticmethod
    def api_extension_namespace() -> str:
        """Return the group of entry points, from the metadata of every installed package."""
        return "minnova.nova.api.v21.extensions"

    @property
    @abc.abstractmethod
    def loaded_extension_info(self) -> Any:
        """The record of the loaded extensions; the subclass in api/openstack/compute keeps it."""

    @abc.abstractmethod
    def _register_extension(self, ext: Any) -> bool:
        """Put an extension on that record, or refuse it."""

    def _register_resources(self, ext: Any, mapper: ProjectMapper) -> None:
        """Make a WSGI app of each controller that the extension brings, and routes to it."""
        for resource in ext.obj.get_resources():
            wsgi_resource = wsgi.ResourceV21(resource.controller)
            self.resources[resource.collection] = wsgi_resource
            mapper.resource(
                resource.member_name or resource.collection,
                resource.collection,
                controller=wsgi_resource,
                collection=resource.collection_actions,
                member=resource.member_actions,
                parent_resource=resource.parent,
            )
            if resource.custom_routes_fn:
                resource.custom_routes_fn(mapper, wsgi_resource)

    def _register_controllers(self, ext: Any) -> None:
        """Hang the methods that the extension adds to others' actions onto their resources."""
        for extension in ext.obj.get_controller_extensions():
            if extension.collection not in self.resources:
                LOG.warning("%s extends %s: no such resource", ext.name, extension.collection)
                continue
            self.resources[extension.collection].register_actions(extension.controller)
            self.resources[extension.collection].register_extensions(extension.controller)
