"""From filters to WHERE (`_exact_instance_filter` and its neighbours in nova/db/sqlalchemy/api.py).

A filter is an exact match, a regular expression, or one of the special ones; which, depends on its
name. One that names no column is ignored.
"""

from typing import Any

import sqlalchemy as sa

from minnova.nova import exception, utils
from minnova.nova.compute.states import SOFT_DELETED
from minnova.nova.db import models
from minnova.nova.db.models import Instance, Tag

Query = sa.Select[Instance]
Condition = sa.ColumnElement[bool]

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

SPECIAL = ("deleted", "cleaned")


def filter_instances(query: Query, filters: dict[str, Any]) -> Query:
    """Add what the filters ask for to a query on instances.

    {"vm_state": ["stopped"], "display_name": "^web"}
    → … WHERE vm_state IN ('stopped') AND display_name REGEXP '^web'

    Raises InvalidInput for what is no regular expression, for metadata that is no object, and for
    tags that are no list.
    """
    if filters.get("changes-since"):
        query = query.where(Instance.updated_at >= filters["changes-since"])
    if "deleted" in filters:
        query = query.where(_deleted(filters))
    if "cleaned" in filters:
        query = query.where(Instance.cleaned == (1 if filters["cleaned"] else 0))
    query = _filter_tags(query, filters)
    query = query.where(*_metadata(filters))
    for name, value in filters.items():
        if name in EXACT:
            query = query.where(_exact(name, value))
        elif name not in SPECIAL and name in Instance.__table__.columns:
            query = query.where(_regex(name, value))
    return query


def _deleted(filters: dict[str, Any]) -> Condition:
    """Match servers that are deleted, or those that are not.

    `soft_deleted` says to which of them those belong whose deletion can still be undone; without
    it they are deleted.
    """
    softly = sa.func.coalesce(Instance.vm_state, "") == SOFT_DELETED
    if filters["deleted"]:
        for_good = Instance.deleted == Instance.id
        return for_good | softly if filters.get("soft_deleted", True) else for_good
    there = Instance.deleted == 0
    return there if filters.get("soft_deleted") else there & ~softly


def _exact(name: str, value: Any) -> Condition:
    column = Instance.__table__.columns[name]
    return column.in_(value) if isinstance(value, list) else column == value


def _regex(name: str, pattern: str) -> Condition:
    """Match any column as text; an empty one is the text None, as in nova on SQLite."""
    utils.compile_regex(pattern)
    column = sa.cast(Instance.__table__.columns[name], sa.String)
    return sa.func.coalesce(column, "None").regexp_match(pattern)


def _metadata(filters: dict[str, Any]) -> list[Condition]:
    """Ask for each of these keys, and for each of these values (on any key).

    What nova notes about a server's image, `system_metadata`, is not kept here: nothing has any.
    """
    metadata = models.InstanceMetadata
    conditions: list[Condition] = [sa.false() for _ in _pairs(filters, "system_metadata")]
    for key, value in _pairs(filters, "metadata"):
        conditions += [Instance.meta.any(metadata.key == key), Instance.meta.any(value=value)]
    return conditions


def _pairs(filters: dict[str, Any], name: str) -> list[tuple[str, Any]]:
    """Return the keys and values of a JSON object, or of a list of them.

    Raises InvalidInput for other JSON, also where a value is more than a word or a number.
    """
    wanted = filters.get(name, {})
    objects = wanted if isinstance(wanted, list) else [wanted]
    if not all(isinstance(each, dict) for each in objects):
        raise exception.InvalidInput(reason=f"{name} must be a JSON object, or a list of them")
    pairs = [pair for each in objects for pair in each.items()]
    if any(isinstance(value, dict | list) for _, value in pairs):
        raise exception.InvalidInput(reason=f"a value of {name} must be a string")
    return pairs


def _filter_tags(query: Query, filters: dict[str, Any]) -> Query:
    """tags: has all of them; tags-any: has one of them; not-…: the opposites of these.

    Before 2.26 tags are unknown, but an administrator's filters are not checked, and what comes
    here is one word. nova takes it for its letters where any of them will do, and fails where all
    of them must.
    """
    for name in ("tags", "not-tags"):
        if isinstance(filters.get(name), str):
            raise exception.InvalidInput(reason=f"{name} is known from version 2.26 on")

    def has(tag: str) -> Condition:
        return Instance.tags.any(Tag.tag == tag)

    if "tags" in filters:
        query = query.where(*[has(tag) for tag in filters["tags"]])
    if "tags-any" in filters:
        query = query.where(Instance.tags.any(Tag.tag.in_(list(filters["tags-any"]))))
    if "not-tags" in filters:
        query = query.where(~sa.and_(*[has(tag) for tag in filters["not-tags"]]))
    if "not-tags-any" in filters:
        query = query.where(~Instance.tags.any(Tag.tag.in_(list(filters["not-tags-any"]))))
    return query
