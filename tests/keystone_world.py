"""A small keystone with three users, for the tests of minnova.keystone."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event
from webob import Request, Response

from minnova.keystone import Catalog, Keystone
from minnova.keystone.identity import add_project, add_role, add_user, assign
from minnova.keystone.models import Base

PROJECTS = {"demo": "6f70656e737461636b64656d6f303031", "admin": "6f70656e737461636b61646d696e3031"}
USERS = {
    "demo": ("d0000000000000000000000000000001", {"demo": "Member"}),
    "admin": ("a0000000000000000000000000000001", {"admin": "admin", "demo": "admin"}),
    "nova": ("f0000000000000000000000000000001", {"admin": "service"}),
}
DEFAULT_DOMAIN = {"id": "default"}
_names = count()


def shared_memory_engine() -> Engine:
    """Make an engine on a database in memory that several connections see."""
    url = f"sqlite:///file:keystone{next(_names)}?mode=memory&cache=shared&uri=true"
    arguments = {"check_same_thread": False}
    engine = create_engine(url, poolclass=QueuePool, connect_args=arguments)
    # Other databases check foreign keys unasked.
    event.listen(engine, "connect", lambda dbapi, _: dbapi.execute("PRAGMA foreign_keys = ON"))
    return engine


class World:
    """A keystone, and the ways to talk to it that a test wants."""

    def __init__(self, engine: Engine, lifetime: timedelta = timedelta(hours=1)) -> None:
        self.engine = engine
        self.keystone = Keystone(engine, Catalog(), lifetime)

    def fill(self) -> None:
        """Make the tables, and put the three users into them."""
        Base.metadata.create_all(self.engine)
        with self.keystone.database.transaction() as session:
            projects = {name: add_project(session, name, id_) for name, id_ in PROJECTS.items()}
            roles = {name: add_role(session, name) for name in ("Member", "admin", "service")}
            for name, (user_id, assignments) in USERS.items():
                user = add_user(session, name, f"{name}-password", user_id)
                for project, role in assignments.items():
                    assign(session, user, projects[project], roles[role])

    def ask(
        self,
        method: str,
        path: str,
        *,
        base: str = "http://controller/identity",
        environ: dict[str, Any] | None = None,
        **options: Any,
    ) -> Response:
        """Send a request to a path below base; environ has the last word."""
        request = Request.blank(path, base_url=base, method=method, **options)
        request.environ.update(environ or {})
        return request.get_response(self.keystone)

    def authenticate(self, body: Any, **options: Any) -> Response:
        """Send a body to POST /v3/auth/tokens."""
        return self.ask("POST", "/v3/auth/tokens", json=body, **options)

    def log_in(self, name: str = "demo", project: str | None = "demo") -> str:
        """Get a token by password."""
        response = self.authenticate(by_password(name, scope=in_project(project)))
        return str(response.headers["X-Subject-Token"])

    def look(self, subject: str, asking: str, method: str = "GET", query: str = "") -> Response:
        """Look at a token (or revoke it) with another one."""
        headers = {"X-Auth-Token": asking, "X-Subject-Token": subject}
        return self.ask(method, f"/v3/auth/tokens{query}", headers=headers)


@contextmanager
def world(**options: Any) -> Iterator[World]:
    """Hold a world's database in memory open for as long as the block runs."""
    engine = shared_memory_engine()
    opened = World(engine, **options)
    with engine.connect():
        opened.fill()
        yield opened
    engine.dispose()


def by_password(name: str, password: str | None = None, scope: Any = None) -> dict[str, Any]:
    """Write the body that asks for a token by a user's name and password."""
    user = {"name": name, "domain": DEFAULT_DOMAIN, "password": password or f"{name}-password"}
    identity = {"methods": ["password"], "password": {"user": user}}
    return _asking_for(scope, identity)


def by_token(token: str, scope: Any = None) -> dict[str, Any]:
    """Write the body that asks for a token by another one."""
    return _asking_for(scope, {"methods": ["token"], "token": {"id": token}})


def in_project(name: str | None) -> Any:
    """Write a scope: a project by its name, or none."""
    return name and {"project": {"name": name, "domain": DEFAULT_DOMAIN}}


def _asking_for(scope: Any, identity: dict[str, Any]) -> dict[str, Any]:
    # A copy, because some tests change what they get.
    return deepcopy({"auth": {"identity": identity} | ({"scope": scope} if scope else {})})
