"""The applications by name, for a WSGI server that starts as many processes as it likes.

    gunicorn --workers 2 --bind 127.0.0.1:8774 minnova.wsgi:application
    gunicorn --workers 2 --bind 127.0.0.1:5000 minnova.wsgi:identity

nova-api under a web server of one's own (nova/wsgi/nova-api.py). Everything is read from nova.conf: the
processes share what they know through a file, `[database] connection = sqlite:////…/nova.sqlite`, and
`[keystone_authtoken]` says where keystone is. `identity` answers under /identity, too, as in serve.

Each is built when a server first asks for it. Left out: taking anything back at the end, since the
end is that of the process.
"""

import logging
import os
from contextlib import ExitStack
from functools import cache
from wsgiref.types import WSGIApplication

from oslo_config import cfg

from minnova.assembly import Assembly, Files, assembled
from minnova.nova.conf import CONF
from minnova.serving import Ports, mounted
from minnova.serving.mounted import PATH
from minnova.wires import Address

APPLICATIONS = ("application", "identity", "metadata")

LOG = logging.getLogger(__name__)

_LASTING = ExitStack()
"""Holds what is open until the process ends."""

_ALONE = (
    "[database] connection = %s is a database in memory: the tokens of `identity` in another process "
    "mean nothing to this one. A file in its place, sqlite:////…/nova.sqlite, is shared by all."
)


def __getattr__(name: str) -> WSGIApplication:
    """Build an application when it is first asked for (PEP 562): a worker needs one of them."""
    if name not in APPLICATIONS:
        raise AttributeError(f"module 'minnova.wsgi' has no attribute {name!r}")
    return identity_service() if name == "identity" else nova_service(name)


@cache
def assembly() -> Assembly:
    """Build the parts, once for the process and as long as it lasts.

    Raises FileError (minnova.settings) for a mistake in a file, CloudError if a cloud is open already.
    """
    logging.basicConfig(level=logging.WARNING)
    parts = _LASTING.enter_context(assembled(Files()))
    # A connection that two processes have is one that neither has.
    os.register_at_fork(after_in_child=lambda: parts.engine.dispose(close=False))
    if ":memory:" in f"{parts.engine.url}" or "mode=memory" in f"{parts.engine.url}":
        LOG.warning(_ALONE, CONF.database.connection)
    return parts


def nova_service(name: str) -> WSGIApplication:
    """Return the application of compute, or of metadata. Raises AttributeError if it is not enabled."""
    services = assembly().services
    service = services.get({"application": "osapi_compute"}.get(name, name))
    if service is None:
        raise AttributeError(
            f"minnova.wsgi:{name} is not among enabled_apis: {', '.join(services)}"
        )
    return service.app


@cache
def identity_service() -> WSGIApplication:
    """Return keystone, whose catalog says what nova.conf says."""
    parts = assembly()
    compute = Address(CONF.osapi_compute_listen, CONF.osapi_compute_listen_port)
    application: WSGIApplication = mounted(parts.keystone(_identity_url(), compute.url))
    return application


def _identity_url() -> str:
    """Return keystone's address as authtoken knows it; where nobody asks keystone, serve's own."""
    try:
        return str(CONF.keystone_authtoken.www_authenticate_uri)
    except cfg.NoSuchOptError:
        return Address(Ports().host, Ports().identity, PATH).url
