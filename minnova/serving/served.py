"""Keystone and the nova services, each on its port, for the length of a `with`.

In a real cloud every one of them is a process, often on a machine of its own. Here they share one, and
still talk to each other over HTTP only: nova's authtoken asks keystone through a socket.
"""

import errno
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Protocol
from wsgiref.types import WSGIApplication

from paste.urlmap import URLMap

from minnova.assembly import Assembly, CloudError, Files, assembled
from minnova.nova.conf import CONF
from minnova.nova.server import Server
from minnova.seed import CloudFile
from minnova.serving.mounted import PATH, mounted
from minnova.serving.ports import Ports
from minnova.wires import Address, without_proxies

OPTIONS = {"keystone": "--identity-port", "osapi_compute": "--port", "metadata": "--metadata-port"}
"""Which option of the command line chooses a service's port."""
OTHER_PORT = "Choose another with {}, or 0 for any that is free."
OTHER_HOST = "Choose an address of this machine with --host, or 0.0.0.0 for all that it has."


@dataclass(frozen=True, repr=False)
class Served:
    """A cloud that can be reached: what exists in it, and where its services are.

    `ports` are the real ones, where 0 or None was asked for.
    """

    seed: CloudFile
    ports: Ports
    identity: Address
    compute: Address
    metadata: Address

    def __repr__(self) -> str:
        return f"<Served: keystone at {self.identity.url}, nova at {self.compute.url}>"


class Runs(Protocol):
    """What can be started, stopped, and waited for: a WSGIService, a Server."""

    @property
    def name(self) -> str: ...
    def start(self) -> None: ...
    def stop(self) -> None: ...
    def wait(self) -> None: ...


@contextmanager
def served(
    files: Files,
    ports: Ports,
    around: Callable[[WSGIApplication], WSGIApplication] = lambda app: app,
) -> Iterator[Served]:
    """Build a cloud and put it on ports; at the end, whatever has been asked is answered first.

    `around` may put something of its own between the server of each nova service and its
    application. Raises CloudError for a port that cannot be had, and what `assembled` raises.
    """
    mounts = URLMap()
    # The port comes first: nova has to know it when authtoken is loaded.
    with blamed_on_option("keystone"):
        server = Server("keystone", mounts, ports.host, ports.identity)
    identity = Address(ports.reachable_host, server.port, PATH)
    with ExitStack() as exits:
        exits.callback(server.stop)
        exits.enter_context(without_proxies())
        parts = exits.enter_context(assembled(replace(files, options=ports.options(identity))))
        for service in parts.services.values():
            service.app = around(service.app)
        # Keystone first, so that it ends last: an answer of nova's may need it until then.
        exits.enter_context(running([server]))
        exits.enter_context(running([*parts.services.values()]))
        cloud = _served(parts, ports, identity)
        mounted(parts.keystone(identity.url, cloud.compute.url), mounts)
        yield cloud


def _served(parts: Assembly, ports: Ports, identity: Address) -> Served:
    """Say where everything is by now, or would be: nova.conf need not have all of it started."""
    found = {name: service.port for name, service in parts.services.items()}
    compute = found.get("osapi_compute", CONF.osapi_compute_listen_port)
    metadata = found.get("metadata", CONF.metadata_listen_port)
    real = Ports(ports.host, identity.port, compute, metadata)
    addresses = [Address(ports.reachable_host, port) for port in (compute, metadata)]
    return Served(parts.seed, real, identity, *addresses)


@contextmanager
def blamed_on_option(service: str) -> Iterator[None]:
    """Say what to choose instead, where a service cannot have its port: CloudError for OSError."""
    try:
        yield
    except OSError as error:
        hint = OTHER_HOST if is_about_host(error) else OTHER_PORT.format(OPTIONS[service])
        raise CloudError(f"{error.strerror} {hint}") from error


def is_about_host(error: OSError) -> bool:
    """Tell whether no port of this host could be had: it is no address, or not this machine's."""
    return isinstance(error.__cause__, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL


@contextmanager
def running(services: Sequence[Runs]) -> Iterator[None]:
    """Start them; at the end stop them all, then wait until each has answered what it was asked."""
    started: list[Runs] = []
    try:
        for service in services:
            with blamed_on_option(service.name):
                service.start()
            started.append(service)
        yield
    finally:
        for service in started:
            service.stop()
        for service in started:
            service.wait()
