"""A controller's answer while extensions may still add to it, and the end of that: JSON."""

import json
from typing import TYPE_CHECKING, Any

import webob

if TYPE_CHECKING:
    from minnova.nova.api.openstack.wsgi.request import Request


class ResponseObject:
    """A dictionary on its way to become a response; `obj` is the dictionary.

    >>> ResponseObject({"servers": []})
    <ResponseObject 200: servers>
    """

    def __init__(self, obj: dict[str, Any], code: int = 200) -> None:
        self.obj = obj
        self.code = code

    def serialize(self, request: "Request", content_type: str) -> webob.Response:
        """Turn the dictionary into the response's body: from here on nobody adds to it.

        {"servers": []} → 200, Content-Type: application/json, b'{"servers": []}'
        """
        response = webob.Response(status=self.code, body=json.dumps(self.obj).encode())
        response.headers["Content-Type"] = content_type
        return response

    def __repr__(self) -> str:
        return f"<ResponseObject {self.code}: {', '.join(self.obj)}>"
