"""A paused run, driven from the cells of a notebook, from a script or from a test.

    from minnova.debug import walk
    s = walk("nova list")          a live run in another thread, paused at its first stop
    s.go("routing.match")          on to that stop: what one sees there, as a Moment
    s("p environ['PATH_INFO']")    any command of ipdb
    s.close()

    start.py     walk: what to run, where to halt; one live session a process
    runs.py      from "nova list", "GET /path", a callable or (app, "GET /path") to a Run
    session.py   the handle that a cell holds
    worker.py    the thread that runs it, and how it is ended; cutting.py, in the midst of its work
    wire.py      what the two threads say to each other
    outlet.py    whose print goes where
    speaking.py  the debugger of the prompt, at the other end of the wire
    looking.py   from a frame to a Moment
    around.py    from a frame to the layers that its request is in
    seeing.py    what a session shows: frame, locals, stack, onion, output
    asking.py    the prompt of s.interact()
    errors.py    what can go wrong, and what to do then

The debugger is the one of the terminal: the same stops, the same commands, the same cures.
"""

from minnova.debug.session.errors import NotPaused, NotReached, SessionError, TimedOut
from minnova.debug.session.session import Session
from minnova.debug.session.start import latest, walk

__all__ = ["NotPaused", "NotReached", "Session", "SessionError", "TimedOut", "latest", "walk"]
