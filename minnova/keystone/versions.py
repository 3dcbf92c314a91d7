"""The version documents: what a client reads before it knows where to send a password.

In keystone: keystone/version/controllers.py. Left out: v2.0, which was on its way out in 2016,
and JSON Home.
"""

from typing import Any

from webob import Request, Response

# What keystone 10 (Newton) answered.
VERSION = "v3.7"
UPDATED = "2016-10-06T00:00:00Z"
MEDIA_TYPE = "application/vnd.openstack.identity-v3+json"


def list_versions(request: Request) -> Response:
    """Answer GET /: 300, "multiple choices", even though there is one to choose from."""
    body = {"versions": {"values": [describe_v3(request.application_url)]}}
    return Response(json_body=body, status="300 Multiple Choices")


def show_version(request: Request) -> Response:
    """Answer GET /v3."""
    return Response(json_body={"version": describe_v3(request.application_url)})


def describe_v3(base_url: str) -> dict[str, Any]:
    """Write the document of the one version, its link under the URL that the client used."""
    return {
        "id": VERSION,
        "status": "stable",
        "updated": UPDATED,
        "links": [{"rel": "self", "href": f"{base_url}/v3/"}],
        "media-types": [{"base": "application/json", "type": MEDIA_TYPE}],
    }
