"""The links in an answer (the base class of nova's view builders, nova/api/openstack/common.py).

A `self` link has the version and, where the request had one, the project in its path; a `bookmark`
is the same without the version, good for ever; `next` leads to the next page.
"""

import re
import urllib.parse
from collections.abc import Sequence
from typing import Any

from minnova.nova.api.openstack.wsgi import Request
from minnova.nova.conf import CONF

_VERSION = re.compile(r"v([0-9]+|[0-9]+\.[0-9]+)")


def url_join(*parts: str) -> str:
    """Join the parts of a URL; an empty last one leaves a slash at the end.

    ("http://host/v2.1/", "", "servers", "7") → "http://host/v2.1/servers/7"
    """
    joined = "/".join(part.strip("/") for part in parts if part)
    return joined if parts[-1] else joined + "/"


def with_link_prefix(url: str) -> str:
    """Put `osapi_compute_link_prefix` of nova.conf in place of the address, if it is set."""
    prefix: str | None = CONF.osapi_compute_link_prefix
    if not prefix:
        return url
    old, new = urllib.parse.urlsplit(url), urllib.parse.urlsplit(prefix)
    return urllib.parse.urlunsplit(
        old._replace(scheme=new.scheme, netloc=new.netloc, path=new.path + old.path)
    ).rstrip("/")


def without_version(url: str) -> str:
    """Take the version off the end: http://host/v2.1 → http://host (and leave anything else)."""
    start, _, end = url.rpartition("/")
    return start if _VERSION.fullmatch(end) else url


class Links:
    """The links of one answer: what they all begin with is worked out once."""

    def __init__(self, request: Request) -> None:
        self.request = request
        project_id = request.environ["nova.context"].project_id
        self.project = project_id if project_id and project_id in request.url else ""
        self.address = with_link_prefix(request.application_url)
        self.bookmarks = with_link_prefix(without_version(request.application_url))

    def both(self, collection: str, identifier: str) -> list[dict[str, str]]:
        """Return the links of one item: `self` and `bookmark`."""
        own = url_join(self.address, self.project, collection, identifier)
        return [{"rel": "self", "href": own}, self.bookmark(collection, identifier)]

    def bookmark(self, collection: str, identifier: str) -> dict[str, str]:
        href = url_join(self.bookmarks, self.project, collection, identifier)
        return {"rel": "bookmark", "href": href}

    def next_page(self, collection: str, identifiers: Sequence[str]) -> dict[str, Any]:
        """Return {"servers_links": […]} where this page is full, and nothing where it is not.

        A full last page has the link, too: nova does not look ahead.
        """
        if not identifiers:
            return {}
        limit = min(int(self.request.GET.get("limit", CONF.osapi_max_limit)), CONF.osapi_max_limit)
        if limit != len(identifiers):
            return {}
        params = self.request.GET.copy()
        params["marker"] = identifiers[-1]
        page = url_join(self.address, self.project, collection)
        query = urllib.parse.urlencode(list(params.items())).replace("~", "%7E")  # as Python 2 did
        href = f"{page}?{query}"
        return {f"{collection.split('/')[0]}_links": [{"rel": "next", "href": href}]}

    def __repr__(self) -> str:
        return f"<Links below {url_join(self.address, self.project)}>"
