"""An answer beside the run: right, a mistake that is known, or simply not that."""

from dataclasses import dataclass
from typing import Any, Literal

from minnova.debug.exercises.article import too
from minnova.debug.exercises.exercise import Exercise, Mistake
from minnova.debug.exercises.forms import Unreadable

State = Literal["open", "unread", "unchecked", "right", "wrong"]
"""What has become of an answer.

- open: nothing has been answered yet.
- unread: it is not of the form that the question asks for.
- unchecked: what it was to be checked against is not the run that it takes.
- right, wrong: as the run says.
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the run says to an answer."""

    state: State
    answer: object = ...
    words: str = ""
    """About this very answer: which mistake it is, how to write it, what to check it against."""

    def __repr__(self) -> str:
        return f"<Verdict {self.state}: {self.answer!r}>"


def judge(exercise: Exercise, answer: object, run: Any) -> Verdict:
    """Check an answer against a run. Whatever reading the run raises is said, not raised."""
    if answer is ...:
        return Verdict("open")
    try:
        read = exercise.form.read(answer)
    except Unreadable as error:
        return Verdict("unread", answer, str(error))
    try:
        return decide(exercise, read, run)
    except Exception as error:
        return Verdict("unchecked", read, lost(exercise, error))


def decide(exercise: Exercise, answer: object, run: Any) -> Verdict:
    """Compare an answer with what the run says. Raises whatever reading the run raises."""
    if agrees(exercise, answer, run):
        return Verdict("right", answer)
    made = next((one for one in exercise.mistakes if is_made(one, exercise, answer, run)), None)
    return Verdict("wrong", answer, about(made) if made else "")


def agrees(exercise: Exercise, answer: object, run: Any) -> bool:
    """Tell whether the run agrees with an answer."""
    if exercise.judge:
        return exercise.judge(answer, run)
    assert exercise.truth
    return exercise.form.same(answer, exercise.truth(run))


def is_made(mistake: Mistake, exercise: Exercise, answer: object, run: Any) -> bool:
    """Tell whether an answer is this mistake."""
    if mistake.when:
        return mistake.when(answer, run)
    try:
        return exercise.form.same(answer, mistake.answer)
    except Unreadable:
        return False


def about(mistake: Mistake) -> str:
    """Say what is behind a mistake, and that one is in good company."""
    return f"{mistake.hint} {too(mistake.article)}" if mistake.article else mistake.hint


def lost(exercise: Exercise, error: Exception) -> str:
    """Say what to check against, when what was given does not hold the answer."""
    said = f"{type(error).__name__}: {error}".rstrip(": ").partition("\n")[0]
    return (
        f"This is checked against {exercise.against}. What was given does not tell ({said:.120}). "
        "Run the cells above once more, from the top if need be, and check again."
    )
