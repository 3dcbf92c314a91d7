"""Who asks whom: the HTTP exchanges of a run, in their order, those inside others included.

`sequence(lambda: cloud.nova(["list"]))` watches the one function that every `requests` session
sends through. What a service asks while it answers, as authtoken asks keystone, stands inside.

Left out: what is asked without `requests`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from minnova.debug.hooks import Event, hook

SEND = "requests.adapters:HTTPAdapter.send"
SERVICES = {8774: "nova", 8775: "metadata"}
"""The services of a cloud by their ports; keystone answers below /identity."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer."""

    sender: str
    receiver: str
    method: str
    path: str
    status: int | None
    """None: it raised."""
    brings: str = ""
    """What is worth knowing of the answer: where it leads, or that it holds a token."""
    inside: tuple["Exchange", ...] = ()
    """What the receiver asked others before it answered."""

    def __iter__(self) -> Iterator["Exchange"]:
        """Yield this exchange and those inside it, in the order of the requests."""
        yield self
        for one in self.inside:
            yield from one

    def __repr__(self) -> str:
        return f"<{self.sender} → {self.receiver}: {self.method} {self.path} → {self.status}>"


@dataclass(frozen=True, slots=True, repr=False)
class Sequence:
    """The exchanges of a run; those that a service makes are inside the one that it answers."""

    exchanges: tuple[Exchange, ...]

    def __iter__(self) -> Iterator[Exchange]:
        """Yield all exchanges in the order of their requests."""
        for one in self.exchanges:
            yield from one

    def __repr__(self) -> str:
        from minnova.debug.render.sequence import text

        return text(self.exchanges)

    def _repr_svg_(self) -> str:
        from minnova.debug.render.sequence import svg

        return svg(self.exchanges)


@dataclass(slots=True)
class Draft:
    """An exchange of which the answer is not known yet."""

    sender: str
    request: Any
    inside: list["Draft"] = field(default_factory=list)
    answer: Any = None

    @property
    def receiver(self) -> str:
        """The service that the request goes to."""
        return service(self.request.url)

    def finish(self) -> Exchange:
        """Make the exchange."""
        url = urlsplit(self.request.url)
        status = None if self.answer is None else self.answer.status_code
        inside = tuple(one.finish() for one in self.inside)
        return Exchange(
            self.sender,
            self.receiver,
            self.request.method,
            url.path,
            status,
            brought(self.answer),
            inside,
        )


def sequence(run: Callable[[], object]) -> Sequence:
    """Run something, and return the HTTP exchanges that it made. What the run raises is raised."""
    done: list[Draft] = []
    under_way: list[Draft] = []

    def sends(event: Event) -> None:
        outer = under_way[-1] if under_way else None
        draft = Draft(outer.receiver if outer else "client", event.arguments["request"])
        (outer.inside if outer else done).append(draft)
        under_way.append(draft)

    def is_answered(event: Event) -> None:
        under_way.pop().answer = event.value

    with hook(SEND, on_call=sends, on_return=is_answered, on_raise=is_answered):
        run()
    return Sequence(tuple(draft.finish() for draft in done))


def service(url: str) -> str:
    """Name the service behind a URL: "http://controller:8774/v2.1" → "nova"."""
    parts = urlsplit(url)
    if parts.path.startswith("/identity"):
        return "keystone"
    return SERVICES.get(parts.port or 80, parts.netloc)


def brought(answer: Any) -> str:
    """Say what an answer brings: a token, or another address. The token itself is not kept."""
    if answer is None:
        return ""
    if answer.is_redirect:
        return f"go to {urlsplit(answer.headers['Location']).path}"
    is_new = answer.status_code == 201 and "X-Subject-Token" in answer.headers
    return "a token" if is_new else ""
