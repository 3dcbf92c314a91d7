"""How long a body is, as far as that can be known without reading it.

It is what an application returns, and before that what it sends through the `write` that
start_response returns (PEP 3333): old applications do.
"""

from types import CodeType, FrameType

from minnova.debug.diff.calls import code_of, first_given


class Writes:
    """The functions that take parts of a body: whoever watches the run tells when one is called."""

    def __init__(self) -> None:
        self.codes: dict[int, CodeType] = {}
        """The code of those that are written in Python, by its `id`."""
        self.in_c: dict[int, object] = {}
        """Those that are written in C, by their own `id`."""

    def __repr__(self) -> str:
        return f"<Writes: {len(self.codes)} in Python, {len(self.in_c)} in C>"

    def add(self, write: object) -> None:
        """Take note of what a start_response has returned."""
        if code := code_of(write):
            self.codes[id(code)] = code
        else:
            self.in_c[id(write)] = write


def written(write: object, frame: FrameType) -> int:
    """Count the bytes that a call of a write is given.

    write(b"eight by")  →  8
    """
    part = first_given(write, frame)
    return len(part) if isinstance(part, bytes) else 0


def measured(body: object) -> int | None:
    """Count the bytes of a body that lies ready in a list; any other would be consumed by that."""
    if not isinstance(body, list | tuple):
        return None
    return sum(map(len, body)) if all(isinstance(part, bytes) for part in body) else None
