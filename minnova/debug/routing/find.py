"""The mappers inside an application: found by walking from layer to layer, as the onion goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from routes import Mapper
from routes.middleware import RoutesMiddleware
from stevedore.extension import ExtensionManager

from minnova.debug.layers.application import entry, owner
from minnova.debug.layers.holding import Held, attributes, held


@dataclass(frozen=True, slots=True)
class Mounted:
    """A mapper, the path that it is mounted at, and the extensions beside it.

    `extensions` gives the name of the extension for the module that defines it. It stays empty
    where the router keeps no stevedore manager.
    """

    mapper: Mapper
    mount: str = ""
    extensions: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Mounted at {self.mount or '/'}: {len(self.mapper.matchlist)} routes>"


NO_MAPPER = (
    "no RoutesMiddleware was found in this application: it has no mapper of Routes to explain. "
    "The tables of other libraries are not read."
)


def find_mappers(application: object) -> tuple[Mounted, ...]:
    """Find the mappers of all RoutesMiddlewares in an application, as they are mounted in it.

    Empty for an application that does not use Routes, or hides it where nothing can be read.
    """
    found: dict[int, Mounted] = {}
    seen: dict[tuple[int, int], object] = {}
    waiting: list[tuple[str, object, object]] = [("", application, None)]
    while waiting:
        mount, layer, holder = waiting.pop(0)
        # Python makes a bound method anew each time; its object and function stay the same.
        key = id(owner(layer)), id(entry(layer))
        if key in seen:
            continue
        seen[key] = layer
        if isinstance(layer, RoutesMiddleware):
            mounted = Mounted(layer.mapper, mount, extensions_of(holder))
            found.setdefault(id(layer.mapper), mounted)
        waiting += [(mount + below(one), one.application, layer) for one in held(layer)]
    return tuple(found.values())


def below(one: Held) -> str:
    """Return the path that an application is mounted at: "/v2.1"; "" for `/` and for no path."""
    first = one.at.partition(", ")[0]
    return first.rstrip("/") if first.startswith("/") else ""


def mounted_at(mappers: Sequence[Mounted], path: str) -> tuple[Mounted, str]:
    """Choose the mapper for a path, and cut off the path that it is mounted at.

    A path that begins with no mount point is taken to be one behind the first mapper's:
    "/v2.1/servers" → (the one at /v2.1, "/servers"); "/servers" → (the first, "/servers").
    Raises LookupError where there is no mapper.
    """
    if not mappers:
        raise LookupError(NO_MAPPER)
    for mounted in sorted(mappers, key=lambda one: len(one.mount), reverse=True):
        rest = path.removeprefix(mounted.mount)
        if mounted.mount and path.startswith(mounted.mount) and (not rest or rest[0] in "/?"):
            return mounted, rest
    return mappers[0], path


def extensions_of(router: object) -> dict[str, str]:
    """Name the extension of each module, by the stevedore managers that a router keeps.

    A module that defines two extensions is left out: which of them made a route is not known.
    """
    managers = [one for one in attributes(router).values() if isinstance(one, ExtensionManager)]
    modules: dict[str, set[str]] = {}
    for extension in (one for manager in managers for one in manager.extensions):
        modules.setdefault(extension.plugin.__module__, set()).add(extension.name)
    return {module: min(names) for module, names in modules.items() if len(names) == 1}
