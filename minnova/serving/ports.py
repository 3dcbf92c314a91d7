"""Which port each service is asked to have, and where others find it then."""

import ipaddress
import socket
from contextlib import closing
from dataclasses import dataclass

from minnova.settings import Overrides
from minnova.wires import Address

LOOPBACK = "127.0.0.1"
ELSEWHERE = ("192.0.2.1", 9)
"""An address that nobody has (RFC 5737, 3). No packet goes there."""


@dataclass(frozen=True)
class Ports:
    """What is asked for: 0 is any port that is free, None what nova.conf says."""

    host: str = LOOPBACK
    identity: int = 5000
    compute: int | None = None
    metadata: int | None = None

    def options(self, identity: Address) -> Overrides:
        """Give the options of nova.conf that follow from this, and from where keystone is."""
        asked = {
            "osapi_compute_listen": self.host,
            "osapi_compute_listen_port": self.compute,
            "metadata_listen": self.host,
            "metadata_listen_port": self.metadata,
        }
        default = {name: value for name, value in asked.items() if value is not None}
        url = dict.fromkeys(("auth_url", "www_authenticate_uri"), identity.url)
        return {"DEFAULT": default, "keystone_authtoken": url}

    @property
    def reachable_host(self) -> str:
        """The host for a URL: for all addresses of this machine, the one that it would go out with."""
        return outward_address() if self.host in ("0.0.0.0", "::") else self.host

    @property
    def is_loopback(self) -> bool:
        """Whether nobody outside this machine can reach it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def outward_address() -> str:
    """Return the address with which this machine would send to the outside; loopback if it cannot."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as somewhere:
        try:
            somewhere.connect(ELSEWHERE)
        except OSError:
            return LOOPBACK
        return str(somewhere.getsockname()[0])
