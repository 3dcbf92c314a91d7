"""Draw a call tree as text: stage by stage, times on the left, one blank for each level."""

import textwrap
from collections.abc import Iterable, Iterator

from minnova.debug.render.ink import Ink
from minnova.debug.render.text import shorten, tail
from minnova.debug.trace.fold import Root, Section
from minnova.debug.trace.model import Node, Trace

TIMES = 18
"""Columns of the two times on the left."""
TIMES_CALLED = "×7: called 7 times"
NOT_DRAWN = "+7: 7 calls below, not drawn"
FOLDED = "--all draws every function"
COSTS = "Tracing takes time, too: compare these times with each other, not with a clock."


def text(
    found: Trace[object],
    sections: Iterable[Section],
    width: int,
    ink: Ink,
    everything: bool = False,
) -> str:
    """Draw the sections of a trace one below the other, and how much was folded."""
    shown = tuple(sections)
    if not shown:
        return "Nothing was called that is recorded."
    lines = [line for section in shown for line in _section(section, width, ink)]
    nodes = [node for one in shown for root in one.roots for node in root.node.walk()]
    folded = not everything and sum(node.calls for node in nodes) < found.calls
    count = f"{found.calls} calls in {_ms(found.seconds)} ms."
    notes = textwrap.wrap(" ".join((count, *_legend(nodes, folded), COSTS)), width)
    return "\n".join([*lines, *map(ink.quiet, notes)])


def _legend(nodes: list[Node], folded: bool) -> Iterator[str]:
    """Explain those signs that are drawn, and say that functions are left out where some are."""
    signs = [TIMES_CALLED] if any(node.calls > 1 for node in nodes) else []
    signs += [NOT_DRAWN] if any(node.hidden for node in nodes) else []
    signs += [FOLDED] if folded else []
    if signs:
        yield f"{'; '.join(signs)}."


def _section(section: Section, width: int, ink: Ink) -> Iterator[str]:
    """Draw a stage: what it is about, its own time, and its branches below their requests."""
    own = f"{_ms(section.seconds)} ms"
    name = f"{section.stage} · " if section.stage else ""
    title = shorten(f"{name}{section.title}", width - len(own) - 2)
    yield ink.title(f"{title}{own:>{width - len(title)}}")
    yield ink.quiet(f"{'ms':>8} {'own':>8}")
    request = ""
    for root in section.roots:
        if root.request != request:
            request = root.request
            if request and request != root.node.name:  # else the branch begins with it
                yield " " * TIMES + ink.quiet(shorten(request, width - TIMES))
        yield from _branch(root, width, ink)
    yield ""


def _branch(root: Root, width: int, ink: Ink) -> Iterator[str]:
    for level, node in _levels(root.node):
        yield _line(node, level, width, ink)


def _levels(node: Node, level: int = 0) -> Iterator[tuple[int, Node]]:
    yield level, node
    for child in node.children:
        yield from _levels(child, level + 1)


def _line(node: Node, level: int, width: int, ink: Ink) -> str:
    """Draw a node: times, name, how often, and on the right where it is, as far as there is room."""
    times = f"{_ms(node.seconds):>8} {_ms(node.own):>8} "
    name = shorten(" " * level + node.name, width - TIMES)
    notes = shorten("".join(f"  {note}" for note in _notes(node)), width - TIMES - len(name))
    room = width - TIMES - len(name) - len(notes) - 2
    place = tail(node.where, room)
    styled = ink.strong(name) if node.stop or node.kind == "layer" else name
    end = f"  {ink.quiet(f'{place:>{room}}')}" if place else ""
    return f"{ink.quiet(times)}{styled}{notes}{end}"


def _notes(node: Node) -> Iterator[str]:
    """Say what is special about a node: ×N, what it raised, where it goes on, what is folded."""
    if node.calls > 1:
        yield f"×{node.calls}"
    if node.raised:
        yield f"raises {', '.join(node.raised)}"
    if node.leads_to:
        yield f"→ {node.leads_to}"
    if node.hidden:
        yield f"+{node.hidden}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f}"
