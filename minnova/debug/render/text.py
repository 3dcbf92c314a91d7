"""The card above the prompt, the table of stops, and where nova does the same: as text."""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping

from minnova.debug.halt import Halt
from minnova.debug.render.ink import Ink
from minnova.debug.stops import ORDER, Stage, Stop

MARGIN = 9
"""Columns of the labels on the left of a card."""
SHORT = 32
"""Columns up to which an expression leaves room for its value beside it."""
BROWSE = "https://github.com/openstack/nova/blob"


def card(halt: Halt, width: int, ink: Ink) -> str:
    """Draw the card of a halt: title, why, values, where nova does it, what to try."""
    stop = halt.stop
    lines = [
        ink.title(_rule(stop.title, halt.where, width)),
        *textwrap.wrap(stop.why, width),
        *_values(halt.values, width, ink),
        *_labelled("in nova", textwrap.wrap(upstream_line(stop), width - MARGIN), ink.plain, ink),
        *_labelled("try", _packed(stop.commands, width - MARGIN), ink.code, ink),
    ]
    return "\n".join(lines)


def upstream_line(stop: Stop) -> str:
    """Say in a line where nova does what a stop shows; nothing of a stop made of a target."""
    if stop.is_target:
        return ""
    if not stop.newton:
        return f"the same: {stop.target}"
    if stop.newton == stop.current:
        return f"14 and now: {stop.newton}"
    return f"14: {stop.newton} · now: {stop.current or 'not any more'}"


def upstream(stop: Stop) -> str:
    """Say where nova does what a stop shows, with addresses to read it at."""
    lines = [f"{stop.name}: {upstream_line(stop)}"]
    for branch, place in (("newton-eol", stop.newton), ("master", stop.current)):
        if place:
            path, _, name = place.partition(" ")
            lines.append(f"  {BROWSE}/{branch}/{path}  ({name})")
    return "\n".join(lines)


def stops(stages: Iterable[Stage], width: int, ink: Ink, marks: Mapping[str, str] = {}) -> str:
    """Draw the table of stages and stops. The number says when `nova list` first comes past.

    `marks` puts a sign before the names of some stops, for example ">" where we are.
    """
    lines: list[str] = []
    for stage in stages:
        lines += ["", f"{ink.title(stage.name)}  {ink.quiet(stage.title)}"]
        lines += [_row(stop, width, ink, marks.get(stop.name, " ")) for stop in stage.stops]
    return "\n".join(lines[1:])


def targets(rows: Iterable[tuple[str, str]], width: int, ink: Ink) -> str:
    """Draw the layers of an application and what halts in each, as `--at` and `go` take it."""
    pairs = tuple(rows)
    column = max(len(name) for name, _ in pairs)
    note = "Any other function halts, too: --at module:qualname."
    return "\n".join(
        [
            f"{ink.title('layers')}  {ink.quiet('as far as they can be read, outermost first')}",
            *(f"  {ink.strong(f'{name:<{column}}')}  {target}" for name, target in pairs),
            "",
            *textwrap.wrap(note, width),
        ]
    )


def _row(stop: Stop, width: int, ink: Ink, mark: str) -> str:
    if stop.is_target:
        return f"    {mark} {ink.strong(shorten(stop.target, width - 6))}"
    number = ORDER.index(stop.name) + 1 if stop.name in ORDER else "–"
    target = shorten(stop.target, width - 28)
    return f"{number:>3} {mark} {ink.strong(f'{stop.name:<21}')} {target}"


def _rule(left: str, right: str, width: int) -> str:
    """Draw a title line: `━━ routing · match ━━━━━━━━━ request 3 · GET /servers/detail ━━`."""
    right = shorten(right, width - len(left) - 9)
    end = f" {right} ━━" if right else ""
    return f"━━ {left} " + "━" * max(1, width - len(left) - len(end) - 4) + end


def _values(values: tuple[tuple[str, str], ...], width: int, ink: Ink) -> list[str]:
    """Draw what to look at, in two columns; the value of a long expression stands below it."""
    column = max((len(one) for one, _ in values if len(one) <= SHORT), default=0)
    lines: list[str] = []
    for one, value in values:
        label = _label("" if lines else "look at", ink)
        if len(one) <= SHORT:
            room = width - MARGIN - column - 2
            lines.append(label + ink.code(f"{one:<{column}}") + "  " + shorten(value, room))
        else:
            room = width - MARGIN - 2
            lines.append(label + ink.code(shorten(one, room)))
            lines.append(" " * (MARGIN + 2) + shorten(value, room))
    return lines


def _labelled(label: str, lines: list[str], style: Callable[[str], str], ink: Ink) -> Iterator[str]:
    labels = [label] + [""] * len(lines)
    return (_label(one, ink) + style(line) for one, line in zip(labels, lines, strict=False))


def _packed(words: Iterable[str], width: int) -> list[str]:
    """Put words on as few lines as they fit on, two blanks between: commands are not broken."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 2 + len(word) <= width:
            lines[-1] += f"  {word}"
        else:
            lines.append(word)
    return lines


def _label(label: str, ink: Ink) -> str:
    return ink.quiet(f"{label:<{MARGIN}}")


def shorten(text: str, width: int) -> str:
    """Cut a text to a width: shorten("abcdef", 4) → "abc…"; "" where there is none at all."""
    return text if len(text) <= width else f"{text[: max(0, width - 1)]}…"[: max(0, width)]


def tail(place: str, width: int) -> str:
    """Cut a place from the left, at a folder: tail("a/b/c.py:1", 8) → "…/c.py:1"; "" if need be."""
    if len(place) <= width:
        return place
    while "/" in place and len(place) + 2 > width:
        place = place.partition("/")[2]
    return f"…/{place}" if len(place) + 2 <= width else ""
