"""additions: run something, and say who wrote which key of its answer."""

from collections.abc import Callable

from minnova.debug.additions.model import Additions
from minnova.debug.additions.watcher import Watcher
from minnova.debug.diff.watch import watching


def additions(run: Callable[[], object]) -> Additions:
    """Run something and say which keys its controller wrote, and which ones each extension added.

    Of several answers the last one counts: of `nova list` that is the list of servers.

        additions(lambda: cloud.request("GET", "/v2.1/servers/detail")).extensions[0].added
        →  ("key_name",)

    What the run raises is raised. Raises LookupError where no extension was asked, and
    RuntimeError where a profiler written in C is at work.
    """
    watcher = Watcher()
    with watching(watcher.called, watcher.ended):
        run()
    return watcher.found()
