"""stdin, stdout and stderr, where whoever started the process has closed one or stops reading.

A shell closes one with `>&-`, and so do daemons; `| head` stops reading. Neither is a mistake of the
program. Left out: `python -m minnova`, which a signal ends as it ends novaclient.
"""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

UNREAD = 141
"""The exit status where nobody reads the rest: 128 and the number of SIGPIPE, as shells have it."""


def open_closed() -> None:
    """Put /dev/null where a stream is closed: Python has None there, which nobody expects.

    What is opened next would get the stream's number, and what is printed go there.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - for the whole process


def status_of(main: Callable[[list[str]], int]) -> int:
    """Run a program on its command line, and return its exit status.

    It is UNREAD where nobody reads on; where there is no space for what is printed, that is said,
    and the status is 1.
    """
    open_closed()
    try:
        try:
            return main(sys.argv[1:])
        finally:
            sys.stdout.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.ENOSPC):
            raise
        # Python would try to write the rest at its end, and complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE:
            return UNREAD
        print(error.strerror, file=sys.stderr)
        return 1
