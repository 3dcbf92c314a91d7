"""From filters to WHERE (`_exact_instance_filter` and its neighbours in nova/db/sqlalchemy/api.py).

A filter is an exact match, a regular expression, or one of the special ones; which, depends on its
name. One that names no column is ignored.
"""

from typing import Any

import sqlalchemy as sa

from minnova.nova import exception
from minnova.nova.compute.states import SOFT_DELETED
from minnova.nova.db import models
from minnova.nova.db.models import Instance, Tag

Query = sa.Select[Instance]

EXACT = (
    "project_id",
    "user_id",
    "image_ref",
    "vm_state",
    "instance_type_id",
    "uuid",
    "host",
    "task_state",
)

SPECIAL = ("deleted", "changes-since", "metadata", "tags", "tags-any", "not-tags", "not-tags-any")


def filter_instances(query: Query, filters: dict[str, Any]) -> Query:
    """Add what the filters ask for to a query on instances.

    {"vm_state": ["stopped"], "display_name": "^web"}
    → … WHERE vm_state IN ('stopped') AND display_name REGEXP '^web'
    """
    if filters.get("changes-since"):
        query = query.where(Instance.updated_at >= filters["changes-since"])
    if "deleted" in filters:
        query = query.where(_deleted() if filters["deleted"] else ~_deleted())
    query = _filter_metadata(query, filters.get("metadata"))
    query = _filter_tags(query, filters)
    for name, value in filters.items():
        if name in EXACT:
            query = query.where(_exact(name, value))
        elif name not in SPECIAL and name in Instance.__table__.columns:
            query = query.where(_regex(name, str(value)))
    return query


def _deleted() -> sa.ColumnElement[bool]:
    """Match servers deleted for good, and those deleted softly, which can be undone."""
    return (Instance.deleted == Instance.id) | (
        sa.func.coalesce(Instance.vm_state, "") == SOFT_DELETED
    )


def _exact(name: str, value: Any) -> sa.ColumnElement[bool]:
    column = Instance.__table__.columns[name]
    return column.in_(value) if isinstance(value, list) else column == value


def _regex(name: str, pattern: str) -> sa.ColumnElement[bool]:
    """Match any column as text; an empty one is the text None, as in nova on SQLite."""
    column = sa.cast(Instance.__table__.columns[name], sa.String)
    return sa.func.coalesce(column, "None").regexp_match(pattern)


def _filter_metadata(query: Query, wanted: Any) -> Query:
    """Keep the servers with each of these keys, and with each of these values (on any key)."""
    pairs = wanted if isinstance(wanted, list) else [wanted or {}]
    if not all(isinstance(pair, dict) for pair in pairs):
        raise exception.InvalidInput(reason="metadata must be a JSON object, or a list of them")
    for key, value in [item for pair in pairs for item in pair.items()]:
        query = query.where(Instance.meta.any(models.InstanceMetadata.key == key))
        query = query.where(Instance.meta.any(models.InstanceMetadata.value == str(value)))
    return query


def _filter_tags(query: Query, filters: dict[str, Any]) -> Query:
    """tags: has all of them; tags-any: has one of them; not-…: the opposites of these."""

    def has(tag: str) -> sa.ColumnElement[bool]:
        return Instance.tags.any(Tag.tag == tag)

    if "tags" in filters:
        query = query.where(*[has(tag) for tag in filters["tags"]])
    if "tags-any" in filters:
        query = query.where(Instance.tags.any(Tag.tag.in_(filters["tags-any"])))
    if "not-tags" in filters:
        query = query.where(~sa.and_(*[has(tag) for tag in filters["not-tags"]]))
    if "not-tags-any" in filters:
        query = query.where(~Instance.tags.any(Tag.tag.in_(filters["not-tags-any"])))
    return query
