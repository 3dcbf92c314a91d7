"""How an onion grew, coat by coat, and how several onions differ: small ones beside each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from minnova.debug.layers import Layer, read


@dataclass(frozen=True, slots=True)
class SmallOnion:
    """The coats of an application, by their names."""

    label: str
    coats: tuple[str, ...]
    """The outermost first, the app last."""
    lit: frozenset[str]
    """The coats that this picture is about: the one just put on, or those that others lack."""

    def __repr__(self) -> str:
        return f"{self.label}: {' › '.join(self.coats)}"


@dataclass(frozen=True, slots=True, repr=False)
class Growth:
    """Small onions, to be looked at beside each other."""

    onions: tuple[SmallOnion, ...]

    def __iter__(self) -> Iterator[SmallOnion]:
        return iter(self.onions)

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.onions))

    def _repr_svg_(self) -> str:
        from minnova.debug.render.growth import svg

        return svg(self.onions)


def grown(applications: Iterable[object]) -> Growth:
    """Show how an onion grew, from the applications in the order in which they were made.

    [<APIRouterV21>, <NovaKeystoneContext around it>]  →
    the app: APIRouterV21
    coat 1: NovaKeystoneContext › APIRouterV21
    """
    found = [coats(application) for application in applications]
    labels = ("the app", *(f"coat {number}" for number in range(1, len(found))))
    pairs = zip(labels, found, strict=False)
    return Growth(tuple(SmallOnion(label, one, frozenset(one[:1])) for label, one in pairs))


def beside(applications: Mapping[str, object]) -> Growth:
    """Show onions beside each other, the coats lit that not all of them have.

    {"keystone": app, "noauth2": other}  →  AuthProtocol is lit in the first, NoAuthMiddleware in the second
    """
    found = {label: coats(application) for label, application in applications.items()}
    common = frozenset.intersection(*map(frozenset, found.values()))
    return Growth(
        tuple(SmallOnion(label, one, frozenset(one) - common) for label, one in found.items())
    )


def coats(application: object) -> tuple[str, ...]:
    """Name the coats of an application, the outermost first, and the app inside them last."""
    return tuple(layer.name for layer in chain(read(application).outermost))


def chain(layer: Layer) -> Iterator[Layer]:
    """Yield a layer and those inside it, as long as each wraps one other: up to the app."""
    yield layer
    if layer.kind == "layer":
        yield from chain(layer.inside[0])
