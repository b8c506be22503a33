"""Who is tied to whom by shared events, and how often: from the counts kept ready, or from the events themselves.

A node is an actor's id, or `own(country)` for all who belong to a country. The counts answer where nothing but
types and whole years narrows the events; else the events asked for are counted on the spot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    Table,
    bindparam,
    case,
    func,
    or_,
    select,
)

from kg.queries.filters import Filters, conditions, pair_lands, periods
from kg.store import schema
from kg.store.batches import batches
from kg.store.tallies import own, tie_keys

Span = tuple[str, str]
_YEAR = len("2024")
# How many ties of a node are looked through before all of them for what it has in common with another.
_STRONGEST = 300


class Ties:
    """The ties of the events that the filters ask for, as one connection sees them."""

    def __init__(self, connection: Connection, filters: Filters) -> None:
        self._connection = connection
        self._kept = _statements(replace(filters, reported_by=None, known_at=None))
        self._years: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
        self._counted: dict[str, Counter[tuple[str, str, Span]]] | None = None
        if self._kept is None:
            self._counted = _counted(connection, filters)

    def by_year(self, a: str, b: str) -> Counter[tuple[str, str]]:
        """How many events tie two nodes, by the year they began (empty without one) and their type."""
        self.read([(a, b)])
        return self._years[a, b]

    def read(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Look at once for what `by_year` will be asked."""
        new = {pair for pair in pairs if pair not in self._years}
        self._years.update((pair, Counter()) for pair in new)
        if self._kept is None:
            assert self._counted is not None
            for a, b in new:
                for (other, type, (first, _)), n in self._counted.get(a, Counter()).items():
                    if other == b:
                        self._years[a, b][first, type] += n
            return
        often = Counter(node for pair in new for node in pair)
        fellows: defaultdict[str, set[str]] = defaultdict(set)  # of each the rarer: a tie stands both ways
        for pair in new:
            one, other = sorted(pair, key=lambda node: (often[node], node))
            fellows[other].add(one)
        for node, others in sorted(fellows.items()):
            for some in batches(sorted(others)):
                given = {"node": node, "others": some}
                filled = {
                    b: [self._years[pair] for pair in ((node, b), (b, node)) if pair in new] for b in some
                }
                for b, year, type, n in self._connection.execute(self._kept.by_year, given).all():
                    for years in filled[b]:
                        years[year, type] += n

    def neighbours(self, node: str) -> dict[str, int]:
        """The actors (no countries) tied to a node, with the number of events."""
        if self._kept is None:
            assert self._counted is not None
            found: Counter[str] = Counter()
            for (other, _, _), n in self._counted.get(node, Counter()).items():
                found[other] += n if other[:1] != "=" else 0
            return dict(+found)
        rows = self._connection.execute(self._kept.neighbours, {"node": node}).all()
        return {b: n for b, n in rows if b[:1] != "="}

    def common(self, a: str, b: str, without: Collection[str], limit: int) -> dict[str, tuple[int, int]]:
        """The actors tied to two nodes with the number of events of each, by the weaker of these ties, then by both."""
        if self._kept is None:
            with_a, with_b = self.neighbours(a), self.neighbours(b)
            both = {id: (with_a[id], with_b[id]) for id in with_a.keys() & with_b.keys() - set(without)}
            order = sorted(both, key=lambda id: (-min(both[id]), -sum(both[id]), id))
            return {id: both[id] for id in order[:limit]}
        given = {"node": a, "other": b, "without": list(without), "limit": limit}
        floor = self._connection.execute(self._kept.nth, {"node": a, "nth": _STRONGEST}).scalar()
        rows = self._connection.execute(self._kept.common, {**given, "floor": floor or 0}).all()
        if floor and len(rows) < limit:  # else those with a weaker tie come after all of these
            rows = self._connection.execute(self._kept.common, {**given, "floor": 0}).all()
        return {id: (one, other) for id, one, other in rows}

    def between(self, some: Collection[str], others: Collection[str]) -> dict[tuple[str, str], int]:
        """The ties that lead from some actors to others, with the number of events."""
        if self._kept is None:
            assert self._counted is not None
            found: Counter[tuple[str, str]] = Counter()
            for a in some:
                for (b, _, _), n in self._counted.get(a, Counter()).items():
                    if b in others and b != a:
                        found[a, b] += n
            return dict(found)
        met: dict[tuple[str, str], int] = {}
        for ones in batches(sorted(some)):
            for goals in batches(sorted(others)):
                given = {"ones": ones, "goals": goals}
                for a, b, n in self._connection.execute(self._kept.between, given):
                    met[a, b] = n
        return met

    def all(self) -> dict[tuple[str, str], int]:
        """Every two actors that are tied, once each, with the number of events."""
        if self._kept is None:
            assert self._counted is not None
            found: Counter[tuple[str, str]] = Counter()
            for a, row in self._counted.items():
                for (b, _, _), n in row.items():
                    if a < b and "=" not in (a[:1], b[:1]):
                        found[a, b] += n
            return dict(found)
        pairs = self._connection.execute(self._kept.all).all()
        return {(a, b): n for a, b, n in pairs if "=" not in (a[:1], b[:1])}


