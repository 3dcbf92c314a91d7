"""A run of any WSGI application: one request to it, and its answer or its traceback, printed."""

import sys
import traceback
from collections.abc import Callable
from types import FunctionType, TracebackType
from wsgiref.types import WSGIApplication

from minnova.debug.any_app.exchange import BrokenRule, Headers, environ_of, exchange
from minnova.debug.layers import Onion, read
from minnova.debug.layers.application import entry
from minnova.debug.leaving import INTERRUPTED
from minnova.debug.refusal import Refusal
from minnova.debug.run import Run, printed
from minnova.debug.target import Target


class NowhereToHalt(Refusal):
    """An application is entered in C, where no line of Python is run that one could halt at."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is not written in Python where it is entered, so there is no line to halt at. "
            "Name a Python function that it calls, module:qualname, with --at (in a cell, at=…). "
            "--diff shows without a halt what it answers."
        )


OURS = "minnova.debug."
"""Modules whose frames say nothing about why an application raised."""


def application_run(
    application: WSGIApplication,
    name: str,
    method: str,
    path: str,
    headers: Headers = (),
    body: bytes = b"",
) -> Run:
    """Watch one request to an application. `name` is how it was written: "shop.wsgi:app".

    Its answer is printed; the status is 1 for an error, and for an application that raises.
    """

    def start() -> int:
        return ask(application, method, path, headers, body)

    onion = read(application)
    return Run(
        f"{method} {path} to {name}",
        lambda: reported(start, name),
        stages=frozenset(),
        opened=lambda act: act(application),
        packages=packages(onion, name),
        plain=True,
        entry=entry_of(application),
    )


def ask(
    application: WSGIApplication, method: str, path: str, headers: Headers = (), body: bytes = b""
) -> int:
    """Send one request and print the answer; return 1 for an error. What is raised is raised."""
    return printed(exchange(application, environ_of(method, path, headers, body)))


def reported(start: Callable[[], int], name: str) -> int:
    """Start it, and say what the application raises or does wrong, as a server would in its log."""
    try:
        return start()
    except BrokenRule as error:
        print(f"{name} breaks a rule of WSGI: {error}.", file=sys.stderr)
    except (Exception, KeyboardInterrupt) as error:
        sys.stdout.flush()
        traceback.print_exception(error.with_traceback(theirs(error)))
        return 1 if isinstance(error, Exception) else INTERRUPTED
    return 1


def theirs(error: BaseException) -> TracebackType | None:
    """Return an exception's traceback from the first frame that is not of the instrument."""
    found = error.__traceback__
    while found and str(found.tb_frame.f_globals.get("__name__")).startswith(OURS):
        found = found.tb_next
    return found


def entry_of(application: WSGIApplication) -> Target | None:
    """Return the function that is entered first; None where it is not written in Python."""
    function = entry(application)
    return Target.of(address(function), function) if function else None


def address(function: FunctionType) -> str:
    """Write where a function is: "flask.app:Flask.__call__"."""
    return f"{function.__module__}:{function.__qualname__}"


def packages(onion: Onion, name: str) -> tuple[str, ...]:
    """Return what `--trace` records: the modules of the layers, and the package that was named."""
    own = () if name.startswith("config:") else (name.partition(":")[0].partition(".")[0],)
    return tuple(dict.fromkeys((*own, *(layer.module for layer in onion))))
