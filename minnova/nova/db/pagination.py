"""Sorting, and the page after a marker (oslo.db's `paginate_query`, and `process_sort_params`)."""

from collections.abc import Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from minnova.nova import exception
from minnova.nova.db.models import Base

Row = TypeVar("Row", bound=Base)


def process_sort_params(
    sort_keys: Sequence[str] | None,
    sort_dirs: Sequence[str] | None,
    default_keys: Sequence[str] = ("created_at", "id"),
) -> tuple[list[str], list[str]]:
    """Return keys and directions of equal number, with the default keys at the end.

    ["host"], ["asc"] → ["host", "created_at", "id"], ["asc", "asc", "asc"]

    The default keys make the order a total one, without which there are no pages. A direction
    that is missing is the first one's.

    Raises InvalidInput for a direction that is none, or for more directions than keys.
    """
    keys, directions = list(sort_keys or []), list(sort_dirs or ["desc"])
    if any(direction not in ("asc", "desc") for direction in directions):
        raise exception.InvalidInput(reason="Unknown sort direction, must be 'desc' or 'asc'")
    if len(directions) > len(keys or [""]):
        raise exception.InvalidInput(reason="Sort direction size exceeds sort key size")
    keys += [key for key in default_keys if key not in keys]
    directions += [directions[0]] * (len(keys) - len(directions))
    return keys, directions


def paginate_query(
    query: sa.Select[Row],
    model: type[Row],
    limit: int | None,
    sort_keys: Sequence[str],
    sort_dirs: Sequence[str],
    marker: Row | None,
) -> sa.Select[Row]:
    """Sort a query, begin it behind the marker, and end it at the limit.

    Behind the marker (7, "b") in the order of x, y is: x > 7, or x = 7 and y > "b". No OFFSET is
    counted: a page far back costs what the first one costs.

    Only ids are sorted, and then the rows of one page fetched: a database that sorts whole rows
    carries all of their columns along.

    Raises InvalidSortKey for what is no column.
    """
    table = model.__table__.columns
    if any(key not in table for key in sort_keys):
        raise exception.InvalidSortKey
    columns = [table[key] for key in sort_keys]
    if marker is not None:
        values = [getattr(marker, key) for key in sort_keys]
        query = query.where(_behind(columns, sort_dirs, values))
    order = [
        column.asc() if direction == "asc" else column.desc()
        for column, direction in zip(columns, sort_dirs, strict=True)
    ]
    page = query.with_only_columns(table.id).order_by(*order).limit(limit).subquery()
    return sa.select(model).join(page, table.id == page.c.id).order_by(*order)


def _behind(
    columns: Sequence[sa.ColumnElement[Any]], directions: Sequence[str], values: Sequence[Any]
) -> sa.ColumnElement[bool]:
    """Compare row and marker column by column. Nothing lies behind an empty value (NULL)."""
    alternatives = []
    equal_so_far: list[sa.ColumnElement[bool]] = []
    for column, direction, value in zip(columns, directions, values, strict=True):
        if value is not None:
            # SQLAlchemy compares no column with True; with the same as a value it does.
            last = sa.literal(value, column.type)
            beyond = column > last if direction == "asc" else column < last
            alternatives.append(sa.and_(*equal_so_far, beyond))
        equal_so_far.append(column == value)
    return sa.or_(*alternatives)
