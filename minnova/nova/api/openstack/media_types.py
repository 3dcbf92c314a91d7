"""Media types in headers: `Accept: application/json;q=0.8;version=2.1, */*` (RFC 9110, 12.5.1).

nova/api/openstack/urlmap.py parses them itself, since WebOb drops the parameter `version`.
"""

import re
import urllib.request
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_PARAMETER = re.compile(r';\s*([^\s;=]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"|[^;]*?))?\s*(?=;|$)')


class MediaType(NamedTuple):
    """A media type or a mask, `*/*`, with its parameters."""

    name: str
    params: dict[str, str]

    @property
    def quality(self) -> float:
        """How much the client likes it: q, from 0 to 1; -1 where that is no number."""
        try:
            return float(self.params.get("q", 1))
        except ValueError:
            return -1.0

    def fits(self, content_type: str) -> bool:
        """Say whether the mask covers a content type: application/* covers application/json."""
        major, _, minor = self.name.partition("/")
        return self.name in ("*/*", content_type) or (
            minor == "*" and major == content_type.partition("/")[0]
        )


def parse_media_types(header: str) -> Iterator[MediaType]:
    """Split a header into its media types.

    'application/json;version=2.1, */*' → application/json {'version': '2.1'}, then */* {}
    """
    for item in urllib.request.parse_http_list(header):
        name, semicolon, rest = item.partition(";")
        params = {
            key: (value or "").strip('"') for key, value in _PARAMETER.findall(semicolon + rest)
        }
        yield MediaType(name.strip(), params)


def best_match(header: str, supported: Iterable[str]) -> tuple[str | None, dict[str, str]]:
    """Return the supported type that an Accept header likes best, and the parameters it has there.

    A higher quality wins, then the mask with fewer stars, then the earlier one.
    """
    masks = list(parse_media_types(header))
    fitting = [
        (mask.quality, -mask.name.count("*"), content_type, mask.params)
        for content_type in supported
        for mask in masks
        if mask.quality >= 0 and mask.fits(content_type)
    ]
    if not fitting:
        return None, {}
    _, _, content_type, params = max(fitting, key=lambda found: found[:2])
    return content_type, params
