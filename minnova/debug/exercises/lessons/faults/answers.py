"""What an exercise of this lesson asks for: a status and the layer that answered with it."""

from minnova.debug.diff.model import RequestDiff
from minnova.debug.exercises.exercise import Mistake
from minnova.debug.exercises.forms import Words

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
STATUSES = ("200", "302", "400", "401", "403", "404", "406", "413", "500", "503")


class StatusAndLayer(Words):
    """A status and a layer, in one string."""

    @property
    def wanted(self) -> str:
        return "the status and the layer, such as `'302 RoutesMiddleware'`"


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
