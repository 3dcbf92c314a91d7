"""One figure: a name, a value, its unit, and the target that it should not exceed."""

from dataclasses import dataclass


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
