"""The cloud in which the recorded cases are asked: its servers, its people, their tokens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from minnova import Cloud

from .answer import Answer
from .case import Case
from .known import NEWTON

HOST = "127.0.0.1:8774"

# Whom a token of the case files names: a user, and the project that they work in.
TOKENS = {
    "tok-demo": ("demo", "demo"),
    "tok-admin": ("admin", "admin"),
    "tok-demo-admin": ("admin", "demo"),
    "tok-other": ("other", "other"),
    "tok-expired": ("demo", "demo"),
}


class World:
    """Asks an open cloud, with real tokens in place of the names that the case files have."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self.tokens = {
            name: cloud.token(user, project, self._until(name))
            for name, (user, project) in TOKENS.items()
        }

    @staticmethod
    def _until(name: str) -> datetime | None:
        return datetime.now(UTC) - timedelta(hours=1) if name == "tok-expired" else None

    def ask(self, case: Case) -> Answer:
        """Send a case's request, and return the answer."""
        headers = {name: self.tokens.get(text, text) for name, text in case.headers.items()}
        response = self.cloud.request(
            case.method, case.path, user=None, headers={"Host": HOST} | headers, body=case.body
        )
        return Answer.given(response)


@contextmanager
def newton() -> Iterator[World]:
    """Open a cloud with the servers that the recorded nova had."""
    with Cloud(cloud=NEWTON / "cloud.yaml") as cloud:
        yield World(cloud)
