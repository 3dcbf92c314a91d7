"""The headers that tell the client which microversion it got."""

import webob

from minnova.nova.api.openstack.wsgi.request import (
    API_VERSION_REQUEST_HEADER,
    LEGACY_API_VERSION_REQUEST_HEADER,
    VERSION_HEADERS,
    Request,
)


def add_version_headers(req: Request, response: webob.Response) -> None:
    """Name the version in both headers, and tell caches (Vary, RFC 9110) that it matters.

    A request whose version could not even be read gets none.
    """
    if req.api_version_request.is_null():
        return
    version = req.api_version_request.get_string()
    response.headers[API_VERSION_REQUEST_HEADER] = f"compute {version}"
    response.headers[LEGACY_API_VERSION_REQUEST_HEADER] = version
    for header in VERSION_HEADERS:
        response.headers.add("Vary", header)
