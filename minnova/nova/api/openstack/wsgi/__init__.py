"""What stands between a route and a controller's method: nova/api/openstack/wsgi.py in rooms.

nova's file has 1,115 lines; here each noun has a room of its own, and the names are handed on:
`Request` knows content types and microversions, `Resource` picks the method and calls it,
`Controller` is what extensions subclass, `ResponseObject` is what they may still add to, `Fault`
is an error on its way out, and the decorators mark a controller's methods.
"""

from minnova.nova.api.openstack.wsgi.controller import Controller
from minnova.nova.api.openstack.wsgi.fault import Fault, ResourceExceptionHandler
from minnova.nova.api.openstack.wsgi.marks import action, extends, response
from minnova.nova.api.openstack.wsgi.request import (
    API_VERSION_REQUEST_HEADER,
    LEGACY_API_VERSION_REQUEST_HEADER,
    SUPPORTED_CONTENT_TYPES,
    VERSION_HEADERS,
    Request,
)
from minnova.nova.api.openstack.wsgi.resource import Resource, ResourceV21
from minnova.nova.api.openstack.wsgi.response_object import ResponseObject
from minnova.nova.api.openstack.wsgi.versioned_method import VersionedMethod, api_version

__all__ = [
    "API_VERSION_REQUEST_HEADER",
    "LEGACY_API_VERSION_REQUEST_HEADER",
    "SUPPORTED_CONTENT_TYPES",
    "VERSION_HEADERS",
    "Controller",
    "Fault",
    "Request",
    "Resource",
    "ResourceExceptionHandler",
    "ResourceV21",
    "ResponseObject",
    "VersionedMethod",
    "action",
    "api_version",
    "extends",
    "response",
]
