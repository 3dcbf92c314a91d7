"""Who asks: the user, the project, the roles, and the id of the request.

nova/context.py. Made once for each request, by NovaKeystoneContext from the headers that authtoken
left, and found in `req.environ["nova.context"]` from then on. Left out: the database session that
nova keeps in it, quota classes, timestamps.
"""

import copy
from collections.abc import Mapping
from typing import Any, Self

from oslo_context import context

from minnova.nova import policy


class RequestContext(context.RequestContext):
    """The security context of one request: oslo.context's, and the questions to the policy.

    >>> req.environ["nova.context"]
    <RequestContext demo of project demo: Member>
    """

    def __init__(
        self,
        user_id: str | None = None,
        project_id: str | None = None,
        is_admin: bool | None = None,
        read_deleted: str = "no",
        remote_address: str | None = None,
        **rest: Any,
    ) -> None:
        """Fill in who asks. Without `is_admin` the policy decides by the roles.

        `read_deleted` is "no", or "yes" to find deleted servers too.
        """
        super().__init__(user_id=user_id, project_id=project_id, is_admin=bool(is_admin), **rest)
        self.read_deleted = read_deleted
        self.remote_address = remote_address
        if is_admin is None:
            self.is_admin = policy.check_is_admin(self._credentials())

    def can(self, action: str, target: Mapping[str, Any] | None = None, fatal: bool = True) -> bool:
        """Say whether the one who asks may do `action`; without `target`, to what is their own.

        Raises PolicyNotAuthorized where not, unless `fatal` is off.
        """
        own = {"project_id": self.project_id, "user_id": self.user_id}
        return policy.authorize(self._credentials(), action, target or own, do_raise=fatal)

    def _credentials(self) -> dict[str, Any]:
        """Return what the rules may ask about the one who asks."""
        names = ("project_id", "user_id", "roles", "is_admin")
        return {name: getattr(self, name) for name in names}

    def elevated(self, read_deleted: str = "no") -> Self:
        """Return a copy with the rights of an administrator, for one look at the database."""
        elevated = copy.copy(self)
        elevated.is_admin = True
        elevated.read_deleted = read_deleted
        return elevated

    def __repr__(self) -> str:
        who = self.user_name or self.user_id
        where = self.project_name or self.project_id
        return f"<RequestContext {who} of project {where}: {', '.join(self.roles) or 'no role'}>"
