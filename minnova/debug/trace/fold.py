"""From all calls to those worth reading: a section for each stage, helpers and detours folded.

A call tree of one request is forty levels deep. Here it is cut wherever the stage changes: the
branch ends with "→ dispatch", and goes on in the section of that stage.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from minnova.debug.stops import STAGES
from minnova.debug.trace.model import Node, Trace

CALLED = ("__call__", "__iter__", "__next__")
"""Methods by which a server calls an application, and reads its body."""
OUTSIDE = ""
"""The stage of what happens before the first stop, or between two stages."""


@dataclass(frozen=True, slots=True)
class Root:
    """Where a stage is entered: the call, and the request that it works for, if any."""

    node: Node
    request: str


@dataclass(frozen=True, slots=True)
class Section:
    """A stage, the time spent in its own functions, and the branches of the tree in it."""

    stage: str
    title: str
    calls: int
    seconds: float
    roots: tuple[Root, ...]

    def __repr__(self) -> str:
        return f"<Section {self.stage or 'outside'}: {self.calls} calls, {len(self.roots)} roots>"


def sections(
    found: Trace[object], depth: int | None = None, everything: bool = False
) -> tuple[Section, ...]:
    """Cut a tree into its stages, in the order of the table of stops.

    `depth` is how many levels of each branch are left. Unless `everything` is wanted, these are
    folded: requests that do not matter; helpers (functions whose names begin with an underscore:
    what they call moves up to their callers); what leads to no stop, unless it is called by one
    that leads to another; and what happens outside of the stages.
    """
    roots = found.roots if everything else folded(found.roots)
    branches: dict[str, list[Root]] = {}
    for root in roots:
        cut(root, None, "", branches)
    passed = stages(found)
    titles = {one.name: one.title for one in STAGES}
    titles[OUTSIDE] = "outside of all stages" if passed else "all calls"
    shown = [name for name in titles if name in branches and (name or everything or not passed)]
    return tuple(_section(found, name, titles[name], branches[name], depth) for name in shown)


def stages(found: Trace[object]) -> set[str]:
    """Name the stages that a run came through."""
    return {node.stage for node in found.walk() if node.stage}


def _section(
    found: Trace[object], name: str, title: str, roots: list[Root], depth: int | None
) -> Section:
    mine = [node for node in found.walk() if node.stage == name]
    limited = tuple(replace(root, node=limit(root.node, depth)) for root in roots)
    own = sum(node.own for node in mine)
    return Section(name, title, sum(node.calls for node in mine), own, limited)


def folded(roots: tuple[Node, ...]) -> tuple[Node, ...]:
    """Leave what is worth reading of a tree; of one without stops, all but the helpers."""
    readable = tuple(unhelped(fold_requests(roots)))
    if not any(node.stop for root in readable for node in root.walk()):
        return readable
    return tuple(thinned(root) for root in readable)


def thinned(node: Node) -> Node:
    """Leave the ways to the landmarks, and what a landmark on such a way calls itself."""
    ways = tuple(child for child in node.children if any(map(is_landmark, child.walk())))
    kept = node.children if ways and is_landmark(node) else ways
    gone = sum(child.total for child in node.children) - sum(child.total for child in kept)
    return replace(node, children=tuple(map(thinned, kept)), hidden=node.hidden + gone)


def is_landmark(node: Node) -> bool:
    """Tell whether a node is worth its line for its own sake."""
    return bool(node.stop) or node.kind != "function"


def fold_requests(nodes: Iterable[Node]) -> Iterator[Node]:
    """Take away what is below the requests that do not matter."""
    for node in nodes:
        if node.kind == "request" and not node.main:
            yield replace(node, children=(), own=node.seconds, hidden=node.total - node.calls)
        else:
            yield replace(node, children=tuple(fold_requests(node.children)))


def unhelped(nodes: Iterable[Node], first: bool = False) -> Iterator[Node]:
    """Take helpers away, and put what they call in their place.

    The `first` calls of a request are none: they are its application, which may be a class.
    """
    lifted: list[Node] = []
    for node in nodes:
        inner = tuple(unhelped(node.children, node.kind == "request"))
        helps = is_helper(node) and not first
        lifted += inner if helps else [replace(node, children=inner)]
    yield from merged(lifted)


def is_helper(node: Node) -> bool:
    """Tell whether a node is a function that only its own module should know, and no stop."""
    word = node.name.rpartition(".")[2]
    return node.kind == "function" and not node.stop and word[0] == "_" and word not in CALLED


def merged(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Make one node of those that stand for the same function in the same stage."""
    same: dict[tuple[str, str, str], Node] = {}
    for node in nodes:
        key = (node.name, node.where, node.stage)
        same[key] = both(same[key], node) if key in same else node
    return tuple(same.values())


def both(one: Node, other: Node) -> Node:
    """Add two nodes up."""
    return replace(
        one,
        calls=one.calls + other.calls,
        seconds=one.seconds + other.seconds,
        own=one.own + other.own,
        hidden=one.hidden + other.hidden,
        raised=tuple(dict.fromkeys(one.raised + other.raised)),
        children=merged(one.children + other.children),
    )


def cut(node: Node, stage: str | None, request: str, branches: dict[str, list[Root]]) -> Node:
    """Cut a branch where its stage changes; what is cut off goes to the branches of its stage."""
    inner = node.name if node.kind == "request" else request
    mine = branches.setdefault(node.stage, [])
    place = len(mine)
    children = tuple(cut(child, node.stage, inner, branches) for child in node.children)
    whole = replace(node, children=children)
    if node.stage == stage:
        return whole
    mine.insert(place, Root(whole, inner))
    return replace(node, children=(), hidden=0, leads_to=node.stage)


def limit(node: Node, depth: int | None) -> Node:
    """Cut a tree off below a number of levels; the last one says how many calls are gone."""
    if depth is None or not node.children:
        return node
    if depth <= 1:
        gone = sum(child.total for child in node.children)
        return replace(node, children=(), hidden=node.hidden + gone)
    return replace(node, children=tuple(limit(child, depth - 1) for child in node.children))