@dataclass(frozen=True, slots=True)
class _Statements:
    """What is asked of the counts for one set of filters; to make these takes longer than to run them."""

    by_year: Select[Any]
    neighbours: Select[Any]
    nth: Select[Any]
    common: Select[Any]
    between: Select[Any]
    all: Select[Any]


def _no_land(column: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a node is an actor; quicker than to look for how it starts."""
    return or_(column < "=", column >= ">")


def _some(name: str) -> BindParameter[str]:
    return bindparam(name, type_=String, expanding=True)


@lru_cache(maxsize=256)
def _statements(filters: Filters) -> _Statements | None:
    """None where the counts cannot answer. Raises QueryError."""
    kept = narrowed(filters)
    if kept is None:
        return None
    ties = schema.ties.c
    by_year = select(ties.b, ties.first, ties.type, ties.n)  # summed by whoever reads it, which is quicker
    by_year = by_year.where(ties.a == bindparam("node", type_=String), ties.b.in_(_some("others")), *kept)
    ever = filters.from_ is None and filters.to is None and not filters.types
    whole = schema.ties_ever.c if ever else ties
    of_year = None if filters.types else narrowed(filters, schema.ties_by_year)
    year, kept_of_year = (ties, kept) if of_year is None else (schema.ties_by_year.c, of_year)

    def beside(node: str) -> Select[Any]:
        who = bindparam(node, type_=String)
        if ever:
            return select(whole.b, whole.n).where(whole.a == who)
        found = select(year.b, func.sum(year.n).label("n")).where(year.a == who, ~year.b.startswith("="))
        return found.where(*kept_of_year).group_by(year.b)

    one, other = (beside(node).subquery().c for node in ("node", "other"))
    nth = select(one.n).where(_no_land(one.b)).order_by(one.n.desc()).limit(1)
    floor = bindparam("floor", type_=Integer)
    common = select(one.b, one.n, other.n).where(one.b == other.b, _no_land(one.b))
    common = common.where(one.n >= floor, other.n >= floor)
    weaker = case((one.n < other.n, one.n), else_=other.n)
    common = common.where(one.b.not_in(_some("without"))).order_by(
        weaker.desc(), (one.n + other.n).desc(), one.b
    )
    among = select(whole.a, whole.b, func.sum(whole.n)).where(*kept).group_by(whole.a, whole.b)
    return _Statements(
        by_year,
        beside("node"),
        nth.offset(bindparam("nth", type_=Integer)),
        common.limit(bindparam("limit", type_=Integer)),
        among.where(whole.a.in_(_some("ones")), whole.b.in_(_some("goals"))),
        among.where(whole.a < whole.b, ~whole.a.startswith("="), ~whole.b.startswith("=")),
    )


def nodes_of(pair: tuple[str, str], filters: Filters) -> tuple[str, str]:
    """The nodes that two ids stand for: a state with all of its own where the filters let it."""
    lands = pair_lands(pair, filters.members)
    a, b = (own(lands[id]) if id in lands else id for id in pair)
    return a, b


def narrowed(filters: Filters, table: Table = schema.ties) -> Sequence[ColumnElement[bool]] | None:
    """The filters as conditions on `ties` or the table by year; None where it cannot answer them."""
    if not replace(filters, members=None, types=(), from_=None, to=None).narrows_nothing():
        return None
    ties = table.c
    asked: list[ColumnElement[bool]] = []
    if filters.types:
        asked.append(ties.type.in_(filters.types))
    between = periods(filters, ties.first, ties.last, size=_YEAR)
    return None if between is None else asked + between


def _counted(connection: Connection, filters: Filters) -> dict[str, Counter[tuple[str, str, Span]]]:
    """The same counts made from the events that the filters ask for."""
    events = schema.events.c
    columns = (events.agents, events.targets, events.countries, events.type, events.earliest, events.latest)
    found: defaultdict[str, Counter[tuple[str, str, Span]]] = defaultdict(Counter)
    for row in connection.execute(select(*columns).where(*conditions(filters))).mappings():
        for a, b, type, first, last in tie_keys(dict(row)):
            found[a][b, type, (first, last)] += 1
    return found
