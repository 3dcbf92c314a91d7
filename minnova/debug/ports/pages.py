"""python -m minnova.debug --serve --record DIR: a page for each request that other windows send.

Nothing halts. The requests take turns in this thread, and each is recorded from the moment in which
nova gets it to its answer; the start of the services, and keystone, are on none of the pages.
"""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

from minnova.debug.any_app.exchange import Answer, exchange
from minnova.debug.ports.turns import CLOSED, Turn, Turns
from minnova.debug.recording.files import Files
from minnova.debug.recording.page import written
from minnova.debug.recording.record import taken
from minnova.debug.recording.recording import Recording
from minnova.debug.run import NotServed, Run, Services

LONGEST_NAME = 80
STAGES = frozenset({"routing", "dispatch", "response"})


def write_pages(services: Services, folder: Path) -> int:
    """Start the services and write a page of each request into a folder, until Ctrl-C.

    Returns 0, or 2 where the services cannot be had or the folder cannot be made. A page that
    cannot be written is said, and the next request is answered and recorded all the same.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _until_interrupted(services, folder)
    except KeyboardInterrupt:
        return 0
    except NotServed as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"minnova.debug: --record {folder}: {error.strerror or error}", file=sys.stderr)
        return 2
    return 0


def _until_interrupted(services: Services, folder: Path) -> None:
    turns = Turns()
    with ExitStack() as stack:
        stack.enter_context(services.opened(turns.around))
        stack.callback(turns.close)
        print(services.greeting, flush=True)
        for number in count(1):
            attend(turns.next(), number, services.run, folder)


def attend(turn: Turn, number: int, services: Run, folder: Path) -> None:
    """Let the application answer, and write the page; then the other window has the answer.

    So the page is there when the answer is. If somebody wants out before, the answer is 503.
    """
    answers = [CLOSED]
    path = folder / name(number, turn)
    try:
        problem = written(Recording(recorded(turn, services, answers.append)), path)
        if problem is not None:
            print(f"{path}: {problem.strerror or problem}", file=sys.stderr)
    finally:
        turn.answer.set_result(answers[-1])


def recorded(turn: Turn, services: Run, keep: Callable[[Answer], object]) -> dict[str, Any]:
    """Let the application answer, keep the answer, and return the data of all steps."""

    def start() -> int:
        answer = exchange(turn.application, turn.environ)
        keep(answer)
        return 0 if answer.code < 400 else 1

    run = Run(f"{turn.method} {turn.path}", start, service=services.service, stages=STAGES)
    return taken(run, Files(), {"what": None, "user": ""})


def name(number: int, turn: Turn) -> str:
    """Name a page: "003-GET-v2.1-servers-detail.html" for the third request."""
    readable = "".join(each if each.isalnum() or each in "._" else "-" for each in turn.path)
    words = (f"{number:03}", turn.method, readable.strip("-."))
    return "-".join(filter(None, words))[:LONGEST_NAME] + ".html"
