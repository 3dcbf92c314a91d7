"""python -m minnova.serve: the cloud on real ports, for any OpenStack client.

What a client must know stands on stdout, as lines for a shell; what is going on, on stderr. It ends
with Ctrl-C or SIGTERM, after the answers to what has been asked, with status 0; with 2, after one
line, where a port cannot be had or a file in etc/ is wrong. A second Ctrl-C does not wait.
"""

import gc
import logging
import signal
import sys
from collections.abc import Sequence
from threading import Event

from minnova import __version__
from minnova.assembly import CloudError
from minnova.serving import served
from minnova.serving.arguments import parse
from minnova.serving.shell import clouds_yaml, exports, places
from minnova.settings import FileError
from minnova.streams import status_of

GLANCE = 0.5
"""Seconds. A signal that comes in the very moment in which a wait begins does not end that wait."""


def main(argv: Sequence[str]) -> int:
    """Serve until a signal comes, and return the exit status."""
    arguments = parse(argv, __version__)
    log(arguments.quiet)
    ended = ending()
    try:
        with served(arguments.files, arguments.ports) as cloud:
            # What is loaded stays: nobody has to look through it for garbage again.
            gc.collect()
            gc.freeze()
            print(f"{places(cloud)}Ctrl-C ends it.", file=sys.stderr, flush=True)
            form = clouds_yaml if arguments.clouds_yaml else exports
            print(form(cloud), end="", flush=True)
            while not ended.wait(GLANCE):
                pass
            in_a_hurry()
    except (CloudError, FileError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def ending() -> Event:
    """Return what is set by Ctrl-C or SIGTERM."""
    ended = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    return ended


def in_a_hurry() -> None:
    """From now on, end at once on Ctrl-C or SIGTERM."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def log(quiet: bool) -> None:
    """Write warnings to stderr, and a line for each request, if that is wanted."""
    logging.basicConfig(format="%(asctime)s %(name)s %(message)s", level=logging.WARNING)
    logging.getLogger("minnova").setLevel(logging.WARNING if quiet else logging.INFO)
    # waitress tells how many requests wait for a thread: not wrong, and no use.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    logging.getLogger("keystonemiddleware.auth_token").addFilter(is_no_advice)


def is_no_advice(record: logging.LogRecord) -> bool:
    """Leave out the advice to share authtoken's cache by memcached: there is one process."""
    return "in-process token cache" not in record.getMessage()


if __name__ == "__main__":
    sys.exit(status_of(main))
