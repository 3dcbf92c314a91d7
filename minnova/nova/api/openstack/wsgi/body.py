"""The body of a request: JSON, for the methods that take one."""

import json
from collections.abc import Callable
from inspect import signature
from typing import Any

import webob.exc

from minnova.nova.api.openstack.wsgi.fault import Fault


def load_json(body: bytes) -> Any:
    """Read JSON. Raises a Fault, 400, for what is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Fault(webob.exc.HTTPBadRequest(explanation="Malformed request body")) from error


def action_peek(body: bytes) -> str:
    """Return the name of the action that a body asks for: b'{"pause": null}' → "pause".

    Raises a Fault, 400, for a body of another shape.
    """
    content = load_json(body)
    if not isinstance(content, dict) or len(content) != 1:
        raise Fault(webob.exc.HTTPBadRequest(explanation="Malformed request body"))
    return str(next(iter(content)))


def takes_body(method: Callable[..., Any]) -> bool:
    """Say whether a controller's method has a parameter for the body.

    One that has none may be asked with POST all the same: with `?_method=GET` in the query, Routes
    matches a POST as if it were a GET, and nova answers 500.
    """
    parameters = signature(method).parameters.values()
    return any(each.name == "body" or each.kind is each.VAR_KEYWORD for each in parameters)
