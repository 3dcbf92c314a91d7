"""Draw the figures: the machine and the versions above, a line for each figure below."""

from benchmarks.figure import Figure


def table(machine: dict[str, str], versions: dict[str, str], figures: list[Figure]) -> str:
    """Give the whole report as plain text."""
    libraries = "  ".join(f"{name} {version}" for name, version in versions.items())
    return "\n".join([*machine.values(), libraries, "", head(), *map(line, figures)])


def head() -> str:
    """Name the columns."""
    return f"{'':60} {'measured':>12} {'target':>12}"


def line(figure: Figure) -> str:
    """Draw Figure("peak memory", 98.7, "MiB", 110) -> "peak memory … 98.7 MiB  110 MiB  met"."""
    measured = f"{number(figure.value)} {figure.unit:3}"
    target = "" if figure.target is None else f"{figure.target:g} {figure.unit}"
    return f"{figure.name:60} {measured} {target:>11}  {figure.verdict}".rstrip()


def number(value: float) -> str:
    """Give three figures or so: 3.14159 -> "3.14", 1234.5 -> "1234"."""
    return f"{value:8.2f}" if value < 10 else f"{value:8.1f}" if value < 100 else f"{value:8.0f}"
