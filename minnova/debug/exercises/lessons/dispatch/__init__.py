"""The exercises of notebook 04: from the controller to the SQL, and back to JSON.

answers.py   what is read from a run: the answers to the questions of notebook 04
method.py    which microversion, which methods, and who is asked whether they may run
result.py    the SQL, the keys that extensions add, and what becomes of an error
"""

from minnova.debug.exercises.exercise import Lesson
from minnova.debug.exercises.lessons.dispatch.method import METHOD
from minnova.debug.exercises.lessons.dispatch.result import RESULT

LESSON = Lesson("04", "controller dispatch", (*METHOD, *RESULT))
