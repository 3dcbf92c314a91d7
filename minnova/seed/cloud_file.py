"""The cloud file as a whole: its sections, in the order in which they refer to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from minnova.seed.collect import common_image, common_values, host_states, section
from minnova.seed.convert import text
from minnova.seed.document import load
from minnova.seed.flavor import Flavor
from minnova.seed.people import Project, User, project, user
from minnova.seed.record import key, read_record, record
from minnova.seed.server import Server


@dataclass(frozen=True, kw_only=True, repr=False)
class CloudFile:
    """Everything that exists in a cloud when it begins, with all references resolved.

    `image` is what a server runs that names none; `defaults` tells which keys the records of a
    section need not have. Both are filled in already where they were needed.
    """

    path: Path
    region: str = key(text)
    image: str = key(common_image, default="")
    defaults: Mapping[str, tuple[str, ...]] = key(
        common_values("users", "flavors", "servers"), derive=lambda _: {}
    )
    projects: tuple[Project, ...] = key(section(project, by="name", distinct=["id"]))
    users: tuple[User, ...] = key(section(user, by="name", distinct=["id"]))
    flavors: tuple[Flavor, ...] = key(section(record(Flavor), by="id", distinct=["name"]))
    hosts: Mapping[str, str] = key(host_states)
    servers: tuple[Server, ...] = key(section(record(Server), by="id", distinct=["n"]))

    def __repr__(self) -> str:
        return f"<CloudFile {self.path}: {len(self.users)} users, {len(self.servers)} servers>"


def read_cloud_file(path: Path) -> CloudFile:
    """Read a cloud file.

    Raises CloudFileError, which lists all that is wrong with it by file, line and key:

        etc/nova/cloud.yaml:41: servers[2].flavr: unknown key; did you mean 'flavor'?
    """
    return read_record(CloudFile, load(path), path=path)
