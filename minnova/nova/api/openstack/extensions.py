"""What an extension is: a named bundle of resources, and of additions to others' resources.

nova/api/openstack/extensions.py. Left out: the extension manager of the API before v2.1.
"""

import functools
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

import webob.exc

from minnova.nova import exception
from minnova.nova.api.openstack import wsgi

P = ParamSpec("P")
R = TypeVar("R")

LOG = logging.getLogger(__name__)

UNEXPECTED = (
    "Unexpected API Error. Please report this at http://bugs.launchpad.net/nova/ "
    "and attach the Nova API log if possible.\n%s"
)


@dataclass(frozen=True)
class ControllerExtension:
    """An addition to somebody else's resource: `controller` extends actions of `collection`."""

    extension: "V21APIExtensionBase"
    collection: str
    controller: wsgi.Controller


@dataclass(frozen=True)
class ResourceExtension:
    """A resource of its own: the collection's name becomes the path, the controller answers.

    `collection_actions` and `member_actions` name what there is beside index, show, create, update
    and delete: {"detail": "GET"} is GET /servers/detail. `custom_routes_fn` adds routes by hand.
    """

    collection: str
    controller: wsgi.Controller
    member_name: str | None = None
    parent: dict[str, str] | None = None
    collection_actions: dict[str, str] = field(default_factory=dict)
    member_actions: dict[str, str] = field(default_factory=dict)
    custom_routes_fn: Callable[[Any, wsgi.Resource], None] | None = None


class V21APIExtensionBase:
    """Base of all extensions: stevedore makes one of each class that an entry point names."""

    name: str
    alias: str
    version = 1

    def __init__(self, extension_info: Any) -> None:
        self.extension_info = extension_info

    def get_resources(self) -> list[ResourceExtension]:
        """Return the resources that the extension brings."""
        return []

    def get_controller_extensions(self) -> list[ControllerExtension]:
        """Return what the extension adds to other resources."""
        return []

    def __repr__(self) -> str:
        return f"<Extension: name={self.name}, alias={self.alias}, version={self.version}>"


def expected_errors(errors: Collection[int]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Say which statuses a method may answer with: any other error becomes a plain 500.

    So a bug cannot look like a mistake of the client's. Forbidden passes always, for the sake of
    the policy checks in every method.
    """

    def decorator(method: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(method)
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return method(*args, **kwargs)
            except exception.Forbidden:
                raise
            except Exception as error:
                if isinstance(error, webob.exc.WSGIHTTPException) and error.code in errors:
                    raise
                LOG.exception("Unexpected exception in API method")
                raise webob.exc.HTTPInternalServerError(
                    explanation=UNEXPECTED % type(error)
                ) from error

        return wrapped

    return decorator
