"""What peeling finds: a Peel of PeeledRequests of Coats. Frozen, and free of the run's objects."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from minnova.debug.places import place_of

Result = TypeVar("Result", covariant=True)

HandsOn = Literal["calls", "returns", "raises", "answers", "is here"]
"""How a layer hands the request on.

- calls: it calls the next application inside its own function (`req.get_response(app)`), which
  stays on the stack meanwhile.
- returns: it returns the next application, and is gone from the stack when wsgify calls that. Or
  it has called a generator and returns that: the server begins it when it reads the body.
- raises: an exception ends it. One of `webob.exc` becomes the answer; others go to outer layers.
- answers: it makes the response, and hands on to nobody.
- is here: it is at work and has not handed on yet; only in a listing of a paused request.
"""


@dataclass(frozen=True)
class Coat:
    """One layer of the onion at work: one call of `webob.dec.wsgify.__call__` with an environ.

    `name` begins with the class of the object, `function` with the class that defines the method:
    `CORS.__call__` is `ConfigurableMiddleware.__call__`. `depth` counts the coats around this one
    in its request. `plain` names the plain WSGI application that this coat hands on to, if the
    next one inside is not a coat itself.
    """

    name: str
    function: str
    module: str
    file: str
    line: int
    depth: int
    hands_on: HandsOn
    plain: str | None = None

    @property
    def place(self) -> str:
        """Where the function is defined: the file from its top package on, and the line.

        oslo_middleware.base, "/…/site-packages/oslo_middleware/base.py"  →
        "oslo_middleware/base.py:121"
        """
        if not self.file:
            return "written in C"
        return f"{place_of(self.file, self.module)}:{self.line}"


@dataclass(frozen=True)
class PeeledRequest:
    """One request and its coats, outermost first.

    `number` counts the requests to the service that the run is about; None for others, whose
    `service` is named. `inside` names the coat that was at work when this request was made from
    within another one. `status` is None where no webob response told it.
    """

    number: int | None
    method: str
    path: str
    service: str
    status: str | None
    inside: str | None
    coats: tuple[Coat, ...]


@dataclass(frozen=True)
class Peel(Generic[Result]):
    """The requests of a run in the order in which they came, and what the run returned.

    `decorations` counts the calls of `wsgify.__call__` that were no request:
    `@wsgify(RequestClass=…)` while a module loads.
    """

    requests: tuple[PeeledRequest, ...]
    decorations: int
    result: Result
