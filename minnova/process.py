"""What a cloud changes in its process, and how each of these is taken back.

The environment, stevedore's cache of entry points, nova's database, the handlers of loggers: there is
one of each in a process. Two clouds, one after the other, must not see each other through them.
"""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Engine
from stevedore import _cache
from stevedore.extension import ExtensionManager

from minnova.nova.db import session
from minnova.settings import Overrides

LIBRARIES_THAT_LOG = (
    "minnova",
    "keystonemiddleware",
    "keystoneauth",
    "oslo_policy",
    "stevedore",
    "waitress",
)


@contextmanager
def hidden_variables(unwanted: Callable[[str], bool]) -> Iterator[None]:
    """Take variables out of the environment, for the length of the block."""
    saved = {name: os.environ.pop(name) for name in list(os.environ) if unwanted(name)}
    try:
        yield
    finally:
        os.environ.update(saved)


@contextmanager
def options_in_environment(options: Overrides) -> Iterator[None]:
    """Let these options win over nova.conf, and hide those of somebody else's that would.

    oslo.config takes OS_DATABASE__CONNECTION for [database] connection.
    """
    ours = {
        f"OS_{section}__{name}".upper(): str(value)
        for section, values in options.items()
        for name, value in values.items()
    }
    with hidden_variables(lambda name: name.startswith("OS_") and "__" in name):
        os.environ.update(ours)
        try:
            yield
        finally:
            for name in ours:
                os.environ.pop(name, None)


@contextmanager
def database(connection: str) -> Iterator[Engine]:
    """Let nova's questions go to this database; close every connection to it at the end.

    Raises ValueError, TypeError, ImportError or SQLAlchemyError where the URL leads to none.
    """
    engine = session.create_engine(connection)
    session.configure(engine)
    try:
        yield engine
    finally:
        session.configure(None)
        engine.dispose()


@contextmanager
def fresh_entry_points() -> Iterator[None]:
    """Make stevedore look again: an extension that was added since is else not seen."""
    _forget_entry_points()
    try:
        yield
    finally:
        _forget_entry_points()


def _forget_entry_points() -> None:
    ExtensionManager.ENTRY_POINT_CACHE.clear()
    # Below it lies what was found on this sys.path, for which stevedore has no public door.
    _cache._c._internal.clear()


@contextmanager
def quiet_services() -> Iterator[None]:
    """Keep the services' warnings out of the client's terminal: a real nova logs to a file.

    Where nobody has set up logging, Python prints them; where somebody has, they get them.
    """
    handler = logging.NullHandler()
    loggers = [logging.getLogger(name) for name in LIBRARIES_THAT_LOG]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
