"""A resource: the WSGI app behind a route, which picks the controller's method and calls it.

In nova one function, `_process_stack`, does most of this; here each step has a name, so that a
breakpoint can stand before it.
"""

from collections.abc import Callable
from typing import Any
from wsgiref.types import WSGIApplication, WSGIEnvironment

import webob
import webob.dec
import webob.exc

from minnova.nova import exception, wsgi
from minnova.nova.api.openstack.wsgi.body import action_peek, load_json, takes_body
from minnova.nova.api.openstack.wsgi.controller import Controller
from minnova.nova.api.openstack.wsgi.fault import Fault, ResourceExceptionHandler
from minnova.nova.api.openstack.wsgi.request import Request
from minnova.nova.api.openstack.wsgi.response_object import ResponseObject
from minnova.nova.api.openstack.wsgi.version_headers import add_version_headers

Method = Callable[..., Any]

WRONG_PROJECT = (
    "Malformed request URL: URL's project_id '%s' doesn't match Context's project_id '%s'"
)


class Resource(wsgi.Application):
    """The WSGI app that Routes finds: one for each collection, around its controller."""

    support_api_request_version = False

    def __init__(self, controller: Controller | None) -> None:
        """Wrap a controller; without one, the resource's own methods are the actions."""
        self.controller = controller
        self.wsgi_actions: dict[str, Method] = {}
        self.wsgi_extensions: dict[str, list[Method]] = {}
        if controller:
            self.register_actions(controller)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.controller or 'its own methods'}>"

    def register_actions(self, controller: Controller) -> None:
        """Add the controller's methods marked `@action`: POST …/action picks one by the body."""
        for key, method_name in controller.wsgi_actions.items():
            self.wsgi_actions[key] = getattr(controller, method_name)

    def register_extensions(self, controller: Controller) -> None:
        """Add the controller's methods marked `@extends` to the actions of the same names."""
        for method_name in controller.wsgi_extensions:
            extension = getattr(controller, method_name)
            self.wsgi_extensions.setdefault(method_name, []).append(extension)

    @webob.dec.wsgify(RequestClass=Request)
    def __call__(self, request: Request) -> WSGIApplication:
        """Answer a request that Routes has matched to this resource."""
        try:
            with ResourceExceptionHandler():
                response = self._process_stack(request)
        except Fault as fault:
            return fault
        if isinstance(response, webob.Response):
            add_version_headers(request, response)
        return response

    def _process_stack(self, request: Request) -> WSGIApplication:
        """Go the steps from the request to the response, in nova's order of checks."""
        if self.support_api_request_version:
            self._check_version(request)
        self._check_query(request)
        action_args = self.get_action_args(request.environ)
        action = action_args.pop("action", "")
        body = self.get_body(request)
        method, extensions = self.get_method(request, action, body)
        action_args |= self._deserialize(request, method, body)
        self._check_project(request, action_args.pop("project_id", None))
        result = self.dispatch(method, request, action_args)
        if isinstance(result, dict):
            result = ResponseObject(result, getattr(method, "wsgi_code", 200))
        if not isinstance(result, ResponseObject):
            return result  # type: ignore[no-any-return]
        self.process_extensions(extensions, result, request, action_args)
        return result.serialize(request, request.best_match_content_type())

    def _check_version(self, request: Request) -> None:
        try:
            request.set_api_version_request()
        except exception.InvalidGlobalAPIVersion as error:
            raise Fault(webob.exc.HTTPNotAcceptable(explanation=error.format_message())) from error

    def _check_query(self, request: Request) -> None:
        """Refuse a query that is not UTF-8. nova stumbles over it later, in a 500."""
        try:
            _ = request.GET
        except UnicodeDecodeError as error:
            raise Fault(webob.exc.HTTPBadRequest(explanation="The query is not UTF-8")) from error

    def get_action_args(self, request_environment: WSGIEnvironment) -> dict[str, Any]:
        """Return what Routes found in the path, less what only Routes needs.

        {"controller": …, "action": "show", "id": "7", "format": None} → {"action": …, "id": "7"}
        """
        args = dict(request_environment["wsgiorg.routing_args"][1])
        args.pop("controller", None)
        args.pop("format", None)
        return {name: _text(value) for name, value in args.items()}

    def get_body(self, request: Request) -> bytes:
        """Read the body. Anything but JSON is refused with 415."""
        try:
            request.get_content_type()
        except exception.InvalidContentType as error:
            raise Fault(
                webob.exc.HTTPUnsupportedMediaType(explanation="Unsupported Content-Type")
            ) from error
        return request.body

    def get_method(self, request: Request, action: str, body: bytes) -> tuple[Method, list[Method]]:
        """Find the controller's method for the action, and the extensions that add to it.

        `action` is what the route says: index, show, detail … The word "action" itself means that
        the body names it. An action that nobody has is 404, one that only the body names 400.
        """
        method = getattr(self.controller or self, action, None)
        if method is not None:
            return method, self.wsgi_extensions.get(action, [])
        if action == "action" and self.wsgi_actions:
            return self._get_body_action(body), []
        raise Fault(webob.exc.HTTPNotFound())

    def _get_body_action(self, body: bytes) -> Method:
        name = action_peek(body)
        if name not in self.wsgi_actions:
            raise Fault(webob.exc.HTTPBadRequest(explanation=f"There is no such action: {name}"))
        return self.wsgi_actions[name]

    def _deserialize(self, request: Request, method: Method, body: bytes) -> dict[str, Any]:
        if request.method not in ("POST", "PUT"):
            return {}
        content = load_json(body) if body else None
        if not takes_body(method):
            raise Fault(webob.exc.HTTPBadRequest())
        return {"body": content}

    def _check_project(self, request: Request, project_id: str | None) -> None:
        """Refuse a project in the path that is not the token's."""
        context = request.environ.get("nova.context")
        if context and project_id and project_id != context.project_id:
            raise Fault(
                webob.exc.HTTPBadRequest(
                    explanation=WRONG_PROJECT % (project_id, context.project_id)
                )
            )

    def dispatch(self, method: Method, request: Request, action_args: dict[str, Any]) -> Any:
        """Call the controller's method. One that is not in this microversion is 404."""
        try:
            return method(req=request, **action_args)
        except exception.VersionNotFoundForAPIMethod as error:
            raise Fault(webob.exc.HTTPNotFound()) from error

    def process_extensions(
        self,
        extensions: list[Method],
        resp_obj: ResponseObject,
        request: Request,
        action_args: dict[str, Any],
    ) -> None:
        """Let every extension add to the answer; one that is not in this microversion is left out."""
        for extension in extensions:
            try:
                extension(req=request, resp_obj=resp_obj, **action_args)
            except exception.VersionNotFoundForAPIMethod:
                continue


class ResourceV21(Resource):
    """A resource that heeds microversions."""

    support_api_request_version = True


def _text(part: str) -> str:
    """Decode a part of the path, which PEP 3333 hands on as bytes in the guise of Latin-1."""
    return part.encode("latin-1").decode("utf-8", "replace")
