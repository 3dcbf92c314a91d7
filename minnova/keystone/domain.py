"""The one domain: users and projects have names that are unique within it.

Keystone has as many domains as one likes, and calls the first `default`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Domain:
    """A container of users and projects."""

    id: str
    name: str


DEFAULT_DOMAIN = Domain(id="default", name="Default")
