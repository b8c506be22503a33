"""What the counts kept ready (`kg.store.tallies`) can answer, so that nobody has to count events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, Table, case, func, literal, select

from kg.queries.filters import Columns, Filters, periods
from kg.queries.ties import narrowed, nodes_of
from kg.store import schema
from kg.store.rows import UNDATED as NO_DAY
from kg.store.tallies import OPEN_START, WORLD

_MONTH = len("2024-06")


@dataclass(frozen=True, slots=True)
class Frame:
    """How many events there are, and between which values of `sort_day` all of them stand."""

    total: int
    low: str
    high: str


def total(connection: Connection, filters: Filters) -> int | None:
    """How many events the filters ask for; None where only counting them tells."""
    found = frame(connection, filters)
    return None if found is None else found.total


def frame(connection: Connection, filters: Filters) -> Frame | None:
    """The frame of the events that the filters ask for; None where only looking at them tells."""
    if filters.pair:
        asked = narrowed(replace(filters, pair=None))
        if asked is None:
            return None
        ties, (a, b) = schema.ties.c, nodes_of(filters.pair, filters)
        return _framed(connection, ties, [ties.a == a, ties.b == b, *asked])
    asked = _months(filters)
    return None if asked is None else _framed(connection, _table(filters).c, asked)


def _framed(connection: Connection, kept: Columns, asked: Sequence[ColumnElement[bool]]) -> Frame:
    begun = case((kept.first <= OPEN_START, NO_DAY), else_=kept.first)
    query = select(func.coalesce(func.sum(kept.n), 0), func.min(begun), func.max(begun)).where(*asked)
    number, low, high = connection.execute(query).one()
    return Frame(int(number), low or NO_DAY, f"{high or NO_DAY}-99")  # the last day of any month is smaller


def has_months(filters: Filters) -> bool:
    """Whether `dated` can answer the filters. Raises QueryError."""
    return not filters.pair and _months(filters) is not None


def dated(
    connection: Connection, filters: Filters, part: str | None = None
) -> Sequence[tuple[str, str, str, int]] | None:
    """Months of beginning and end (`9999` if open), a part (type or modality; empty without) and how many, mostly those
    of a month together; None as above.

    Events without a first day are left out.
    """
    asked = _months(filters, part) if has_months(filters) else None
    if asked is None:
        return None
    table = _table(filters, part)
    kept = table.c
    of = (kept.first, kept.last, kept[part] if part else literal(""))
    query = select(*of, kept.n).where(*asked, kept.first > OPEN_START)
    if table is schema.counts:
        query = select(*of, func.sum(kept.n)).where(*asked, kept.first > OPEN_START).group_by(*of)
    return connection.execute(query).all()


def _table(filters: Filters, part: str | None = None) -> Table:
    """The smallest of the tables that can answer."""
    if filters.modalities or part == "modality":
        return schema.counts
    return schema.months_by_type if part == "type" else schema.counts if filters.types else schema.months


def _months(filters: Filters, part: str | None = None) -> list[ColumnElement[bool]] | None:
    """The filters as conditions on what `_table` gives; None where that cannot answer them."""
    plain = replace(filters, actors=(), types=(), modalities=(), from_=None, to=None, members=None)
    if len(filters.actors) > 1 or filters.members or not plain.narrows_nothing():
        return None
    kept = _table(filters, part).c
    asked: list[ColumnElement[bool]] = [kept.actor == (filters.actors[0] if filters.actors else WORLD)]
    if filters.types:
        asked.append(kept.type.in_(filters.types))
    if filters.modalities:
        asked.append(kept.modality.in_(filters.modalities))
    between = periods(filters, kept.first, kept.last, size=_MONTH)
    return None if between is None else asked + between
