"""From "module:qualname" to the code object that runs, and to the instruction it is entered at."""

import dis
import inspect
import traceback
from dataclasses import dataclass
from importlib import import_module
from types import (
    CodeType,
    FunctionType,
    GetSetDescriptorType,
    MemberDescriptorType,
    ModuleType,
)
from typing import Any, Self

from minnova.debug.refusal import Refusal

SUBJECTS = ("nova", "keystone")
"""Top-level names that stand for ours: the same table could be pointed at a real nova."""

RESUME = dis.opmap["RESUME"]

WRAPPED = ("__wrapped__", "__func__", "fget", "func")
"""Where functools.wraps, methods, properties and wsgify keep the function that they wrap."""


class TargetError(Refusal, LookupError):
    """A target that leads to no Python function; the message says at which part it ends."""


@dataclass(frozen=True, slots=True)
class Target:
    """A function as the interpreter knows it."""

    text: str
    code: CodeType
    entry: int
    """Offset of the first instruction behind RESUME: where the arguments are bound and nothing
    has run. A later instruction of the same line (a loop's head, say) is not the entry."""
    doc: str
    """The first paragraph of its docstring, on one line; empty where there is none."""

    @classmethod
    def of(cls, text: str, function: FunctionType) -> Self:
        """Describe a function that is at hand. `text` names it, even where no name leads to it."""
        code = function.__code__
        paragraph = inspect.cleandoc(function.__doc__ or "").partition("\n\n")[0]
        return cls(text, code, entry_of(code), " ".join(paragraph.split()))

    def __repr__(self) -> str:
        return f"<Target {self.text} at {self.code.co_filename}:{self.code.co_firstlineno}>"


def entry_of(code: CodeType) -> int:
    """Find the offset of the instruction behind RESUME: with it a function's own code begins.

    Every second byte is an opcode; `dis` would take the whole function apart.
    """
    return 2 * code.co_code[::2].index(RESUME) + 2


def resolve(text: str) -> Target:
    """Find the function behind a target, through whatever decorates it. Raises TargetError.

    "nova.wsgi:Router._dispatch" → _dispatch's own code, not wsgify's; of an object that can be
    called, it is the `__call__`: "shop:app" → Flask.__call__
    """
    found = find_object(text)
    function = unwrap(found) or unwrap(called(found))
    if function is None:
        what = f"{text} is {kind_of(found)}, and no function written in Python."
        raise TargetError(what + _methods(found))
    return Target.of(text, function)


def find_object(text: str) -> Any:
    """Return what "module:qualname" names, whatever it is. Raises TargetError."""
    module_name, _, qualname = text.partition(":")
    if not module_name or not qualname:
        raise TargetError(f"{text!r} is no target: write module:qualname")
    found: Any = module(module_name)
    for name in qualname.split("."):
        found = _attribute(found, name, text)
    return found


def module(name: str) -> ModuleType:
    """Import a module. Raises TargetError: there is none, or its own code raises."""
    try:
        return import_module(real_module(name))
    except ModuleNotFoundError as error:
        missing = error.name or ""
        if f"{real_module(name)}.".startswith(f"{missing}."):
            raise TargetError(_no_module(name, missing)) from error
        raise TargetError(f"{name} cannot be imported: {told(error)}") from error
    except (Exception, SystemExit) as error:
        raise TargetError(f"{name} cannot be imported: {told(error)}") from error


def real_module(name: str) -> str:
    """Return the module's name as it is imported: "nova.wsgi" → "minnova.nova.wsgi"."""
    return f"minnova.{name}" if name.partition(".")[0] in SUBJECTS else name


def unwrap(found: Any) -> FunctionType | None:
    """Return the function inside decorators, descriptors and wsgify; None where there is none."""
    while type(found) is not FunctionType or "__wrapped__" in vars(found):
        if found is None or is_class(found) or is_module(found):
            return None
        inner = (attribute(found, name) for name in WRAPPED)
        found = next((one for one in inner if callable(one)), None)
    return found


def attribute(owner: object, name: str) -> Any:
    """Look a name up without running a line of the owner's Python; None where it has none.

    Werkzeug's LocalProxy, say, answers any question, even for its class, with what it stands for,
    and raises where that is nothing. What Python itself keeps in C, as a method's `__func__`, is read.
    """
    found = inspect.getattr_static(owner, name, None)
    if is_class(owner) or type(found) not in (MemberDescriptorType, GetSetDescriptorType):
        return found
    try:
        return found.__get__(owner, type(owner))
    except Exception:  # an empty slot; a proxy in C that stands for nothing
        return None


def is_class(found: object) -> bool:
    """Tell whether something is a class; `isinstance` would ask it, and a proxy would answer."""
    return issubclass(type(found), type)


def is_module(found: object) -> bool:
    """Tell whether something is a module, without asking it."""
    return issubclass(type(found), ModuleType)


def called(found: object) -> object:
    """Return what runs when an object is called, which is in its class; None for a class."""
    return None if is_class(found) else inspect.getattr_static(type(found), "__call__", None)


def kind_of(found: object) -> str:
    """Say what something is, in an error: "a class", "a str", "an int"."""
    kind = "class" if is_class(found) else type(found).__name__
    return f"{'an' if kind[0].lower() in 'aeio' else 'a'} {kind}"


def _methods(found: object) -> str:
    from minnova.debug.spelling import functions_in, hint

    return hint("", functions_in(found), "It has") if is_class(found) else ""


def _no_module(name: str, missing: str) -> str:
    """Say that there is no such module, and which there are in its place."""
    from minnova.debug.spelling import hint, modules_beside

    inside = f" to look for {name} in" if missing != real_module(name) else ""
    package, dot, word = missing.rpartition(".")
    there = f"{package} has" if package else ""
    right = hint(word, modules_beside(missing), there, front=package + dot)
    places = "" if right or package else " Python looks in this folder, then where it is installed."
    return f"there is no module {missing!r}{inside}.{right}{places}"


def told(error: BaseException) -> str:
    """Say in one line what an import raised, and where."""
    what = f"{type(error).__name__}: {' '.join(str(error).split())}"
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{one.filename}:{one.lineno}" for one in frames if one.filename[:1] != "<"]
    return f"{what} ({places[-1]})" if places and not isinstance(error, SyntaxError) else what


def _attribute(owner: Any, name: str, text: str) -> Any:
    """Look a name up without calling descriptors: wsgify would hand out a copy of itself."""
    from minnova.debug.spelling import functions_in, hint

    try:
        return inspect.getattr_static(owner, name)
    except AttributeError:
        where = _name(owner)
    raise TargetError(f"{text}: {where} has no {name}.{hint(name, functions_in(owner), 'It has')}")


def _name(owner: Any) -> str:
    """Name what is looked in; an object by its class, since its own repr may raise."""
    if is_module(owner):
        return str(owner.__name__)
    named = is_class(owner) or type(owner) is FunctionType
    return str(owner.__qualname__) if named else kind_of(owner)
