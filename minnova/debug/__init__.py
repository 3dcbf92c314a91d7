"""The instrument: a debugger that knows where the interesting places are.

It watches any WSGI application from outside; the subject does not know. The map:

  What is asked for
    __main__.py     python -m minnova.debug: reads the command line, starts a view or a walk
    arguments.py    the command line, as data; combining.py, which of its options go together
    stops/          the stages and stops: data only, the table of contents of the walkthrough
    names.py        a stop or a stage by its name, with near matches for a mistyped one
    refusal.py      what cannot be had, told in a cell in one line
    target.py       "module:qualname" → the code object, and the instruction it is entered at
    spelling.py     what a half-written or mistyped target was meant to be
    plan.py         where to halt, and how often
    contents.py     what there is to halt at in a run
  What is run
    run.py          the one door to the subject: what is run, and which of its requests matters
    foreseen.py     a mistyped command or user, refused before anything is loaded
    requests.py     which request are we in: number, method, path
    called.py       what is called when a request reaches a layer
    frames.py       a stack, from one frame outwards; places.py, where code is, as it is shown
    any_app/        --app: any WSGI application in place of nova
    ports/          --serve: what other windows ask, with this prompt in the midst
    leaving.py      the ways out of a run
  The debugger
    tracing.py      bdb, with its traps cured
    watching/       how it hears of calls and lines, and the run hardly notices
    extent.py       which lines a function has
    stopping.py     our stops as pdb's breakpoints
    aiming.py       stops by name, and a stop of each target that is named
    peeling.py      on to the next layer, where no breakpoint would do
    prompt.py       what is seen and read at a halt: the card, the place, the commands
    commands.py     the commands that we add to ipdb's; completion.py, Tab
    debugger.py     ipdb's own class with all of that mixed in
    terminal.py     a run from its first stop to its end; puts the process back as it was
    session/        a paused run, driven from other cells or from a script
    magics.py       %load_ext minnova.debug
  What is seen at a halt
    halt.py         what one sees at a stop, as data
    moment.py       all that a cell shows of a halt
    folding.py      the stack, folded to layers and stops
    under_way.py    the layers of a request that is paused, read from its stack
    incoming.py     the request as its environ holds it now
    masking/        tokens and passwords, hidden wherever a value is shown
  What is seen of a run
    views.py        the one table of views: each is an option and a command
    hooks/          call a function when a target is entered, left or raises
    drafting.py     requests and their layers, while not all of them is known: for peel and diff
    peel/           the layers of each request, in the order in which it passes them
    layers/         the onion: which application wraps which, read from the objects themselves
    routing/        the table of routes, and why a path matched
    trace/          the call tree, by stage
    diff/           what each layer changed, on the way in and on the way out
    recording/      a run kept step by step, to walk in it either way
  What the notebooks show
    chart.py        the map of stages and stops
    sequence.py     who asks whom: the HTTP exchanges of a run
    factories/      which section of an ini file called which factory, and what came back
    growth.py       how the onion grew, coat by coat
    reach.py        how far requests came, one below the other
    additions/      who wrote which key of an answer: the controller, then each extension
    pictures.py     why a route matched, what the layers changed, who added what
    exercises/      predict, step, check: the questions of the notebooks
  Drawing
    render/         a model in, a string out

Importing this package loads none of it, and nothing of the subject.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minnova.debug.hooks import hook
    from minnova.debug.magics import load_ipython_extension, unload_ipython_extension
    from minnova.debug.recording import Recording, RecordingError, record
    from minnova.debug.session import NotPaused, NotReached, SessionError, TimedOut, walk

__all__ = [
    "NotPaused",
    "NotReached",
    "Recording",
    "RecordingError",
    "SessionError",
    "TimedOut",
    "hook",
    "load_ipython_extension",
    "record",
    "unload_ipython_extension",
    "walk",
]

_HOMES = {
    "Recording": "minnova.debug.recording",
    "RecordingError": "minnova.debug.recording",
    "hook": "minnova.debug.hooks",
    "load_ipython_extension": "minnova.debug.magics",
    "record": "minnova.debug.recording",
    "unload_ipython_extension": "minnova.debug.magics",
}


def __getattr__(name: str) -> Any:
    """Load a part when somebody first asks for it (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'minnova.debug' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES.get(name, "minnova.debug.session")), name)
