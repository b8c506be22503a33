"""What the counts kept ready (`kg.store.tallies`) can answer, so that nobody has to count events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
) -> Iterable[tuple[str, str, int, Mapping[str, int]]] | None:
    """Months of beginning and end (`9999` if open), how many events, and how many of each part (type or modality; none
    without), mostly those of a month together; None as above.

    Events without a first day are left out.
    """
    asked = _months(filters, part) if has_months(filters) else None
    if asked is None:
        return None
    table = _table(filters, part)
    kept = table.c
    begun = [*asked, kept.first > OPEN_START]
    if table is schema.types_by_month:
        rows = connection.execute(select(kept.first, kept.last, kept.types).where(*begun)).all()
        return (_of_types(*row, filters.types) for row in rows)
    of = [kept.first, kept.last, *([kept[part]] if part else [])]
    query = select(kept.first, kept.last, func.sum(kept.n), kept[part] if part else literal(""))
    found = connection.execute(query.where(*begun).group_by(*of)).all()
    return ((first, last, n, {name: n} if part else {}) for first, last, n, name in found)


def _of_types(
    first: str, last: str, types: Mapping[str, int], asked: tuple[str, ...]
) -> tuple[str, str, int, Mapping[str, int]]:
    if asked:
        types = {type: n for type, n in types.items() if type in asked}
    return first, last, sum(types.values()), types


def _table(filters: Filters, part: str | None = None) -> Table:
    """The smallest of the tables that can answer."""
    if filters.modalities or part == "modality":
        return schema.counts
    if part == "type":
        return schema.types_by_month
    return schema.counts if filters.types else schema.months


def _months(filters: Filters, part: str | None = None) -> list[ColumnElement[bool]] | None:
    """The filters as conditions on what `_table` gives; None where that cannot answer them."""
    plain = replace(filters, actors=(), types=(), modalities=(), from_=None, to=None, members=None)
    if len(filters.actors) > 1 or filters.members or not plain.narrows_nothing():
        return None
    kept = _table(filters, part).c
    asked: list[ColumnElement[bool]] = [kept.actor == (filters.actors[0] if filters.actors else WORLD)]
    if filters.types and "type" in kept:  # of a whole month `dated` takes them out
        asked.append(kept.type.in_(filters.types))
    if filters.modalities:
        asked.append(kept.modality.in_(filters.modalities))
    between = periods(filters, kept.first, kept.last, size=_MONTH)
    return None if between is None else asked + between
