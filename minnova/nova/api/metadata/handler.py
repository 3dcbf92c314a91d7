"""Answers a server's questions about itself (nova/api/metadata/handler.py and base.py).

The second name in `enabled_apis`. A server is known by the address that it asks from. Left out:
the way through neutron's proxy, with a signed header; vendor data; network data.
"""

from collections.abc import Mapping
from typing import Any

import webob
import webob.dec
import webob.exc

from minnova.nova import wsgi
from minnova.nova.api.metadata.content import Tree, metadata_of
from minnova.nova.conf import CONF
from minnova.nova.db import api as db
from minnova.nova.objects import Instance


class MetadataRequestHandler(wsgi.Application):
    """A tree of small texts for each server: a folder lists its names, a leaf is a text."""

    @webob.dec.wsgify(RequestClass=wsgi.Request)
    def __call__(self, req: wsgi.Request) -> webob.Response:
        # As it stands in the environ: a path that is not UTF-8 fits nothing, and is no error.
        path = req.environ["PATH_INFO"]
        found = self._walk(metadata_of(self._instance(req)), path)
        return webob.Response(text=_render(found), content_type="text/plain", charset="UTF-8")

    def _instance(self, req: wsgi.Request) -> Instance:
        """Return the server that asks. Raises HTTPNotFound for an address that none has."""
        address = req.remote_addr
        if CONF.use_forwarded_for:
            address = req.headers.get("X-Forwarded-For", address)
        row = db.instance_get_by_address(address) if address else None
        if row is None:
            raise webob.exc.HTTPNotFound(explanation=f"No server has the address {address}.")
        return Instance._from_db_objects([row])[0]

    def _walk(self, tree: Tree, path: str) -> Tree:
        """Follow a path down the tree. Raises HTTPNotFound where it ends in nothing."""
        for name in filter(None, path.split("/")):
            if not isinstance(tree, Mapping) or name not in tree:
                raise webob.exc.HTTPNotFound
            tree = tree[name]
        return tree

    def __repr__(self) -> str:
        return "<MetadataRequestHandler>"


def _render(found: Any) -> str:
    """Write a leaf as it is, and a folder as the list of its names, with a slash for folders."""
    if not isinstance(found, Mapping):
        return str(found)
    return "\n".join(
        f"{name}/" if isinstance(below, Mapping) else name for name, below in sorted(found.items())
    )
