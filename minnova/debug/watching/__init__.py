"""Watching: how a debugger hears of the calls and lines of a run without slowing it down.

    watcher.py      what a debugger wants of either
    settrace.py     `sys.settrace`: each call is told, nearly all are let go at once
    monitoring.py   `sys.monitoring`, on Python 3.13 and newer: a function in which nothing is to be
                    seen is told of once

Stepping is bdb's own work in both, and `sys.settrace` its only means.
"""

import sys

from minnova.debug.watching.settrace import Settrace
from minnova.debug.watching.watcher import Debugger, Watcher

__all__ = ["Settrace", "Watcher", "start_watching"]


def start_watching(debugger: Debugger) -> Watcher:
    """Begin to tell a debugger of calls and lines, in the way that this Python has.

    Python 3.12 has `sys.monitoring`, too, but what one assigns at a halt reaches the function there
    only through `sys.settrace` (PEP 667 is of 3.13). And it has one place for debuggers: where
    another one has it, an editor's, `sys.settrace` does the work.
    """
    if sys.version_info >= (3, 13):
        from minnova.debug.watching.monitoring import PLACE, Monitoring

        try:
            sys.monitoring.use_tool_id(PLACE, "minnova.debug")
        except ValueError:
            pass
        else:
            return Monitoring(debugger).start()
    return Settrace(debugger).start()
