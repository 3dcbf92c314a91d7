"""What is done for each request under /v3/auth.

In keystone this is keystone/auth/controllers.py; who may do what is written in its policy.json.
Each method reads the request, works within one transaction, and hands the rows to views.
"""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

from sqlalchemy.orm import Session
from webob import Request, Response

from minnova.keystone import identity, views
from minnova.keystone.auth_info import AuthInfo
from minnova.keystone.authentication import Authentication, authenticate, find_scope
from minnova.keystone.body import read_json
from minnova.keystone.catalog import Catalog, build_catalog
from minnova.keystone.database import Database
from minnova.keystone.exception import Forbidden, TokenNotFound, Unauthorized
from minnova.keystone.models import Token
from minnova.keystone.tokens import issue_token, revoke_token, token_roles, validate_token


class Auth:
    """The calls that give out tokens, look at them, and take them back."""

    def __init__(self, database: Database, catalog: Catalog, token_lifetime: timedelta) -> None:
        self.database = database
        self.catalog = catalog
        self.token_lifetime = token_lifetime

    def __repr__(self) -> str:
        return f"<Auth {self.catalog!r}, tokens for {self.token_lifetime}>"

    def authenticate_for_token(self, request: Request) -> Response:
        """Answer POST /v3/auth/tokens: a password in, a token out (201)."""
        info = AuthInfo.from_body(read_json(request))
        with self.database.transaction() as session:
            somebody = authenticate(session, info)
            project = find_scope(session, somebody.user, info.project)
            expires_at = self._expires_at(somebody)
            token = issue_token(
                session, somebody.user, project, expires_at, somebody.methods, somebody.parent
            )
            return self._show(session, request, token, status="201 Created")

    def validate_token(self, request: Request) -> Response:
        """Answer GET and HEAD /v3/auth/tokens: whose token is X-Subject-Token, and is it good?"""
        with self.database.transaction() as session:
            token = self._subject(session, request, roles={"admin", "service"})
            return self._show(session, request, token, status="200 OK")

    def revoke_token(self, request: Request) -> Response:
        """Answer DELETE /v3/auth/tokens."""
        with self.database.transaction() as session:
            revoke_token(self._subject(session, request, roles={"admin"}))
            return Response(status="204 No Content")

    def get_auth_catalog(self, request: Request) -> Response:
        """Answer GET /v3/auth/catalog."""
        with self.database.transaction() as session:
            if self._asking(session, request).project is None:
                raise Forbidden("Only a token for a project has a catalog.")
        entries = build_catalog(self.catalog)
        return Response(json_body=views.catalog_body(entries, request.application_url))

    def get_auth_projects(self, request: Request) -> Response:
        """Answer GET /v3/auth/projects: those that the user could get a token for."""
        with self.database.transaction() as session:
            projects = identity.projects_of(session, self._asking(session, request).user)
        return Response(json_body=views.projects_body(projects, request.application_url))

    def _asking(self, session: Session, request: Request) -> Token:
        """Give the token of whoever sends this request."""
        try:
            return validate_token(session, request.headers.get("X-Auth-Token", ""))
        except TokenNotFound as error:
            raise Unauthorized from error

    def _subject(self, session: Session, request: Request, roles: set[str]) -> Token:
        """Give the token that the request is about, if the one who asks may see it.

        One's own tokens anybody may see; those of others only who shows a token with one of these
        roles. Raises Unauthorized, TokenNotFound or Forbidden.
        """
        asking = self._asking(session, request)
        subject = validate_token(session, request.headers.get("X-Subject-Token", ""))
        privileged = roles.intersection(role.name for role in token_roles(session, asking))
        if asking.user_id != subject.user_id and not privileged:
            raise Forbidden(f"This takes one of these roles: {', '.join(sorted(roles))}.")
        return subject

    def _expires_at(self, somebody: Authentication) -> datetime:
        # Exchanging tokens must not keep one alive beyond the password that was shown for it.
        if somebody.parent:
            return somebody.parent.expires_at
        return datetime.now(UTC) + self.token_lifetime

    def _show(self, session: Session, request: Request, token: Token, status: str) -> Response:
        roles = token_roles(session, token)
        catalog = build_catalog(self.catalog) if _wants_catalog(request) else None
        response = Response(json_body=views.token_body(token, roles, catalog), status=status)
        response.headers["X-Subject-Token"] = token.id
        return response


def _wants_catalog(request: Request) -> bool:
    return "nocatalog" not in parse_qs(request.query_string, keep_blank_values=True)
