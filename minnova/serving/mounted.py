"""Keystone under /identity, as devstack has it; and at the root, as it was on port 5000 before."""

from paste.urlmap import URLMap

from minnova.keystone import Keystone

PATH = "/identity"


def mounted(keystone: Keystone, mounts: URLMap | None = None) -> URLMap:
    """Mount the identity service: under /identity it answers with links that begin so.

    `mounts` is filled where it is given: a server may be listening for it already.
    """
    mounts = URLMap() if mounts is None else mounts
    mounts[PATH] = mounts["/"] = keystone
    return mounts
