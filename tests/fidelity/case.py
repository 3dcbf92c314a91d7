"""A recorded case: a request, and what nova 14 answered. A case file is a JSON list of them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .answer import Answer

SIZED = re.compile(r"<(\d+) bytes of JSON>")


class CaseFileError(Exception):
    """A case file cannot be used; the text says which one, where in it, and why."""


@dataclass(frozen=True)
class Case:
    """A request and its answer, under a name that no other case of the file has."""

    name: str
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    answer: Answer


def read_cases(path: Path) -> list[Case]:
    """Read a case file. Raises CaseFileError."""
    try:
        entries = json.loads(path.read_bytes())
    except OSError as error:
        raise CaseFileError(f"{path}: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise CaseFileError(f"{path}, line {error.lineno}: no JSON: {error.msg}") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise CaseFileError(f"{path}: no JSON: {error}") from error
    if not isinstance(entries, list) or not entries:
        raise CaseFileError(f"{path}: this should be a list of cases, of one at least")
    return [_case(path, number, entry) for number, entry in enumerate(entries, start=1)]


def _case(path: Path, number: int, entry: Any) -> Case:
    where = f"{path}, case {number}"
    name = _need(where, entry, "name", str)
    where = f"{where} ({name})"
    request = _need(where, entry, "request", dict)
    response = _need(where, entry, "response", dict)
    headers = _headers(where, request)
    _need(where, response, "status", str)
    _headers(where, response)
    return Case(
        name,
        _need(where, request, "method", str),
        _need(where, request, "path", str),
        headers,
        _body(request.get("body", "")),
        Answer.recorded(response),
    )


def _need(where: str, entry: Any, key: str, kind: type) -> Any:
    """Return the value of a key. Raises CaseFileError where it is not there, or another kind."""
    if not isinstance(entry, dict):
        raise CaseFileError(f"{where}: an object is wanted here, not {entry!r:.60}")
    if key not in entry:
        raise CaseFileError(f"{where}: {key!r} is missing")
    if not isinstance(entry[key], kind):
        raise CaseFileError(f"{where}: {key!r} cannot be {entry[key]!r:.60}")
    return entry[key]


def _headers(where: str, message: Any) -> dict[str, Any]:
    headers = message.get("headers", {})
    values = headers.values() if isinstance(headers, dict) else [headers]
    lists = [value if isinstance(value, list) else [value] for value in values]
    if not isinstance(headers, dict) or not all(isinstance(v, str) for each in lists for v in each):
        raise CaseFileError(f"{where}: 'headers' should be an object of texts, not {headers!r:.60}")
    return headers


def _body(given: Any) -> bytes:
    """Write a request's body: a text as it is, one that is described by its size, or JSON.

    "<9 bytes of JSON>" → b'"xxxxxxx"'
    """
    if not isinstance(given, str):
        return json.dumps(given).encode()
    sized = SIZED.fullmatch(given)
    return f'"{"x" * (int(sized[1]) - 2)}"'.encode() if sized else given.encode()
