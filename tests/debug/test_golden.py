"""Whole transcripts, compared with the ones in data/. `pytest -k golden --regenerate` renews them.

Source lines and line numbers are left out: they change with every edit and every release of a
library. What is left is what somebody reads at the prompt.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from walks import debug

GOLDEN = Path(__file__).parent / "data"
PLACE = re.compile(r"> (/\S+)\(\d+\)(\S+)")
"""How ipdb names a place: "> /…/webob/dec.py(110)__call__()". Source follows, then a blank line."""

RUNS = {
    "tour": [],
    "stops": ["--stops"],
    "dispatch": ["--at", "dispatch", "-c", "args", "--", "list", "--minimal"],
    "commands": [
        *("--at", "routing.dispatch", "-c", "stops", "-c", "upstream", "-c", "card"),
        *("-c", "go loading", "-c", "go nonsense", "-c", "stop dispatch.database"),
    ],
    "layers": [
        *("--at", "routing.dispatch", "-c", "layer", "-c", "onion", "-c", "stack", "-c", "request"),
        *("-c", "diff", "-c", "peel", "-c", "trace", "-c", "restart", "-c", "go response"),
    ],
    "routes": ["--at", "routing.match", "-c", "routes flavors", "-c", "routes /servers/7/actoin"],
    "outside": [
        *("--at", "loading.mapper", "-c", "layer", "-c", "onion", "-c", "stack", "-c", "request"),
        *("-c", "diff", "-c", "peel", "-c", "routes", "-c", "card", "-c", "upstream client"),
    ],
    "flavors": ["--request", "GET /v2.1/flavors"],
    "refused": ["--at", "response", "list", "--all-tenants"],
}


def readable(text: str) -> str:
    """Leave out what changes from machine to machine and from release to release."""
    text = "\n".join(without_source(text.splitlines()))
    text = re.sub(r"0x[0-9a-f]+", "0x…", text)
    text = re.sub(r"\d+( of \d+)? frames?\b", "… frames", text)  # 3.12 has none for a comprehension
    text = re.sub(r"(\S  )? *(\S+\.py):\d+ *", r"\1\2:…  ", text)
    return re.sub(r"req-[0-9a-f-]{36}", "req-…", text).strip() + "\n"


def without_source(lines: list[str]) -> Iterator[str]:
    """Leave out the lines of source, and of their place the folders and the number."""
    source = False
    for line in lines:
        if place := PLACE.fullmatch(line):
            yield f"> {Path(place[1]).name} {place[2]}"
        source = bool(place) or (source and bool(line))
        if not source:
            yield line


@pytest.mark.parametrize("name", RUNS)
def test_the_golden_transcript_is_what_one_sees(name: str, regenerate: bool) -> None:
    run = debug(*RUNS[name], COLUMNS="90")
    seen = readable(run.stdout + run.stderr)
    golden = GOLDEN / f"{name}.txt"
    if regenerate:
        golden.write_text(seen)
    assert seen == golden.read_text()


def test_a_transcript_without_source_still_has_places_and_cards() -> None:
    shown = "━━ a · b ━━\n> /home/me/webob/dec.py(110)__call__()\n---> 110  func = 1\n\nipdb> b\n"
    assert readable(shown) == "━━ a · b ━━\n> dec.py __call__()\n\nipdb> b\n"
