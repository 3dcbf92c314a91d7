"""The ways out of a run.

They are no `Exception`s: FaultWrapper would answer one with 500, and novaclient print it as ERROR.
Nor is any a KeyboardInterrupt, which novaclient catches, too.
"""

import gc
import http.client
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def torn_responses_are_quiet() -> Iterator[None]:
    """Give a response that is left half made an `fp`: 3.13 complains of one that has none.

    It complains when it collects the response, so that is done before the `fp` goes again.
    """
    http.client.HTTPResponse.fp = None  # type: ignore[assignment]
    try:
        yield
    finally:
        if sys.version_info >= (3, 13):
            gc.collect()
        del http.client.HTTPResponse.fp
