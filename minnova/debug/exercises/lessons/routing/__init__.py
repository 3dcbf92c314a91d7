"""The exercises of notebook 03: from a path to a controller.

answers.py   what is read from a run: the answers to the questions of notebook 03
coats.py     what the coats do to a request on its way in
routes.py    why a path matches what it matches, who is left on the stack, and the redirect
"""

from minnova.debug.exercises.exercise import Lesson
from minnova.debug.exercises.lessons.routing.coats import COATS
from minnova.debug.exercises.lessons.routing.routes import ROUTES

LESSON = Lesson("03", "routing", (*COATS, *ROUTES))
