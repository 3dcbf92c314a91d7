"""From a loaded WSGI application to its onion."""

from itertools import count
from types import FunctionType

from minnova.debug.layers.application import entry, owner, title
from minnova.debug.layers.handing import hands_on
from minnova.debug.layers.holding import Held, held
from minnova.debug.layers.model import HandsOn, Kind, Layer, Mount
from minnova.debug.layers.onion import Onion
from minnova.debug.layers.routes import CONTROLLER, IN_ROUTES, is_router, routed
from minnova.debug.layers.seat import Seat
from minnova.debug.layers.source import definition

DEEPEST = 100
"""Layers around one another that are read: more than anybody puts on."""

NOT_PYTHON = "Its code is not in Python: what it hands on to cannot be read."
NO_SOURCE = "Its source is not at hand: how it hands on cannot be read."
OPEN = "To what it gives the request is decided anew each time."
BOTH = "Its code leaves open whether it calls or returns what it holds."
CYCLE = "One of the layers around it once more: a cycle, not followed again."
TOO_DEEP = f"More than {DEEPEST} layers around it: not read any further."


def read(application: object) -> Onion:
    """Read the onion of a loaded WSGI application, from its outermost layer inwards.

    Nothing is called and nothing is changed. What cannot be read is there as a layer all the same,
    with a `note` that says why.

    read(cloud.services["osapi_compute"].app)  →  <Onion of URLMap: 36 layers>
    """
    reader = Reading()
    reader.layer(application, (), [])
    return Onion(tuple(sorted(reader.seats, key=lambda seat: seat.layer.number)))


class Reading:
    """One reading: numbers the layers, and keeps what each of them is in this process."""

    def __init__(self) -> None:
        self.seats: list[Seat] = []
        self.numbers = count()

    def __repr__(self) -> str:
        return f"<Reading: {len(self.seats)} layers so far>"

    def layer(self, application: object, around: tuple[object, ...], table: list[Held]) -> Layer:
        """Read an application and all inside it; `table` is what the routes around lead to."""
        number = next(self.numbers)
        end = limit(application, around)
        inside, table = ([], []) if end else doors(application, table)
        mounts = tuple(
            Mount(self.layer(one.application, (*around, application), table), one.by, one.at)
            for one in inside
        )
        layer = describe(number, application, mounts, end)
        self.seats.append(Seat.of(layer, application))
        return layer


def limit(application: object, around: tuple[object, ...]) -> str:
    """Say why an application is not read any further; "" where it is."""
    if any(one is application or is_same(one, application) for one in around):
        return CYCLE
    return TOO_DEEP if len(around) >= DEEPEST else ""


def is_same(one: object, other: object) -> bool:
    """Tell whether two are the same method of the same object: Python makes a new one each time."""
    return owner(one) is not None and owner(one) is owner(other) and entry(one) is entry(other)


def doors(application: object, table: list[Held]) -> tuple[list[Held], list[Held]]:
    """Return what an application holds, and the routes that hold for what is inside it.

    Routes' middleware finds the route, but the application that it wraps goes to the controller:
    the routes belong to the innermost that holds nothing and asks for `["controller"]`.
    """
    inside, table = held(application), routed(application) or table
    if inside:
        return inside, table
    function = entry(application)
    asks = function is not None and CONTROLLER in function.__code__.co_consts
    return (table, []) if asks or routed(application) else ([], [])


def describe(number: int, application: object, mounts: tuple[Mount, ...], end: str) -> Layer:
    """Make the layer of an application whose inner layers are known."""
    function = entry(application)
    code = function.__code__ if function else None
    how = handing(application, mounts)
    note = end or explain(how, mounts, function)
    return Layer(
        number=number,
        name=title(application),
        kind="closed" if end else kind(application, mounts, note),
        hands_on="unknown" if end else how,
        function=code.co_qualname if code else title(application),
        module=function.__module__ if function else type(application).__module__,
        file=code.co_filename if code else "",
        line=code.co_firstlineno if code else 0,
        mounts=mounts,
        note=note,
    )


def handing(application: object, mounts: tuple[Mount, ...]) -> HandsOn:
    """Read how an application hands on to what it holds."""
    function = entry(application)
    if function is None:
        return "unknown"
    expressions = {mount.held_by for mount in mounts} | {f"[{CONTROLLER!r}]"}
    return hands_on(function, owner(application), frozenset(expressions if mounts else ()))


def kind(application: object, mounts: tuple[Mount, ...], note: str) -> Kind:
    """Decide what an application is to those inside it."""
    if is_router(application) or any(mount.held_by == IN_ROUTES for mount in mounts):
        return "router"
    if any(mount.at for mount in mounts) or len(mounts) > 1:
        return "composite"
    if mounts:
        return "layer"
    return "closed" if note else "app"


def explain(how: HandsOn, mounts: tuple[Mount, ...], function: FunctionType | None) -> str:
    """Say why it is unknown how a layer hands on; "" where it is known."""
    if how != "unknown":
        return ""
    if function is None:
        return NOT_PYTHON
    if definition(function) is None:
        return NO_SOURCE
    return BOTH if mounts else OPEN
