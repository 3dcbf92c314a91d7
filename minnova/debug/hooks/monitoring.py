"""Watching through `sys.monitoring` (PEP 669), on Python 3.12 and newer.

The interpreter has six places for tools; all open hooks share one of them, which is free again
when the last hook closes. Entering and returning are asked for of the watched code objects alone,
so all other code runs at full speed. Raising can be asked for only of everything: it is, while a
hook wants it.
"""

import sys
from collections.abc import Callable
from threading import RLock
from types import CodeType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minnova.debug.hooks.hook import Hook

assert sys.version_info >= (3, 12)
events = sys.monitoring.events

PLACES = (3, 4, 5, 2)
"""Tool ids to try. Debuggers have 0 and coverage 1; profilers 2, so that it comes last."""


class Monitor:
    """The open hooks of this process, and the one tool of `sys.monitoring` that serves them."""

    def __init__(self) -> None:
        self.hooks: tuple[Hook, ...] = ()
        self.tool = -1
        self.lock = RLock()

    def __repr__(self) -> str:
        return f"<Monitor: {len(self.hooks)} hooks>"

    def add(self, hook: "Hook") -> None:
        """Watch for a hook; the first one takes a tool id."""
        with self.lock:
            if not self.hooks:
                self._start()
            self.hooks += (hook,)
            self._arm(hook)

    def remove(self, hook: "Hook") -> None:
        """Stop watching for a hook; after the last one the tool id is free."""
        with self.lock:
            self.hooks = tuple(other for other in self.hooks if other is not hook)
            self._arm(hook)
            if not self.hooks:
                self._stop()

    def _start(self) -> None:
        self.tool = free_place()
        sys.monitoring.use_tool_id(self.tool, "minnova.debug.hooks")
        self._register(self.called, self.returned, self.raised)

    def _stop(self) -> None:
        self._register(None, None, None)
        sys.monitoring.free_tool_id(self.tool)

    def _register(
        self,
        called: Callable[[CodeType, int], object] | None,
        returned: Callable[[CodeType, int, object], object] | None,
        raised: Callable[[CodeType, int, BaseException], object] | None,
    ) -> None:
        sys.monitoring.register_callback(self.tool, events.PY_START, called)
        sys.monitoring.register_callback(self.tool, events.PY_RETURN, returned)
        sys.monitoring.register_callback(self.tool, events.PY_UNWIND, raised)

    def _arm(self, changed: "Hook") -> None:
        """Ask for what all open hooks want to know of the code that one of them watches."""
        for code in changed.codes:
            wanted = events.NO_EVENTS
            for hook in self._hooks_on(code):
                wanted |= events.PY_START if "call" in hook.listeners else 0
                wanted |= events.PY_RETURN if "return" in hook.listeners else 0
            sys.monitoring.set_local_events(self.tool, code, wanted)
        raising = any("raise" in hook.listeners for hook in self.hooks)
        sys.monitoring.set_events(self.tool, events.PY_UNWIND if raising else events.NO_EVENTS)

    def _hooks_on(self, code: CodeType) -> list["Hook"]:
        return [hook for hook in self.hooks if id(code) in hook.watched]

    # The interpreter calls these from the watched function: its frame is one above theirs.

    def called(self, code: CodeType, _offset: int) -> None:
        """Tell the hooks on a function that it was entered."""
        for hook in self._hooks_on(code):
            hook.tell("call", sys._getframe(1))

    def returned(self, code: CodeType, _offset: int, value: object) -> None:
        """Tell the hooks on a function what it returns."""
        for hook in self._hooks_on(code):
            hook.tell("return", sys._getframe(1), value=value)

    def raised(self, code: CodeType, _offset: int, exception: BaseException) -> None:
        """Tell the hooks on a function which exception leaves it."""
        for hook in self._hooks_on(code):
            hook.tell("raise", sys._getframe(1), exception=exception)


def free_place() -> int:
    """Find an unused tool id. Raises RuntimeError, naming the users, when there is none."""
    for place in PLACES:
        if sys.monitoring.get_tool(place) is None:
            return place
    users = ", ".join(str(sys.monitoring.get_tool(place)) for place in PLACES)
    raise RuntimeError(
        f"no place in sys.monitoring is left for hooks: {users} have them. Stop one of these first."
    )


MONITOR = Monitor()


def watch(hook: "Hook") -> Callable[[], None]:
    """Begin to tell a hook what happens, in every thread. Returns what ends it."""
    MONITOR.add(hook)
    return lambda: MONITOR.remove(hook)


def join() -> None:
    """Do nothing: every thread is watched already."""
