"""walk: begin a run and return once it has halted. There is one live session in a process."""

import atexit
import threading
import weakref
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from minnova.debug.any_app.run import NowhereToHalt
from minnova.debug.plan import Plan
from minnova.debug.session.errors import NotPaused, TimedOut
from minnova.debug.session.runs import USER, Subject, What, subject
from minnova.debug.session.session import Session, in_seconds
from minnova.debug.session.worker import Worker

if TYPE_CHECKING:
    from minnova.cloud import Cloud


def walk(
    what: What,
    *,
    at: str | Iterable[str] | None = None,
    user: str = USER,
    cloud: "Cloud | None" = None,
    timeout: float = 30,
) -> Session:
    """Run something in another thread, and return a session that is paused at its first stop.

    `what` is a nova command ("nova list"), a request ("GET /v2.1/flavors"), a callable, or a WSGI
    application and a request to it: (app, "GET /"). It halts at the stops in `at`, names of stops and
    stages or targets ("webob.dec:wsgify.__call__"). With no `at`, a command and a request halt at
    the first stop of every stage; a callable and an application halt where they are entered.

    `user` is who asks, and `cloud` a Cloud that is open already, whose loading is over. `timeout` is
    how many seconds this call and each later one waits. The session before this one is closed,
    unless something here is mistyped.

    Raises NotReached if the run ends without halting, TimedOut if it does not halt in time,
    UnknownName or TargetError (both are LookupErrors) for a name that there is not, and ValueError
    or TypeError for something that cannot be run, or for a `timeout` that is no number.
    """
    found, patience = subject(what, user, cloud), in_seconds(timeout)
    halts = planned(found, [at] if isinstance(at, str) else at)
    with LIVE.changing:
        close_live()
        worker = Worker(*halts)
        session = Session(worker, patience)
        LIVE.worker, LIVE.session = worker, weakref.ref(session)
    session.begin()
    return session


def planned(found: Subject, at: Iterable[str] | None) -> tuple[Subject, Plan]:
    """Decide where the run halts: at the names given, else at its entry, else in each stage.

    Raises UnknownName or TargetError for a name that there is not, NotReached for what is over,
    NowhereToHalt for an application without a line of Python, if no name is given.
    """
    if at is None:
        return found, plan_of(found)
    plan = Plan.at(at)
    if plan.stops and not plan.targets:
        found.check(", ".join(plan.names), plan.stops)
    return replace(found, entry=None), plan


def plan_of(found: Subject) -> Plan:
    """Decide where to halt if nobody says where; a callable's entry is the subject's, no stop.

    Raises NowhereToHalt for an application that is not written in Python where it is entered.
    """
    if found.run.entry:
        return Plan.entry(found.run.entry)
    if found.application:
        raise NowhereToHalt(found.application)
    return Plan(()) if found.entry else Plan.tour()


@dataclass
class Live:
    """The live session: breakpoints and clouds are there once in a process.

    Its worker is held, to be ended; the session is not: it lives as long as somebody else holds it.
    """

    worker: Worker | None = None
    session: "weakref.ref[Session] | None" = None
    changing: threading.Lock = field(default_factory=threading.Lock)
    """Of two threads that walk at once, the second closes what the first has begun."""


LIVE = Live()


def latest() -> Session:
    """Return the session that began last. Raises NotPaused where nobody holds one any more."""
    session = LIVE.session() if LIVE.session else None
    if session is None:
        raise NotPaused('there is no session. Begin one: s = walk("nova list")')
    return session


def close_live() -> None:
    """End the live session, if there is one. Raises TimedOut if it does not end."""
    if LIVE.worker is not None:
        LIVE.worker.close()
        LIVE.worker = None


@atexit.register
def close_at_exit() -> None:
    """End the live session; one that does not end goes down with the process."""
    with suppress(TimedOut):
        close_live()
