"""An API of one resource: a controller of the test's own, behind nova's router and FaultWrapper."""

import json
from typing import Any

import webob

from minnova.nova.api.openstack import FaultWrapper, ProjectMapper, wsgi
from minnova.nova.wsgi import Router


class SmallApi:
    """The resource `toys`: index, show, create …, `detail`, and actions at toys/{id}/action."""

    def __init__(self, controller: wsgi.Controller, *extensions: wsgi.Controller) -> None:
        resource = wsgi.ResourceV21(controller)
        for extension in extensions:
            resource.register_actions(extension)
            resource.register_extensions(extension)
        mapper = ProjectMapper()
        mapper.resource(
            "toy",
            "toys",
            controller=resource,
            collection={"detail": "GET"},
            member={"action": "POST"},
        )
        self.app = FaultWrapper(Router(mapper))

    def request(
        self, path: str, version: str | None = None, *, method: str = "GET", body: Any = None
    ) -> webob.Response:
        """Send a request in a microversion; a body that is not bytes becomes JSON."""
        request = webob.Request.blank(path, method=method)
        if version:
            request.headers["OpenStack-API-Version"] = f"compute {version}"
        if body is not None:
            request.body = body if isinstance(body, bytes) else json.dumps(body).encode()
            request.content_type = "application/json"
        return request.get_response(self.app)

    def act(self, body: Any, version: str | None = None) -> webob.Response:
        """Ask toy 7 to do something: POST /toys/7/action."""
        return self.request("/toys/7/action", version, method="POST", body=body)
