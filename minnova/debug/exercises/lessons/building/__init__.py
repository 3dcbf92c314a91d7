"""The exercises of notebook 06: parts of one's own, and where the tools show them.

reading.py      what is read from a run, and how a filter that somebody wrote is tried
filters.py      a filter in the pipeline
extensions.py   an extension, its routes, its microversion
watching.py     a hook, and any other application
"""

from minnova.debug.exercises.exercise import Lesson
from minnova.debug.exercises.lessons.building.extensions import EXTENSIONS
from minnova.debug.exercises.lessons.building.filters import FILTERS
from minnova.debug.exercises.lessons.building.watching import WATCHING

LESSON = Lesson("06", "build it", (*FILTERS, *EXTENSIONS, *WATCHING))
