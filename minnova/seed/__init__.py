"""The cloud file, etc/nova/cloud.yaml: everything that exists when the cloud begins, as data.

A real cloud is filled by its users, call by call, into the databases of nova and keystone (and
glance, neutron, cinder). Here one YAML file says what they would hold; `read_cloud_file` turns it
into frozen dataclasses, and `sow` writes these into the database.

    cloud_file.py   the file's sections; read_cloud_file
    people.py, flavor.py, server.py, states.py     what stands in them
    record.py       the schema language: a dataclass whose fields say how they are read
    convert.py, collect.py     how a scalar, and how what has parts is read
    document.py, value.py      YAML nodes that know their line and key
    rows.py, sow.py            from the dataclasses to the rows of the tables
"""

from minnova.seed.cloud_file import CloudFile, read_cloud_file
from minnova.seed.flavor import Flavor
from minnova.seed.people import Project, User
from minnova.seed.server import Fault, Port, Server, Volume
from minnova.seed.value import CloudFileError

__all__ = [
    "CloudFile",
    "CloudFileError",
    "Fault",
    "Flavor",
    "Port",
    "Project",
    "Server",
    "User",
    "Volume",
    "read_cloud_file",
]
