"""Sorting, and the page after a marker (oslo.db's `paginate_query`, and `process_sort_params`)."""

from collections.abc import Iterable, Sequence
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
    carries all of their columns along. Where something else comes before the default keys, the
    rows are met by id, as the table has them, from either end: ids grow with age, so that of the
    many that may have the same host those that stay are met first, and the others need no place.
    (An offset, even of 0, keeps a database from leaving out the order of what it sorts again.)

    Raises InvalidSortKey for what is no column.
    """
    table = model.__table__.columns
    if any(key not in table for key in sort_keys):
        raise exception.InvalidSortKey
    columns = [table[key] for key in sort_keys]
    if marker is not None:
        values = [getattr(marker, key) for key in sort_keys]
        query = query.where(_behind(columns, sort_dirs, values))
    order = _order(columns, sort_dirs)
    page = query.with_only_columns(table.id).order_by(*order).limit(limit)
    if len(columns) > 2:
        by_id = _order([table.id], sort_dirs[-1:])
        met = query.with_only_columns(*columns).order_by(*by_id).offset(0).subquery()
        page = sa.select(met.c.id).order_by(*_order(met.c, sort_dirs)).limit(limit)
    ids = page.subquery()
    return sa.select(model).join(ids, table.id == ids.c.id).order_by(*order)


def _order(
    columns: Iterable[sa.ColumnElement[Any]], directions: Sequence[str]
) -> list[sa.UnaryExpression[Any]]:
    return [
        column.asc() if direction == "asc" else column.desc()
        for column, direction in zip(columns, directions, strict=True)
    ]


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
