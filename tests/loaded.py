"""What start-up has built, read from the objects themselves: mount points, coats, routers."""

from collections.abc import Iterator
from typing import Any

from minnova.cloud import Cloud
from minnova.nova.api.openstack.compute import APIRouterV21
from minnova.nova.service import WSGIService


def mounted(service: WSGIService) -> dict[str, Any]:
    """Return what stands at each mount point of a service."""
    app: Any = service.app
    return {url or "/": at for (_, url), at in app.applications}


def coats(app: Any) -> Iterator[Any]:
    """Go from the outermost coat to the app inside, along what each of them wraps."""
    while app is not None:
        yield app
        app = getattr(app, "application", None) or getattr(app, "_app", None)


def names(app: Any) -> list[str]:
    return [type(coat).__name__ for coat in coats(app)]


def router(cloud: Cloud, mount_point: str = "/v2.1") -> APIRouterV21:
    *_, innermost = coats(mounted(cloud.services["osapi_compute"])[mount_point])
    assert isinstance(innermost, APIRouterV21)
    return innermost
