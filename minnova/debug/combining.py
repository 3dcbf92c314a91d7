"""Which options of the command line go together: what does not is refused, with what to do instead."""

import argparse
from collections.abc import Sequence
from typing import Protocol


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


def check(
    parser: argparse.ArgumentParser, found: argparse.Namespace, views: Sequence[Option]
) -> None:
    """Refuse what does not go together."""
    _check_request(parser, found, views)
    _check_application(parser, found)
    if found.record and (found.at or found.command or found.every):
        parser.error("--record keeps all and does not halt: no --at, --every or -c with it")
    if found.serve and (found.view or found.app or found.request):
        parser.error("--serve goes with none of the views, nor with --app or --request")
    folding = {view.name for view in views if view.folds}
    if found.all and found.view not in folding:
        parser.error(f"--all goes with {', '.join(f'--{name}' for name in sorted(folding))}")
    if found.depth is not None and found.view != "trace":
        parser.error("--depth goes with --trace")
    if found.view and (found.at or found.command or found.every):
        parser.error(f"--{found.view} shows and does not halt: no --at, --every or -c with it")


def _check_request(
    parser: argparse.ArgumentParser, found: argparse.Namespace, views: Sequence[Option]
) -> None:
    """Refuse what goes with neither --request nor --app, or with one of them only."""
    takes_words = any(view.takes for view in views if view.name == found.view)
    if found.nova and (found.request or found.app) and not (found.app and takes_words):
        option = "--app" if found.app else "--request"
        parser.error(f"{option} takes no arguments of novaclient: {' '.join(found.nova)}")
    if found.user and not (found.request or found.app):
        parser.error("--user goes with --request; for novaclient set OS_USERNAME and OS_PASSWORD")
    if (found.header or found.body) and not (found.request or found.app):
        parser.error("--header and --body go with --request or --app")


def _check_application(parser: argparse.ArgumentParser, found: argparse.Namespace) -> None:
    """Refuse what our stack has and another application has not: keystone, and named stops."""
    if found.app == "":
        parser.error("--app names an application: MODULE:CALLABLE, or config:FILE.ini")
    if found.user and found.app:
        parser.error(
            "--user chooses whose keystone token is sent, and another application has no keystone; "
            "who asks it is a header: --header 'Authorization: …'"
        )
    ours = [name for name in found.at if ":" not in name]
    if found.app and ours:
        parser.error(
            f"{ours[0]} is no place in another application: with --app, --at takes module:qualname; "
            "--stops lists its layers"
        )
