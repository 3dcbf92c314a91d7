"""Hooks: functions of yours, called when one of the program is entered or left. Nothing stops.

    with hook("webob.dec:wsgify.__call__", on_call=print, on_raise=print):
        run()

The program is not edited and does not know. Python 3.12 and newer tell us through
`sys.monitoring` (PEP 669), which costs next to nothing where no hook is; 3.11 through
`sys.setprofile`, which is called for every function and costs a few times the run. A hook lives
as long as its `with` block or the function that it decorates, and leaves nothing behind.

In nova there is nothing like it: the nearest is osprofiler, whose decorators are written into the
code that it watches.

Left out: functions written in C (they have no code object), lines (that is the debugger's
business), and what a generator yields: it is called once, at its first step, and returns once, at
its end.
"""

from minnova.debug.hooks.event import Event
from minnova.debug.hooks.hook import Failure, Hook, HookWarning, hook, join

__all__ = ["Event", "Failure", "Hook", "HookWarning", "hook", "join"]
