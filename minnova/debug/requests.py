"""Which request are we in? Found out from outside, by looking at calls and frames.

A WSGI application is called with an environ and a start_response. A call with an environ that
nobody was called with before is a new request; every later call with the same one is a layer.
Nothing is written into the environ.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import CodeType, FrameType
from wsgiref.types import WSGIEnvironment

from minnova.debug.frames import outwards


@dataclass(frozen=True, slots=True)
class ThisRequest:
    """A request, as its client sent it."""

    number: int
    """Among the requests to the same service, from 1."""
    method: str
    path: str
    service: str = ""
    """Empty for the service that the run is about."""
    main: bool = True
    """Whether the stops of the default tour count in this request."""

    def __str__(self) -> str:
        if self.service:
            return f"{self.service} · {self.method} {self.path}"
        return f"request {self.number} · {self.method} {self.path}"


class Requests:
    """The requests of one run so far."""

    def __init__(
        self,
        service: Callable[[WSGIEnvironment], str] = lambda environ: "",
        main: Callable[[str, str], bool] = lambda service, path: True,
    ) -> None:
        """Start with none.

        `service` names the service behind an environ, "" being the subject; `main` says, by
        service and path, whether a request is one that matters.
        """
        self.service = service
        self._main = main
        self._seen: list[tuple[WSGIEnvironment, ThisRequest]] = []
        self._counts: Counter[str] = Counter()
        self._parameters = EnvironParameters()

    @property
    def upcoming(self) -> int:
        """The number that the next request to the subject will have."""
        return self._counts[""] + 1

    def forget(self) -> None:
        """Forget the requests that are over and go on counting: to a server they come without end."""
        self._seen.clear()

    def called(self, frame: FrameType) -> None:
        """Take note of a function that is being called: it may be an application."""
        if self._parameters.of(frame.f_code) is None:
            return
        environ = self._environ(frame)
        if environ is not None and self._find(environ) is None:
            self._seen.append((environ, self._request(environ, self.around(frame.f_back))))

    def around(self, frame: FrameType | None) -> ThisRequest | None:
        """Return the innermost request that this frame works for; None outside of any."""
        found = (self._find(environ) for environ in self._environs(frame))
        return next((request for request in found if request is not None), None)

    def _request(self, environ: WSGIEnvironment, outer: ThisRequest | None) -> ThisRequest:
        """Describe a new environ. A layer may pass on a copy of its own: still the same request."""
        method, path = str(environ["REQUEST_METHOD"]), whole_path(environ)
        service = self.service(environ)
        if outer and (outer.method, outer.path, outer.service) == (method, path, service):
            return outer
        self._counts[service] += 1
        number = self._counts[service]
        return ThisRequest(number, method, path, service, self._main(service, path))

    def _find(self, environ: WSGIEnvironment) -> ThisRequest | None:
        return next((request for seen, request in self._seen if seen is environ), None)

    def _environs(self, frame: FrameType | None) -> Iterator[WSGIEnvironment]:
        for one in outwards(frame):
            environ = self._environ(one)
            if environ is not None:
                yield environ

    def _environ(self, frame: FrameType) -> WSGIEnvironment | None:
        name = self._parameters.of(frame.f_code)
        environ = frame.f_locals.get(name) if name else None
        environ = getattr(environ, "environ", environ)
        return environ if isinstance(environ, dict) and "REQUEST_METHOD" in environ else None

    def __repr__(self) -> str:
        return f"<Requests: {', '.join(str(request) for _, request in self._seen) or 'none'}>"


class EnvironParameters:
    """Remembers, for each function, which parameter holds the environ; None: no application.

    By the `id` of its code, which is kept so that no other gets it: to hash a code reads all of it.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[CodeType, str | None]] = {}

    def of(self, code: CodeType) -> str | None:
        """Return the name of the parameter."""
        known = self._known.get(id(code))
        if known is None:
            known = self._known[id(code)] = (code, environ_parameter(code))
        return known[1]

    def __repr__(self) -> str:
        return f"<EnvironParameters of {len(self._known)} functions>"


def environ_parameter(code: CodeType) -> str | None:
    """Return the parameter before `start_response`, the name that PEP 3333 gives it.

    `def __call__(self, environ, start_response)` → "environ". wsgify's `__call__(self, req,
    *args)` takes the environ as `req`, and makes a request of it that has it.
    """
    names = code.co_varnames[: code.co_argcount]
    if "start_response" in names[1:]:
        return names[names.index("start_response") - 1]
    return "req" if code.co_qualname == "wsgify.__call__" else None


def address(environ: WSGIEnvironment) -> tuple[str, ...]:
    """Return what stays the same while a request passes layers: server, method, path."""
    return server(environ), str(environ.get("REQUEST_METHOD", "")), whole_path(environ)


def server(environ: WSGIEnvironment) -> str:
    """Return the server that the request came to, "controller:8774"."""
    return f"{environ.get('SERVER_NAME', '')}:{environ.get('SERVER_PORT', '')}"


def whole_path(environ: WSGIEnvironment) -> str:
    """Return the path that was asked for: layers move parts of it from PATH_INFO to SCRIPT_NAME.

    {"SCRIPT_NAME": "/v2.1", "PATH_INFO": "/servers"}  →  "/v2.1/servers"
    """
    return f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}"
