"""python -m minnova.debug --serve: services on real ports, and this prompt in the midst of their requests.

The article's way: a service in this window, `nova list` in another one, a halt in between. nova answers
one request at a time, in the main thread and under the debugger's eyes; keystone has threads of its
own and no stops, because nova's authtoken asks it in the middle of a request.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from wsgiref.types import StartResponse, WSGIEnvironment

from minnova.debug.any_app.exchange import exchange
from minnova.debug.commands import Commands
from minnova.debug.diff.recorder import Recorder
from minnova.debug.leaving import Interrupted, Leave, Restart
from minnova.debug.plan import Plan
from minnova.debug.ports.turns import CLOSED, Turn, Turns
from minnova.debug.run import NotServed, Services
from minnova.debug.stops import Stop
from minnova.debug.terminal import at_terminal

Loaded = frozenset[Stop]


def serve(services: Services, plan: Plan, script: Sequence[str] | None = None) -> int:
    """Start the services and halt in what they are asked, until somebody ends it; return the status.

    That is 0 after `q` and after Ctrl-C while nothing is asked, 130 after Ctrl-C in the middle of a
    request, 141 when nobody reads any more, 2 for a port that is taken or a file that is wrong.
    """
    with at_terminal(services.run, script) as debugger:
        gc.enable()  # a run of its own length leaves garbage worth looking for
        plan = debugger.completed(plan)
        while True:
            debugger.begin(plan, services.run.requests())
            try:
                return _until_over(debugger, services)
            except Restart:
                plan = debugger.plan
            except NotServed as error:
                print(error, file=sys.stderr)
                return 2
            except Leave as leaving:
                return leaving.status


def _until_over(debugger: Commands, services: Services) -> int:
    """Load and start the services, then answer request after request.

    At the end those that wait are refused first: their servers would else wait for them.
    """
    turns = Turns()
    with ExitStack() as stack:
        opened = services.opened(turns.around)
        debugger.watch(partial(stack.enter_context, opened))
        stack.callback(turns.close)
        loaded = frozenset(armed.stop for armed in debugger.armed.values() if armed.behind)
        asked = False
        try:
            debugger.message(services.greeting)
            while True:
                turn = turns.next()
                asked = True
                make_ready(debugger, loaded)
                attend(debugger, turn)
                asked = False
        except Interrupted:
            if asked:
                raise
            return 0


def make_ready(debugger: Commands, loaded: Loaded) -> None:
    """Let the next request halt where the one before did, and forget that one; keep counting."""
    debugger.renew()
    debugger.requests.forget()
    debugger.recorder = Recorder(debugger.requests.service, debugger.mask)
    for armed in debugger.armed.values():
        armed.behind = armed.stop in loaded


def attend(debugger: Commands, turn: Turn) -> None:
    """Let the application answer under the debugger's eyes, and the other window have the answer.

    Raises Leave when somebody wants out: then the other window has a 503.
    """
    line = f"{turn.method} {turn.path}"
    try:
        answer = exchange(watched(debugger, turn), turn.environ)
    except Exception as error:
        turn.answer.set_exception(error)
    except BaseException:
        turn.answer.set_result(CLOSED)
        raise
    else:
        gone = ", but the client has given up" if turn.is_given_up else ""
        debugger.message(f"{line}: {answer.status}{gone}")
        turn.answer.set_result(answer)


Watched = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]


def watched(debugger: Commands, turn: Turn) -> Watched:
    """Return the application with the debugger around it."""

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return debugger.watch(partial(turn.application, environ, start_response))

    return application
