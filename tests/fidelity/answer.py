"""An answer of a nova: what of it is compared, in a shape in which it can be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import webob

COMPARED = (
    "OpenStack-API-Version",
    "X-OpenStack-Nova-API-Version",
    "Vary",
    "Location",
)


@dataclass(frozen=True)
class Answer:
    """A status, some headers, and a JSON body; `body` is None where the body is no JSON."""

    status: str
    headers: Mapping[str, list[str]]
    body: Any = None
    is_json: bool = False

    @classmethod
    def recorded(cls, response: Mapping[str, Any]) -> Answer:
        """Take over an answer of a case file, where a header is one text, or a list of them."""
        given = response.get("headers", {}).items()
        headers = {name: [value] if isinstance(value, str) else value for name, value in given}
        return cls(response["status"], _compared(headers), response.get("json"), "json" in response)

    @classmethod
    def given(cls, response: webob.Response) -> Answer:
        """Take over an answer of ours."""
        headers = {name: response.headers.getall(name) for name in response.headers}
        try:
            body = json.loads(response.body)
        except ValueError:
            return cls(response.status, _compared(headers))
        return cls(response.status, _compared(headers), body, is_json=True)


def _compared(headers: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the headers that count, with an empty list for one that is not there.

    Of a Content-Type the media type counts, of a WWW-Authenticate the scheme.
    """
    by_name = {name.lower(): values for name, values in headers.items()}
    found = {name: by_name.get(name.lower(), []) for name in COMPARED}
    found["Vary"] = [name.strip() for value in found["Vary"] for name in value.split(",")]
    types = by_name.get("content-type", [])
    schemes = by_name.get("www-authenticate", [])
    return found | {
        "Content-Type": [value.partition(";")[0].strip() for value in types],
        "WWW-Authenticate": [value.partition(" ")[0] for value in schemes],
    }
