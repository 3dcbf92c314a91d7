"""The applications that an application holds, and where: nothing is called to find them."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from types import CellType, FunctionType, MemberDescriptorType, MethodType
from typing import Any

from webob.dec import wsgify

from minnova.debug.layers.answering import called_with_request
from minnova.debug.layers.application import entry, is_application, parameters

NAMES = (
    "application",  # oslo.middleware, nova, Paste
    "_app",  # keystonemiddleware
    "_router",  # nova
    "app",  # Routes, Werkzeug, Pyramid's tutorials
    "wsgi_app",  # Flask, where somebody has wrapped it
    "wrap_app",  # Beaker
    "applications",  # Paste's URLMap
    "apps",  # Paste's Cascade
    "mounts",  # Werkzeug's DispatcherMiddleware
)
"""The attributes in which libraries keep the application that they wrap, or several."""

MOST = 1000
"""How many values of a container are looked at."""


@dataclass(frozen=True, eq=False)
class Held:
    """An application that another one holds."""

    application: object
    by: str
    """The expression for it in the layer's code: "self.application", or a closure's "app"."""
    at: str = ""
    """Its mount point, or what else tells it from others in the same place."""

    def __repr__(self) -> str:
        return f"<Held {self.at or self.by}: {type(self.application).__name__}>"


def held(application: object) -> list[Held]:
    """List the applications that this one holds; one that is held twice once, with both places.

    a FaultWrapper  →  [<Held self.application: RequestBodySizeLimiter>]
    """
    found: dict[int, Held] = {}
    for one in _find(application):
        first = found.setdefault(id(one.application), one)
        if first is not one and one.at:
            found[id(one.application)] = replace(first, at=f"{first.at}, {one.at}")
    return list(found.values())


def _find(application: object) -> Iterator[Held]:
    """Look where this kind of application keeps others."""
    if isinstance(application, wsgify):
        yield from in_wsgify(application)
    elif isinstance(application, FunctionType):
        yield from in_closure(application)
    elif isinstance(application, MethodType):
        yield from in_method(application)
    elif isinstance(application, partial):
        yield from in_partial(application)
    elif not isinstance(application, type):
        yield from in_attributes(application)


def in_wsgify(layer: "wsgify[..., Any]") -> Iterator[Held]:
    """Look at what `@wsgify.middleware` wraps, then into the function behind wsgify."""
    function = entry(layer)
    if layer.middleware_wraps is not None and function is not None:
        yield from unfold(layer.middleware_wraps, parameters(function.__code__)[1])
    yield from _find(layer.func)


def in_partial(bound: "partial[object]") -> Iterator[Held]:
    """Look at the arguments that a partial fills in."""
    function = entry(bound)
    names = parameters(function.__code__) if function else ()
    for name, value in (*zip(names, bound.args, strict=False), *bound.keywords.items()):
        yield from unfold(value, name)


def in_attributes(application: object) -> Iterator[Held]:
    """Look into the attributes with a well-known name; else into those that the code uses."""
    values = attributes(application)
    known = [one for name in NAMES for one in unfold(values.get(name), f"self.{name}")]
    function = entry(application)
    if known or function is None:
        yield from known
    else:
        yield from in_used(application, function)


def in_method(method: MethodType) -> Iterator[Held]:
    """Look into the attributes that a method uses: another method's are no business of it."""
    function = entry(method)
    if function is not None:
        yield from in_used(method.__self__, function)


def in_used(application: object, function: FunctionType) -> Iterator[Held]:
    """Look into the attributes that a function uses, whatever they are called."""
    called = called_with_request(function)
    for name, value in attributes(application).items():
        if name in function.__code__.co_names:
            yield from unfold(value, f"self.{name}", sure=f"self.{name}" in called)


def in_closure(function: FunctionType) -> Iterator[Held]:
    """Look into the cells of a closure, and at the globals that it calls as applications."""
    called = called_with_request(function)
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    for name, cell in cells:
        yield from unfold(content(cell), name, sure=name in called)
    for name in sorted(called & function.__globals__.keys()):
        yield from unfold(function.__globals__[name], name, sure=True)


def unfold(value: object, by: str, sure: bool = False) -> Iterator[Held]:
    """Find the applications in a value: itself, or those in a list, in pairs, in a dictionary.

    `sure` says that the code calls this value as an application, so that it is one.
    [(("", "/v2.1"), app)]  →  [<Held /v2.1: CORS>]
    """
    if is_application(value) or (sure and callable(value) and not isinstance(value, type)):
        yield Held(value, by)
    elif isinstance(value, dict):
        yield from unfold_pairs(value.items(), by)
    elif isinstance(value, list | tuple):
        numbered = ((f"#{n}", one) for n, one in enumerate(value, start=1))
        pairs = (one if is_pair(one) else other for one, other in zip(value, numbered, strict=True))
        yield from unfold_pairs(pairs, by)


def unfold_pairs(pairs: Iterable[tuple[object, object]], by: str) -> Iterator[Held]:
    """Find the applications among pairs of a mount point and a value."""
    for (place, value), _ in zip(pairs, range(MOST), strict=False):
        if is_application(value):
            yield Held(value, by, mount_point(place))


def is_pair(value: object) -> bool:
    """Tell whether this is a mount point with its application."""
    return isinstance(value, tuple) and len(value) == 2


def mount_point(place: object) -> str:
    """Write a mount point: (None, "/v2.1") → "/v2.1", ("example.com", "") → "example.com/"."""
    domain, url = place if isinstance(place, tuple) and len(place) == 2 else ("", place)
    return f"{domain or ''}{url or '/'}"


def attributes(application: object) -> dict[str, object]:
    """Return an object's attributes: no property is run, no `__getattr__` is asked."""
    found: dict[str, object] = {}
    for kind in reversed(type(application).__mro__):
        for name, value in vars(kind).items():
            if isinstance(value, MemberDescriptorType):
                found |= slot(application, name, value)
            elif not hasattr(type(value), "__get__"):
                found[name] = value
    with suppress(AttributeError):  # of an object that has slots only
        found |= object.__getattribute__(application, "__dict__")
    return found


def slot(application: object, name: str, member: MemberDescriptorType) -> dict[str, object]:
    """Return what is in one of an object's `__slots__`; nothing where it is empty."""
    try:
        return {name: member.__get__(application)}
    except AttributeError:
        return {}


def content(cell: CellType) -> object:
    """Return what is in a closure's cell; None where it is still empty."""
    try:
        return cell.cell_contents
    except ValueError:
        return None
