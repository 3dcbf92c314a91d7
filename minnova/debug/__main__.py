"""python -m minnova.debug: an ipdb prompt in the middle of a real `nova list`."""

import gc
import sys
from importlib.metadata import version

from minnova.debug.any_app.application import ApplicationError
from minnova.debug.arguments import Arguments, parse
from minnova.debug.foreseen import check_command, check_user
from minnova.debug.plan import Plan
from minnova.debug.refusal import Refusal
from minnova.debug.render.ink import Ink, wants_colour
from minnova.debug.run import Run, novaclient, raw_request
from minnova.debug.views import VIEWS, Asked
from minnova.streams import status_of

WRONG = (Refusal, ApplicationError)
"""What somebody may have written wrong, as an error; what a run raises is none of it."""


def main(argv: list[str]) -> int:
    """Do what the command line asks for and return the exit status."""
    arguments = parse(argv, VIEWS, version("minnova"))
    try:
        if arguments.serve:
            return _serve(arguments)
        run = _run(arguments)
        for view in VIEWS:
            if view.name == arguments.view:
                return view.of_run(_asked(run, arguments))
        if arguments.record:
            return _record(run, arguments)
        return _walk(run, _plan(run, arguments), arguments)
    except WRONG as error:
        print(f"minnova.debug: {error}", file=sys.stderr)
        return 2


def _asked(run: Run, arguments: Arguments) -> Asked:
    ink = Ink(wants_colour(sys.stdout))
    return Asked(run, " ".join(arguments.nova), arguments.everything, arguments.depth, ink)


def _run(arguments: Arguments) -> Run:
    content = arguments.headers, arguments.body
    if arguments.app and arguments.request:
        from minnova.debug.any_app.application import load
        from minnova.debug.any_app.run import application_run

        return application_run(load(arguments.app), arguments.app, *arguments.request, *content)
    if arguments.request:
        check_user(arguments.user)
        return raw_request(*arguments.request, arguments.user, *content)
    check_command(arguments.nova)
    return novaclient(arguments.nova)


def _plan(run: Run, arguments: Arguments) -> Plan:
    """Halt where somebody says, else where the run is entered, else in each stage."""
    if arguments.at:
        return Plan.at(arguments.at, arguments.every)
    if run.entry:
        return Plan.entry(run.entry, arguments.every)
    if arguments.app:
        from minnova.debug.any_app.run import NowhereToHalt

        raise NowhereToHalt(arguments.app)
    return Plan.tour(arguments.every)


def _walk(run: Run, plan: Plan, arguments: Arguments) -> int:
    """Ask at a terminal; run the commands of -c, or none, where there is nobody to ask."""
    from minnova.debug.terminal import walk

    return walk(run, plan, _script(arguments))


def _record(run: Run, arguments: Arguments) -> int:
    """Keep every step of the run, and write the page that shows them."""
    from minnova.debug.recording.page import write_page

    assert arguments.record is not None
    written = not (arguments.app or arguments.headers or arguments.body)
    return write_page(run, arguments.record, run.title if written else None, arguments.user)


def _serve(arguments: Arguments) -> int:
    """Halt in what other programs ask of the services, or make a page of each request."""
    from minnova.debug.run import Services

    services = Services(arguments.nova)
    if arguments.record:
        from minnova.debug.ports.pages import write_pages

        return write_pages(services, arguments.record)
    from minnova.debug.ports.serving import serve

    return serve(services, _plan(services.run, arguments), _script(arguments))


def _script(arguments: Arguments) -> tuple[str, ...] | None:
    """Return the commands of -c; None where somebody sits at a terminal and gave none."""
    asks = sys.stdin.isatty() and sys.stdout.isatty() and not arguments.commands
    return None if asks else arguments.commands


if __name__ == "__main__":
    # As in minnova.__main__: the prompt comes sooner when nobody looks for garbage on the way. A
    # run that somebody restarts leaves some, see terminal.py.
    gc.disable()
    ended = status_of(main)
    gc.freeze()
    sys.exit(ended)
