"""The real novaclient, run inside this process: what `nova list` does when the shell starts it.

It believes the environment as always, so the environment is ours while it runs: what belongs to
somebody's real cloud, OS_AUTH_URL or NOVACLIENT_ENDPOINT_OVERRIDE, is out of its sight.
"""

import logging
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import cast

from novaclient.api_versions import APIVersion
from novaclient.client import discover_extensions
from novaclient.shell import OpenStackComputeShell
from novaclient.v2 import shell as v2

from minnova.process import hidden_variables
from minnova.seed import User

# The loggers that `--debug` sets up: the root one, novaclient's own, and a library's.
LOGGERS = ("", "novaclient.client", "iso8601")

HONOURED = ("OS_USERNAME", "OS_PASSWORD", "OS_PROJECT_NAME")

# How everything begins that novaclient and keystoneauth read in the environment.
PREFIXES = ("OS_", "NOVA_", "NOVACLIENT_")


def run(args: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run `nova ARGS` with these variables, and return its exit status.

    What it prints goes to sys.stdout and sys.stderr. Its own `main` would say at each run that the
    command line is deprecated, and end the process: the words and numbers below are that one's.
    """
    with as_a_command(args), openstack_environment(environment), untouched_logging():
        try:
            ComputeShell().main([*args])
        except SystemExit as leaving:
            return _status(leaving)
        except KeyboardInterrupt:
            print("... terminating nova client", file=sys.stderr)
            return 130
        except BrokenPipeError:
            raise  # Nobody reads on, which is no error of the command.
        except Exception as error:
            print(f"ERROR ({type(error).__name__}): {error}", file=sys.stderr)
            return 1
    return 0


def first_word(args: Sequence[str]) -> str | None:
    """Return what novaclient takes for its command: ["--debug", "show", "web-1"] → "show".

    An option in front of it that novaclient does not know is returned itself. None: there is no
    command, or novaclient answers without one, as it does to --version or to a wrong value.
    """
    silence = StringIO()
    with openstack_environment({}), redirect_stdout(silence), redirect_stderr(silence):
        try:
            words = _parser().parse_known_args([*args])[1]
        except SystemExit:
            return None
    return words[0] if words else None


def options() -> frozenset[str]:
    """Return the options of novaclient that stand in front of a command: {"--debug", …}."""
    with openstack_environment({}):
        return frozenset(_parser()._option_string_actions)


def commands() -> frozenset[str]:
    """Return the names of novaclient's commands, of every microversion: {"list", "show", …}."""
    extensions = [one.module for one in discover_extensions(APIVersion("2.0"))]
    names = {name for owner in (v2, ComputeShell, *extensions) for name in dir(owner)}
    found = {name.removeprefix("do_") for name in names if name.startswith("do_")}
    return frozenset({"bash_completion", *(name.replace("_", "-") for name in found)})


def environment(users: Sequence[User], auth_url: str) -> dict[str, str]:
    """Return novaclient's variables for a cloud with these users.

    OS_USERNAME, OS_PASSWORD and OS_PROJECT_NAME are taken from the real environment; what is not
    set there is the first user's, or is what the cloud file says of the user that is set.
    """
    name = os.environ.get("OS_USERNAME") or users[0].name
    known = {user.name: user for user in users}.get(name, users[0])
    defaults = {
        "OS_USERNAME": name,
        "OS_PASSWORD": known.password,
        "OS_PROJECT_NAME": next(iter(known.roles), ""),
    }
    asked = {key: os.environ[key] for key in HONOURED if os.environ.get(key)}
    ours = {
        "OS_AUTH_URL": auth_url,
        "OS_USER_DOMAIN_ID": "default",
        "OS_PROJECT_DOMAIN_ID": "default",
        # Else ~/.novaclient, where the shell's completion keeps the names in somebody's real cloud.
        "NOVACLIENT_UUID_CACHE_DIR": os.devnull,
    }
    return defaults | asked | ours


def _status(leaving: SystemExit) -> int:
    """Return the exit status that Python would end with (`sys.exit`'s rules)."""
    if leaving.code is None or isinstance(leaving.code, int):
        return leaving.code or 0
    print(leaving.code, file=sys.stderr)
    return 1


def _parser() -> ArgumentParser:
    return cast(ArgumentParser, ComputeShell().get_base_parser([]))


class ComputeShell(OpenStackComputeShell):  # type: ignore[misc]  # novaclient has no types.
    """novaclient's shell, whose --debug shows the client's requests only.

    keystonemiddleware, in the same process, logs to the same root logger the requests that it
    makes. In a cloud of machines nobody who types `nova --debug list` would see those.
    """

    def setup_debugging(self, debug: bool) -> None:
        if not debug:
            return
        # Where the root logger has handlers already, novaclient would not give it one.
        logging.getLogger().handlers.clear()
        super().setup_debugging(debug)
        for name in LOGGERS:
            for handler in logging.getLogger(name).handlers:
                handler.addFilter(is_the_clients)


def is_the_clients(record: logging.LogRecord) -> bool:
    """Say whether a line is logged by the client itself, not below a request that it makes.

    What stevedore finds while it looks for ways to log in is left out, too: thirty lines.
    """
    if record.name.startswith("stevedore"):
        return False
    frame = sys._getframe()
    while frame := frame.f_back:  # type: ignore[assignment]
        if frame.f_globals.get("__name__") == "wsgi_intercept":
            return False
    return True


@contextmanager
def as_a_command(args: Sequence[str]) -> Iterator[None]:
    """Set sys.argv as the shell would: keystoneauth makes its User-Agent, `nova …`, of it."""
    saved, sys.argv = sys.argv, ["nova", *args]
    try:
        yield
    finally:
        sys.argv = saved


@contextmanager
def openstack_environment(environment: Mapping[str, str]) -> Iterator[None]:
    """Put these variables in place of all that novaclient reads, for the length of the block."""
    with hidden_variables(lambda name: name.startswith(PREFIXES)):
        os.environ.update(environment)
        try:
            yield
        finally:
            for name in environment:
                os.environ.pop(name, None)


@contextmanager
def untouched_logging() -> Iterator[None]:
    """Give back the root logger as it was: `--debug` sets up handlers for the whole process."""
    loggers = [logging.getLogger(name) for name in LOGGERS]
    saved = [(logger, logger.level, logger.handlers[:]) for logger in loggers]
    try:
        yield
    finally:
        for logger, level, handlers in saved:
            logger.setLevel(level)
            logger.handlers[:] = handlers
