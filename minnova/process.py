"""What a cloud changes in its process, and how each of these is taken back.

stevedore's cache of entry points, nova's database, the handlers of loggers: there is one of each in
a process. Two clouds, one after the other, must not see each other through them.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import Engine
from stevedore.extension import ExtensionManager

from minnova.nova.db import session

LIBRARIES_THAT_LOG = ("minnova", "keystonemiddleware", "keystoneauth", "oslo_policy", "stevedore")


@contextmanager
def database(connection: str) -> Iterator[Engine]:
    """Let nova's questions go to this database; close every connection to it at the end."""
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
    ExtensionManager.ENTRY_POINT_CACHE.clear()
    try:
        yield
    finally:
        ExtensionManager.ENTRY_POINT_CACHE.clear()


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
