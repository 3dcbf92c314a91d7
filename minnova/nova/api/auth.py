"""How the pipeline of coats is assembled, and the coat that makes the request's context.

nova/api/auth.py. Left out: InjectContext (for tests), the service catalog that nova keeps for its
own calls to other services, and locale handling.
"""

from typing import Any
from wsgiref.types import WSGIApplication

import webob.dec
import webob.exc

from minnova.nova import context, wsgi
from minnova.nova.api.compute_req_id import ENV_REQUEST_ID
from minnova.nova.conf import CONF


def _load_pipeline(loader: Any, pipeline: list[str]) -> WSGIApplication:
    """Load the coats and the app that an ini line names, and put the coats on.

    `faultwrap authtoken app` becomes FaultWrapper(AuthProtocol(app)): the line is read from left
    to right, but the coats go on from the back, so that the first name is the outermost coat and
    the first that a request meets.
    """
    filters = [loader.get_filter(name) for name in pipeline[:-1]]
    app = loader.get_app(pipeline[-1])
    for put_on in reversed(filters):
        app = put_on(app)
    return app  # type: ignore[no-any-return]


def pipeline_factory_v21(
    loader: Any, global_conf: dict[str, str], **local_conf: str
) -> WSGIApplication:
    """Assemble the pipeline that `auth_strategy` of nova.conf picks: `keystone` or `noauth2`.

    PasteDeploy calls it for a section with `use = call:…:pipeline_factory_v21`; the section's
    other lines are `local_conf`, a pipeline each.
    """
    return _load_pipeline(loader, local_conf[CONF.auth_strategy].split())


class NovaKeystoneContext(wsgi.Middleware):
    """Makes the request's context from the headers that authtoken wrote.

    It hands on by *returning* the application: wsgify calls it when this function is over, so this
    coat is not on the stack any more when the controller runs.
    """

    @webob.dec.wsgify(RequestClass=wsgi.Request)
    def __call__(self, req: wsgi.Request) -> WSGIApplication:
        ctx = context.RequestContext.from_environ(
            req.environ,
            remote_address=_remote_address(req),
            request_id=req.environ.get(ENV_REQUEST_ID),
        )
        if ctx.user_id is None:
            return webob.exc.HTTPUnauthorized()
        req.environ["nova.context"] = ctx
        return self.application


def _remote_address(req: wsgi.Request) -> str | None:
    """Return the client's address: behind a proxy, the one that the proxy says it has."""
    if CONF.use_forwarded_for:
        return req.headers.get("X-Forwarded-For", req.remote_addr)
    return req.remote_addr
