"""What the answers look like: rows in, JSON out; nothing is decided here.

In keystone a token is drawn by V3TokenDataHelper (keystone/token/providers/common.py).
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from minnova.keystone.domain import DEFAULT_DOMAIN
from minnova.keystone.models import Project, Role, Token

DOMAIN = {"id": DEFAULT_DOMAIN.id, "name": DEFAULT_DOMAIN.name}


def token_body(
    token: Token, roles: list[Role], catalog: list[dict[str, Any]] | None
) -> dict[str, Any]:
    """Draw a token: who, how, until when; with a project also where, as what, and the catalog."""
    body = _unscoped_body(token)
    if token.project:
        body |= _scope_body(token.project, roles)
        if catalog is not None:
            body["catalog"] = catalog
    return {"token": body}


def _unscoped_body(token: Token) -> dict[str, Any]:
    user = {"id": token.user.id, "name": token.user.name, "domain": DOMAIN}
    return {
        "methods": token.methods.split(","),
        "user": user | {"password_expires_at": None},
        "audit_ids": list(filter(None, [token.audit_id, token.parent_audit_id])),
        "issued_at": timestamp(token.issued_at),
        "expires_at": timestamp(token.expires_at),
    }


def _scope_body(project: Project, roles: list[Role]) -> dict[str, Any]:
    return {
        "project": {"id": project.id, "name": project.name, "domain": DOMAIN},
        "is_domain": False,
        "roles": [{"id": role.id, "name": role.name} for role in roles],
    }


def projects_body(projects: Iterable[Project], base_url: str) -> dict[str, Any]:
    """Draw a list of projects, which is always one page."""
    links = {"self": f"{base_url}/v3/auth/projects", "previous": None, "next": None}
    return {"projects": [_project_body(project, base_url) for project in projects], "links": links}


def _project_body(project: Project, base_url: str) -> dict[str, Any]:
    return {
        "id": project.id,
        "name": project.name,
        "description": "",
        "domain_id": DEFAULT_DOMAIN.id,
        "parent_id": DEFAULT_DOMAIN.id,
        "enabled": True,
        "is_domain": False,
        "links": {"self": f"{base_url}/v3/projects/{project.id}"},
    }


def catalog_body(catalog: list[dict[str, Any]], base_url: str) -> dict[str, Any]:
    """Draw the catalog by itself."""
    return {"catalog": catalog, "links": {"self": f"{base_url}/v3/auth/catalog"}}


def timestamp(moment: datetime) -> str:
    """Write a moment as keystone does: 2016-09-01T01:00:00.000000Z, always in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
