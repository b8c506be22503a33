"""What the counts kept ready (`kg.store.tallies`) can answer, so that nobody has to count events."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from kg.queries.filters import Filters, day
from kg.queries.ties import narrowed, nodes_of
from kg.store import schema
from kg.store.tallies import UNDATED, WORLD


def total(connection: Connection, filters: Filters) -> int | None:
    """How many events the filters ask for; None where only counting them tells."""
    if filters.pair:
        asked = narrowed(replace(filters, pair=None))
        if asked is None:
            return None
        ties, (a, b) = schema.ties.c, nodes_of(filters.pair, filters)
        return int(
            connection.scalar(
                select(func.coalesce(func.sum(ties.n), 0)).where(ties.a == a, ties.b == b, *asked)
            )
            or 0
        )
    months = _months(filters)
    if months is None:
        return None
    return int(connection.scalar(select(func.coalesce(func.sum(schema.counts.c.n), 0)).where(*months)) or 0)


def dated(
    connection: Connection, filters: Filters, part: str | None = None
) -> Iterator[tuple[str, str, str, int]] | None:
    """Months of beginning and end (`9999` if open), a part (type or modality) and how many; None as above.

    Without a part it is empty. Events without a first day are left out.
    """
    months = None if filters.pair else _months(filters)
    if months is None:
        return None
    counts = schema.counts.c
    of: list[ColumnElement[Any]] = [counts.first, counts.last]
    if part:
        of.append(counts[part])
    query = select(*of, func.sum(counts.n)).where(*months, counts.first > "0000").group_by(*of)
    rows = connection.execute(query).all()
    return ((row[0], row[1], row[2] if part else "", row[-1]) for row in rows)


def _months(filters: Filters) -> list[ColumnElement[bool]] | None:
    """The filters as conditions on `counts`; None where that table cannot answer them."""
    plain = replace(filters, actors=(), types=(), modalities=(), from_=None, to=None, members=None)
    if len(filters.actors) > 1 or filters.members or not plain.narrows_nothing():
        return None
    counts = schema.counts.c
    asked: list[ColumnElement[bool]] = [counts.actor == (filters.actors[0] if filters.actors else WORLD)]
    if filters.types:
        asked.append(counts.type.in_(filters.types))
    if filters.modalities:
        asked.append(counts.modality.in_(filters.modalities))
    if filters.from_ is not None:
        since = day(filters.from_, "from", last=False)
        if not since.endswith("-01"):
            return None
        asked += [counts.first != UNDATED, counts.last >= since[:7]]
    if filters.to is not None:
        until = day(filters.to, "to", last=True)
        if int(until[8:]) != calendar.monthrange(int(until[:4]), int(until[5:7]))[1]:
            return None
        asked += [counts.first != UNDATED, counts.first <= until[:7]]
    return asked
