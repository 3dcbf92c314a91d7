"""From a halted frame to a Moment: the only place that reads frames to show them."""

import linecache
from bdb import Breakpoint
from collections.abc import Iterable, Mapping
from textwrap import dedent
from token import STRING
from tokenize import TokenError, generate_tokens
from types import FrameType
from typing import Any

from minnova.debug.extent import extent
from minnova.debug.masking import Mask, bounded_repr
from minnova.debug.moment import Level, Line, Local
from minnova.debug.places import place

AROUND = 12
"""Lines of source that are shown before and after the current one, at most."""
MOST = 40
"""Names that are shown, at most: a module's frame has hundreds."""


def levels(stack: Iterable[tuple[FrameType, int]]) -> tuple[Level, ...]:
    """Describe a stack as pdb has it: frames and line numbers."""
    return tuple(Level(frame.f_code.co_qualname, place(frame), line) for frame, line in stack)


def source(frame: FrameType, line: int, file: str) -> tuple[Line, ...]:
    """Return the source of the frame's function, or the lines around this one if it is long.

    `file` is the name under which bdb keeps the breakpoints of this file.
    """
    begin, end = extent(frame.f_code)
    text = linecache.getlines(frame.f_code.co_filename, frame.f_globals)
    first, last = max(begin, line - AROUND), min(end, line + AROUND)
    if first > begin:
        first = outside_of_strings(text[begin - 1 : end], first - begin + 1) + begin - 1
    numbers = range(first, min(last, len(text)) + 1)
    lit = {number: is_enabled(file, number) for number in numbers}
    code = dedent("".join(text[first - 1 : last])).split("\n")
    return tuple(Line(n, one, n == line, lit[n]) for n, one in zip(numbers, code, strict=False))


def outside_of_strings(text: list[str], first: int) -> int:
    """Return the line to begin at, counted from 1: this one, or the one behind a string it is in.

    From the middle of a docstring on, code would be taken for text and text for code.
    """
    try:
        for token in generate_tokens(iter(text).__next__):
            if token.type == STRING and token.start[0] < first <= token.end[0]:
                return token.end[0] + 1
            if token.start[0] >= first:
                break
    except (TokenError, SyntaxError):
        pass
    return first


def is_enabled(file: str, line: int) -> bool | None:
    """Say whether a breakpoint at this line is enabled; None where there is none."""
    found = Breakpoint.bplist.get((file, line))
    return any(one.enabled for one in found) if found else None


def describe(
    names: Mapping[str, Any], before: Mapping[str, str] | None, mask: Mask
) -> tuple[Local, ...]:
    """Return names and values; what is not as it was `before` is marked. None marks nothing.

    ({"a": 1, "b": 2}, {"a": "1"}) → a = 1, and b = 2, which is new
    """
    first = list(names)[:MOST]
    shown = [(name, bounded_repr(names[name], mask=mask, name=name)) for name in first]
    if before is None:
        return tuple(Local(name, value) for name, value in shown)
    return tuple(Local(name, value, before.get(name) != value) for name, value in shown)
