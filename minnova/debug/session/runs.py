"""From what somebody writes to a Run: "nova list", "GET /path", a callable or (app, "GET /path").

The clouds are built in minnova.debug.run; one that is given is open already, so that such a run
begins behind the stages of loading.
"""

import os
import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from inspect import getattr_static, signature
from types import CodeType
from typing import TYPE_CHECKING, cast
from wsgiref.types import WSGIApplication

from minnova.debug.any_app.run import ask, entry_of
from minnova.debug.foreseen import check_command, check_user
from minnova.debug.layers.application import is_application, title
from minnova.debug.refusal import Refusal
from minnova.debug.run import Run, novaclient, raw_request, show
from minnova.debug.session.errors import NotReached
from minnova.debug.stops import STAGES, Stop
from minnova.debug.target import unwrap

if TYPE_CHECKING:
    from minnova.cloud import Cloud

What = str | Callable[[], object] | tuple[WSGIApplication, str]
"""What can be walked through."""

USER = "demo"
"""Whose token a request carries. A nova command asks as whom the environment or the cloud file says."""

LOADED_ALREADY = ("loading", "pipeline")
"""The stages that are over once a cloud is open."""

LOADED = (
    "loading is over: the cloud of this walk was open before. "
    "A walk without cloud=… opens one of its own, and comes there."
)


class NoRun(Refusal, ValueError):
    """What is written is neither a command of nova nor a request."""


REQUEST = re.compile(r"([A-Z]+) +((?:/|http://)\S*)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A run, and the function where to halt first if nobody says where."""

    run: Run
    entry: CodeType | None = None
    loaded: bool = False
    """Whether it is in a cloud that was open before."""
    application: str = ""
    """What the application is called that is asked; empty where nova is."""

    def check(self, name: str, stops: Iterable[Stop]) -> None:
        """Raise NotReached for stops that are all over, since the cloud is open."""
        if self.loaded and all(stop.stage in LOADED_ALREADY for stop in stops):
            raise NotReached(name, LOADED)


def subject(what: What, user: str, cloud: "Cloud | None") -> Subject:
    """Read what somebody wants to walk through.

    Raises ValueError or TypeError where it is nothing of the kind; the text says what is.
    """
    match what:
        case str():
            return Subject(written(what, user, cloud), loaded=cloud is not None)
        case (application, str(request)) if callable(application):
            return asked(application, request)
        case _ if callable(what):
            check_callable(what)
            return Subject(Run(name_of(what), cast(Callable[[], int], what)), entry(what))
    raise TypeError(f"{USAGE}, not {what!r}")


def check_callable(what: Callable[..., object]) -> None:
    """Refuse what cannot be called without arguments. Raises NoRun, which says what to write.

    An application is meant most often, and then a request to it is missing.
    """
    try:
        signature(what).bind()
    except ValueError:
        pass  # written in C, which does not tell
    except TypeError as error:
        if is_application(what):
            raise NoRun(f"{title(what)} {UNASKED}") from None
        raise NoRun(f"{name_of(what)} is called with nothing: {error}. {GIVEN}") from None


GIVEN = "Give it what it wants in a lambda, as in walk(lambda: run(4))"
UNASKED = (
    "is a WSGI application, and no request to it is given: "
    'write walk((app, "GET /path")), or record((app, "GET /path"))'
)


def written(text: str, user: str, cloud: "Cloud | None") -> Run:
    """Read "nova list" or "GET /v2.1/servers"."""
    if found := REQUEST.fullmatch(text.strip()):
        method, path = found.groups()
        if cloud is not None:
            return sent(cloud, method, path, user)
        check_user(user)
        return raw_request(method, path, user)
    words = split(text)
    if words[:1] != ["nova"]:
        raise NoRun(f"{USAGE}, not {text!r}")
    check_command(words[1:])
    run = novaclient(words[1:])
    return run_as(run if cloud is None else typed(cloud, run, words[1:]), user)


def split(text: str) -> list[str]:
    """Split a command as a shell does. Raises NoRun for a quotation that does not end."""
    try:
        return shlex.split(text)
    except ValueError as error:
        raise NoRun(f"{text!r} is no command: {str(error).lower()}") from None


def asked(application: WSGIApplication, text: str) -> Subject:
    """Read (application, "GET /path")."""
    found = REQUEST.fullmatch(text.strip())
    if found is None:
        raise NoRun(f"write the request as 'GET /path', not {text!r}")
    method, path = found.groups()
    run = Run(text, lambda: ask(application, method, path), entry=entry_of(application))
    return Subject(run, application=title(application))


def typed(cloud: "Cloud", run: Run, arguments: Sequence[str]) -> Run:
    """Return a run of novaclient in a cloud that is open."""
    return in_open_cloud(run, lambda: cloud.client(arguments))


def sent(cloud: "Cloud", method: str, path: str, user: str) -> Run:
    """Return a run of one request in a cloud that is open."""
    run = raw_request(method, path, user)
    return in_open_cloud(run, lambda: show(cloud.request(method, path, user=user)))


def in_open_cloud(run: Run, start: Callable[[], int]) -> Run:
    """Return the run with another start, and without the stages that are over."""
    every = frozenset(stage.name for stage in STAGES)
    stages = (run.stages or every).difference(LOADED_ALREADY)
    return replace(run, start=start, load=lambda: None, stages=stages)


def run_as(run: Run, user: str) -> Run:
    """Return a run of novaclient in which this user asks."""
    if user == USER:
        return run

    def start() -> int:
        with asking(user):
            return run.start()

    return replace(run, title=f"{run.title} as {user}", start=start)


@contextmanager
def asking(user: str) -> Iterator[None]:
    """Name the user where novaclient looks, for the length of the block."""
    names = ("OS_USERNAME", "OS_PASSWORD", "OS_PROJECT_NAME")
    saved = {name: os.environ.pop(name) for name in names if name in os.environ}
    os.environ["OS_USERNAME"] = user
    try:
        yield
    finally:
        del os.environ["OS_USERNAME"]
        os.environ.update(saved)


def entry(called: object) -> CodeType | None:
    """Return the code that runs first when this is called; None if it is not Python."""
    function = unwrap(called) or unwrap(getattr_static(type(called), "__call__"))
    return function.__code__ if function else None


def name_of(called: object) -> str:
    """Return a callable's name, for titles and errors."""
    return str(getattr(called, "__qualname__", None) or type(called).__qualname__)


USAGE = "walk takes 'nova list', 'GET /path', a callable, or (application, 'GET /path')"
