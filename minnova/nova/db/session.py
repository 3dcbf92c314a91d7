"""The connection to the database: one engine for the process, one short session for each question.

In nova, oslo.db's enginefacade. Left out: retries, a read-only second database, statistics.
"""

import uuid

import sqlalchemy
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

_sessions: sessionmaker[Session] = sessionmaker(expire_on_commit=False)


def create_engine(connection: str) -> Engine:
    """Connect to the database of `[database] connection`.

    `sqlite://` is a database in memory. SQLite would give each connection one of its own: a name
    and a shared cache make it the same for all threads, for as long as one connection is open.

    Raises sqlalchemy.exc.ArgumentError for what is no URL, NoSuchModuleError for no database.
    """
    url = sqlalchemy.make_url(connection)
    if url.get_backend_name() != "sqlite" or url.database not in (None, "", ":memory:"):
        return sqlalchemy.create_engine(url)
    query = {"mode": "memory", "cache": "shared", "uri": "true"}
    url = url.set(database=f"file:minnova-{uuid.uuid4().hex}", query=query)
    engine = sqlalchemy.create_engine(
        url, poolclass=QueuePool, max_overflow=-1, connect_args={"check_same_thread": False}
    )
    sqlalchemy.event.listen(engine, "connect", _read_uncommitted)
    return engine


def _read_uncommitted(connection: object, record: object) -> None:
    """Let readers pass a writer: in a shared cache they would fail at once, not wait."""
    connection.execute("PRAGMA read_uncommitted = 1")  # type: ignore[attr-defined]


def configure(engine: Engine | None) -> None:
    """Say which database `session` opens from now on; None for no database."""
    _sessions.configure(bind=engine)


def session() -> Session:
    """Open a session: `with session() as s: s.scalars(query)`."""
    return _sessions()
