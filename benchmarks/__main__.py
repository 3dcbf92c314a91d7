"""python -m benchmarks [--only PART] [--rounds N] [--json FILE]: measure, print the table, keep the figures.

This process only starts others and waits for them. It imports nothing large, because the peak memory that the kernel
reports for a child can never be less than that of the parent it was made from.
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks.figure import Figure, read
from benchmarks.libraries import Libraries
from benchmarks.machine import machine, versions
from benchmarks.measure import Samples, measure
from benchmarks.process import Failed, output
from benchmarks.table import table
from minnova.streams import status_of

PARTS = ("start", "servers", "serve", "watched", "recording")
"""What can be measured alone. `start` is measured in rounds; each of the others is a program of that name, which
prints its figures (benchmarks/figure.py)."""


def options(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure minnova.")
    parser.add_argument("--only", action="append", choices=PARTS, help="measure this part alone")
    parser.add_argument(
        "--rounds",
        type=rounds,
        metavar="N",
        default=9,
        help="how often each start is run (default: 9)",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    chosen = parser.parse_args(arguments)
    if chosen.json and (problem := unwritable(chosen.json)):
        parser.error(f"--json {chosen.json}: {problem.strerror}")
    return chosen


def rounds(text: str) -> int:
    """Read how many rounds: "9"."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"write a number from 1 on, not {text!r}")
    return int(text)


def unwritable(path: Path) -> OSError | None:
    """Return what speaks against writing a file, before minutes are spent on it; None for nothing."""
    try:
        path.open("a").close()
    except OSError as problem:
        return problem
    return None


def figures(part: str, rounds: int) -> list[Figure]:
    """Measure one part; raises Failed when something that is measured fails."""
    print(f"measuring {part} …", file=sys.stderr)
    if part == "start":
        return of_the_start(measure(Libraries.of_a_list(), rounds))
    return read(output("-m", f"benchmarks.{part}"))


def of_the_start(samples: Samples) -> list[Figure]:
    """Fold the samples of all rounds into what the targets speak of."""
    run, imports = samples.median("list"), samples.median("imports")
    prompt, with_ipdb = samples.median("prompt"), samples.median("imports with ipdb")
    return [
        Figure("warm GET /v2.1/servers/detail, three servers", samples.median("request"), "ms", 5),
        Figure("python -m minnova list, over its libraries' imports", run / imports, "×", 1.3),
        Figure("  start to exit", run * 1000, "ms"),
        Figure("  its libraries' imports alone", imports * 1000, "ms"),
        Figure("first ipdb> prompt, over those imports with ipdb", prompt / with_ipdb, "×", 1.3),
        Figure("  start to prompt", prompt * 1000, "ms"),
        Figure("  those imports with ipdb alone", with_ipdb * 1000, "ms"),
        Figure("python -m minnova list, peak memory", samples.median("memory"), "MiB", 110),
    ]


def main(arguments: list[str]) -> int:
    """Return 0 when everything could be measured, 1 when something that is measured fails."""
    chosen = options(arguments)
    try:
        found = [one for part in chosen.only or PARTS for one in figures(part, chosen.rounds)]
    except Failed as failed:
        print(failed, file=sys.stderr)
        return 1
    print(table(machine(), versions(), found))
    if chosen.json:
        kept = {"machine": machine(), "versions": versions(), "rounds": chosen.rounds}
        kept["figures"] = [figure.as_data() for figure in found]
        chosen.json.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(status_of(main))
