"""python -m minnova list: the real novaclient, against a cloud inside this process.

All arguments are novaclient's; `python -m minnova help` lists its commands. The exit status is
novaclient's, or 2 where a file in etc/ is wrong.
"""

import gc
import signal
import sys

from minnova.streams import open_closed


def main(args: list[str]) -> int:
    """Run novaclient in a cloud of its own and return its exit status."""
    from minnova.cloud import Cloud, CloudError
    from minnova.settings import FileError

    try:
        with Cloud() as cloud:
            return cloud.client(args)
    except (CloudError, FileError) as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    # A reader that has seen enough (`… | head`) ends this command, as it ends any other.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    open_closed()
    # One short run leaves no garbage worth looking for: not on the way, and not at the end, where
    # Python would look through every module once more. It is a fifth of the time.
    gc.disable()
    status = main(sys.argv[1:])
    gc.freeze()
    sys.exit(status)
