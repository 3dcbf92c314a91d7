"""--app: from what is written there to the WSGI application, imported or loaded by PasteDeploy.

The current folder is looked in first, as by `python -m`. Factories are not called: a module with
`app = create_app()` names what one makes.
"""

import inspect
import sys
from pathlib import Path
from typing import Any, cast
from wsgiref.types import WSGIApplication

from minnova.debug.target import find_object, kind_of, module, told

INI = "config:"
"""How PasteDeploy writes the address of an ini file."""
USAGE = "write MODULE:CALLABLE, as in shop.wsgi:app, or config:FILE.ini"


class ApplicationError(LookupError):
    """What is named is no WSGI application; the message says what it is, and what to name."""


def load(name: str) -> WSGIApplication:
    """Return the application of this name.

    "shop.wsgi:app" → app of the module shop.wsgi; "config:shop.ini" → what PasteDeploy makes of the
    file's [app:main] or [pipeline:main], "config:shop.ini#admin" of another section.
    Raises ApplicationError, or TargetError for a module or an attribute that there is not.
    """
    here = str(Path.cwd())
    if not {here, ""}.intersection(sys.path):
        sys.path.insert(0, here)
    if name.startswith(INI):
        return from_ini(name)
    module_name, _, attribute = name.partition(":")
    if not module_name or not attribute:
        raise ApplicationError(f"{name!r} names no application: {USAGE}{suggestion(module_name)}")
    if module_name.endswith(".py"):
        written = module_name.removesuffix(".py").replace("/", ".")
        raise ApplicationError(f"{name!r} names a file: write {written}:{attribute}")
    return checked(find_object(name), name)


def checked(found: Any, name: str) -> WSGIApplication:
    """Return what can be called with an environ and a start_response. Raises ApplicationError."""
    if not callable(found):
        raise ApplicationError(f"{name} is {kind_of(found)}, and cannot be called")
    try:
        inspect.signature(found).bind({}, None)
    except TypeError as error:
        raise ApplicationError(
            f"{name} takes no environ and start_response, so it is no WSGI application. "
            "If it makes one, name what it makes: app = make_app()"
        ) from error
    except ValueError:
        pass  # written in C, which does not tell
    except Exception as error:  # a proxy, which asks what it stands for
        why = f"{type(error).__name__}: {str(error).strip().partition('.')[0]}"
        raise ApplicationError(f"{name} is {kind_of(found)} that leads nowhere: {why}") from error
    return cast(WSGIApplication, found)


def suggestion(module_name: str) -> str:
    """Say what in a module might be meant, where only the module was written."""
    from minnova.debug.layers.application import is_application

    names = vars(module(module_name)) if module_name and "/" not in module_name else {}
    found = [name for name, one in names.items() if is_application(one)]
    return f". Did you mean {module_name}:{found[0]}?" if len(found) == 1 else ""


def from_ini(address: str) -> WSGIApplication:
    """Have PasteDeploy load an ini file, given from the current folder. Raises ApplicationError."""
    from paste.deploy import loadapp

    file = address.removeprefix(INI).partition("#")[0]
    if not Path(file).is_file():
        raise ApplicationError(f"{address}: there is no file {file!r} in {Path.cwd()}")
    try:
        return cast(WSGIApplication, loadapp(address, relative_to=str(Path.cwd())))
    except Exception as error:
        raise ApplicationError(f"{address}: {told(error)}") from error
