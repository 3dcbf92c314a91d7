"""Where code is, as it is shown: without the folders that only this machine has."""

from functools import cache
from pathlib import PurePath
from types import FrameType


def place(frame: FrameType) -> str:
    """Return a frame's file from its top package on."""
    return place_of(frame.f_code.co_filename, str(frame.f_globals.get("__name__", "")))


@cache
def place_of(file: str, module: str) -> str:
    """Return a module's file from its top package on; a run shows the same few again and again.

    "/…/site-packages/webob/dec.py", "webob.dec"  →  "webob/dec.py"
    """
    path = PurePath(file)
    folders = module.count(".") + (path.name == "__init__.py")
    return str(PurePath(*path.parts[-folders - 1 :]))
