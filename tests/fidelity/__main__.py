"""python -m tests.fidelity [CASES.json]: ask every case, print those that differ, and the count.

The exit status is 0 where all are identical but for what differences.yaml explains, 1 where one
differs, or where an explanation is not true any more, 2 where a file cannot be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from minnova.streams import status_of

from .case import Case, CaseFileError, read_cases
from .differ import differences
from .draw import draw
from .known import NEWTON, read_known
from .world import World, newton


def main(arguments: list[str]) -> int:
    """Run the cases of a file, and return the exit status."""
    try:
        cases = read_cases(options(arguments).cases)
    except CaseFileError as error:
        print(error, file=sys.stderr)
        return 2
    with newton() as world:
        return report(world, cases)


def options(arguments: list[str]) -> argparse.Namespace:
    """Read the command line; argparse ends the run with 2 for one that makes no sense."""
    parser = argparse.ArgumentParser(prog="python -m tests.fidelity", description=__doc__)
    parser.add_argument(
        "cases",
        metavar="CASES.json",
        nargs="?",
        type=Path,
        default=NEWTON / "answers.json",
        help="a file of the form of tests/reference/newton/answers.json, which is the default",
    )
    return parser.parse_args(arguments)


def report(world: World, cases: list[Case]) -> int:
    """Ask all cases, and print what came of it: what is explained just before the count."""
    known, identical, explained, status = read_known(), 0, [], 0
    for case in cases:
        found = differences(case.answer, world.ask(case))
        identical += not found
        entry = known.get(case.name)
        if entry and entry.holds(found):
            explained.append(f"differs, as differences.yaml says: {entry}")
        elif found or entry:
            status = 1
            print(draw(case, found), end="\n\n")
    print(*explained, f"{identical} of {len(cases)} identical", sep="\n")
    return status


if __name__ == "__main__":
    sys.exit(status_of(main))
