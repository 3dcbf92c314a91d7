"""What can go wrong with a session. Each text says what to do next."""

from linecache import getline
from traceback import walk_tb

NOT_THE_CALLER = ("minnova.debug", "IPython")
"""Modules whose frames say nothing about where a session was asked."""


class SessionError(Exception):
    """Something that a session cannot do."""

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


class NotReached(SessionError):
    """The run does not come there; the text says what came instead."""

    def __init__(self, name: str, instead: str) -> None:
        self.name = name
        self.instead = instead
        super().__init__(f"{name}: {instead}" if name else instead)


class NotPaused(SessionError):
    """Nothing waits for a command: the run is over, is closed, or goes on."""


class TimedOut(SessionError, TimeoutError):
    """The run has not halted in time; the text says where it is."""
