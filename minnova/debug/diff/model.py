"""What a diff finds: a Diff of RequestDiffs of LayerDiffs. Frozen, bounded, and without secrets."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Result = TypeVar("Result", covariant=True)

Kind = Literal["added", "changed", "removed"]


@dataclass(frozen=True)
class Change:
    """One key of the environ, or one header, before and after: as text, None where it is not."""

    key: str
    before: str | None
    after: str | None

    @property
    def kind(self) -> Kind:
        """Whether this was added, changed or removed."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


@dataclass(frozen=True)
class Answer:
    """An answer on its way out. `size` counts the bytes of the body; None where that is unknown.

    It is unknown of a body that is streamed and has no Content-Length.
    """

    status: str
    headers: tuple[tuple[str, str], ...]
    size: int | None


@dataclass(frozen=True)
class LayerDiff:
    """One layer at work on one request.

    `way_in` compares the environ that it was given with the one that it handed on, or left behind
    where it handed on nothing. `got` is the answer from the next layer inside, None where there
    was none; `gave` is its own, None where it did not call start_response: perhaps since an
    exception left it (`raised`). `sent` compares the headers of the two. `depth` counts the layers
    around this one. A run that is paused is in those layers that are not `over`.
    """

    number: int
    name: str
    depth: int
    plain: bool
    over: bool
    way_in: tuple[Change, ...]
    got: Answer | None
    gave: Answer | None
    sent: tuple[Change, ...]
    raised: bool = False

    @property
    def answered(self) -> bool:
        """Whether it made its answer itself: nothing inside gave it one."""
        return self.got is None and self.gave is not None

    @property
    def quiet_out(self) -> bool:
        """Whether it gave the answer that it got."""
        return self.got == self.gave


@dataclass(frozen=True)
class RequestDiff:
    """One request and its layers, outermost first; `number`, `service`, `inside` as in a peel.

    `answered_by` is the layer whose answer this is, None while there is none. Where that layer
    stands around another application, `unreached` names it: the request never came there.
    """

    number: int | None
    method: str
    path: str
    service: str
    inside: str | None
    layers: tuple[LayerDiff, ...]
    answered_by: LayerDiff | None
    unreached: str | None

    @property
    def status(self) -> str | None:
        """The status that the client got."""
        return self.layers[0].gave.status if self.layers and self.layers[0].gave else None


@dataclass(frozen=True)
class Diff(Generic[Result]):
    """The requests of a run in the order in which they came, and what the run returned."""

    requests: tuple[RequestDiff, ...]
    result: Result
