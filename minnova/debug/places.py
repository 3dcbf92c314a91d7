"""Where code is, as it is shown: without the folders that only this machine has."""

from functools import cache
from pathlib import PurePath


@cache
def place_of(file: str, module: str) -> str:
    """Return a module's file from its top package on; a run shows the same few again and again.

    "/…/site-packages/webob/dec.py", "webob.dec"  →  "webob/dec.py"
    """
    path = PurePath(file)
    folders = module.count(".") + (path.name == "__init__.py")
    return str(PurePath(*path.parts[-folders - 1 :]))
