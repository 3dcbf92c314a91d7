"""Exercises that check themselves: predict, then step, then check against the run.

    predict("01.1", 1)             what somebody expects; before that, `...` stands there
    …                              cells that step, hook or peel
    check("01.1", services)        the answer is read from the run, not from a list of answers

    progress("01")                 how many of a notebook's exercises are solved
    hint("01.1")                   one hint more with each call
    solution("01.1")               why it is so; `check` shows it, too, once the answer is right

    exercise.py   what an exercise is, a mistake, a lesson: data only
    forms.py      of which form an answer is: a number, a name, several, yes or no
    lessons/      the exercises themselves, a module for each notebook
    article.py    where the article is wrong: mistakes that many make
    judging.py    an answer beside the run: right, a known mistake, or not that
    book.py       what is solved, kept in a file through a restart of the kernel
    desk.py       what the reader has predicted so far, and how many hints were given
    reply.py      what a cell shows

Nothing asks for input: a notebook that is run by a program goes through.
"""

from minnova.debug.exercises.desk import check, forget, hint, predict, progress, solution
from minnova.debug.exercises.lessons import UnknownExercise

__all__ = ["UnknownExercise", "check", "forget", "hint", "predict", "progress", "solution"]
