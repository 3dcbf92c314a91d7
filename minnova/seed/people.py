"""The projects and users of a cloud file: what keystone knows. All of them are in one domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from minnova.seed.collect import roles_by_project
from minnova.seed.convert import hexadecimal, text
from minnova.seed.record import key, read_record
from minnova.seed.value import Value


@dataclass(frozen=True, kw_only=True)
class Project:
    """A project (once called tenant), the owner of servers."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True, repr=False)
class User:
    """Somebody who can log in, with the roles that they have in each project, by its name."""

    id: str = key(hexadecimal)
    name: str
    password: str = key(text)
    roles: Mapping[str, tuple[str, ...]] = key(roles_by_project)

    def __repr__(self) -> str:
        # Without the password: this is what a debugger prints.
        return f"<User {self.name!r} in {', '.join(self.roles) or 'no project'}>"


def project(value: Value) -> Project:
    """Take a project, which is written as `demo: 6f70656e737461636b64656d6f303031`."""
    return Project(id=hexadecimal(value), name=value.name)


def user(value: Value) -> User:
    """Take a user, whose name is the key that leads to the rest."""
    return read_record(User, value, name=value.name)
