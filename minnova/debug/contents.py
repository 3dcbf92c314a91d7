"""What there is to halt at in a run: the stages and stops, or the layers of another application."""

from collections.abc import Iterable

from minnova.debug.layers.targets import target
from minnova.debug.stops import STAGES, Stage, Stop
from minnova.debug.stops.stop import TARGET

NAMELESS = "made in a function: no name leads here, `layer` does"
CLOSED = "not in Python: nowhere to halt"


def rows(application: object) -> tuple[tuple[str, str], ...]:
    """Return the layers of an application, each with the target that halts in it, or why none does.

    a Flask  →  (("Flask", "flask.app:Flask.__call__"),)
    """
    from minnova.debug.layers import read

    onion = read(application)
    nameless = ((one, NAMELESS if onion.code(one) else CLOSED) for one in onion)
    return tuple((one.name, target(onion, one) or otherwise) for one, otherwise in nameless)


def table(stops: Iterable[Stop]) -> tuple[Stage, ...]:
    """Return the stages of the stops that are armed in a run; those made of targets come last."""
    armed = tuple(stops)
    passed = {stop.stage for stop in armed}
    made = tuple(stop for stop in armed if stop.is_target)
    shipped = STAGES if passed - {TARGET} else ()
    return (*shipped, *([Stage("targets", "what you have named yourself", made)] if made else []))
