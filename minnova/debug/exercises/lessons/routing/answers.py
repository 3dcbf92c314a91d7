"""What is read from a run: the answers to the questions of notebook 03."""

from collections.abc import Mapping, Sequence
from typing import Any

from minnova.debug.diff.model import Diff
from minnova.debug.moment import Moment
from minnova.debug.routing.model import Explanation

EIGHT = (
    "CORS",
    "HTTPProxyToWSGI",
    "ComputeReqIdMiddleware",
    "FaultWrapper",
    "RequestBodySizeLimiter",
    "AuthProtocol",
    "NovaKeystoneContext",
    "APIRouterV21",
)
"""The eight coats that the article prints."""

LAYERS = ("URLMap", *EIGHT, "RoutesMiddleware", "_dispatch", "ResourceV21")
PROJECT_ID = "HTTP_X_PROJECT_ID"


def path_info(environ: Mapping[str, Any]) -> str:
    """Read which path is left behind URLMap."""
    return str(environ["PATH_INFO"])


def without_environ(kinds: Sequence[str]) -> int:
    """Count the calls that got something else than a dictionary."""
    if not kinds:
        raise ValueError("no call was seen")
    return sum(kind != "dict" for kind in kinds)


def writer(changed: Diff[object]) -> str:
    """Find the layer that added the project's id in the last request."""
    layers = changed.requests[-1].layers
    names = [
        layer.name
        for layer in layers
        for change in layer.way_in
        if change.key == PROJECT_ID and change.kind == "added"
    ]
    return names[0].removesuffix(".__call__")


def tried(found: Explanation) -> int:
    """Count the routes that were tried."""
    return len(found.tried)


def action(found: Explanation) -> str:
    """Read which action a path leads to."""
    return (found.matched.action if found.matched else None) or "none"


def is_called_next(answer: str, moment: Moment) -> bool:
    """Tell whether an answer names the function that we are in; with its class before it, too."""
    function = moment.here.function.casefold()
    return answer.casefold().removesuffix("()") in (function, function.rpartition(".")[2])


def gone(moment: Moment) -> list[str]:
    """Name the coats of the request whose function is not on the stack any more."""
    there = {level.function for level in moment.stack}
    coats = [layer for layer in moment.layers if layer.name in EIGHT]
    if len(coats) < len(EIGHT):
        raise ValueError("the request has not passed all eight coats yet")
    return [layer.name for layer in coats if layer.function not in there]


def answerer(changed: Diff[object]) -> str:
    """Name the layer that answered the first request."""
    layer = changed.requests[0].answered_by
    assert layer is not None
    return layer.name.removesuffix(".__call__")
