"""Transactions: one for each request, and for SQLite one at a time.

SQLite in memory, with a cache that connections share, locks whole tables and refuses at once
where a file would wait (https://sqlite.org/sharedcache.html, 2.2). Requests that come from several
threads therefore take turns; with any other database they run side by side.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import RLock

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from minnova.keystone.exception import ServiceUnavailable

PATIENCE = 10  # seconds


class Database:
    """An engine, and how its transactions take turns."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        # An RLock: at a debugger's prompt inside one request one may want to make another.
        self._turn = RLock() if engine.dialect.name == "sqlite" else None

    def __repr__(self) -> str:
        return f"<Database {self.engine.url!r}>"

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Commit when the block ends, roll back when it raises; its objects stay readable.

        Raises ServiceUnavailable when somebody else's turn does not end.
        """
        session = Session(self.engine, expire_on_commit=False)
        with self._take_turn(), session, session.begin():
            yield session

    def _take_turn(self) -> AbstractContextManager[None]:
        return _hold(self._turn) if self._turn else nullcontext()


@contextmanager
def _hold(turn: RLock) -> Iterator[None]:
    # Whoever is paused in a debugger holds their turn: better an answer that says so than none.
    if not turn.acquire(timeout=PATIENCE):
        raise ServiceUnavailable(
            f"Another request has been in the identity service for {PATIENCE} seconds; is it "
            "paused in a debugger? Let it go on, and try again."
        )
    try:
        yield
    finally:
        turn.release()
