"""The command line of `python -m minnova.debug`, as data."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn, Protocol

EXAMPLES = """\
examples:
  python -m minnova.debug                              a real `nova list`, halting in each stage
  python -m minnova.debug --at routing.match           halt there only
  python -m minnova.debug --at dispatch show web-1     another command, every stop of one stage
  python -m minnova.debug --at routing.peel --every -c 'p self.func'
                                                       no questions: a command at every hit
  python -m minnova.debug --request 'GET /v2.1/flavors' --user admin
  python -m minnova.debug -- --debug list              novaclient's own options go behind --
"""


HELP = {
    "at": "halt there and nowhere else: a stop, a stage, or all (repeatable)",
    "every": "at every hit in every request; else once, in the request that matters",
    "c": "at each halt run this instead of asking, then continue (repeatable)",
    "all": "with a view: what is folded otherwise, such as keystone's requests",
    "depth": "with --trace: so many levels below each stage",
    "request": "instead of novaclient, one request",
    "user": "whose token that request carries (demo)",
    "nova": "novaclient's arguments, from the first word that is no option, or -- (list)",
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What somebody asked for."""

    view: str | None
    at: tuple[str, ...]
    every: bool
    commands: tuple[str, ...]
    everything: bool
    request: tuple[str, str] | None
    user: str
    nova: tuple[str, ...]
    """Novaclient's arguments; for a view that takes words, these words."""
    depth: int | None


class Parser(argparse.ArgumentParser):
    """Says what to do about an option that is not ours."""

    def error(self, message: str) -> NoReturn:
        """End with status 2 and the message."""
        if "unrecognized arguments" in message:
            message += "\nOptions of novaclient go behind --, as in: -- --debug list"
        print(f"minnova.debug: {message}\nTry -h.", file=sys.stderr)
        raise SystemExit(2)


class Option(Protocol):
    """What the command line has to know of a view."""

    @property
    def name(self) -> str: ...
    @property
    def help(self) -> str: ...
    @property
    def folds(self) -> bool: ...
    @property
    def takes(self) -> str: ...


def parse(argv: Sequence[str], views: Sequence[Option], version: str) -> Arguments:
    """Read the command line. Wrong usage ends with status 2.

    The first word that is no option, or `--`, begins novaclient's arguments:
    ["--at", "routing", "show", "--minimal", "web-1"] → nova=("show", "--minimal", "web-1")
    """
    parser = _parser(views, version)
    found = parser.parse_args(argv)
    found.nova = found.nova[1:] if found.nova[:1] == ["--"] else found.nova
    view = next((one for one in views if one.name == found.view), None)
    _check(parser, found, views)
    words = tuple(found.nova)
    return Arguments(
        view=found.view,
        at=tuple(found.at),
        every=found.every,
        commands=tuple(found.command),
        everything=found.all,
        request=found.request,
        user=found.user or "demo",
        nova=words or (() if view and view.takes else ("list",)),
        depth=found.depth,
    )


def _check(parser: Parser, found: argparse.Namespace, views: Sequence[Option]) -> None:
    """Refuse what does not go together."""
    if found.request and found.nova:
        parser.error(f"--request takes no arguments of novaclient: {' '.join(found.nova)}")
    if found.user and not found.request:
        parser.error("--user goes with --request; for novaclient set OS_USERNAME and OS_PASSWORD")
    folding = {view.name for view in views if view.folds}
    if found.all and found.view not in folding:
        parser.error(f"--all goes with {', '.join(f'--{name}' for name in sorted(folding))}")
    if found.depth is not None and found.view != "trace":
        parser.error("--depth goes with --trace")
    if found.view and (found.at or found.command or found.every):
        parser.error(f"--{found.view} shows and does not halt: no --at, --every or -c with it")


def _parser(views: Sequence[Option], version: str) -> Parser:
    parser = Parser(
        prog="python -m minnova.debug",
        description="Run `nova list` in this process, and stop anywhere in it with ipdb.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("--at", action="append", default=[], metavar="NAME", help=HELP["at"])
    add("--every", action="store_true", help=HELP["every"])
    add("-c", dest="command", action="append", default=[], metavar="CMD", help=HELP["c"])
    shown = parser.add_mutually_exclusive_group()
    for view in views:
        option = f"--{view.name}"
        shown.add_argument(
            option, dest="view", action="store_const", const=view.name, help=view.help
        )
    add("--all", action="store_true", help=HELP["all"])
    add("--depth", type=int, metavar="N", help=HELP["depth"])
    add("--request", type=_request, metavar="'METHOD PATH'", help=HELP["request"])
    add("--user", metavar="NAME", help=HELP["user"])
    add("--version", action="version", version=f"minnova {version}")
    add("nova", nargs=argparse.REMAINDER, metavar="...", help=HELP["nova"])
    return parser


def _request(text: str) -> tuple[str, str]:
    """Read "GET /v2.1/servers": method and path."""
    words = text.split()
    if len(words) != 2 or not words[1].startswith(("/", "http://")):
        raise argparse.ArgumentTypeError(
            f"write 'METHOD PATH', as in 'GET /v2.1/servers', not {text!r}"
        )
    return words[0].upper(), words[1]
