"""Names for layers: the "module:qualname" that leads to the function of each, where one does."""

from minnova.debug.layers.model import Layer
from minnova.debug.layers.onion import Onion
from minnova.debug.target import TargetError, resolve


def targets(onion: Onion) -> dict[str, tuple[Layer, ...]]:
    """Return the targets of an onion's layers, each with the layers that it halts in.

    read(api)  →  {"flask.app:Flask.__call__": (<Layer 0 Flask: …>,), …}
    Layers whose classes inherit one function share a target. A function that was made in another
    one, and is in no module, has none: `layer` at the prompt halts in it all the same.
    """
    found: dict[str, tuple[Layer, ...]] = {}
    for layer in onion:
        if name := target(onion, layer):
            found[name] = (*found.get(name, ()), layer)
    return found


def target(onion: Onion, layer: Layer) -> str:
    """Return the target that leads to a layer's function; "" where none does."""
    name = f"{layer.module}:{layer.function}"
    try:
        return name if resolve(name).code is onion.code(layer) else ""
    except TargetError:
        return ""
