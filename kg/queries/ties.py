"""Who is tied to whom by shared events, and how often: from the counts kept ready, or from the events themselves.

A node is an actor's id, or `own(country)` for all who belong to a country. The counts answer where nothing but
types and whole years narrows the events; else the events asked for are counted on the spot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Table, func, select

from kg.queries.filters import Filters, conditions, pair_lands, periods
from kg.store import schema
from kg.store.batches import batches
from kg.store.tallies import own, tie_keys

Span = tuple[str, str]
_YEAR = len("2024")


class Ties:
    """The ties of the events that the filters ask for, as one connection sees them."""

    def __init__(self, connection: Connection, filters: Filters) -> None:
        self._connection = connection
        self._kept = narrowed(filters)
        self._ever = filters.from_ is None and filters.to is None and not filters.types
        self._by_year = None if filters.types else narrowed(filters, schema.ties_by_year)
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
        ties, new = schema.ties.c, {pair for pair in pairs if pair not in self._years}
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
                query = select(ties.b, ties.first, ties.type, func.sum(ties.n))
                query = query.where(ties.a == node, ties.b.in_(some), *self._kept)
                for b, *key, n in self._connection.execute(query.group_by(ties.b, ties.first, ties.type)):
                    for pair in {(node, b), (b, node)} & new:
                        self._years[pair][key[0], key[1]] = n

    def neighbours(self, node: str) -> dict[str, int]:
        """The actors (no countries) tied to a node, with the number of events."""
        ties = schema.ties.c
        if self._kept is None:
            assert self._counted is not None
            found: Counter[str] = Counter()
            for (other, _, _), n in self._counted.get(node, Counter()).items():
                found[other] += n if other[:1] != "=" else 0
            return dict(+found)
        if self._ever:
            ever = schema.ties_ever.c
            rows = self._connection.execute(select(ever.b, ever.n).where(ever.a == node)).all()
            return {b: n for b, n in rows if b[:1] != "="}
        if self._by_year is not None:
            ties = schema.ties_by_year.c
        kept = self._kept if self._by_year is None else self._by_year
        query = select(ties.b, func.sum(ties.n)).where(ties.a == node, ~ties.b.startswith("="), *kept)
        rows = self._connection.execute(query.group_by(ties.b)).all()
        return {b: n for b, n in rows}  # noqa: C416

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
        ties = (schema.ties_ever if self._ever else schema.ties).c
        met: dict[tuple[str, str], int] = {}
        for ones in batches(sorted(some)):
            for goals in batches(sorted(others)):
                query = select(ties.a, ties.b, func.sum(ties.n))
                query = query.where(ties.a.in_(ones), ties.b.in_(goals), *self._kept)
                for a, b, n in self._connection.execute(query.group_by(ties.a, ties.b)):
                    met[a, b] = n
        return met

    def all(self) -> dict[tuple[str, str], int]:
        """Every two actors that are tied, once each, with the number of events."""
        ties = schema.ties.c
        if self._kept is None:
            assert self._counted is not None
            found: Counter[tuple[str, str]] = Counter()
            for a, row in self._counted.items():
                for (b, _, _), n in row.items():
                    if a < b and "=" not in (a[:1], b[:1]):
                        found[a, b] += n
            return dict(found)
        if self._ever:
            ever = schema.ties_ever.c
            pairs = self._connection.execute(select(ever.a, ever.b, ever.n).where(ever.a < ever.b))
            return {(a, b): n for a, b, n in pairs if "=" not in (a[:1], b[:1])}
        query = select(ties.a, ties.b, func.sum(ties.n)).where(
            ties.a < ties.b, ~ties.a.startswith("="), ~ties.b.startswith("="), *self._kept
        )
        return {(a, b): n for a, b, n in self._connection.execute(query.group_by(ties.a, ties.b))}


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
