"""Puts the calls of a run together: which of them writes into the answer, and what it wrote."""

from collections.abc import Mapping
from types import FrameType
from typing import Any

from minnova.debug.additions.model import Additions, Step
from minnova.debug.places import place
from minnova.debug.target import resolve

EXTENDING = "nova.api.openstack.wsgi:Resource.process_extensions"
"""Calls the extensions, one after the other."""
ASKING = "nova.context:RequestContext.can"
"""Asks the policy."""

Items = list[dict[str, Any]]


class Watcher:
    """Is told of every call, and keeps the steps of the last answer that extensions added to."""

    def __init__(self) -> None:
        self.extending = resolve(EXTENDING).code
        self.asking = resolve(ASKING).code
        self.request = ""
        self.items: Items = []
        self.steps: list[Step] = []
        self._now: FrameType | None = None
        self._before: dict[str, str] = {}
        self._refused: list[str] = []

    def __repr__(self) -> str:
        return f"<Watcher: {len(self.steps)} steps>"

    def called(self, frame: FrameType) -> None:
        """Note that the answer is there, or that an extension begins."""
        if frame.f_code is self.extending:
            self._begin(frame)
        elif frame.f_back is not None and frame.f_back.f_code is self.extending:
            self._now, self._before, self._refused = frame, contents(self.items), []

    def ended(self, frame: FrameType, value: object) -> None:
        """Note what an extension has done, or that the policy said no to it."""
        if frame is self._now:
            self._now = None
            self.steps.append(self._step(frame))
        elif self._now is not None and frame.f_code is self.asking and value is False:
            self._refused.append(str(frame.f_locals["action"]))

    def found(self) -> Additions:
        """Return what was seen. Raises LookupError where no answer came to its extensions."""
        if not self.steps:
            raise LookupError("no extension was asked: this run made no answer that they add to")
        return Additions(self.request, len(self.items), tuple(self.steps))

    def _begin(self, frame: FrameType) -> None:
        """Take the answer as the controller made it for the first step."""
        names = frame.f_locals
        self.request = f"{names['request'].method} {names['request'].path}"
        self.items = items_of(names["resp_obj"].obj)
        keys = tuple(contents(self.items))
        controller = type(names["self"].controller)
        name = controller.__module__.rpartition(".")[2]
        self.steps = [Step(name, controller.__qualname__, keys, (), (), len(keys))]

    def _step(self, frame: FrameType) -> Step:
        after, before = contents(self.items), self._before
        name = str(frame.f_globals["__name__"]).rpartition(".")[2]
        return Step(
            name=name,
            place=f"{place(frame)}:{frame.f_code.co_firstlineno}",
            added=tuple(key for key in after if key not in before),
            changed=tuple(key for key in after if key in before and before[key] != after[key]),
            refused=tuple(self._refused),
            keys=len(after),
        )


def items_of(answer: Mapping[str, Any]) -> Items:
    """Return what an answer is about: {"servers": [{…}, {…}]} → both; {"server": {…}} → the one."""
    first: Any = next(iter(answer.values()), [])
    return [first] if isinstance(first, dict) else list(first)


def contents(items: Items) -> dict[str, str]:
    """Return all keys of the items, in their order, with what they say, to be compared later.

    [{"id": 1}, {"id": 2, "fault": "x"}] → {"id": "[1, 2]", "fault": "['x']"}
    """
    keys = dict.fromkeys(key for item in items for key in item)
    return {key: repr([item[key] for item in items if key in item]) for key in keys}
