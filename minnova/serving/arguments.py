"""The command line of `python -m minnova.serve`, as data."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from minnova.assembly import Files
from minnova.serving.ports import LOOPBACK, Ports

EXAMPLES = """\
examples:
  python -m minnova.serve | tee openrc      keystone on port 5000, nova on 8774, metadata on 8775
  . ./openrc; nova list                     in another window
  python -m minnova.serve --clouds-yaml > clouds.yaml
  OS_CLOUD=minnova-admin openstack server list --all-projects
"""

PORTS = (
    ("--port", None, "of nova (nova.conf's, or 8774); 0 is any that is free"),
    ("--identity-port", Ports.identity, f"of keystone ({Ports.identity}); 0 likewise"),
    ("--metadata-port", None, "of metadata (nova.conf's, or 8775); 0 likewise"),
)


@dataclass(frozen=True)
class Arguments:
    """What somebody asked for."""

    files: Files
    ports: Ports
    clouds_yaml: bool
    quiet: bool


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read more."""

    def error(self, message: str) -> NoReturn:
        """End with status 2 and the message."""
        self.exit(2, f"minnova.serve: {message}. Try -h.\n")


def parse(argv: Sequence[str], version: str) -> Arguments:
    """Read the command line. Wrong usage ends with status 2."""
    found = _parser(version).parse_args(argv)
    ports = Ports(found.host, found.identity_port, found.port, found.metadata_port)
    files = Files(etc=found.etc, cloud=found.cloud)
    return Arguments(files, ports, found.clouds_yaml, found.quiet)


def _parser(version: str) -> Parser:
    parser = Parser(
        prog="python -m minnova.serve",
        description="Put the cloud on ports of this machine, for nova, openstack, curl and others.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add(
        "--host",
        type=_host,
        default=LOOPBACK,
        help=f"where to listen ({LOOPBACK}: only this machine gets in)",
    )
    for option, default, text in PORTS:
        add(option, type=_port, metavar="N", default=default, help=text)
    add(
        "--etc",
        metavar="DIR",
        help="has nova.conf and api-paste.ini ($MINNOVA_ETC, or the shipped)",
    )
    add("--cloud", metavar="FILE", help="what exists in the cloud (cloud.yaml in that folder)")
    add("--clouds-yaml", action="store_true", help="print a clouds.yaml, not `export OS_…` lines")
    add("-q", "--quiet", action="store_true", help="no line on stderr for each request")
    add("--version", action="version", version=f"minnova {version}")
    return parser


def _host(text: str) -> str:
    """Read a host: "127.0.0.1"."""
    if not text.strip():
        raise argparse.ArgumentTypeError(f"write an address of this machine, such as {LOOPBACK}")
    return text


def _port(text: str) -> int:
    """Read a port: 0 to 65535."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)
