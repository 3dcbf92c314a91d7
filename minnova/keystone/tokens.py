"""Tokens: issuing them, telling whether they are good, revoking them.

In keystone this is the token provider (keystone/token/provider.py). Its tokens of 2016 were
either rows in the database, as here, or, as "fernet", messages that carry all of this
themselves, encrypted. Either way a client sees a text without meaning in a header.
"""

import secrets
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from minnova.keystone import identity
from minnova.keystone.exception import TokenNotFound
from minnova.keystone.models import Project, Role, Token, User


def issue_token(
    session: Session,
    user: User,
    project: Project | None,
    expires_at: datetime,
    methods: tuple[str, ...] = ("password",),
    parent: Token | None = None,
) -> Token:
    """Write down a new token for a user, in a project or in none.

    Nothing is checked here: whoever calls this knows who the user is, and an expires_at (with
    a zone) that is over makes a token that has expired. A token that was got by showing another
    one remembers the first of them, so that an audit can follow the chain.
    """
    token = Token(
        id=secrets.token_hex(16),
        user=user,
        project=project,
        methods=",".join(methods),
        audit_id=secrets.token_urlsafe(16),
        parent_audit_id=parent and (parent.parent_audit_id or parent.audit_id),
        issued_at=datetime.now(UTC),
        expires_at=expires_at,
        revoked=False,
    )
    session.add(token)
    return token


def validate_token(session: Session, token_id: str) -> Token:
    """Find a token that is good now.

    That is one that is known, neither expired nor revoked, and whose user still has a role in its
    project. Raises TokenNotFound, and does not say which of these it was.
    """
    # Ids have letters and digits only; what else a header may hold never gets to the database.
    token = session.get(Token, token_id) if token_id.isalnum() else None
    if token is None or token.revoked or token.expires_at <= datetime.now(UTC):
        raise TokenNotFound
    if token.project and not token_roles(session, token):
        raise TokenNotFound
    return token


def revoke_token(token: Token) -> None:
    """Make a token worthless from now on; its row stays."""
    token.revoked = True


def token_roles(session: Session, token: Token) -> list[Role]:
    """List the roles that a token stands for: what its user may be in its project by now."""
    return identity.roles_of(session, token.user, token.project) if token.project else []
