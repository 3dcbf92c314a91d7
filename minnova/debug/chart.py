"""The map of the walkthrough: the stages and their stops, as a picture for a cell."""

from dataclasses import dataclass

from minnova.debug.stops import STAGES, Stage


@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """Stages, in the order of the walkthrough."""

    stages: tuple[Stage, ...]

    def __repr__(self) -> str:
        from minnova.debug.render.chart import text

        return text(self.stages)

    def _repr_svg_(self) -> str:
        from minnova.debug.render.chart import svg

        return svg(self.stages)


def chart() -> Chart:
    """Return the map of all stages and stops."""
    return Chart(STAGES)
