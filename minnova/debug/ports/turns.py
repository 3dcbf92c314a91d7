"""Requests that take turns: servers accept them in threads of their own, one thread answers them.

A debugger watches one thread. So an application that is wrapped here calls nobody: it waits, in the
server's thread, until whoever sits at the prompt has let the application behind it answer.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from minnova.debug.any_app.exchange import Answer

CLOSED = Answer(
    "503 Service Unavailable",
    (("Content-Type", "text/plain; charset=UTF-8"),),
    b"The services were shut down at the debugger's prompt.\n",
)
"""What a request gets that is not answered any more."""
GLANCE = 0.5
"""Seconds."""


@dataclass(frozen=True, eq=False)
class Turn:
    """A request that waits, or is being answered."""

    application: WSGIApplication
    environ: WSGIEnvironment
    answer: Future[Answer] = field(default_factory=Future)

    @property
    def method(self) -> str:
        return str(self.environ["REQUEST_METHOD"])

    @property
    def path(self) -> str:
        """The path that was asked for. Layers move it about between the two: ask beforehand."""
        return str(self.environ["SCRIPT_NAME"] + self.environ["PATH_INFO"])

    @property
    def is_given_up(self) -> bool:
        """Whether the client has closed the connection meanwhile, as far as its server knows."""
        gone: Callable[[], bool] = self.environ.get("waitress.client_disconnected", lambda: False)
        return gone()

    def __repr__(self) -> str:
        return f"<Turn of {self.method} {self.path}, {'answered' if self.answer.done() else 'waiting'}>"


class Turns:
    """The requests that wait for theirs, in the order in which they came."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Turn] = SimpleQueue()
        self._open = True
        self._lock = Lock()

    def around(self, application: WSGIApplication) -> WSGIApplication:
        """Return an application that waits until `next` has been asked for and answered its request."""

        def waits(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            answer = self._enter(Turn(application, environ)).answer.result()
            start_response(answer.status, list(answer.headers))
            return [answer.body]

        return waits

    def next(self) -> Turn:
        """Wait for a request and return it; those whose clients have given up are passed over."""
        while True:
            turn = self._wait()
            if not turn.is_given_up:
                return turn
            turn.answer.set_result(CLOSED)

    def _wait(self) -> Turn:
        """Wait for a request, with a glance up now and then.

        A Ctrl-C that comes in the very moment in which a wait begins does not end that wait.
        """
        while True:
            with suppress(Empty):
                return self._waiting.get(timeout=GLANCE)

    def close(self) -> None:
        """Answer whatever waits, and whatever still comes, with 503."""
        with self._lock:
            self._open = False
        while not self._waiting.empty():
            self._waiting.get().answer.set_result(CLOSED)

    def _enter(self, turn: Turn) -> Turn:
        with self._lock:
            if self._open:
                self._waiting.put(turn)
            else:
                turn.answer.set_result(CLOSED)
        return turn

    def __repr__(self) -> str:
        return f"<Turns: {self._waiting.qsize()} waiting>"
