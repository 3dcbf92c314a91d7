"""The exercises of notebook 01: what is built before the first request."""

from minnova.debug.exercises.exercise import Lesson
from minnova.debug.exercises.lessons.loading.router import ROUTER
from minnova.debug.exercises.lessons.loading.services import AFTERWARDS, SERVICES

LESSON = Lesson("01", "loading", (*SERVICES, *ROUTER, *AFTERWARDS))
