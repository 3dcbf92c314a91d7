"""Keystone as a WSGI application: from a request to the method that answers it.

In keystone of 2016 a Paste pipeline of a dozen filters and a Routes mapper stood here
(etc/keystone-paste.ini, keystone/auth/routers.py); nova shows both, so here is a table.
"""

import logging
import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from wsgiref.types import StartResponse, WSGIEnvironment

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from webob import Request, Response

from minnova.keystone import versions
from minnova.keystone.catalog import Catalog
from minnova.keystone.controllers import Auth
from minnova.keystone.database import Database
from minnova.keystone.exception import (
    Error,
    MethodNotAllowed,
    NotFound,
    ServiceUnavailable,
    Unauthorized,
    ValidationError,
)

LOG = logging.getLogger(__name__)

Action = Callable[[Request], Response]

# What RFC 3986 allows as host and port; every link in an answer is made with it.
HOST = re.compile(r"[\w.~%!$&'()*+,;=:\[\]-]*", re.ASCII)


class Keystone:
    """The identity service.

    `Keystone(engine, catalog)` answers under whatever host and path it is mounted at; its tables
    (`models.Base.metadata`) must exist by the first request that needs them.
    """

    def __init__(
        self,
        engine: Engine,
        catalog: Catalog,
        token_lifetime: timedelta = timedelta(hours=1),
    ) -> None:
        self.database = Database(engine)
        auth = Auth(self.database, catalog, token_lifetime)
        self.routes: dict[str, dict[str, Action]] = {
            "": {"GET": versions.list_versions},
            "/v3": {"GET": versions.show_version},
            "/v3/auth/tokens": {
                "POST": auth.authenticate_for_token,
                "GET": auth.validate_token,
                "DELETE": auth.revoke_token,
            },
            "/v3/auth/catalog": {"GET": auth.get_auth_catalog},
            "/v3/auth/projects": {"GET": auth.get_auth_projects},
        }

    def __repr__(self) -> str:
        return f"<Keystone over {self.database.engine.url!r}>"

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request (PEP 3333), errors included."""
        request = Request(environ)
        response = self.respond(request)
        # A cache must not give one user what another one's token was answered with.
        response.headers["Vary"] = "X-Auth-Token"
        return response(environ, start_response)

    def respond(self, request: Request) -> Response:
        """Answer a request, or say in keystone's own shape what was wrong with it."""
        try:
            check_host(request)
            return self.match(request)(request)
        except Error as error:
            return draw_error(error, request)
        except (DBAPIError, PoolTimeoutError) as error:
            # The driver's own words only: SQLAlchemy's would add the values, tokens among them.
            reason = getattr(error, "orig", error)
            LOG.error("The identity service cannot use its database: %s", reason)
            return draw_error(ServiceUnavailable(), request)

    def match(self, request: Request) -> Action:
        """Find what answers this path and method; raise NotFound or MethodNotAllowed."""
        # Not request.path_info, which decodes: a path may hold any bytes.
        actions = self.routes.get(request.environ.get("PATH_INFO", "").rstrip("/"))
        if actions is None:
            raise NotFound
        # HEAD is a GET of which only the headers are sent (RFC 9110, 9.3.2); WebOb leaves the rest.
        action = actions.get("GET" if request.method == "HEAD" else request.method)
        if action is None:
            raise MethodNotAllowed([*actions, "HEAD"] if "GET" in actions else [*actions])
        return action


def check_host(request: Request) -> None:
    """Refuse a Host that is none (RFC 9112, 3.2), before it gets into links and headers."""
    if not HOST.fullmatch(request.host):
        raise ValidationError("The Host header is not the name of a host.")


def draw_error(error: Error, request: Request) -> Response:
    """Draw an error as keystone does: {"error": {"code": 404, "title": "Not Found", …}}."""
    body = {"code": error.code, "title": error.title, "message": error.message}
    response = Response(json_body={"error": body}, status=f"{error.code} {error.title}")
    if isinstance(error, Unauthorized):
        # A 401 must say how to do better (RFC 9110, 11.6.1).
        response.headers["WWW-Authenticate"] = f'Keystone uri="{request.application_url}"'
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = error.allowed
    return response
