"""minnova: what happens, line by line, when somebody types `nova list`.

A compact nova-like API stack that runs whole in one process, and an instrument that stops inside
it. The house, from the front door in:

    __main__.py   python -m minnova list …: the real novaclient against the cloud in this process
    cloud.py      the whole cloud as one object, its services joined inside this process
    client.py     runs novaclient; wires.py is the HTTP between the services, without sockets
    serve.py      python -m minnova.serve: the services on real ports; serving/ puts them there
    wsgi.py       application, identity: for a WSGI server such as gunicorn
    assembly.py   the composition root: builds keystone, the nova services and their database
    etc.py        from the files in etc/nova to loaded services
    streams.py    stdin, stdout and stderr that are closed, or that nobody reads
    process.py    what a cloud changes in its process, and how that is taken back
    tokens.py     tokens without a password, for Cloud.request
    nova/         the subject: module paths and class names as in nova
    keystone/     the identity service that the client and nova's authtoken talk to
    seed/         etc/nova/cloud.yaml: the users, projects, flavors and servers that exist
    settings/     what is wrong in nova.conf and api-paste.ini, with file and line
    debug/        the instrument: python -m minnova.debug

    from minnova import Cloud
    with Cloud() as cloud:
        print(cloud.nova(["list"]).stdout)

The subject and the instrument do not know each other: importing `minnova.debug` loads no subject.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minnova.cloud import Cloud, CloudError, Output

__all__ = ["Cloud", "CloudError", "Output"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load the cloud when somebody first asks for it (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'minnova' has no attribute {name!r}")
    return getattr(importlib.import_module("minnova.cloud"), name)
