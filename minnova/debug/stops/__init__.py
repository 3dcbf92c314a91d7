"""The table of contents of the walkthrough: six stages, their stops, one file a stage.

Data only. Whoever wants another stop adds a few lines here and nothing anywhere else: the table
that `--stops` prints, the names that Tab completes and the breakpoints all come from it.
"""

from minnova.debug.stops.client import CLIENT
from minnova.debug.stops.dispatch import DISPATCH
from minnova.debug.stops.loading import LOADING
from minnova.debug.stops.pipeline import PIPELINE
from minnova.debug.stops.response import RESPONSE
from minnova.debug.stops.routing import ROUTING
from minnova.debug.stops.stop import Stage, Stop

STAGES: tuple[Stage, ...] = (LOADING, PIPELINE, CLIENT, ROUTING, DISPATCH, RESPONSE)
"""By subject. Loading and pipeline interleave: a pipeline is made while the app is loaded."""

STOPS: tuple[Stop, ...] = tuple(stop for stage in STAGES for stop in stage.stops)

ORDER: tuple[str, ...] = (
    "loading.service",
    "loading.loader",
    "loading.urlmap",
    "pipeline.factory",
    "pipeline.wrap",
    "loading.extensions",
    "loading.extension",
    "loading.resources",
    "loading.mapper",
    "loading.controllers",
    "loading.router",
    "client.command",
    "client.version",
    "client.token",
    "client.redirect",
    "client.list",
    "routing.urlmap",
    "routing.peel",
    "routing.token",
    "routing.context",
    "routing.router",
    "routing.match",
    "routing.dispatch",
    "dispatch.resource",
    "dispatch.version",
    "dispatch.method",
    "dispatch.action",
    "dispatch.detail",
    "dispatch.policy",
    "dispatch.compute",
    "dispatch.objects",
    "dispatch.database",
    "response.view",
    "response.extensions",
    "response.serialize",
)
"""The stops in the order in which `nova list` first comes past them."""

__all__ = ["ORDER", "STAGES", "STOPS", "Stage", "Stop"]
