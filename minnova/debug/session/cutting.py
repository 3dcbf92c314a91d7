"""Ending a thread that runs: an exception is thrown into it from outside."""

import ctypes
import threading
import time
from contextlib import suppress

from minnova.debug.leaving import Quit

MOMENT = 0.01
"""Seconds in which a running thread lets another one in."""


class Cut(Quit, SystemExit):
    """Quit, thrown into a running thread. One that comes too late passes threading in silence."""


class Calm(BaseException):
    """Thrown by a thread at itself, and caught at once."""


def cut(thread: threading.Thread) -> None:
    """Throw a Cut into a thread; it arrives before the next instruction of Python.

    While one waits for a call of C to return, all threads of Python 3.11 look out for it, and one
    that is profiled or traced does nothing else at its next call. So this thread throws something at
    itself at once, with no call in between, which ends the looking out; and then sleeps, since the
    other thread looks again when somebody else wants the interpreter.
    """
    throw = ctypes.pythonapi.PyThreadState_SetAsyncExc
    there, here = (ctypes.c_ulong(one or 0) for one in (thread.ident, threading.get_ident()))
    end, calm = ctypes.py_object(Cut), ctypes.py_object(Calm)
    with suppress(Calm):
        throw(there, end)
        throw(here, calm)
        time.sleep(0)
    time.sleep(MOMENT)
