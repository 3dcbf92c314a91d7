"""The ways out of a run.

They are no `Exception`s: FaultWrapper would answer one with 500, and novaclient print it as ERROR.
Nor is any a KeyboardInterrupt, which novaclient catches, too.
"""

INTERRUPTED = 130
UNREAD = 141
"""Exit statuses: 128 and the number of the signal (SIGINT, SIGPIPE), as shells have it."""


class Leave(BaseException):
    """The run is to end here and now; `finally` and `with` on the way still work."""


class Quit(Leave):
    """Somebody typed `q` or Ctrl-D."""


class Restart(Leave):
    """Somebody typed `restart`."""


class Interrupted(Leave):
    """Somebody typed Ctrl-C while nothing was waiting for a command."""


class Unread(Leave):
    """Nobody reads what is printed any more: `| head` has seen enough."""
