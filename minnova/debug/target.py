"""From "module:qualname" to the code object that runs, and to the instruction it is entered at."""

import dis
import inspect
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from types import CodeType, FunctionType
from typing import Any

SUBJECTS = ("nova", "keystone")
"""Top-level names that stand for ours: the same table could be pointed at a real nova."""


WRAPPED = ("__wrapped__", "__func__", "fget", "func")
"""Where functools.wraps, methods, properties and wsgify keep the function that they wrap."""


class TargetError(LookupError):
    """A target that leads to no Python function; the message says at which part it ends."""


@dataclass(frozen=True, slots=True)
class Target:
    """A function as the interpreter knows it."""

    text: str
    code: CodeType
    entry: int
    """Offset of the first instruction behind RESUME: where the arguments are bound and nothing
    has run. A later instruction of the same line (a loop's head, say) is not the entry."""

    def __repr__(self) -> str:
        return f"<Target {self.text} at {self.code.co_filename}:{self.code.co_firstlineno}>"


def resolve(text: str) -> Target:
    """Find the function behind a target, through whatever decorates it. Raises TargetError.

    "nova.wsgi:Router._dispatch" → _dispatch's own code, not wsgify's
    """
    module_name, _, qualname = text.partition(":")
    if not module_name or not qualname:
        raise TargetError(f"{text!r} is no target: write module:qualname")
    found: Any = _module(module_name)
    for name in qualname.split("."):
        found = _attribute(found, name, text)
    function = unwrap(found)
    if function is None:
        raise TargetError(f"{text} is {type(found).__name__}, and no function written in Python")
    return _target(text, function.__code__)


def real_module(name: str) -> str:
    """Return the module's name as it is imported: "nova.wsgi" → "minnova.nova.wsgi"."""
    return f"minnova.{name}" if name.partition(".")[0] in SUBJECTS else name


def unwrap(found: Any) -> FunctionType | None:
    """Return the function inside decorators, descriptors and wsgify; None where there is none."""
    while not isinstance(found, FunctionType) or hasattr(found, "__wrapped__"):
        if inspect.isclass(found) or inspect.ismodule(found):
            return None
        inner = [getattr(found, name, None) for name in WRAPPED]
        found = next((one for one in inner if callable(one)), None)
        if found is None:
            return None
    return found


def _module(name: str) -> Any:
    try:
        return import_module(real_module(name))
    except ModuleNotFoundError as error:
        raise TargetError(f"there is no module {error.name!r} to look for {name} in") from error


def _attribute(owner: Any, name: str, text: str) -> Any:
    """Look a name up without calling descriptors: wsgify would hand out a copy of itself."""
    try:
        return inspect.getattr_static(owner, name)
    except AttributeError:
        pass
    close = get_close_matches(name, dir(owner), n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    raise TargetError(f"{text}: {_name(owner)} has no {name}.{hint}")


def _name(owner: Any) -> str:
    return str(getattr(owner, "__qualname__", None) or getattr(owner, "__name__", owner))


def _target(text: str, code: CodeType) -> Target:
    instructions = iter(dis.get_instructions(code))
    next(one for one in instructions if one.opname == "RESUME")
    return Target(text, code, entry=next(instructions).offset)
