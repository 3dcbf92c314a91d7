"""The command line of `python -m minnova.debug`, as data."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from minnova.debug.combining import Option, check

EXAMPLES = """\
examples:
  python -m minnova.debug                              a real `nova list`, halting in each stage
  python -m minnova.debug --at routing.match           halt there only
  python -m minnova.debug --at dispatch show web-1     another command, every stop of one stage
  python -m minnova.debug --at routing.peel --every -c 'p self.func'
                                                       no questions: a command at every hit
  python -m minnova.debug --request 'GET /v2.1/flavors' --user admin
  python -m minnova.debug --serve                      two windows: `nova list` in the other one
  python -m minnova.debug -- --debug list              novaclient's own options go behind --
  python -m minnova.debug --app shop:app --request 'GET /cart'
                                                       any WSGI application: halts where it is
                                                       entered; `layer` leads on into the next
  python -m minnova.debug --app config:shop.ini --at flask.app:Flask.dispatch_request
"""

HELP = {
    "at": "halt there and nowhere else: a stop, a stage, all, or module:qualname (repeatable)",
    "every": "at every hit in every request; else once, in the request that matters",
    "c": "at each halt run this instead of asking, then continue (repeatable)",
    "all": "with a view: what is folded otherwise, such as keystone's requests",
    "depth": "with --trace: so many levels below each stage",
    "record": "no halts: keep every step, and write a page that shows them all",
    "app": "instead of our stack, any WSGI application: MODULE:CALLABLE, or config:FILE.ini[#name]",
    "request": "instead of novaclient, one request ('GET /' with --app)",
    "header": "a header of that request (repeatable)",
    "body": "the body of that request",
    "serve": "services on real ports: what other windows ask of them halts at this prompt; "
    "with --record DIR, each request becomes a page. Behind --: options of minnova.serve",
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
    serve: bool
    app: str | None
    request: tuple[str, str] | None
    headers: tuple[tuple[str, str], ...]
    body: bytes
    user: str
    nova: tuple[str, ...]
    """Novaclient's arguments; for a view that takes words, these words; with --serve, its options."""
    depth: int | None
    record: Path | None


class Parser(argparse.ArgumentParser):
    """Says what to do about an option that is not ours."""

    def error(self, message: str) -> NoReturn:
        """End with status 2 and the message."""
        if "unrecognized arguments" in message:
            message += ". Options of novaclient go behind --, as in: -- --debug list"
        self.exit(2, f"minnova.debug: {message}. Try -h.\n")


def parse(argv: Sequence[str], views: Sequence[Option], version: str) -> Arguments:
    """Read the command line. Wrong usage ends with status 2.

    The first word that is no option, or `--`, begins novaclient's arguments:
    ["--at", "routing", "show", "--minimal", "web-1"] → nova=("show", "--minimal", "web-1")
    """
    parser = _parser(views, version)
    found = parser.parse_args(argv)
    found.nova = found.nova[1:] if found.nova[:1] == ["--"] else found.nova
    view = next((one for one in views if one.name == found.view), None)
    check(parser, found, views)
    words = tuple(found.nova)
    return Arguments(
        view=found.view,
        at=tuple(found.at),
        every=found.every,
        commands=tuple(found.command),
        everything=found.all,
        serve=found.serve,
        app=found.app,
        request=found.request or (("GET", "/") if found.app else None),
        headers=tuple(found.header),
        body=found.body.encode(),
        user=found.user or "demo",
        nova=words or (() if found.app or found.serve or (view and view.takes) else ("list",)),
        depth=found.depth,
        record=found.record,
    )


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
    shown.add_argument("--record", type=_file, metavar="FILE.html", help=HELP["record"])
    add("--all", action="store_true", help=HELP["all"])
    add("--depth", type=_levels, metavar="N", help=HELP["depth"])
    add("--serve", action="store_true", help=HELP["serve"])
    add("--app", metavar="NAME", help=HELP["app"])
    add("--request", type=_request, metavar="'METHOD PATH'", help=HELP["request"])
    header = parser.add_argument("--header", action="append", default=[], help=HELP["header"])
    header.type, header.metavar = _header, "'NAME: VALUE'"
    add("--body", default="", metavar="TEXT", help=HELP["body"])
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


def _levels(text: str) -> int:
    """Read how many levels: "3"."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"write a number of levels, as in --depth 3, not {text!r}")
    return int(text)


def _file(text: str) -> Path:
    """Read where to write: "list.html"."""
    if not text:
        raise argparse.ArgumentTypeError("write the name of a file, as in --record list.html")
    return Path(text)


def _header(text: str) -> tuple[str, str]:
    """Read "Accept: text/html": name and value."""
    name, colon, value = text.partition(":")
    if not colon or not name.strip() or " " in name.strip():
        raise argparse.ArgumentTypeError(f"write 'NAME: VALUE', as in 'Accept: */*', not {text!r}")
    return name.strip(), value.strip()
