"""The coat that gives every request an id (nova/api/compute_req_id.py).

The id is in the log lines of a real nova, in its messages to other services, and in the answer's
header X-Compute-Request-Id, so that a user can name a request that went wrong.
"""

import webob
import webob.dec
from oslo_context import context
from oslo_middleware import base

ENV_REQUEST_ID = "openstack.request_id"
HTTP_RESP_HEADER_REQUEST_ID = "x-compute-request-id"


class ComputeReqIdMiddleware(base.Middleware):
    """Puts a new id into the environ on the way in, and into the headers on the way out.

    It builds on oslo.middleware's base class, not on nova's own: the two look alike.
    """

    @webob.dec.wsgify
    def __call__(self, req: webob.Request) -> webob.Response:
        request_id = context.generate_request_id()
        req.environ[ENV_REQUEST_ID] = request_id
        response = req.get_response(self.application)
        if HTTP_RESP_HEADER_REQUEST_ID not in response.headers:
            response.headers.add(HTTP_RESP_HEADER_REQUEST_ID, request_id)
        return response
