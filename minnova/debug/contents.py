"""What there is to halt at in a run: the stages and stops, or the layers of another application."""

from collections.abc import Iterable

from minnova.debug.layers import Layer, Onion, read
from minnova.debug.layers.targets import target
from minnova.debug.stops import STAGES, Stage, Stop
from minnova.debug.stops.stop import TARGET

NAMELESS = "made in a function: no name leads here, `layer` does"
NOT_PYTHON = "not in Python: nowhere to halt"


def rows(application: object) -> tuple[tuple[str, str], ...]:
    """Return the layers of an application, each with the target that halts in it, or why none does.

    a Flask  →  (("Flask", "flask.app:Flask.__call__"),)
    """
    onion = read(application)
    return tuple((layer.name, target(onion, layer) or why_none(onion, layer)) for layer in onion)


def why_none(onion: Onion, layer: Layer) -> str:
    """Say why no target leads to a layer's function."""
    return NAMELESS if onion.code(layer) else NOT_PYTHON


def table(stops: Iterable[Stop]) -> tuple[Stage, ...]:
    """Return the stages of the stops that are armed in a run; those made of targets come last."""
    armed = tuple(stops)
    passed = {stop.stage for stop in armed}
    made = tuple(stop for stop in armed if stop.is_target)
    shipped = STAGES if passed - {TARGET} else ()
    return (*shipped, *([Stage("targets", "what you have named yourself", made)] if made else []))
