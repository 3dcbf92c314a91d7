"""Tokens without a password, for `Cloud.request` and whoever wants to try one that has expired."""

from datetime import UTC, datetime, timedelta

from minnova.keystone import Keystone, identity, models
from minnova.keystone.tokens import issue_token

LIFETIME = timedelta(hours=1)


class Tokens:
    """Issues tokens straight from the database of the identity service, and keeps some."""

    def __init__(self, keystone: Keystone) -> None:
        self.keystone = keystone
        self._kept: dict[tuple[str, str | None], tuple[str, datetime]] = {}

    def issue(self, user: str, project: str | None, expires: datetime | None) -> str:
        """Return a new token of a user, in a project or in their first one.

        Raises LookupError for a user or a project that there is not.
        """
        with self.keystone.database.transaction() as session:
            who = identity.get(session, models.User, user)
            theirs = [each.name for each in identity.projects_of(session, who)]
            if not (project or theirs):
                raise LookupError(f"{user!r} has a role in no project; name one for the token.")
            where = identity.get(session, models.Project, project or theirs[0])
            return issue_token(session, who, where, expires or datetime.now(UTC) + LIFETIME).id

    def kept(self, user: str, project: str | None) -> str:
        """Return the token that this user got before, while it is good: authtoken knows it, too."""
        token, until = self._kept.get((user, project), ("", datetime.min.replace(tzinfo=UTC)))
        if until <= datetime.now(UTC):
            until = datetime.now(UTC) + LIFETIME
            token = self.issue(user, project, until)
            self._kept[user, project] = token, until
        return token

    def __repr__(self) -> str:
        return f"<Tokens of {self.keystone!r}>"
