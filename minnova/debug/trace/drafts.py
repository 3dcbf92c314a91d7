"""Nodes while they grow."""

from dataclasses import dataclass, field

from minnova.debug.trace.model import Kind, Node


@dataclass(eq=False)
class Draft:
    """A node of a tree that is still being recorded."""

    name: str
    where: str = ""
    kind: Kind = "function"
    stage: str = ""
    stop: str = ""
    main: bool = True
    calls: int = 0
    seconds: float = 0.0
    raised: dict[str, None] = field(default_factory=dict)
    children: dict[object, "Draft"] = field(default_factory=dict)

    def finish(self) -> Node:
        """Freeze the node and all below."""
        children = tuple(child.finish() for child in self.children.values())
        seconds = self.seconds or sum(child.seconds for child in children)
        return Node(
            name=self.name,
            where=self.where,
            calls=self.calls,
            seconds=seconds,
            own=max(0.0, seconds - sum(child.seconds for child in children)),
            kind=self.kind,
            stage=self.stage,
            stop=self.stop,
            main=self.main,
            raised=tuple(self.raised),
            children=children,
        )
