"""What an exercise of this lesson asks for: a status and the layer that answered with it."""

from http import HTTPStatus

from minnova.debug.diff.model import RequestDiff
from minnova.debug.exercises.exercise import Mistake
from minnova.debug.exercises.forms import Words, known

LAYERS = (
    "URLMap",
    "CORS",
    "HTTPProxyToWSGI",
    "ComputeReqIdMiddleware",
    "FaultWrapper",
    "RequestBodySizeLimiter",
    "AuthProtocol",
    "NovaKeystoneContext",
    "APIRouterV21",
    "RoutesMiddleware",
    "Router._dispatch",
    "ResourceV21",
)
WRITTEN = {
    "http_proxy_to_wsgi": "HTTPProxyToWSGI",
    "compute_req_id": "ComputeReqIdMiddleware",
    "faultwrap": "FaultWrapper",
    "sizelimit": "RequestBodySizeLimiter",
    "authtoken": "AuthProtocol",
    "keystonecontext": "NovaKeystoneContext",
    "osapi_compute_app_v21": "APIRouterV21",
    "router": "Router._dispatch",
    "_dispatch": "Router._dispatch",
    "resource": "ResourceV21",
    "serverscontroller": "ResourceV21",
    "fault": "ResourceV21",
}
"""Other names that people write: of filters, of functions, of what the resource holds and makes."""
REASONS = {word.casefold() for status in HTTPStatus for word in status.phrase.split()}
"""The words that stand behind a number in a status line: "401 Unauthorized"."""
STATUSES = ("200", "302", "400", "401", "403", "404", "406", "413", "500", "503")


class StatusAndLayer(Words):
    """A status and a layer, in one string or in a pair, in either order; the status may be a line."""

    @property
    def wanted(self) -> str:
        return "the status and the layer, such as `'302 RoutesMiddleware'`"

    def plain(self, value: object) -> tuple[str, ...]:
        """Return the status before the layer: "authtoken 401" → ("401", "authprotocol")."""
        said = " ".join(map(str, value)) if isinstance(value, list | tuple) else value
        spoken = [name for name in super().plain(said) if name not in REASONS]
        names = [WRITTEN.get(name, name).casefold() for name in spoken]
        return tuple(sorted(names, key=lambda name: not name.isdigit()))

    def read(self, answer: object) -> tuple[str, ...]:
        """Return the two as they are spelled here. Raises Unreadable where one of them is missing."""
        names = self.plain(answer)
        if [name.isdigit() for name in names] != [True, False]:
            raise self._not(answer)
        status, layer = names
        return known(status, STATUSES), known(layer, LAYERS)


FORM = StatusAndLayer(among=(*STATUSES, *LAYERS))


def status_and_layer(found: RequestDiff) -> tuple[str, str]:
    """Read who answered a request: ("401", "AuthProtocol")."""
    assert found.status
    assert found.answered_by
    return found.status.partition(" ")[0], found.answered_by.name.removesuffix(".__call__")


def other_layer(example: str, hint: str) -> Mistake:
    """Make the mistake of a right status from another layer; `example` is an answer of this kind."""
    return Mistake(example, hint, when=lambda answer, run: _parts(answer, run) == (True, False))


def other_status(example: str, hint: str) -> Mistake:
    """Make the mistake of the right layer with another status; `example` is an answer of this kind."""
    return Mistake(example, hint, when=lambda answer, run: _parts(answer, run) == (False, True))


def _parts(answer: tuple[str, ...], run: RequestDiff) -> tuple[bool, bool]:
    """Say which half of an answer is right: the status, the layer."""
    status, layer = status_and_layer(run)
    return status in answer, layer.casefold() in (part.casefold() for part in answer)
