"""The one door to the subject: what is run, and which of its requests matters.

A `Run` is all that the debugger knows of what it watches; nothing else here imports the cloud.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from wsgiref.types import WSGIApplication, WSGIEnvironment

from minnova.debug.any_app.exchange import Answer, Headers, quoted
from minnova.debug.requests import Requests
from minnova.debug.stops import STOPS, Stop
from minnova.debug.target import SUBJECTS, Target

if TYPE_CHECKING:
    import webob

    from minnova.cloud import Cloud

COMPUTE_PORT = "8774"
VERSION_DOCUMENTS = ("", "/", "/v2", "/v2/", "/v2.1", "/v2.1/")
"""Paths of compute that only say which versions there are. A client asks on its way."""
WITHOUT_CLIENT = frozenset({"loading", "pipeline", "routing", "dispatch", "response"})
"""The stages of a run in which novaclient has no part."""


def in_compute(act: Callable[[object], int]) -> int:
    """Load the whole stack, and do something with the application of compute."""
    return in_a_cloud(lambda cloud: act(cloud.services["osapi_compute"].app))


@dataclass(frozen=True, slots=True)
class Run:
    """Something to watch: a callable that returns an exit status, and how to tell its requests."""

    title: str
    start: Callable[[], int]
    load: Callable[[], object] = lambda: None
    """Imports what it needs; done before it is watched, since that would make it slow."""
    service: Callable[[WSGIEnvironment], str] = lambda environ: ""
    main: Callable[[str, str], bool] = lambda service, path: True
    stages: frozenset[str] | None = None
    """The stages that it comes through; None: all of them."""
    opened: Callable[[Callable[[object], int]], int] = in_compute
    """Loads the application that its requests go to, and does something with it."""
    packages: tuple[str, ...] = SUBJECTS
    """Whose functions a call tree shows."""
    plain: bool = False
    """Whether a peel shows the layers of plain WSGI beside those of wsgify."""
    entry: Target | None = None
    """Where to halt if nobody says where; None: in each stage."""

    @property
    def home(self) -> str:
        """The package that the run is entered in: "flask"; empty for our own stack."""
        return self.entry.text.partition(":")[0].partition(".")[0] if self.entry else ""

    def passes(self, stop: Stop) -> bool:
        """Tell whether the run comes through the stage of a stop."""
        return self.stages is None or stop.stage in self.stages

    def stops(self) -> tuple[Stop, ...]:
        """Return the stops of the stages that it comes through."""
        return tuple(stop for stop in STOPS if self.passes(stop))

    def requests(self) -> Requests:
        """Return an empty record of this run's requests."""
        return Requests(self.service, self.main)

    def __repr__(self) -> str:
        return f"<Run {self.title}>"


def novaclient(arguments: Sequence[str]) -> Run:
    """Watch a command of novaclient, from the building of the cloud to the exit status.

    The requests that matter are those to compute, except for version documents: of `nova list`
    that is GET /v2.1/servers/detail alone.
    """

    def start() -> int:
        return in_a_cloud(lambda cloud: cloud.client(list(arguments)))

    return Run(f"nova {' '.join(arguments)}", start, load, service, matters)


def raw_request(method: str, path: str, user: str, headers: Headers = (), body: bytes = b"") -> Run:
    """Watch one request with a user's token. Its answer is printed; an error's exit status is 1."""
    sent = (method, quoted(path))

    def start() -> int:
        return in_a_cloud(
            lambda cloud: show(cloud.request(*sent, user=user, headers=dict(headers), body=body))
        )

    return Run(f"{method} {path}", start, load, service, lambda name, _: not name, WITHOUT_CLIENT)


def load() -> None:
    """Import the subject."""
    import minnova.cloud  # noqa: F401 - for its own sake


def in_a_cloud(act: Callable[["Cloud"], int]) -> int:
    """Do something in a cloud of its own. A file of etc/ that is wrong is said, with status 2."""
    from minnova.cloud import Cloud, CloudError
    from minnova.settings import FileError

    try:
        with Cloud() as cloud:
            return act(cloud)
    except (CloudError, FileError, LookupError) as error:
        print(error, file=sys.stderr)
        return 2


def show(response: "webob.Response") -> int:
    """Print webob's form of an answer; return 1 for an error."""
    return printed(Answer(response.status, tuple(response.headerlist), response.body))


def printed(answer: Answer) -> int:
    """Print an answer as `curl -i` does, its JSON indented; return 1 for an error."""
    from minnova.debug.render.answer import text

    sys.stdout.write(text(answer.status, answer.headers, answer.body))
    return 0 if answer.code < 400 else 1


def service(environ: WSGIEnvironment) -> str:
    """Name the service that a request is for: "" for compute, which is what we watch."""
    if str(environ.get("SERVER_PORT")) == COMPUTE_PORT:
        return ""
    return "identity" if "/identity" in environ.get("SCRIPT_NAME", "") else "metadata"


def matters(service: str, path: str) -> bool:
    """Decide whether a request is one that the default tour follows."""
    return not service and path not in VERSION_DOCUMENTS


WAITING = "Waiting for requests: nova list, openstack, curl … in another window. Ctrl-C ends it."


class NotServed(Exception):
    """The services cannot be had on their ports; the text says why, and what to do."""


class Services:
    """The cloud on real ports: `words` are options of `python -m minnova.serve`."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        from minnova import __version__
        from minnova.serving.arguments import parse

        self._asked = parse(words, __version__)
        self._compute = 0
        self.greeting = ""
        self.run = Run("the services", lambda: 0, load, self._service, matters, WITHOUT_CLIENT)

    @contextmanager
    def opened(self, around: Callable[[WSGIApplication], WSGIApplication]) -> Iterator[None]:
        """Load them and put them on ports, `around` each nova's application; raises NotServed.

        Opened again, they have the same ports again.
        """
        from minnova.assembly import CloudError
        from minnova.serving import shell
        from minnova.serving.served import served
        from minnova.settings import FileError

        try:
            with served(self._asked.files, self._asked.ports, around) as cloud:
                self._asked = replace(self._asked, ports=cloud.ports)
                self._compute = cloud.compute.port
                self.greeting = f"{shell.places(cloud)}{WAITING}\n\n{shell.exports(cloud)}"
                yield
        except (CloudError, FileError) as error:
            raise NotServed(str(error)) from error

    def _service(self, environ: WSGIEnvironment) -> str:
        """Name the service that a request is for; keystone is in threads that nobody watches."""
        return "" if environ.get("SERVER_PORT") == str(self._compute) else "metadata"
