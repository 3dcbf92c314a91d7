"""What a query on servers asks for: from the words of the URL to search options.

nova keeps all of this in `ServersController._get_servers`. The order of the steps is nova's: of
two mistakes in one query, the answer names the one that nova would.
"""

from typing import Any

import webob.exc
from oslo_utils import strutils, timeutils

from minnova.nova import exception, utils
from minnova.nova.api.openstack import common, wsgi
from minnova.nova.api.openstack.api_version_request import is_supported

TAG_FILTERS = ("tags", "tags-any", "not-tags", "not-tags-any")

MEMBER_FILTERS = (
    "reservation_id",
    "name",
    "status",
    "image",
    "flavor",
    "ip",
    "changes-since",
    "all_tenants",
)

PAGING = ("sort_key", "sort_dir", "limit", "marker")


def get_search_options(req: wsgi.Request) -> dict[str, Any] | None:
    """Return the search options of a query, or None where it can find nothing.

    "?status=SHUTOFF&name=web" → {"vm_state": ["stopped"], "name": "web", "deleted": False}

    Raises HTTPBadRequest and HTTPForbidden.
    """
    search_opts = remove_invalid_options(req)
    search_opts.pop("status", None)
    if "status" in req.GET and not _add_states(req, search_opts):
        return None
    _read_changes_since(search_opts)
    _read_deleted(search_opts)
    if search_opts.get("vm_state") == ["deleted"]:
        _want_deleted(req, search_opts)
    _check_name(search_opts)
    if is_supported(req, "2.26"):
        _split_tags(search_opts)
    return search_opts


def remove_invalid_options(req: wsgi.Request) -> dict[str, Any]:
    """Return the query's options without those that the one who asks may not use.

    An administrator may use any. A member's unknown ones are dropped without a word: a mistyped
    filter lists everything.
    """
    options = {name: req.GET[name] for name in req.GET}
    if req.environ["nova.context"].is_admin:
        return {name: value for name, value in options.items() if name not in PAGING}
    allowed = _member_filters(req)
    return {name: value for name, value in options.items() if name in allowed}


def _member_filters(req: wsgi.Request) -> tuple[str, ...]:
    by_ip6 = ("ip6",) if is_supported(req, "2.5") else ()
    by_tags = TAG_FILTERS if is_supported(req, "2.26") else ()
    return MEMBER_FILTERS + by_ip6 + by_tags


def _add_states(req: wsgi.Request, search_opts: dict[str, Any]) -> bool:
    """Turn the statuses, of which there may be several, into states; False where none exists.

    Up to 2.37 an unknown status finds nothing, from 2.38 on it is refused.
    """
    vm_states, task_states = common.task_and_vm_state_from_status(req.GET.getall("status"))
    if not vm_states:
        if is_supported(req, "2.38"):
            raise webob.exc.HTTPBadRequest(explanation="Invalid status value")
        return False
    search_opts["vm_state"] = vm_states
    if "default" not in task_states:
        search_opts["task_state"] = task_states
    return True


def _read_changes_since(search_opts: dict[str, Any]) -> None:
    if "changes-since" not in search_opts:
        return
    try:
        moment = timeutils.parse_isotime(search_opts["changes-since"])
        search_opts["changes-since"] = timeutils.normalize_time(moment)
    except (ValueError, OverflowError):
        raise webob.exc.HTTPBadRequest(explanation="Invalid changes-since value") from None


def _read_deleted(search_opts: dict[str, Any]) -> None:
    """Leave deleted servers out, unless asked for them, or for what changed since some time."""
    if "deleted" in search_opts:
        search_opts["deleted"] = strutils.bool_from_string(search_opts["deleted"])
    elif "changes-since" not in search_opts:
        search_opts["deleted"] = False


def _want_deleted(req: wsgi.Request, search_opts: dict[str, Any]) -> None:
    if not req.environ["nova.context"].is_admin:
        raise webob.exc.HTTPForbidden(explanation="Only administrators may list deleted instances")
    search_opts["deleted"] = True


def _check_name(search_opts: dict[str, Any]) -> None:
    """Refuse a name that is no regular expression."""
    try:
        utils.compile_regex(search_opts.get("name", ""))
    except exception.InvalidInput as error:
        raise webob.exc.HTTPBadRequest(
            explanation="The regex for server name is incorrect"
        ) from error


def _split_tags(search_opts: dict[str, Any]) -> None:
    """Split "prod,web" at the comma."""
    for name in TAG_FILTERS:
        if name in search_opts:
            search_opts[name] = search_opts[name].split(",")
