"""What the reader has on the desk: predictions, and how many hints were given. One for the process."""

from dataclasses import dataclass, field
from typing import Any

from minnova.debug.exercises.book import Book
from minnova.debug.exercises.exercise import Exercise, Lesson
from minnova.debug.exercises.forms import Unreadable
from minnova.debug.exercises.judging import Verdict, judge
from minnova.debug.exercises.lessons import MODULES, find, lesson
from minnova.debug.exercises.reply import Reply


@dataclass(slots=True)
class Desk:
    """Predictions by the name of the exercise, hints given, and the book of what is solved."""

    predictions: dict[str, object] = field(default_factory=dict)
    hints: dict[str, int] = field(default_factory=dict)
    book: Book = field(default_factory=Book)

    def __repr__(self) -> str:
        return f"<Desk: {len(self.predictions)} predictions, {self.book!r}>"

    def complaints(self) -> tuple[str, ...]:
        """Return what went wrong with the book, once."""
        said, self.book.complaint = self.book.complaint, ""
        return (said,) if said else ()

    def standing(self, number: str) -> str:
        """Say how far a notebook is: "2 of 6 solved"."""
        names = lesson(number).names
        solved = self.book.read()
        return f"{sum(name in solved for name in names)} of {len(names)} solved"


DESK = Desk()


def predict(name: str, answer: object = ..., *more: object) -> Reply:
    """Ask a question, and take what you expect the answer to be, before you look.

    predict("01.1", ...) only asks; predict("01.1", 2) is your prediction, which `check` will compare
    with the run. Several values are a list, with brackets around them or without. Raises
    UnknownExercise for a name that there is not.
    """
    exercise = find(name)
    answer = together(answer, more)
    DESK.predictions[name] = answer
    if answer is ...:
        how = f"Write {exercise.form.wanted}, in place of the dots. {helps(exercise)}"
        return Reply("question", f"{name} · not answered yet", (exercise.question, how))
    try:
        read = exercise.form.read(answer)
    except Unreadable as error:
        return Reply("wrong", f"{name} · how to answer", (exercise.question, str(error)))
    return Reply("question", f"{name} · you predict {written(read)}", (exercise.question,))


def check(name: str, run: Any, answer: object = ..., *more: object) -> Reply:
    """Check your prediction against a run: a session, what a hook has filled, what peel returned.

    The cells before say which. With an `answer` that is checked, in place of what was predicted.
    Raises UnknownExercise for a name that there is not.
    """
    exercise = find(name)
    if answer is not ...:
        DESK.predictions[name] = together(answer, more)
    verdict = judge(exercise, DESK.predictions.get(name, ...), run)
    if verdict.state == "right":
        DESK.book.add(name)
    return VERDICTS[verdict.state](exercise, verdict)


def together(answer: object, more: tuple[object, ...]) -> object:
    """Return an answer of several values as one: ("a", ("b",)) → ["a", "b"]."""
    return [answer, *more] if more else answer


def hint(name: str) -> Reply:
    """Give a hint; the next call gives the next one. Raises UnknownExercise."""
    exercise = find(name)
    given = min(DESK.hints.get(name, 0) + 1, len(exercise.hints))
    DESK.hints[name] = given
    last = (f'That was the last one. `solution("{name}")` explains it.',)
    words = exercise.hints[:given] + (last if given == len(exercise.hints) else ())
    return Reply("hint", f"{name} · hint {given} of {len(exercise.hints)}", words)


def solution(name: str) -> Reply:
    """Explain an exercise, solved or not. Raises UnknownExercise."""
    exercise = find(name)
    again = (f'Now check it: `check("{name}", …)`.',) if name not in DESK.book.read() else ()
    return Reply("solution", f"{name} · solution", (exercise.question, exercise.solution, *again))


def progress(number: str = "") -> Reply:
    """Show how many exercises of a notebook are solved, or of all of them. Raises UnknownExercise."""
    if not number:
        return Reply("progress", "Your progress", tuple(line(lesson(one)) for one in MODULES))
    found = lesson(number)
    return Reply("progress", line(found), DESK.complaints())


def forget(number: str) -> Reply:
    """Begin a notebook again: what was solved in it is not any more. Raises UnknownExercise."""
    DESK.book.remove(lesson(number).names)
    return progress(number)


def line(found: Lesson) -> str:
    """Say in a line how far a notebook is: "01 · loading ●●○○○○ 2 of 6 solved"."""
    solved = DESK.book.read()
    dots = "".join("●" if name in solved else "○" for name in found.names)
    return f"{found.number} · {found.title} {dots} {DESK.standing(found.number)}"


def open_(exercise: Exercise, verdict: Verdict) -> Reply:
    """Say that there is nothing to check yet."""
    how = f'Write your answer into the cell with `predict("{exercise.name}", ...)`, run it, '
    return Reply(
        "open", f"{exercise.name} · not answered yet", (how + "then run this cell again.",)
    )


def right(exercise: Exercise, verdict: Verdict) -> Reply:
    """Say that it is right, and why."""
    standing = f"{DESK.standing(exercise.name.partition('.')[0])}."
    title = f"{exercise.name} · right: {written(verdict.answer)}"
    return Reply("right", title, (exercise.solution, standing, *DESK.complaints()))


def wrong(exercise: Exercise, verdict: Verdict) -> Reply:
    """Say that it is not that; what mistake it is, if it is a known one."""
    title = f"{exercise.name} · not that: {written(verdict.answer)}"
    words = verdict.words or "The run says something else. Look at it once more."
    return Reply("wrong", title, (words, f"Predict again and check again. {helps(exercise)}"))


def unread(exercise: Exercise, verdict: Verdict) -> Reply:
    """Say how to write an answer."""
    return Reply("wrong", f"{exercise.name} · how to answer", (verdict.words,))


def unchecked(exercise: Exercise, verdict: Verdict) -> Reply:
    """Say that the answer was not compared with anything."""
    return Reply("open", f"{exercise.name} · not checked yet", (verdict.words,))


VERDICTS = {"open": open_, "right": right, "wrong": wrong, "unread": unread, "unchecked": unchecked}


def helps(exercise: Exercise) -> str:
    """Say where help is to be had."""
    return f'`hint("{exercise.name}")` gives a hint, one more each time.'


def written(answer: object) -> str:
    """Write an answer as one would say it: ("cors", "faultwrap") → "cors, faultwrap"."""
    if isinstance(answer, tuple):
        return ", ".join(map(str, answer)) or "none"
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return str(getattr(answer, "__name__", answer))
