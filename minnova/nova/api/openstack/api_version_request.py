"""Microversions: which version of the API a request asks for, and whether something is in it.

nova/api/openstack/api_version_request.py and rest_api_version_history.rst. A client names a
version in a header; every change since 2.1 has a number of its own, up to 2.38 in nova 14.
"""

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from minnova.nova import exception

if TYPE_CHECKING:
    from minnova.nova.api.openstack.wsgi import Request

_VERSION = re.compile(r"([1-9]\d*)\.([1-9]\d*|0)", re.ASCII)


@dataclass(frozen=True, order=True, repr=False)
class APIVersionRequest:
    """A version of the API, or none yet: 0.0, the null version.

    >>> APIVersionRequest.parse("2.9") < APIVersionRequest.parse("2.38")
    True
    """

    major: int = 0
    minor: int = 0

    @classmethod
    @functools.cache
    def parse(cls, version: str) -> Self:
        """Read "2.38". Raises InvalidAPIVersionString for anything but two plain numbers."""
        match = _VERSION.fullmatch(version)
        if match is None:
            raise exception.InvalidAPIVersionString(version=version)
        return cls(int(match[1]), int(match[2]))

    def is_null(self) -> bool:
        return self.major == 0

    def matches(self, min_version: Self, max_version: Self) -> bool:
        """Say whether the version lies between the two; a null one means no limit on its side."""
        above = min_version.is_null() or min_version <= self
        below = max_version.is_null() or self <= max_version
        return above and below

    def get_string(self) -> str:
        return f"{self.major}.{self.minor}"

    def __repr__(self) -> str:
        return f"<API version {'not set' if self.is_null() else self.get_string()}>"


DEFAULT_API_VERSION = APIVersionRequest(2, 1)
MIN_API_VERSION = APIVersionRequest(2, 1)
MAX_API_VERSION = APIVersionRequest(2, 38)


def is_supported(req: "Request", min_version: str = "2.1", max_version: str = "2.38") -> bool:
    """Say whether the request's version lies between the two, bounds included."""
    return req.api_version_request.matches(
        APIVersionRequest.parse(min_version), APIVersionRequest.parse(max_version)
    )
