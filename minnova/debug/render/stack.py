"""Draw a folded stack as text: a line for each frame that is shown, one for those between."""

from collections.abc import Iterator

from minnova.debug.folding import Step
from minnova.debug.render.ink import Ink
from minnova.debug.render.text import shorten, tail

LEFT = "has handed on"
WIDEST = 40


def text(steps: tuple[Step, ...], depth: int, width: int, ink: Ink) -> str:
    """Draw a stack of this depth, outermost first, with > where we are looking."""
    names = min(max((len(one.name) for one in steps), default=0), WIDEST)
    notes = max((len(note(one)) for one in steps), default=0)
    longest = max((len(one.level.place) for one in steps), default=0)
    places = max(0, min(longest, width - names - notes - 6))
    lines = [line for one in steps for line in drawn(one, names, places, ink)]
    inside = depth - sum(one.skipped + 1 for one in steps)
    return "\n".join([*lines, *between(inside, ink), "", total(len(steps), depth, ink)])


def drawn(one: Step, names: int, places: int, ink: Ink) -> Iterator[str]:
    """Draw one frame, and above it how many are left out."""
    yield from between(one.skipped, ink)
    name = f"{shorten(one.name, names):<{names}}"
    place = f"{tail(one.level.place, places):<{places}}"
    yield f"{'>' if one.here else ' '} {ink.strong(name)}  {place}  {note(one)}".rstrip()


def note(one: Step) -> str:
    """Say what else there is to say of a frame."""
    return LEFT if one.left else one.stop


def between(count: int, ink: Ink) -> Iterator[str]:
    """Draw the frames that are left out."""
    if count:
        yield ink.quiet(f"  … {count} frame{'s' * (count > 1)}")


def total(shown: int, depth: int, ink: Ink) -> str:
    """Say how much of the stack this is."""
    return ink.quiet(f"{shown} of {depth} frames, the outermost first; `where` shows all of them.")
