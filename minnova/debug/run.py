"""The one door to the subject: what is run, and which of its requests matters.

A `Run` is all that the debugger knows of what it watches; nothing else here imports the cloud.
"""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from wsgiref.types import WSGIEnvironment

from minnova.debug.requests import Requests

if TYPE_CHECKING:
    import webob

    from minnova.cloud import Cloud

COMPUTE_PORT = "8774"
VERSION_DOCUMENTS = ("", "/", "/v2", "/v2/", "/v2.1", "/v2.1/")
"""Paths of compute that only say which versions there are. A client asks on its way."""


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


def raw_request(method: str, path: str, user: str) -> Run:
    """Watch one request with a user's token. Its answer is printed; an error's exit status is 1."""

    def start() -> int:
        return in_a_cloud(lambda cloud: show(cloud.request(method, path, user=user)))

    stages = frozenset({"loading", "pipeline", "routing", "dispatch", "response"})
    return Run(f"{method} {path}", start, load, service, lambda name, _: not name, stages)


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
    """Print an answer as `curl -i` does, its JSON indented; return 1 for an error."""
    headers = "".join(f"{name}: {value}\n" for name, value in response.headerlist)
    is_json = response.content_type == "application/json"
    body = json.dumps(response.json, indent=2) if is_json else response.text
    sys.stdout.write(f"{response.status}\n{headers}\n{body}\n")
    return 0 if response.status_int < 400 else 1


def service(environ: WSGIEnvironment) -> str:
    """Name the service that a request is for: "" for compute, which is what we watch."""
    if str(environ.get("SERVER_PORT")) == COMPUTE_PORT:
        return ""
    return "identity" if "/identity" in environ.get("SCRIPT_NAME", "") else "metadata"


def matters(service: str, path: str) -> bool:
    """Decide whether a request is one that the default tour follows."""
    return not service and path not in VERSION_DOCUMENTS
