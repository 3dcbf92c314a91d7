"""Stops by their names at a halt; a target, "module:qualname", becomes a stop when it is named."""

from textwrap import shorten
from types import CodeType

from minnova.debug.names import EVERYTHING, find
from minnova.debug.plan import Plan
from minnova.debug.requests import environ_parameter
from minnova.debug.spelling import completions
from minnova.debug.stopping import Stopping
from minnova.debug.stops import Stop
from minnova.debug.target import Target, resolve

LONGEST = 300
"""Characters of a docstring that a card shows."""


class Aiming(Stopping):
    """Finds stops by name, and makes one of each target that is asked for; a mixin."""

    LISTED = "`stops` lists them"
    """What is said of a name that is like no other."""

    def find(self, name: str) -> tuple[Stop, ...]:
        """Return the stops of a name, or of a target: "toy:Router.things".

        Raises UnknownName or TargetError.
        """
        if ":" not in name:
            return find(name, self.LISTED)
        made = (armed.stop for armed in self.armed.values() if armed.stop.name == name)
        return (next(made, None) or self.stop_of(resolve(name)),)

    def stop_of(self, target: Target) -> Stop:
        """Return the stop at this target; where there is none yet, arm one. Raises TargetError."""
        if target.code not in self.armed:
            self._arm(stop_at(target), target)
        return self.armed[target.code].stop

    def completed(self, plan: Plan) -> Plan:
        """Return the plan with the stops of its targets, which are armed. Raises TargetError."""
        return plan.also(map(self.stop_of, plan.targets))

    def missed(self) -> list[str]:
        """Return the names that somebody asked for in vain: of the plan, or of the last `go`."""
        if self.going:
            return [self.going]
        behind = {armed.stop for armed in self.armed.values() if armed.behind}
        return [name for name in self.plan.names if behind.isdisjoint(self.find(name))]

    def is_behind(self, stop: Stop) -> bool:
        """Whether the run has come past, in the request that matters, and will not halt again.

        A target of one's own is ahead at each hit.
        """
        armed = self.breakpoint_of(stop)
        return bool(armed and armed.behind and not self.plan.every and not stop.is_target)

    def offered(self, text: str) -> list[str]:
        """Complete the name of a stop or a stage of this run, or a target."""
        stops = [armed.stop for armed in self.armed.values()]
        stages = [stop.stage for stop in stops if not stop.is_target]
        everything = [EVERYTHING] if stages else []
        known = dict.fromkeys([*stages, *(stop.name for stop in stops), *everything])
        found = [name for name in known if name.startswith(text)]
        return found if found or not text else completions(text)


def stop_at(target: Target) -> Stop:
    """Make a stop of a target, of which nothing is known but its function.

    It says what the function's own docstring says, in quotes: the words are not ours.
    """
    said = (
        f"“{shorten(target.doc, LONGEST, placeholder=' …')}”"
        if target.doc
        else "It has no docstring."
    )
    why = f"{target.code.co_qualname} has just been entered. {said}"
    names = target.code.co_varnames[: target.code.co_argcount + target.code.co_kwonlyargcount]
    environ = environ_parameter(target.code)
    tries = ("n", "layer", "onion", "diff", "request") if environ else ("n", "s", "args", "where")
    looks = tuple(look for name in names for look in looks_at(name, target.code))
    return Stop(target.text, target.text, why, look_at=looks, commands=tries)


def looks_at(name: str, code: CodeType) -> tuple[str, ...]:
    """Return what is worth looking at of an argument: of an environ, the path; of others, themselves."""
    if name != environ_parameter(code) or name == "req":
        return () if name.startswith("start_response") else (name,)
    return f"{name}['SCRIPT_NAME']", f"{name}['PATH_INFO']"
