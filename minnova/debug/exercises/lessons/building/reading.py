"""What is read from the runs of notebook 06, and how a filter that somebody wrote is tried."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import FunctionType
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from webob import Request, Response

from minnova.debug.diff.model import RequestDiff
from minnova.debug.layers import Onion
from minnova.debug.moment import Moment


def around_the_router(found: RequestDiff) -> str:
    """Read which layer stands directly around the router: the first that gets its response."""
    names = [layer.name.removesuffix(".__call__") for layer in found.layers]
    return names[names.index("APIRouterV21") - 1]


def still_there(moment: Moment) -> bool:
    """Say whether the greeter's frame is on the stack."""
    return any(level.function == "Greeter.__call__" for level in moment.stack)


def declared_in(folder: Path) -> str:
    """Find the file of a package in which an entry point stands."""
    return next(file.name for file in folder.iterdir() if "notes =" in file.read_text())


def answered(ask: Request, put_on: object) -> tuple[int, int]:
    """Put a filter around an application: which status comes, how often is the application called?

    (request, lambda app: app) → (200, 1). An object that is no filter gives (0, 0).
    """
    calls = []

    def inner(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        calls.append(environ)
        return Response("inside")(environ, start_response)

    try:
        status = ask.copy().get_response(put_on(inner)).status_int  # type: ignore[operator]
    except Exception:
        return 0, len(calls)
    return int(status), len(calls)


def is_class(put_on: object) -> bool:
    """Say whether a class comes out of a filter, where an object of it was meant."""
    try:
        return isinstance(put_on(Response("inside")), type)  # type: ignore[operator]
    except Exception:
        return False


def takes(made: object) -> int:
    """Count the arguments of a function; 0 for anything else."""
    return made.__code__.co_argcount if isinstance(made, FunctionType) else 0


def second_status(statuses: Sequence[str]) -> int:
    """Read the status of the second answer, the one to POST."""
    return int(statuses[1].split()[0])


def version_of(headers: Mapping[str, str]) -> str:
    """Read which microversion a request asked for: "compute 2.39" → "2.39"."""
    return headers["OpenStack-API-Version"].split()[-1]


def how_it_hands_on(onion: Onion) -> str:
    """Read how the outermost layer hands on."""
    return onion.outermost.hands_on


def greets_demo(response: Any) -> bool:
    """Say whether the response greets by name."""
    return "demo" in response.headers["X-Greeting"]


def has_a_note(server: Mapping[str, object]) -> bool:
    """Say whether a server has the key of the new extension."""
    return "note" in server


def first_of(steps: Mapping[str, int]) -> str:
    """Find what came first: {"who": 70, "noted": 42} → "noted"."""
    return min(steps, key=lambda name: steps[name])
