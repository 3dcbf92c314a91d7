"""Is this a recording? What comes from a file may be anything."""

from collections.abc import Iterable, Iterator
from typing import Any

FORMAT = "minnova recording"
SCHEMA = 1

COLUMNS = ("frame", "line", "locals")
LISTS = ("strings", "files", "functions", "threads", "stages", "frames", *COLUMNS)
TABLES = ("stops", "hits", "requests", "layers", "onions", "borders", "output")
KINDS: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys((*LISTS, *TABLES), list),
    **dict.fromkeys(("title", "made", "python", "minnova", "events"), str),
    "run": dict,
    "status": (int, type(None)),
    "error": (str, type(None)),
}
"""What must be there, and of which type."""


def wrong(data: object) -> str:
    """Say what is wrong with the data of a file; empty for nothing."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return f'no recording: one begins with {{"format": "{FORMAT}"'
    if data.get("schema") != SCHEMA:
        return (
            f"schema {data.get('schema')!r} of minnova {data.get('minnova')}; this minnova reads "
            f"schema {SCHEMA}. Install the one that wrote it, or record again."
        )
    spoiled = [name for name, kind in KINDS.items() if not isinstance(data.get(name), kind)]
    if spoiled:
        return f"a spoiled recording: {', '.join(spoiled)} missing, or of the wrong type"
    try:
        misfits = tuple(unfit(data))
    except (TypeError, ValueError, LookupError) as error:
        return f"a spoiled recording: {type(error).__name__}: {error}"
    return f"a spoiled recording: {misfits[0]}" if misfits else ""


def unfit(data: dict[str, Any]) -> Iterator[str]:
    """Yield what does not fit together: columns of unequal length, numbers that stand for nothing."""
    count = len(data["events"])
    for name in COLUMNS:
        if len(data[name]) != count:
            yield f"{count:,} steps, but {len(data[name]):,} in {name}"
    for what, numbers, table in references(data):
        outside = [one for one in numbers if not -1 <= one < len(data[table])]
        if outside:
            yield f"{what} speaks of {outside[0]} in {table}, which ends at {len(data[table]) - 1}"


def references(data: dict[str, Any]) -> Iterator[tuple[str, Iterable[int], str]]:
    """Yield the numbers that stand for something in another table: where, which, in what table."""
    yield "a step", data["frame"], "frames"
    yield "a step", (one for changes in data["locals"] for one in changes or ()), "strings"
    yield (
        "a function",
        (one for name, _, _, text in data["functions"] for one in (name, text)),
        "strings",
    )
    yield "a function", (file for _, file, _, _ in data["functions"]), "files"
    tables = ("functions", "frames", None, "stages", "requests", "layers", "threads")
    for column, table in enumerate(tables):
        if table:
            yield "a call", [one[column] for one in data["frames"]], table
    yield "a hit", (hit["stop"] for hit in data["hits"]), "stops"
    yield "a hit", (hit["step"] for hit in data["hits"]), "frame"
    yield "a layer", (layer["outer"] for layer in data["layers"]), "layers"
    yield "the output", (text for _, _, text in data["output"]), "strings"
