"""Where a walk halts, and how often."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from minnova.debug.names import find_all
from minnova.debug.stops import STAGES, STOPS, Stop
from minnova.debug.target import Target, resolve


@dataclass(frozen=True, slots=True)
class Plan:
    """The stops to halt at.

    A stop halts once: at its first hit, in the request that matters. Its breakpoint is disabled
    then, and `stop NAME` or pdb's `enable` bring it back. A tour halts once in each *stage*, at
    the first of its stops that the run meets. With `every`, nothing is left out.
    """

    stops: tuple[Stop, ...]
    every: bool = False
    by_stage: bool = False
    names: tuple[str, ...] = ()
    """What somebody asked for by name."""
    targets: tuple[Target, ...] = ()
    """Functions to halt at, too: the debugger makes stops of them."""

    @classmethod
    def tour(cls, every: bool = False) -> Self:
        """Halt at the first stop of each stage."""
        if every:
            return cls(tuple(stage.stops[0] for stage in STAGES), every=True)
        return cls(STOPS, by_stage=True)

    @classmethod
    def at(cls, names: Iterable[str], every: bool = False) -> Self:
        """Halt at the stops of these names and at these targets only: "routing", "toy:Router.things".

        Raises UnknownName or TargetError.
        """
        asked = tuple(names)
        stops = find_all(name for name in asked if ":" not in name)
        targets = tuple(resolve(name) for name in asked if ":" in name)
        return cls(stops, every, names=asked, targets=targets)

    @classmethod
    def entry(cls, target: Target, every: bool = False) -> Self:
        """Halt where this function is entered."""
        return cls((), every, targets=(target,))

    def also(self, stops: Iterable[Stop]) -> Self:
        """Return the plan with some stops more."""
        return replace(self, stops=tuple(dict.fromkeys((*self.stops, *stops))))

    def spent_at(self, stop: Stop) -> tuple[Stop, ...]:
        """Return the stops that have done their part when one has halted."""
        if self.every:
            return ()
        if self.by_stage:
            return tuple(other for other in self.stops if other.stage == stop.stage)
        return (stop,)
