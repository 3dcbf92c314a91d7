"""The rounds: in each, everything is run once, one after the other, so that a busy minute burdens all alike."""

import statistics
from collections import defaultdict
from dataclasses import dataclass, field

from benchmarks.libraries import Libraries
from benchmarks.process import output, run, until


@dataclass(frozen=True)
class Samples:
    """What was measured, by name, one value a round."""

    values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, value: float) -> None:
        self.values[name].append(value)

    def median(self, name: str) -> float:
        return statistics.median(self.values[name])


def measure(libraries: Libraries, rounds: int) -> Samples:
    """Measure everything, alternating; raises Failed when something that is measured fails."""
    samples = Samples()
    for _ in range(rounds):
        samples.add("imports", run("-c", libraries.script()).seconds)
        listing = run("-m", "minnova", "list")
        samples.add("list", listing.seconds)
        samples.add("memory", listing.memory)
        samples.add("imports with ipdb", run("-c", libraries.script("ipdb")).seconds)
        samples.add("prompt", until(b"ipdb>", "-m", "minnova.debug"))
        samples.add("request", float(output("-m", "benchmarks.request")))
    return samples
