"""The call tree of a run: who called whom, how often and for how long, stage by stage.

    found = trace(lambda: cloud.nova(["list"]))
    for section in sections(found):
        print(section.stage, section.seconds)

All functions of some packages are recorded, and besides them the layers of each request (whatever
wsgify makes of a function), the requests themselves, and those functions of the libraries that a
stop is at. Repeated calls from the same place are one node with a count. In nova, osprofiler comes
nearest; its points are written into the code.

The times are those of the traced run. Tracing takes time of its own, more in functions that call
many others: compare the times with each other, not with a stopwatch.

Left out: functions of other packages (their time is their caller's own), lambdas, comprehensions,
and what runs while a module or a class body is executed.
"""

from minnova.debug.trace.fold import Section, sections
from minnova.debug.trace.model import Kind, Node, Trace
from minnova.debug.trace.trace import trace

__all__ = ["Kind", "Node", "Section", "Trace", "sections", "trace"]
