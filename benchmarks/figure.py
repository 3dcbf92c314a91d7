"""One figure: a name, a value, its unit, and the target that it should not exceed."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """A line of the table; one with no target explains the line above it."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        return "met" if self.value <= self.target else "missed"

    def as_data(self) -> dict[str, str | float | None]:
        """Give what --json keeps."""
        name, value = self.name.strip(), round(self.value, 3)
        return {"name": name, "value": value, "unit": self.unit, "target": self.target}


def show(figures: Iterable[Figure]) -> None:
    """Print figures for the process that asked for them; `read` takes them back."""
    print(json.dumps([asdict(figure) for figure in figures]))


def read(shown: str) -> list[Figure]:
    """Take back the figures that a process has shown."""
    return [Figure(**figure) for figure in json.loads(shown)]
