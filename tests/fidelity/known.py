"""differences.yaml: the cases in which a library of today answers otherwise than nova's of 2016."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .differ import Difference

NEWTON = Path(__file__).parent.parent / "reference" / "newton"


@dataclass(frozen=True)
class Known:
    """What a library makes of a case: `ours` says what stands where nova had something else."""

    case: str
    library: str
    version: str
    reason: str
    ours: Mapping[str, Any]

    def holds(self, found: list[Difference]) -> bool:
        """Say whether a case differs in just this way, and in no other."""
        return {each.place: each.ours for each in found} == self.ours

    def __str__(self) -> str:
        return f"{self.case}: {self.library} {self.version}. {self.reason}"


def read_known(path: Path = NEWTON / "differences.yaml") -> dict[str, Known]:
    """Return the entries by the name of their case."""
    entries = [Known(**entry) for entry in yaml.safe_load(path.read_text())]
    return {entry.case: entry for entry in entries}
