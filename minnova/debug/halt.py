"""What one sees at a stop, as data: the model that every picture of it is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from minnova.debug.masking import Mask, bounded_repr, told
from minnova.debug.requests import ThisRequest
from minnova.debug.stops import STAGES, Stop


@dataclass(frozen=True, slots=True)
class Halt:
    """One moment at a stop."""

    stop: Stop
    request: ThisRequest | None
    upcoming: int
    """The number of the request that comes next."""
    values: tuple[tuple[str, str], ...]
    """What is worth looking at: expression and bounded repr, without secrets."""

    @property
    def where(self) -> str:
        """Say which request this is, or leads to; empty while there are none yet.

        → "request 3 · GET /v2.1/servers/detail", "before request 1", ""
        """
        if self.request:
            return str(self.request)
        sends = any(stage.sends for stage in STAGES if stage.name == self.stop.stage)
        return f"before request {self.upcoming}" if sends else ""


def look(
    expressions: tuple[str, ...],
    globals_: dict[str, Any],
    locals_: Mapping[str, Any],
    mask: Mask,
) -> tuple[tuple[str, str], ...]:
    """Evaluate expressions in a frame's names; what the run holds secret is masked.

    ("1 + 1", "nonsense") → (("1 + 1", "2"), ("nonsense", "<NameError: …>"))
    """
    return tuple((one, _look(one, globals_, locals_, mask)) for one in expressions)


def _look(expression: str, globals_: dict[str, Any], locals_: Mapping[str, Any], mask: Mask) -> str:
    try:
        value = eval(expression, globals_, locals_)
    except Exception as error:
        return f"<{told(error, mask)}>"
    return bounded_repr(value, mask=mask, name=expression)
