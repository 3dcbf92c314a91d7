"""What somebody asks for and cannot have, told in a cell without the frames that found it out.

IPython shows an exception by its `_render_traceback_`, if it has one. Anywhere else, in a script or
a test, these are exceptions like any other.
"""

from linecache import getline
from traceback import walk_tb

NOT_THE_CALLER = ("minnova.debug", "IPython", "contextlib")
"""Modules whose frames say nothing about what was asked; contextlib's are those of a decorator."""


class Refusal(Exception):
    """Something that one can ask for otherwise; the text says how."""

    def _render_traceback_(self) -> list[str]:
        """Show, as IPython asks for it, the lines that asked, and no frame of the instrument.

        → ["----> 2 s.locals", "NotPaused: the session is closed. …"]
        """
        asked = [
            f"----> {line} {getline(frame.f_code.co_filename, line).strip()}"
            for frame, line in walk_tb(self.__traceback__)
            if not str(frame.f_globals.get("__name__")).startswith(NOT_THE_CALLER)
        ]
        return [*asked, f"{type(self).__name__}: {self}"]
