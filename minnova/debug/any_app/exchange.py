"""One request to a WSGI application, sent as a server sends it (PEP 3333), and what it answers.

webob's `Request.get_response` would do for applications that keep to PEP 3333. Here somebody else's
may be at fault: what it does wrong is said, and what it raises is left to the caller.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any
from urllib.parse import quote
from wsgiref.types import WSGIApplication, WSGIEnvironment

Headers = tuple[tuple[str, str], ...]
ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

SAFE = "/:?&=%@+,;~!$'()*"
"""What stays as it is when a path is typed as one reads it: "/é" → "/%C3%A9"."""


class BrokenRule(Exception):
    """The application does what PEP 3333 forbids, so that there is no answer to show."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an application has answered."""

    status: str
    headers: Headers
    body: bytes

    @property
    def code(self) -> int:
        """The number of the status: 404; 500 where the status begins with none."""
        number = self.status.partition(" ")[0]
        return int(number) if number.isdigit() else 500

    def __repr__(self) -> str:
        return f"<Answer {self.status}, {len(self.body)} bytes>"


def environ_of(method: str, path: str, headers: Headers = (), body: bytes = b"") -> WSGIEnvironment:
    """Make the environ of a request; an absolute URL says the host, too."""
    import webob

    request = webob.Request.blank(quoted(path), method=method)
    if body:
        request.body = body
    request.headers.update(headers)
    return request.environ


def quoted(path: str) -> str:
    """Return a path as it is sent: "/é" → "/%C3%A9"; what is quoted already stays."""
    return quote(path, safe=SAFE)


def exchange(application: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """Call the application, read all of its body and close it.

    Raises BrokenRule, and whatever the application raises.
    """
    received = Received()
    body = application(environ, received.start_response)
    received.read(body)
    return received.answer()


@dataclass
class Received:
    """What the application has given so far."""

    status: str | None = None
    headers: Headers = ()
    parts: list[bytes] = field(default_factory=list)

    def start_response(
        self, status: str, headers: Iterable[tuple[str, str]], exc_info: ExcInfo | None = None
    ) -> Callable[[bytes], object]:
        """Take status and headers; an application that failed meanwhile may give others."""
        if exc_info and exc_info[1] and any(self.parts):
            raise exc_info[1].with_traceback(exc_info[2])  # too late: a server has sent the first
        if self.status is not None and not exc_info:
            raise BrokenRule("it called start_response twice, and the second time without exc_info")
        if not isinstance(status, str):
            raise BrokenRule(f"its status is {type(status).__name__} and not str: {status!r}")
        self.status = status
        self.headers = tuple((str(name), str(value)) for name, value in headers)
        return self.take

    def take(self, part: bytes) -> None:
        """Take a part of the body."""
        if not isinstance(part, bytes):
            raise BrokenRule(f"a part of its body is {type(part).__name__} and not bytes: {part!r}")
        self.parts.append(part)

    def read(self, body: Any) -> None:
        """Take the body that the application returned, and close it, as a server must."""
        try:
            if not isinstance(body, Iterable):  # a coroutine wants to be closed, too
                raise BrokenRule(f"it returned {type(body).__name__} and no body to iterate over")
            for part in body:
                self.take(part)
        finally:
            if close := getattr(body, "close", None):
                close()

    def answer(self) -> Answer:
        """Return the whole answer."""
        if self.status is None:
            raise BrokenRule("it never called start_response, so there is no status")
        return Answer(self.status, self.headers, b"".join(self.parts))
