"""A case that differs, as text: nova 14's part on a line with -, minnova's on one with +.

/servers
  - vm1
  + vm1, vm2
"""

from __future__ import annotations

import json
from typing import Any

from .case import Case
from .differ import MISSING, Difference

LONGEST = 160
MOST = 12


def draw(case: Case, found: list[Difference]) -> str:
    """Draw a case and its differences, the first MOST of them.

    One without any is drawn where differences.yaml explains some that are not there any more.
    """
    lines = [case.name, f"    {case.method} {case.path}"]
    if not found:
        lines.append("    identical, yet differences.yaml explains a difference: take that out")
    for place, recorded, ours in found[:MOST]:
        lines += [f"    {place}", f"      - {brief(recorded)}", f"      + {brief(ours)}"]
    if len(found) > MOST:
        lines.append(f"    … and {len(found) - MOST} differences more")
    return "\n".join(lines)


def brief(value: Any) -> str:
    """Write a value on one line: a list of servers by their names, a long one with its end cut."""
    if value is MISSING:
        return "nothing"
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return ", ".join(str(each.get("name", "…")) for each in value) or "none"
    plain = isinstance(value, str) and value.isprintable()
    text = value if plain else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
