"""Draw a Diff as text: for each request the way in, layer by layer, and the way out again."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from textwrap import wrap

from minnova.debug.diff.model import Answer, Change, Diff, LayerDiff, RequestDiff
from minnova.debug.peel.model import PeeledRequest
from minnova.debug.render.ink import Ink
from minnova.debug.render.text import shorten

MARGIN = 6
"""Columns of the numbers on the left."""
WIDEST_KEY = 30
SIGNS = {"added": "+", "changed": "~", "removed": "-"}
ADDRESS = re.compile(r"( object)? at 0x[0-9a-f]+(?=[\s>:])")
SAME = "another one that says the same"


def text(diff: Diff[object], width: int, ink: Ink) -> str:
    """Draw the requests of a diff one below the other, in no more than `width` columns."""
    if not diff.requests:
        return "No request has come to a WSGI application.\n"
    return "\n\n".join(request(one, width, ink) for one in diff.requests) + "\n"


def request(found: RequestDiff, width: int, ink: Ink) -> str:
    """Draw one request: which it is, who answered, the way in, the way out."""
    lines = [ink.title(shorten(heading(found), width)), *answered(found, width)]
    lines += ["", ink.quiet("in: the environ, from the outside to the inside")]
    here = next((layer for layer in reversed(found.layers) if not layer.over), None)
    lines += rows(
        found.layers,
        lambda layer: not layer.way_in and layer is not here,
        lambda layer: way_in(layer, layer is here, width, ink),
        width,
        ink,
    )
    out = [layer for layer in reversed(found.layers) if layer.over]
    if out:
        lines += ["", ink.quiet("out: the answer, from the inside to the outside")]
        lines += rows(out, quiet_out, lambda layer: way_out(layer, width, ink), width, ink)
    return "\n".join(lines)


def heading(found: RequestDiff | PeeledRequest) -> str:
    """Draw which request this is: "request 1 · GET /v2.1 → 302 Found"."""
    number = f"request {found.number} · " if found.number else f"{found.service} · "
    status = f" → {found.status}" if found.status else ""
    return f"{number}{found.method} {found.path}{status}"


def answered(found: RequestDiff, width: int) -> list[str]:
    """Draw who asked and who answered, and what the request therefore never came to."""
    lines = [f"asked inside {found.inside}"] if found.inside else []
    if found.answered_by:
        lines.append(f"answered by {name(found.answered_by)}")
    if found.unreached:
        lines[-1] += f": it never came to {found.unreached.removesuffix('.__call__')}"
    return [shorten(line, width) for line in lines]


def rows(
    layers: Iterable[LayerDiff],
    quiet: Callable[[LayerDiff], bool],
    draw: Callable[[LayerDiff], Iterator[str]],
    width: int,
    ink: Ink,
) -> Iterator[str]:
    """Draw layers one below the other; those next to each other that change nothing, in a line."""
    for silent, group in groupby(layers, quiet):
        members = list(group)
        if silent:
            yield from nothing(members, width, ink)
        else:
            for layer in members:
                yield from draw(layer)


def nothing(layers: list[LayerDiff], width: int, ink: Ink) -> Iterator[str]:
    """Draw layers that change nothing: "3–4   CORS, HTTPProxyToWSGI: nothing"."""
    first, last = layers[0].number, layers[-1].number
    numbers = f"{first}–{last}" if len(layers) > 1 else str(first)
    names = ", ".join(map(name, layers)) + ": nothing"
    for count, line in enumerate(wrap(names, width - MARGIN, break_on_hyphens=False)):
        yield ink.quiet(f"{'' if count else numbers:<{MARGIN}}{line}")


def quiet_out(layer: LayerDiff) -> bool:
    """Whether a layer gives the answer that it got."""
    return layer.gave is not None and layer.quiet_out


def way_in(layer: LayerDiff, here: bool, width: int, ink: Ink) -> Iterator[str]:
    """Draw what a layer changed in the environ, and whether it is the one that we are in."""
    mark = ink.quiet("  (we are here)") if here else ""
    yield f"{layer.number:<{MARGIN}}{ink.strong(name(layer))}{mark}"
    yield from changes(layer.way_in, width, ink)


def way_out(layer: LayerDiff, width: int, ink: Ink) -> Iterator[str]:
    """Draw what a layer did to the answer, or that it made it."""
    said = shorten(deed(layer), width - MARGIN - len(name(layer)))
    yield f"{layer.number:<{MARGIN}}{ink.strong(name(layer))}{said}"
    yield from changes(layer.sent, width, ink)


def deed(layer: LayerDiff) -> str:
    """Say what a layer did to status and body: " answers 200 OK, 14,368 bytes"."""
    got, gave = layer.got, layer.gave
    if gave is None:
        why = "an exception leaves it" if layer.raised else "it has not called start_response"
        return f" gives no answer: {why}"
    if got is None:
        return f" answers {gave.status}, {size(gave)}"
    status = f" {got.status} → {gave.status}" if got.status != gave.status else ""
    return status + (f" {size(got)} → {size(gave)}" if got.size != gave.size else "")


def size(answer: Answer) -> str:
    """Say how long a body is: "1 byte", "14,368 bytes", "a body of unknown size"."""
    if answer.size is None:
        return "a body of unknown size"
    return f"{answer.size:,} byte{'' if answer.size == 1 else 's'}"


def changes(found: tuple[Change, ...], width: int, ink: Ink) -> Iterator[str]:
    """Draw changes in two columns: "~ PATH_INFO  '/v2.1/servers' → '/servers'"."""
    column = min(WIDEST_KEY, max((len(change.key) for change in found), default=0))
    for change in found:
        key = f"{SIGNS[change.kind]} {change.key:<{column}}"
        room = width - MARGIN - len(key) - 2
        yield f"{'':<{MARGIN}}{ink.code(key)}  {values(change, room)}".rstrip()


def values(change: Change, room: int) -> str:
    """Draw the value or both; where there is no room for two, the shorter one is cut less."""
    before, after = plain(change.before), plain(change.after)
    if not before or not after:
        return shorten(after or before, room)
    after = SAME if after == before else after
    half = (room - 3) // 2
    left = max(half, room - 3 - len(after))
    before = shorten(before, left)
    return f"{before} → {shorten(after, room - 3 - len(before))}"


def plain(value: str | None) -> str:
    """Leave addresses out, of which nobody learns: "<LimitingReader at 0x7f…>" → "<LimitingReader>"."""
    return ADDRESS.sub("", value or "")


def name(layer: LayerDiff) -> str:
    """Name a layer: its class, without the method that every application has."""
    return layer.name.removesuffix(".__call__")
