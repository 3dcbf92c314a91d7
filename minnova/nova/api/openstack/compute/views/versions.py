"""The versions of the API as an answer shows them (nova/…/compute/views/versions.py)."""

from typing import Any

from minnova.nova.api.openstack import api_version_request, wsgi
from minnova.nova.api.openstack.compute.views.links import url_join, with_link_prefix

VERSIONS: dict[str, dict[str, str]] = {
    "v2.0": {
        "status": "SUPPORTED",
        "version": "",
        "min_version": "",
        "updated": "2011-01-21T11:33:21Z",
    },
    "v2.1": {
        "status": "CURRENT",
        "version": api_version_request.MAX_API_VERSION.get_string(),
        "min_version": api_version_request.MIN_API_VERSION.get_string(),
        "updated": "2013-07-23T11:33:21Z",
    },
}

MOUNT_POINTS = {"v2.0": "v2", "v2.1": "v2.1"}

DESCRIBED_BY = {"rel": "describedby", "type": "text/html", "href": "http://docs.openstack.org/"}


class ViewBuilder:
    """Writes the version documents, with links below the address that the client used."""

    def __init__(self, request: wsgi.Request) -> None:
        self.prefix = with_link_prefix(request.application_url)

    def build_versions(self) -> dict[str, Any]:
        """Write the list at `/`."""
        return {
            "versions": [
                {"id": name, **version, "links": [self._self_link(name)]}
                for name, version in VERSIONS.items()
            ]
        }

    def build_choices(self, path: str) -> dict[str, Any]:
        """Offer the same path in every version: /nosuch → /v2/nosuch and /v2.1/nosuch."""
        return {
            "choices": [
                {
                    "id": name,
                    "status": version["status"],
                    "links": [self._self_link(name, path)],
                    "media-types": [_media_type(name)],
                }
                for name, version in VERSIONS.items()
            ]
        }

    def build_version(self, name: str) -> dict[str, Any]:
        """Write the document of one version, asked at its own mount point."""
        own = {"rel": "self", "href": self.prefix.rstrip("/") + "/"}
        return {
            "version": {
                "id": name,
                **VERSIONS[name],
                "links": [own, DESCRIBED_BY],
                "media-types": [_media_type(name)],
            }
        }

    def _self_link(self, name: str, path: str = "") -> dict[str, str]:
        return {"rel": "self", "href": url_join(self.prefix, MOUNT_POINTS[name], path)}


def _media_type(name: str) -> dict[str, str]:
    number = MOUNT_POINTS[name].removeprefix("v")
    kind = f"application/vnd.openstack.compute+json;version={number}"
    return {"base": "application/json", "type": kind}
