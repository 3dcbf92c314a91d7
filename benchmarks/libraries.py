"""Which libraries `python -m minnova list` needs: observed, not listed by hand.

One run is asked, at its exit, which modules it has loaded that are neither ours nor Python's own. To import those and
do nothing else is the bare cost, which no program that uses these libraries can avoid.
"""

import json
from dataclasses import dataclass

from benchmarks.process import output


@dataclass(frozen=True)
class Libraries:
    """Modules to import, by name."""

    names: tuple[str, ...]

    @classmethod
    def of_a_list(cls) -> "Libraries":
        """Observe one `python -m minnova list`; raises Failed when that run fails."""
        *_, last = output("-m", "benchmarks.observe").splitlines()
        return cls(tuple(json.loads(last)))

    def script(self, *more: str) -> str:
        """Give the program that imports them, and more: ("webob",) -> "import webob"."""
        return "\n".join(f"import {name}" for name in (*self.names, *more))

    def __repr__(self) -> str:
        packages = {name.partition(".")[0] for name in self.names}
        return f"<Libraries: {len(self.names)} modules of {len(packages)} packages>"
