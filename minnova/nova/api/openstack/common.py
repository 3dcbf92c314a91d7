"""What controllers share: limits and markers, sort keys, the statuses of a server.

nova/api/openstack/common.py. The links of an answer are in compute/views/links.py.
"""

from collections.abc import Sequence
from typing import Any

import webob.exc
from oslo_utils import strutils
from webob.multidict import MultiDict

from minnova.nova import exception, utils
from minnova.nova.api.openstack.wsgi import Request
from minnova.nova.compute.states import STATUS_OF_STATES
from minnova.nova.conf import CONF


def status_from_state(vm_state: str | None, task_state: str | None) -> str:
    """Return the one word for a server's two states.

    ("active", None) → "ACTIVE", ("active", "rebooting") → "REBOOT", ("odd", None) → "UNKNOWN"
    """
    statuses = STATUS_OF_STATES.get(vm_state or "", {"default": "UNKNOWN"})
    return statuses.get(task_state or "default", statuses["default"])


def task_and_vm_state_from_status(statuses: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the states that look like one of these statuses from outside: the way back.

    ["SHUTOFF"] → (["stopped"], ["default"]); a status that does not exist → ([], [])
    """
    wanted = {status.lower() for status in statuses}
    found = [
        (vm_state, task_state)
        for vm_state, by_task in STATUS_OF_STATES.items()
        for task_state, status in by_task.items()
        if status.lower() in wanted
    ]
    return sorted({vm for vm, _ in found}), sorted({task for _, task in found})


def get_sort_params(params: "MultiDict[str, str]") -> tuple[list[str], list[str]]:
    """Return the sort keys and directions of a query; where it has none, the newest come first.

    Both may be there several times: the first key sorts first.
    """
    keys = [key.strip() for key in params.getall("sort_key")]
    directions = [direction.strip() for direction in params.getall("sort_dir")]
    return keys or ["created_at"], directions or ["desc"]


def get_limit_and_marker(req: Request) -> tuple[int, str | None]:
    """Return how many items at the most, and the last one that the client has seen.

    Raises HTTPBadRequest for a number that is none, in `page_size` and `offset` too, which are
    read and not used.
    """
    limit, _, _ = [_get_int_param(req, name) for name in ("limit", "page_size", "offset")]
    maximum: int = CONF.osapi_max_limit
    return maximum if limit is None else min(limit, maximum), req.GET.get("marker")


def _get_int_param(req: Request, name: str) -> int | None:
    """Read a number of the query. Of two with the same name the last counts."""
    if name not in req.GET:
        return None
    try:
        return utils.validate_integer(req.GET[name], name)
    except exception.InvalidInput as error:
        raise webob.exc.HTTPBadRequest(explanation=error.format_message()) from error


def is_all_tenants(search_opts: dict[str, Any]) -> bool:
    """Say whether the query asks for everybody's servers: `all_tenants` alone means yes.

    Raises InvalidInput for a word that is neither yes nor no.
    """
    all_tenants = search_opts.get("all_tenants")
    if not all_tenants:
        return "all_tenants" in search_opts
    try:
        return strutils.bool_from_string(all_tenants, strict=True)
    except ValueError as error:
        raise exception.InvalidInput(str(error)) from error
