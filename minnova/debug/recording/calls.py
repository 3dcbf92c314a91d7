"""A call under way: what holds for all of its steps, and what its function is."""

from dataclasses import dataclass, field
from types import CodeType

from minnova.debug.layers import Layer, Onion
from minnova.debug.recording.strings import NONE
from minnova.debug.requests import ThisRequest


@dataclass(eq=False, slots=True)
class Function:
    """What is known of a function, once and for all of its calls."""

    code: CodeType
    number: int = NONE
    """Among the functions that are recorded; NONE: its calls only matter for what is inside."""
    is_application: bool = False
    """Whether it takes an environ, as PEP 3333 has it."""
    answers: bool = False
    """Whether it is a start_response."""
    instructions: bytes = field(default=b"", repr=False)

    @property
    def matters(self) -> bool:
        """Whether its calls are looked at."""
        return self.number != NONE or self.is_application or self.answers

    def __repr__(self) -> str:
        return f"<Function {self.code.co_qualname}>"


@dataclass(eq=False, slots=True)
class Call:
    """A call that has begun and not ended. What nobody says is as in the call around it."""

    recorded: int = NONE
    """The number of the innermost call that is recorded: this one, or one around it."""
    depth: int = -1
    stage: str = ""
    request: ThisRequest | None = None
    onion: Onion | None = None
    layer: Layer | None = None
    thread: int = 0

    def inside(self, depth: int) -> "Call":
        """Return a call inside this one, `depth` frames further down."""
        return Call(
            recorded=self.recorded,
            depth=self.depth + depth,
            stage=self.stage,
            request=self.request,
            onion=self.onion,
            layer=self.layer,
            thread=self.thread,
        )
