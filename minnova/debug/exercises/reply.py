"""What a cell of an exercise shows: a question, a verdict, a hint, the progress; text and HTML."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["question", "right", "wrong", "open", "hint", "solution", "progress"]


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """A title with a sign before it, and paragraphs; what stands in `backticks` is code."""

    kind: Kind
    title: str
    words: tuple[str, ...] = ()

    def __repr__(self) -> str:
        from minnova.debug.render.exercises import text

        return text(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    def _repr_html_(self) -> str:
        from minnova.debug.render.exercises import html

        return html(self)
