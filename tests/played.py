"""Plays answers into a notebook: the right ones in place of the dots, then the mistakes, then others.

One run of a notebook shows all of it: behind each cell that checks an exercise, cells are put that
check it once more with a wrong answer, and at last one with the right answer again.
"""

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from minnova.debug.exercises.exercise import Exercise
from minnova.debug.exercises.forms import Form, Made, Number, Unreadable, Word, Words, YesNo
from minnova.debug.exercises.lessons import find


@dataclass(frozen=True)
class Expected:
    """A cell, and how the text that it shows has to begin, and what has to stand in it."""

    name: str
    answer: str
    title: str
    words: str = ""


def calls(cell: NotebookNode, function: str) -> Iterator[ast.Call]:
    """Yield the calls of a function in a cell. Magics are no Python: such a cell calls nothing."""
    try:
        tree = ast.parse(cell.source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == function:
            yield node


def exercise_in(call: ast.Call) -> Exercise:
    """Return the exercise that a call names first."""
    return find(ast.literal_eval(call.args[0]))


def source(exercise: Exercise, answer: object) -> str:
    """Write an answer as the reader would type it."""
    return str(answer) if isinstance(exercise.form, Made) else repr(answer)


def other(form: Form, exercise: Exercise) -> object:
    """Make up an answer that is wrong, and none of the known mistakes."""
    if isinstance(form, Number):
        return 987_654
    if isinstance(form, YesNo):
        return not form.plain(exercise.right)
    known = [exercise.right, *(mistake.answer for mistake in exercise.mistakes)]
    if isinstance(form, Word):
        return next(word for word in (*form.among, "nonsense") if unlike(form, word, known))
    if isinstance(form, Words):
        return ["nonsense"] if not form.among else list(form.among[:1]) * 9
    return "object()"


def unlike(form: Form, word: str, known: list[object]) -> bool:
    """Tell whether a word is none of those that are known, or the last one that there is."""
    return word == "nonsense" or not any(form.same(word, one) for one in known)


def play(notebook: NotebookNode) -> tuple[NotebookNode, dict[str, Expected]]:
    """Return the notebook with answers played in, and what is expected of which cell, by its id."""
    played, expected = deepcopy(notebook), dict[str, Expected]()
    played.cells = []
    for cell in deepcopy(notebook.cells):
        played.cells.append(cell)
        if cell.cell_type != "code":
            continue
        for call in calls(cell, "predict"):
            exercise = exercise_in(call)
            cell.source = cell.source.replace("...", source(exercise, exercise.right), 1)
        for call in calls(cell, "check"):
            played.cells += list(checks(cell, call, expected))
    return played, expected


def checks(
    cell: NotebookNode, call: ast.Call, expected: dict[str, Expected]
) -> Iterator[NotebookNode]:
    """Expect the cell itself to be right; yield further ones that check wrong answers, then the right one."""
    exercise, run = exercise_in(call), ast.unparse(call.args[1])
    expected[cell.id] = expect(exercise, exercise.right)
    wrong = [(one.answer, one.hint) for one in exercise.mistakes]
    made_up = other(exercise.form, exercise)
    answers = [*wrong, (made_up, ""), (exercise.right, "")]
    for number, (answer, words) in enumerate(answers):
        text = f"check({exercise.name!r}, {run}, {source(exercise, answer)})"
        asked = new_code_cell(text, id=f"{cell.id}-{number}"[-64:])
        expected[asked.id] = expect(exercise, answer, words)
        yield asked


def expect(exercise: Exercise, answer: object, words: str = "") -> Expected:
    """Say how the text of a check of this answer has to begin."""
    said = "right" if answer == exercise.right else "not that"
    if not isinstance(exercise.form, Made) and not is_readable(exercise.form, answer):
        said = "how to answer"
    return Expected(exercise.name, source(exercise, answer), f"{exercise.name} · {said}", words)


def is_readable(form: Form, answer: object) -> bool:
    """Tell whether an answer is of its form: a made-up name is not, where all names are given."""
    try:
        form.read(answer)
    except Unreadable:
        return False
    return True
