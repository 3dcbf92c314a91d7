"""The exercises of the notebooks, a module for each; found by number and by name.

A module is loaded when its first exercise is asked for.
"""

from importlib import import_module

from minnova.debug.exercises.exercise import Exercise, Lesson
from minnova.debug.spelling import hint

MODULES = {
    "00": "nova_list",
    "01": "loading",
    "02": "assembly",
    "03": "routing",
    "04": "dispatch",
    "05": "faults",
    "06": "building",
    "07": "real_nova",
}
"""The notebook's number, and where its exercises stand."""


class UnknownExercise(LookupError):
    """There is no such exercise, or no such notebook; the text says which there are."""


def lesson(number: str) -> Lesson:
    """Return the exercises of a notebook: "01" → <Lesson 01 loading: …>. Raises UnknownExercise."""
    if number not in MODULES:
        raise UnknownExercise(f"no notebook has the number {number!r}: {', '.join(MODULES)}")
    found = import_module(f"{__name__}.{MODULES[number]}").LESSON
    assert isinstance(found, Lesson)
    return found


def find(name: str) -> Exercise:
    """Return an exercise by its name, "01.1". Raises UnknownExercise, with the names that there are."""
    number = str(name).partition(".")[0]
    exercises = {one.name: one for one in lesson(number).exercises}
    if name not in exercises:
        near = hint(str(name), exercises, f"Notebook {number} has")
        raise UnknownExercise(f"no exercise is called {name!r}.{near}")
    return exercises[name]
