"""What tracing finds: a Trace of Nodes. Frozen, and free of the run's objects."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Result = TypeVar("Result", covariant=True)

Kind = Literal["function", "layer", "request", "thread"]
"""What a node stands for.

- function: a function or method.
- layer: a call of `webob.dec.wsgify.__call__` with a request, named after the layer's object.
- request: a request that begins here; what works for it is below.
- thread: a thread that the run has started; what runs in it is below.
"""


@dataclass(frozen=True, slots=True)
class Node:
    """Something that was called from one place, once or several times.

    `seconds` are from the entry to the exit, `own` those of them that no child has. `raised` names
    the exceptions that ended a call, each once. `stage` is that of the innermost stop around, and
    `stop` names the stop that the function is at.
    """

    name: str
    where: str
    calls: int
    seconds: float
    own: float
    kind: Kind = "function"
    stage: str = ""
    stop: str = ""
    main: bool = True
    """Of a request: whether it is one that matters, to the service that the run is about."""
    raised: tuple[str, ...] = ()
    children: tuple["Node", ...] = ()
    hidden: int = 0
    """Calls below it that a folded tree leaves out."""
    leads_to: str = ""
    """In a folded tree: the stage in whose section this goes on."""

    @property
    def total(self) -> int:
        """The calls of this node and of all below."""
        return self.calls + sum(child.total for child in self.children)

    def walk(self) -> Iterator["Node"]:
        """Yield the node and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name} ×{self.calls}: {len(self.children)} children>"


@dataclass(frozen=True, slots=True)
class Trace(Generic[Result]):
    """The calls of a run, and what it returned."""

    roots: tuple[Node, ...]
    seconds: float
    result: Result

    @property
    def calls(self) -> int:
        """All calls that were recorded."""
        return sum(root.total for root in self.roots)

    def walk(self) -> Iterator[Node]:
        """Yield all nodes, each before those below it."""
        for root in self.roots:
            yield from root.walk()

    def find(self, name: str) -> tuple[Node, ...]:
        """Return the nodes of a name: find("ServersController.detail")."""
        return tuple(node for node in self.walk() if node.name == name)

    def __repr__(self) -> str:
        return f"<Trace: {self.calls} calls in {self.seconds * 1000:.0f} ms>"
