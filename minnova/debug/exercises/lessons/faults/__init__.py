"""The exercises of notebook 05: who answers when something is broken, and with which status.

answers.py    what is read from a run, and mistakes that are possible with every fault
requests.py   faults that a request brings with it, and a pipeline that lacks authtoken
pipeline.py   faults in the order of the filters, and in what the resource looks at
failing.py    faults in the code, and in the database
"""

from minnova.debug.exercises.exercise import Lesson
from minnova.debug.exercises.lessons.faults.failing import FAILING
from minnova.debug.exercises.lessons.faults.pipeline import PIPELINE
from minnova.debug.exercises.lessons.faults.requests import REQUESTS

LESSON = Lesson("05", "break it", (*REQUESTS, *PIPELINE, *FAILING))
