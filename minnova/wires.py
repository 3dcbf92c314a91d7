"""The wires between the services: HTTP without sockets.

wsgi-intercept takes the place of urllib3's connections. A request to a host that is joined here
becomes a call of its WSGI application, in the same thread: the client's stack and the service's
are one, and a debugger steps from one into the other. Everything else goes where it always goes.
"""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import NamedTuple
from wsgiref.types import WSGIApplication

import wsgi_intercept
from wsgi_intercept import requests_intercept

from minnova.process import hidden_variables

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


class Address(NamedTuple):
    """Where a service can be reached: http://controller/identity has the path /identity."""

    host: str
    port: int
    path: str = ""

    @property
    def url(self) -> str:
        """Address("controller", 8774).url → "http://controller:8774"; an IPv6 one is bracketed."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == 80 else f":{self.port}"
        return f"http://{host}{port}{self.path}"


@contextmanager
def joined(applications: Mapping[Address, WSGIApplication | None]) -> Iterator[None]:
    """Answer requests to these addresses from these applications, for the length of the block.

    Where the application is None, the connection is refused, as by a machine without this service:
    the request must not go out and find a real `controller` of somebody's.
    """
    with without_proxies():
        requests_intercept.install()
        try:
            for address, application in applications.items():
                wsgi_intercept.add_wsgi_intercept(
                    address.host, address.port, partial(_connect, application), address.path
                )
            yield
        finally:
            for address in applications:
                wsgi_intercept.remove_wsgi_intercept(address.host, address.port)
            requests_intercept.uninstall()


def _connect(application: WSGIApplication | None) -> WSGIApplication:
    if application is None:
        raise ConnectionRefusedError(errno.ECONNREFUSED, os.strerror(errno.ECONNREFUSED))
    return application


def without_proxies() -> AbstractContextManager[None]:
    """Take the proxies out of the environment: `requests` would ask them for our hosts.

    wsgi-intercept refuses to be installed while they are set.
    """
    return hidden_variables(lambda name: name.lower() in PROXIES)
