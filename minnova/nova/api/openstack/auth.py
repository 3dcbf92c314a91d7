"""The coat that believes everybody: authentication for a nova without keystone.

nova/api/openstack/auth.py. `auth_strategy = noauth2` in nova.conf puts it where authtoken and
keystonecontext stand otherwise. For trying things out, never for a cloud that others can reach.
"""

from wsgiref.types import WSGIApplication

import webob
import webob.dec

from minnova.nova import context, wsgi


class NoAuthMiddleware(wsgi.Middleware):
    """Takes a token `user:project` at its word; the user `admin` is an administrator."""

    @webob.dec.wsgify(RequestClass=wsgi.Request)
    def __call__(self, req: wsgi.Request) -> WSGIApplication:
        if "X-Auth-Token" not in req.headers:
            return self._hand_out_token(req)
        user_id, _, project_id = req.headers["X-Auth-Token"].partition(":")
        req.environ["nova.context"] = context.RequestContext(
            user_id,
            project_id or user_id,
            is_admin=user_id == "admin",
            remote_address=req.remote_addr,
        )
        return self.application

    def _hand_out_token(self, req: wsgi.Request) -> webob.Response:
        """Answer 204 with a token for whoever X-Auth-User and X-Auth-Project-Id name."""
        user_id = req.headers.get("X-Auth-User", "admin")
        project_id = req.headers.get("X-Auth-Project-Id", "admin")
        response = webob.Response(status=204, content_type="text/plain")
        response.headers["X-Auth-Token"] = f"{user_id}:{project_id}"
        response.headers["X-Server-Management-Url"] = f"{req.url.rstrip('/')}/{project_id}"
        return response
