"""A run that is kept step by step: to walk in it backwards, to save it, to hand it on.

    from minnova.debug import record
    r = record("nova list")            the whole run, its start-up included, line by line
    r.goto("routing.match")            what one saw there: a Moment, labelled as recorded
    r.forward(), r.back(), r.where()   step by step, either way; the stack
    r.find("status", lambda v: "200" in v)
    r.save("list.json")                and Recording.load("list.json")
    r.live_at("routing.match")         runs it again, and halts there for real

    record.py      record: run something, and keep every step of it
    recording.py   Recording: the steps, and a place among them
    moment.py      a step as a Moment
    contents.py    reading the data: what there is to know of a step
    finding.py     from what somebody asks for to a step
    storage.py     recordings in files
    checking.py    is this a recording? What comes from a file may be anything
    files.py       which functions are recorded, and which never are
    tracer.py      the trace function: lets go at once of what is not recorded
    following.py   one call, from its first step to its end
    tape.py        what is taken down, while it grows
    calls.py       a call under way
    functions.py   functions, files and their source
    names.py       the names of a frame: what has changed since the step before
    state.py       …and how that is found out fast
    hits.py        the stops that the run comes past, with their cards
    onions.py      the applications that it calls, and the layer that a call is in
    borders.py     environ and answer, where a layer is entered and left
    output.py      what it prints, and at which step
    strings.py     the table of texts
    learning.py    the mask, for the time of the recording
    describe.py    from the tape to data
    page.py        --record: record a run into a page

In nova there is nothing like it.

Left out: comprehensions, the bodies of modules and classes, and generated functions; what changes
deep inside an object, until something nearer does; and threads that go on when the run is over.
"""

from minnova.debug.recording.record import record
from minnova.debug.recording.recording import Recording
from minnova.debug.recording.storage import RecordingError

__all__ = ["Recording", "RecordingError", "record"]
