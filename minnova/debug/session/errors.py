"""What can go wrong with a session. Each text says what to do next."""

from minnova.debug.refusal import Refusal


class SessionError(Refusal):
    """Something that a session cannot do."""


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
