"""What an exercise is, and a lesson: frozen data, and the functions that read a run."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from typing import Any

from minnova.debug.exercises.forms import Form


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong answer that many give, and what to say to it."""

    answer: object
    hint: str
    article: int | None = None
    """Which of the places where the article is wrong says so, too (article.py)."""
    when: Callable[[Any, Any], bool] | None = None
    """Tells whether an answer, beside the run, is this mistake; None: it is if it is `answer`."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question whose answer stands in a run.

    Either `truth` reads the answer from what `check` is given, or `judge` decides about an answer
    and a run: the second is for what the reader builds.
    """

    name: str
    """The notebook and a number: "03.1"."""
    _: KW_ONLY
    question: str
    form: Form
    against: str
    """What `check` has to be given: "`peeled`, what peel saw"."""
    right: object
    """A right answer in the cloud that we ship. The tests play it in; no check looks at it."""
    hints: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    solution: str
    truth: Callable[[Any], object] | None = None
    judge: Callable[[Any, Any], bool] | None = None

    def __post_init__(self) -> None:
        if (self.truth is None) == (self.judge is None):
            raise TypeError(f"exercise {self.name} needs a truth or a judge, and not both")

    def __repr__(self) -> str:
        return f"<Exercise {self.name}: {self.question}>"


@dataclass(frozen=True, slots=True)
class Lesson:
    """The exercises of a notebook, in their order."""

    number: str
    """The first two characters of the notebook's name: "03"."""
    title: str
    exercises: tuple[Exercise, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the exercises: ("03.1", "03.2", …)."""
        return tuple(exercise.name for exercise in self.exercises)

    def __repr__(self) -> str:
        return f"<Lesson {self.number} {self.title}: {len(self.exercises)} exercises>"
