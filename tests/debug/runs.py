"""What the tests of sessions run: things that come to an end, to an error, or to none."""

import signal
import threading

RELEASE = threading.Event()
"""What `stuck` waits for."""


def twice(number: int = 2) -> int:
    """Return a number, and print on the way."""
    doubled = number * 2
    print("twice", doubled)
    return doubled


def fail() -> None:
    """Raise what no layer expects."""
    reason = "no reason"
    raise ValueError(reason)


def endless() -> None:
    """Run and run, and swallow the first that would end it."""
    try:
        while True:
            pass
    except BaseException:
        spin()


def spin() -> None:
    """Run and run."""
    while True:
        pass


def interrupted() -> None:
    """Press Ctrl-C in the main thread, which is waiting, then run on."""
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    spin()


def stuck() -> None:
    """Wait where no exception arrives: in C, for a lock."""
    RELEASE.wait()


class Careful:
    """Says whether its `with` block was left."""

    left = 0

    def __call__(self) -> int:
        try:
            return twice()
        finally:
            Careful.left += 1


class Hostile:
    """An object that one had better not look at."""

    def __init__(self, how: str) -> None:
        self.how = how

    def __repr__(self) -> str:
        if self.how == "raise":
            raise RuntimeError("no repr")
        if self.how == "recurse":
            return repr(self)
        return "<script>alert(1)</script>" * (100_000 if self.how == "long" else 1)


def hostile(title: str = "<b>&'\"</b>\x1b[31m") -> int:
    """Hold what would break a page, or whoever draws it."""
    raising, recursing, long, script = map(Hostile, ("raise", "recurse", "long", "script"))
    itself: list[object] = [raising, recursing]
    itself.append(itself)
    password = "1174-emases-nepo"[::-1]
    return len([title, raising, recursing, long, script, itself, password])
