"""Which functions are recorded line by line, and which never are."""

import sys
import sysconfig
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from inspect import CO_OPTIMIZED
from pathlib import Path
from types import CodeType

from minnova.debug.spelling import hint
from minnova.debug.target import real_module

FILES: tuple[str, ...] = (
    *("nova", "keystone", "minnova.cloud", "minnova.client"),
    *("paste.deploy.loadwsgi", "paste.urlmap", "stevedore.enabled"),
    *("novaclient.shell", "novaclient.client", "novaclient.base", "novaclient.v2"),
    *("keystoneauth1.session", "keystoneauth1.identity.base", "requests.sessions"),
    *("oslo_middleware", "keystonemiddleware.auth_token", "webob.dec"),
    *(f"webob.request:BaseRequest.{name}" for name in ("get_response", "send", "call_application")),
    *("routes.middleware", "routes.mapper"),
)
"""The modules that are recorded unless somebody names others: the subject, and the libraries that
a request passes on its way there and back."""

NEVER: tuple[str, ...] = (
    *("argparse", "routes.route"),
    *(f"routes.mapper:Mapper.{name}" for name in ("connect", "resource", "make_route")),
    *(f"routes.mapper:Mapper.{name}" for name in ("_create_gens", "_create_regs")),
    *(
        f"paste.deploy.loadwsgi:{name}"
        for name in ("ConfigLoader._find_sections", "NicerConfigParser")
    ),
    "requests.sessions:merge_setting",
    *(
        f"novaclient.shell:OpenStackComputeShell.{name}"
        for name in ("_find_actions", "get_subcommand_parser", "get_base_parser")
    ),
    "keystonemiddleware.auth_token._request",
    *("novaclient.shell:OpenStackHelpFormatter", "novaclient.base:Resource._add_details"),
    "novaclient.client:_discover_via_python_path",
)
"""What no recording has: loops over tables, which would be most of it and say little."""

INSTALLED = tuple(
    sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")
)
OURS = "minnova."


class Files:
    """Decides by module and path. A module's name stands for those below it, too."""

    def __init__(
        self, names: str | Path | Iterable[str | Path] | None = None, home: str = ""
    ) -> None:
        """Take one or more names of modules, or paths of files and folders; None takes the usual ones.

        Those are FILES, the package `home`, and whatever is not installed: somebody's own code.
        Raises LookupError for a module or a path that there is not.
        """
        self.own = names is None
        if isinstance(names, (str, Path)):
            names = (names,)
        chosen = (*FILES, *([home] if home else [])) if names is None else tuple(names)
        self.paths = tuple(str(existing(one)) for one in chosen if is_path(one))
        self.modules = tuple(known(str(one)) for one in chosen if not is_path(one))
        self.functions = tuple(one for one in self.modules if ":" in one)
        self._files: dict[tuple[str, str], Callable[[str], bool]] = {}

    def __repr__(self) -> str:
        return f"<Files: {', '.join((*self.modules, *self.paths))}>"

    def covers(self, code: CodeType, module: str) -> bool:
        """Tell whether the lines of a function are recorded.

        Comprehensions and what a library generates are not, nor the bodies of modules and classes.
        """
        if not is_written_function(code, module):
            return False
        file = module, code.co_filename
        if file not in self._files:
            self._files[file] = self._decide(*file)
        return self._files[file](f"{module}:{code.co_qualname}")

    def _decide(self, module: str, path: str) -> Callable[[str], bool]:
        """Find out what to ask about the functions of a file."""
        if is_below(module, NEVER):
            return lambda function: False
        whole = is_below(module, self.modules) or any(map(path.startswith, self.paths))
        if whole or (self.own and is_own(path, module)):
            return lambda function: not is_below(function, NEVER)
        return lambda function: is_below(function, self.functions)


def is_path(name: str | Path) -> bool:
    """Tell a path from a module's name: it is one, has a slash, or ends in ".py"."""
    return isinstance(name, Path) or "/" in name or name.endswith(".py")


def existing(path: str | Path) -> Path:
    """Return the whole path of a file or folder. Raises LookupError where there is none."""
    found = Path(path).resolve()
    if not found.exists():
        raise LookupError(f"there is no file or folder {path} to record")
    return found


@cache
def known(name: str) -> str:
    """Return a module's real name: "nova.wsgi" → "minnova.nova.wsgi". Raises LookupError."""
    real = real_module(name)
    top = real.partition(":")[0].partition(".")[0]
    if top not in sys.modules and find_spec(top) is None:
        raise LookupError(f"there is no module {name} to record.{hint(name, FILES, '')}")
    return real


def is_written_function(code: CodeType, module: str) -> bool:
    """Tell whether somebody has written this function, a lambda included."""
    if not code.co_flags & CO_OPTIMIZED or (code.co_name[:1] == "<" and code.co_name != "<lambda>"):
        return False
    return code.co_filename[:1] != "<" or module == "__main__"


def is_below(name: str, prefixes: tuple[str, ...]) -> bool:
    """Tell whether a dotted name is one of these, or in one: ("webob.dec", ("webob",)) → True."""
    return any(name == one or name.startswith(f"{one}.") for one in prefixes)


def is_own(path: str, module: str) -> bool:
    """Tell whether a file belongs to no installed library, and not to us."""
    return not module.startswith(OURS) and not path.startswith((*INSTALLED, "<frozen"))
