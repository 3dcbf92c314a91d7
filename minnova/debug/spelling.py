"""What a half-written target may become, and what a mistyped one was meant to be.

Modules are looked for where an import would look; nothing is imported for it but the package that
a mistyped module was to be in, which the failed import has loaded already.
"""

import inspect
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice

from minnova.debug.target import (
    SUBJECTS,
    attribute,
    called,
    is_class,
    is_module,
    real_module,
    unwrap,
)

MOST = 8
"""How many names an error lists, where none is like the mistyped one."""


def hint(wrong: str, right: Iterable[str], there: str, front: str = "") -> str:
    """Return the end of an error: the names like a mistyped one, else some that there are.

    ("metod", ["method", "value"], "Sample has") → " Did you mean method?"
    ("x", ["method", "value"], "Sample has") → " Sample has: method, value."
    With no words for `there`, nothing is listed. `front` is what all of the names begin with.
    """
    everything = sorted(right)
    names = [name for name in everything if wrong.startswith("_") or not name.startswith("_")]
    if close := like(wrong, names) or like(wrong, everything):
        return f" Did you mean {' or '.join(front + name for name in close)}?"
    if not names or not there:
        return ""
    more = ", …" if len(names) > MOST else ""
    return f" {there}: {', '.join(names[:MOST])}{more}."


def like(wrong: str, right: Iterable[str]) -> list[str]:
    """Return the names that are like a mistyped one; a `_` before or behind makes no difference.

    ("dispach", ["_dispatch", "factory"]) → ["_dispatch"]
    """
    private_first = sorted(right, key=lambda name: not name.startswith("_"))
    bare = {name.strip("_"): name for name in private_first if name.strip("_")}
    return [bare[one] for one in get_close_matches(wrong.strip("_"), bare, n=3, cutoff=0.6)]


def modules_beside(name: str) -> list[str]:
    """List the modules that are where one was looked for: "webob.dek" → ["acceptparse", …]."""
    package = name.rpartition(".")[0]
    path = getattr(sys.modules.get(package), "__path__", []) if package else None
    return [found.name for found in pkgutil.iter_modules(path)]


def functions_in(owner: object) -> list[str]:
    """List what leads on to a function: functions, classes, and objects that can be called."""
    return [name for name in names_in(owner) if leads_on(inspect.getattr_static(owner, name, None))]


def names_in(owner: object) -> list[str]:
    """List an object's names as `dir` does, without asking the object, which may be a proxy."""
    kind: type = owner if is_class(owner) else type(owner)  # type: ignore[assignment]
    own = {} if is_class(owner) else attribute(owner, "__dict__") or {}
    return sorted({*own, *(() if is_module(owner) else type.__dir__(kind))})


def leads_on(value: object) -> bool:
    """Tell whether a value is a class, or has a function written in Python behind it."""
    return is_class(value) or (unwrap(value) or unwrap(called(value))) is not None


def completions(text: str) -> list[str]:
    """Complete a target from what is loaded.

    "webob.de" → ["webob.dec"], "webob.dec" → ["webob.dec:"],
    "webob.dec:ws" → ["webob.dec:wsgify."], "webob.dec:wsgify.ca" → ["webob.dec:wsgify.call_func"]
    """
    module, colon, qualname = text.partition(":")
    if not colon:
        return sorted(set(_modules(text)))
    owner: object = sys.modules.get(real_module(module))
    *outer, begun = qualname.split(".")
    for name in outer:
        owner = inspect.getattr_static(owner, name, None)
    front = text.removesuffix(begun)
    return [front + name for name in islice(_names(owner, begun), 100)]


def _modules(text: str) -> Iterator[str]:
    """Yield the loaded modules that a text begins, one part further at most."""
    if real_module(text) in sys.modules:
        yield f"{text}:"
    for name in tuple(sys.modules):
        written = name.removeprefix("minnova.") if name.split(".")[1:2] in IN_HERE else name
        if written != text and written.startswith(text) and written.count(".") == text.count("."):
            yield written


def _names(owner: object, begun: str) -> Iterator[str]:
    """Yield the functions and classes whose names begin so; those with a `_` on asking only."""
    for name in functions_in(owner) if owner is not None else ():
        if name.startswith(begun) and (begun or not name.startswith("_")):
            yield f"{name}." if is_class(inspect.getattr_static(owner, name, None)) else name


IN_HERE = [[name] for name in SUBJECTS]
"""The second parts of the modules that are written without the first."""
