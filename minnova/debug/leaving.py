"""The ways out of a run.

They are no `Exception`s: FaultWrapper would answer one with 500, and novaclient print it as ERROR.
Nor is any a KeyboardInterrupt, which novaclient catches, too.
"""

import errno
import gc
import http.client
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from minnova.streams import UNREAD

INTERRUPTED = 130
"""The exit status: 128 and the number of SIGINT, as shells have it."""


class Leave(BaseException):
    """The run is to end here and now; `finally` and `with` on the way still work."""

    status = 0
    """The exit status of a process that ends so."""


class Quit(Leave):
    """Somebody typed `q` or Ctrl-D."""


class Restart(Leave):
    """Somebody typed `restart`."""


class Interrupted(Leave):
    """Somebody typed Ctrl-C while nothing was waiting for a command."""

    status = INTERRUPTED


class Unread(Leave):
    """Nobody reads what is printed any more: `| head` has seen enough."""

    status = UNREAD


class Full(Leave):
    """There is no space left for what is printed."""

    status = 1


def exit_status(error: SystemExit) -> int:
    """Return the status that Python exits with: sys.exit(3) → 3, sys.exit() → 0, of a text 1."""
    if error.code is None or isinstance(error.code, int):
        return error.code or 0
    return 1


def unwritten(error: OSError) -> Leave:
    """Return the way out for an error that ends all printing. Raises any other one again."""
    if error.errno == errno.EPIPE:
        return Unread()
    if error.errno == errno.ENOSPC:
        return Full(error.strerror)
    raise error


@contextmanager
def torn_responses_are_quiet() -> Iterator[None]:
    """Give a response that is left half made an `fp`: 3.13 complains of one that has none.

    It complains when the response is collected, which may be long after the run: whoever kept an
    exception keeps its frames. So those that are still there get an `fp` of their own.
    """
    http.client.HTTPResponse.fp = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for response in half_made() if sys.version_info >= (3, 13) else ():
            response.fp = None  # type: ignore[assignment]
        del http.client.HTTPResponse.fp


def half_made() -> list[http.client.HTTPResponse]:
    """Find the responses whose making was cut short."""
    kind = http.client.HTTPResponse
    responses = (one for one in gc.get_objects() if issubclass(type(one), kind))
    return [one for one in responses if "fp" not in vars(one)]
