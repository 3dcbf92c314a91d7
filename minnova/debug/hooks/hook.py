"""Hook: which functions are watched, and what of yours is called.

The watching itself is `monitoring` (Python 3.12 and newer) or `profiling` (3.11): both call
`Hook.tell`.
"""

import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter
from types import CodeType, FrameType, TracebackType
from typing import Any, Self

from minnova.debug.hooks.decorating import WrongHook, decorated
from minnova.debug.hooks.event import Event, Kind, arguments, depth
from minnova.debug.leaving import Leave
from minnova.debug.names import find
from minnova.debug.target import resolve

if sys.version_info >= (3, 12):
    from minnova.debug.hooks.monitoring import join as join
    from minnova.debug.hooks.monitoring import watch
else:
    from minnova.debug.hooks.profiling import join as join
    from minnova.debug.hooks.profiling import watch

Listener = Callable[[Event], object]


class HookWarning(UserWarning):
    """A function that was given to a hook raised. The program ran on as if it had not."""


@dataclass(frozen=True)
class Failure:
    """A listener raised: at which event, and what."""

    event: Event
    exception: BaseException

    def __str__(self) -> str:
        problem = f"{type(self.exception).__name__}: {self.exception}"
        return f"on_{self.event.kind} of {self.event.target}: {problem}"


class Hook:
    """Listeners on some functions of the program, while open. See `hook`."""

    def __init__(self, targets: tuple[str, ...], listeners: dict[Kind, Listener]) -> None:
        self.targets = targets
        self.listeners = listeners
        self.codes: tuple[CodeType, ...] = ()
        self.watched: dict[int, str] = {}
        self.failures: list[Failure] = []
        self.opened = 0.0
        self._unwatch: Callable[[], None] | None = None

    def __repr__(self) -> str:
        state = "open" if self._unwatch else "closed"
        return f"<hook on {', '.join(self.targets)} ({state}, {len(self.failures)} failures)>"

    def __enter__(self) -> Self:
        if self._unwatch:
            raise RuntimeError(f"{self!r} is open already; make a second one with hook(...)")
        named = [pair for target in self.targets for pair in resolved(target)]
        self.codes = tuple(code for _, code in named)
        # By id: code objects of the same text are equal, and hashing one reads all of it.
        self.watched = {id(code): name for name, code in named}
        self.failures = []
        self.opened = perf_counter()
        self._unwatch = watch(self)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        unwatch, self._unwatch = self._unwatch, None
        if unwatch:
            unwatch()
        if self.failures:
            warnings.warn(self._complaint(), HookWarning, stacklevel=2)

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Decorate a function. Each call has a hook of its own. Raises WrongHook, a TypeError."""
        return decorated(function, lambda: type(self)(self.targets, self.listeners))

    def _complaint(self) -> str:
        count, first = len(self.failures), self.failures[0]
        times = "once" if count == 1 else f"{count} times"
        return f"a listener raised {times}, and the run went on; first {first} (more in .failures)"

    def tell(
        self,
        kind: Kind,
        frame: FrameType,
        value: object = None,
        exception: BaseException | None = None,
    ) -> None:
        """Make the event and hand it to the listener for it, if there is one.

        What a listener raises must not reach the program that is watched, so it is kept for the
        end, SystemExit among it. KeyboardInterrupt and the like do pass: they are meant to end the
        run.
        """
        listener = self.listeners.get(kind)
        if listener is None:
            return
        elapsed = perf_counter() - self.opened
        target = self.watched[id(frame.f_code)]
        level = depth(frame, self.watched)
        event = Event(kind, target, frame, arguments(frame), elapsed, level, value, exception)
        try:
            listener(event)
        except Leave:  # a session's way out is a SystemExit, too
            raise
        except (Exception, SystemExit) as problem:
            self.failures.append(Failure(event, problem))


def hook(
    *targets: str,
    on_call: Listener | None = None,
    on_return: Listener | None = None,
    on_raise: Listener | None = None,
) -> Hook:
    """Call functions of yours when a target is entered, returns or raises.

    The hook is a context manager and a decorator, of generator functions and `async def` as well.

    A target is written "module:qualname", with `nova` and `keystone` standing for the ones
    shipped here, or it is the name of a stop, or of a stage. It is looked up when the block is
    entered, which imports its module. Hooks may be nested, and several may share a target.
    Threads that the run starts are watched too.

    A listener that raises does not disturb the run: the failure is kept in `failures`, and a
    HookWarning sums them up at the end.

        with hook("routing.match", on_call=lambda event: print(event.arguments)):
            cloud.nova(["list"])

    Raises WrongHook, a TypeError, without a target and for a listener that cannot be called;
    LookupError at entry for a target that does not exist, RuntimeError where no more watchers fit
    into this interpreter.
    """
    check_targets(targets)
    given: dict[Kind, Listener | None] = {"call": on_call, "return": on_return, "raise": on_raise}
    listeners = {kind: listener for kind, listener in given.items() if listener is not None}
    for kind, listener in listeners.items():
        if not callable(listener):
            raise WrongHook(f"on_{kind} takes a function of one Event, as print, not {listener!r}")
    return Hook(targets, listeners)


def check_targets(targets: tuple[object, ...]) -> None:
    """Raise WrongHook where no target is given, or one that is no text, as by a bare `@hook`."""
    if not targets:
        raise WrongHook(f"a hook without a target hears nothing: name one, {AS_IN}")
    for target in targets:
        if not isinstance(target, str):
            raise WrongHook(f"a hook's target is written as a text, {AS_IN}, not {target!r}")


AS_IN = 'as in hook("routing.match", on_call=print)'


def resolved(target: str) -> Iterator[tuple[str, CodeType]]:
    """Yield what a target stands for: code objects, and the names of their stops or functions.

    "webob.dec:wsgify.__call__"  →  ("webob.dec:wsgify.__call__", its code)
    "routing"                    →  ("routing.match", its code), … all stops of the stage
    """
    if ":" in target:
        yield target, resolve(target).code
    else:
        for stop in find(target):
            yield stop.name, resolve(stop.target).code
