"""The wires between the services: HTTP without sockets.

wsgi-intercept takes the place of urllib3's connections. A request to a host that is joined here
becomes a call of its WSGI application, in the same thread: the client's stack and the service's
are one, and a debugger steps from one into the other. Everything else goes where it always goes.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple
from wsgiref.types import WSGIApplication

import wsgi_intercept
from wsgi_intercept import requests_intercept

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


class Address(NamedTuple):
    """Where a service can be reached: http://controller/identity has the path /identity."""

    host: str
    port: int
    path: str = ""

    @property
    def url(self) -> str:
        """Address("controller", 8774).url → "http://controller:8774"."""
        port = "" if self.port == 80 else f":{self.port}"
        return f"http://{self.host}{port}{self.path}"


@contextmanager
def joined(applications: Mapping[Address, WSGIApplication]) -> Iterator[None]:
    """Answer requests to these addresses from these applications, for the length of the block."""
    with without_proxies():
        requests_intercept.install()
        try:
            for address, application in applications.items():
                wsgi_intercept.add_wsgi_intercept(
                    address.host, address.port, lambda app=application: app, address.path
                )
            yield
        finally:
            for address in applications:
                wsgi_intercept.remove_wsgi_intercept(address.host, address.port)
            requests_intercept.uninstall()


@contextmanager
def without_proxies() -> Iterator[None]:
    """Take the proxies out of the environment: `requests` would ask them for our hosts.

    wsgi-intercept refuses to be installed while they are set.
    """
    names = [name for name in os.environ if name.lower() in PROXIES]
    saved = {name: os.environ.pop(name) for name in names}
    try:
        yield
    finally:
        os.environ.update(saved)
