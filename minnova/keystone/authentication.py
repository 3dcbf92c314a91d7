"""Authentication: from what somebody shows to who they are, and from there to a project.

In keystone this is keystone/auth, with a plugin for each method (keystone/auth/plugins/password.py
and token.py). Left out: asking for a second method after the first.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from minnova.keystone import identity
from minnova.keystone.auth_info import AuthInfo, Password, Reference, ShownToken
from minnova.keystone.exception import TokenNotFound, Unauthorized
from minnova.keystone.models import Project, Token, User
from minnova.keystone.password import check_password
from minnova.keystone.tokens import validate_token


@dataclass(frozen=True)
class Authentication:
    """Somebody who has shown who they are: how, and by which older token, if any."""

    user: User
    methods: tuple[str, ...]
    parent: Token | None = None


def authenticate(session: Session, info: AuthInfo) -> Authentication:
    """Find out who is asking; raise Unauthorized when what they show does not say."""
    if isinstance(info.proof, ShownToken):
        return authenticate_by_token(session, info.proof)
    return authenticate_by_password(session, info.proof)


def authenticate_by_password(session: Session, shown: Password) -> Authentication:
    """Compare a password with the hash in the database.

    An unknown user and a wrong password give the same answer, or one could try out names.
    """
    user = identity.find(session, User, shown.user.key, shown.user.value)
    if user is None or not check_password(shown.password, user.password_hash):
        raise Unauthorized
    return Authentication(user, ("password",))


def authenticate_by_token(session: Session, shown: ShownToken) -> Authentication:
    """Take a token for its user, who wants another one, for another project, say."""
    try:
        token = validate_token(session, shown.id)
    except TokenNotFound as error:
        raise Unauthorized from error
    methods = dict.fromkeys([*token.methods.split(","), "token"])
    return Authentication(token.user, tuple(methods), parent=token)


def find_scope(session: Session, user: User, asked: Reference | None) -> Project | None:
    """Find the project that a token is asked for; None when it is asked for none.

    Raises Unauthorized for a project where the user has no role, and for one that does not exist,
    which is the same to somebody outside.
    """
    if asked is None:
        return None
    project = identity.find(session, Project, asked.key, asked.value)
    if project is None or not identity.roles_of(session, user, project):
        raise Unauthorized
    return project
