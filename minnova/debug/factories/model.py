"""What watching PasteDeploy finds: sections inside sections. Frozen, and free of the objects."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loaded:
    """A section of the ini file, when PasteDeploy made something of it."""

    section: str
    """As it stands in the file: "composite:osapi_compute"."""
    line: int
    """Where in the file it begins."""
    factory: str
    """What was called: "minnova.nova.api.auth:pipeline_factory_v21"."""
    result: str
    """What came back: the class of the object; of a filter, the function that puts the coat on."""
    inside: tuple["Loaded", ...] = ()
    """What the factory asked for before it returned."""

    def __iter__(self) -> Iterator["Loaded"]:
        """Yield this section and those inside it, in the order of the calls."""
        yield self
        for one in self.inside:
            yield from one

    def __repr__(self) -> str:
        return f"<Loaded [{self.section}] line {self.line}: {self.factory} → {self.result}>"


@dataclass(frozen=True, slots=True, repr=False)
class Factories:
    """All that was loaded, one tree for each application that was asked for."""

    loaded: tuple[Loaded, ...]

    def __iter__(self) -> Iterator[Loaded]:
        """Yield all sections in the order of the calls; one that was loaded twice comes twice."""
        for one in self.loaded:
            yield from one

    def __getitem__(self, name: str) -> "Factories":
        """Return what was loaded for one application: factories["osapi_compute"]."""
        return Factories(
            tuple(one for one in self.loaded if one.section.rpartition(":")[2] == name)
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        from minnova.debug.render.factories import text

        return text(self.loaded)

    def _repr_svg_(self) -> str:
        from minnova.debug.render.factories import svg

        return svg(self.loaded)
