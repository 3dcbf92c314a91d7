"""python -m minnova.debug: an ipdb prompt in the middle of a real `nova list`."""

import gc
import os
import sys
from importlib.metadata import version

from minnova.debug.arguments import Arguments, parse
from minnova.debug.leaving import UNREAD
from minnova.debug.names import UnknownName
from minnova.debug.plan import Plan
from minnova.debug.render.ink import Ink, wants_colour
from minnova.debug.run import Run, novaclient, raw_request
from minnova.debug.views import VIEWS, Asked


def main(argv: list[str]) -> int:
    """Do what the command line asks for and return the exit status."""
    arguments = parse(argv, VIEWS, version("minnova"))
    run = _run(arguments)
    for view in VIEWS:
        if view.name == arguments.view:
            return view.of_run(_asked(run, arguments))
    try:
        plan = (
            Plan.at(arguments.at, arguments.every) if arguments.at else Plan.tour(arguments.every)
        )
    except UnknownName as error:
        print(f"minnova.debug: {error}", file=sys.stderr)
        return 2
    return _walk(run, plan, arguments)


def _asked(run: Run, arguments: Arguments) -> Asked:
    ink = Ink(wants_colour(sys.stdout))
    return Asked(run, " ".join(arguments.nova), arguments.everything, arguments.depth, ink)


def _run(arguments: Arguments) -> Run:
    if arguments.request:
        return raw_request(*arguments.request, arguments.user)
    return novaclient(arguments.nova)


def _walk(run: Run, plan: Plan, arguments: Arguments) -> int:
    """Ask at a terminal; run the commands of -c, or none, where there is nobody to ask."""
    from minnova.debug.terminal import walk

    asks = sys.stdin.isatty() and sys.stdout.isatty() and not arguments.commands
    return walk(run, plan, None if asks else arguments.commands)


def _status() -> int:
    """Run `main` and return its status, also where the reader of a pipe goes away (`| head`)."""
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    return status


if __name__ == "__main__":
    # As in minnova.__main__: the prompt comes sooner when nobody looks for garbage on the way. A
    # run that somebody restarts leaves some, see terminal.py.
    gc.disable()
    ended = _status()
    gc.freeze()
    sys.exit(ended)
