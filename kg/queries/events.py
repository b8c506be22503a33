"""Lists of events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    exists,
    func,
    select,
    tuple_,
    union_all,
)

from kg.edtf import shift
from kg.queries.errors import QueryError
from kg.queries.filters import EVERYTHING, Filters, conditions, day, world
from kg.queries.kept import Frame, frame, total
from kg.queries.labels import event_items
from kg.queries.pages import Page, checked_limit, cursor_of, cursor_pattern, key_of
from kg.queries.ties import nodes_of
from kg.store import Store, schema
from kg.store.rows import LENGTHS, UNDATED

_months = schema.months.c
_SIZES = (
    select(_months.actor, func.sum(_months.n))
    .where(_months.actor.in_(bindparam("nodes", expanding=True)))
    .group_by(_months.actor)
)
SORTS = ("time", "-time", "sources")
CURSOR = "|".join(
    [*(cursor_pattern(sort, str, str) for sort in SORTS[:2]), cursor_pattern("sources", int, str)]
)
"""What the cursors of `events` look like."""


def events(
    store: Store,
    filters: Filters = EVERYTHING,
    sort: str = "time",
    limit: int = 50,
    cursor: str | None = None,
) -> Page:
    """The events that the filters ask for, a page at a time.

    `sort`: `time`, earliest first and those without a time last; `-time`, the other way round; `sources`,
    most independent sources first. A cursor goes on in the order that its list began in. Raises QueryError for values
    that cannot be asked for.
    """
    checked_limit(limit)
    if sort not in SORTS:
        raise QueryError(f"sort: {sort!r} is none of {', '.join(SORTS)}")
    if cursor is not None:
        sort = order_of(cursor)
    with world(store, filters) as connection:
        known = frame(connection, filters)
        total = known.total if known else count(connection, filters)
        # No more than there are, so that reading ends with the last of them and not with the index.
        (page, nodes), most = _page(connection, filters, sort, cursor, known), min(limit + 1, total)
        if filters.from_ is not None and sort != "sources" and not (filters.actors or filters.pair):
            page = _of_period(page, filters, sort, most)
        rows = connection.execute(page.limit(most), nodes).mappings().all()
        shown = rows[:limit]
        items = event_items(connection, shown)
    after = None
    if len(rows) > limit:
        last = shown[-1]
        after = cursor_of(sort, last["sources"] if sort == "sources" else last["sort_day"], last["id"])
    return Page(items, total, after)


def count(connection: Connection, filters: Filters) -> int:
    """How many events the filters ask for: from the counts kept ready where those know, else by looking."""
    kept = total(connection, filters)
    if kept is not None:
        return kept
    asked = select(func.count()).select_from(schema.events).where(and_(True, *conditions(filters)))
    return int(connection.scalar(asked) or 0)


def _page(
    connection: Connection, filters: Filters, sort: str, cursor: str | None, known: Frame | None
) -> tuple[Select[Any], Mapping[str, str]]:
    """The page as a query with values of its parameters; `known` is the frame of what is asked for."""
    events, parties = schema.events.c, schema.event_parties.c
    query, nodes = select(schema.events), dict[str, str]()
    by_day: ColumnElement[str] = events.sort_day
    id: ColumnElement[str] = events.id
    if len(filters.actors) == 1 and sort != "sources" and not filters.pair and not filters.members:
        # One actor's timeline is read off the index in order, so the first page costs its rows alone.
        query = query.join(schema.event_parties, parties.event_id == events.id)
        query = query.where(parties.actor_id == filters.actors[0])
        by_day, id = parties.sort_day, parties.event_id
        filters = replace(filters, actors=())
    elif filters.pair and sort != "sources" and not filters.actors:
        # Likewise the timeline of a pair off that of the one who has fewer events.
        pair = nodes_of(filters.pair, filters)
        listed = along(connection, pair)
        query, by_day, id, nodes = listed.query, listed.day, listed.id, dict(listed.nodes)
        filters = replace(filters, pair=None)
    query = query.where(and_(True, *conditions(filters)))
    if sort == "sources":
        query = query.order_by(events.sources.desc(), events.id)
        if cursor is not None:
            _, sources, last = key_of(cursor, str, int, str)
            query = query.where(
                (events.sources < sources) | and_(events.sources == sources, events.id > last)
            )
        return query, nodes
    if known:  # or it would begin with what was long before
        query = query.where(by_day.between(known.low, known.high))
    query = query.order_by(*((by_day, id) if sort == "time" else (by_day.desc(), id.desc())))
    if cursor is not None:
        _, last_day, last = key_of(cursor, str, str, str)
        key = tuple_(by_day, id)
        query = query.where(key > tuple_(last_day, last) if sort == "time" else key < tuple_(last_day, last))
    return query, nodes


def _of_period(
    page: Select[tuple[object, ...]], filters: Filters, sort: str, limit: int
) -> Select[tuple[object, ...]]:
    """A page of a period: so many that began in it, so many of each length that may have lasted into it, and of all
    these the first. So each is read off an index in order."""
    events = schema.events.c
    since = day(filters.from_ or "", "from", last=False)
    until = day(filters.to, "to", last=True) if filters.to is not None else UNDATED
    begun = [and_(events.sort_day >= since, events.sort_day <= until)]
    for span in LENGTHS[1:]:
        early = and_(events.sort_day >= shift(since, -span), events.sort_day < since)
        begun.append(and_(schema.COARSE, events.span == span, early))
    begun.append(and_(schema.COARSE, events.span == LENGTHS[-1], events.sort_day >= UNDATED))
    parts = [page.with_only_columns(events.id).where(one).limit(limit).subquery() for one in begun]
    ids = union_all(*(select(part.c.id) for part in parts))
    order = (events.sort_day, events.id) if sort == "time" else (events.sort_day.desc(), events.id.desc())
    return select(schema.events).where(events.id.in_(ids)).order_by(*order)


def order_of(cursor: str) -> str:
    """The order in which a list began; a cursor goes on in it."""
    for sort in SORTS:
        if cursor.startswith(cursor_of(sort) + "."):
            return sort
    return SORTS[0]


@dataclass(frozen=True, slots=True)
class Along:
    """The events of two nodes as a query over an index that has them in order.

    `day` and `id` are its columns of day and id; `nodes` the values for its parameters, `kinds` says which of the nodes
    are countries: nodes of like kinds make the same query.
    """

    query: Select[Any]
    day: ColumnElement[str]
    id: ColumnElement[str]
    nodes: Mapping[str, str]
    kinds: tuple[str, ...]


def along(connection: Connection, nodes: tuple[str, str], many: Counter[str] | None = None) -> Along:
    """The events of two nodes, read off the list that two actors have, or else the index of the rarer node.

    A node is an actor's id, or `kg.store.tallies.own` of a country; `many` are their `sizes` where they are known.
    """
    if "=" not in (nodes[0][:1], nodes[1][:1]):
        a, b = sorted(nodes)
        return Along(*listing(("shared",)), {"one": a, "other": b}, ("shared",))
    rare = rarest(connection, nodes, many)
    other = nodes[1] if rare == nodes[0] else nodes[0]
    kinds = tuple("country" if node[:1] == "=" else "actor" for node in (rare, other))
    values = {"one": rare.removeprefix("="), "other": other.removeprefix("=")}
    return Along(*listing(kinds), values, kinds)


@cache
def listing(kinds: tuple[str, ...]) -> tuple[Select[Any], ColumnElement[str], ColumnElement[str]]:
    """The query that lists the events of nodes of such kinds (see `Along`), with its columns of day and id."""
    if kinds == ("shared",):
        shared = schema.shared_events
        query = select(schema.events).join(shared, shared.c.event_id == schema.events.c.id)
        query = query.where(shared.c.a == bindparam("one"), shared.c.b == bindparam("other"))
        return query, shared.c.sort_day, shared.c.event_id
    (table, node), (beside, fellow) = _index_of(kinds[0], "one"), _index_of(kinds[1], "other")
    query = select(schema.events).join(table, table.c.event_id == schema.events.c.id).where(node)
    # The day is the event's in both; with it the index by actor or country leads to the one row.
    query = query.where(exists().where(fellow, *_same(beside, table)))
    if kinds[0] == "actor":  # an actor who stands on both sides has two rows
        twice = table.alias()
        query = query.where(
            ~exists().where(
                twice.c.actor_id == table.c.actor_id, *_same(twice, table), twice.c.role < table.c.role
            )
        )
    return query, table.c.sort_day, table.c.event_id


def rarest(connection: Connection, nodes: tuple[str, str], many: Counter[str] | None = None) -> str:
    """Which of two nodes has fewer events; `many` are their `sizes` where they are known."""
    many = sizes(connection, nodes) if many is None else many
    return min(nodes, key=lambda node: (many[node], node))


def sizes(connection: Connection, nodes: Collection[str]) -> Counter[str]:
    """How many events each of these nodes has."""
    return Counter({row[0]: row[1] for row in connection.execute(_SIZES, {"nodes": sorted(nodes)})})


def _same(one: FromClause, other: FromClause) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return one.c.sort_day == other.c.sort_day, one.c.event_id == other.c.event_id


def _index_of(kind: str, name: str) -> tuple[FromClause, ColumnElement[bool]]:
    if kind == "country":
        countries = schema.event_countries.alias()
        return countries, countries.c.country == bindparam(name)
    parties = schema.event_parties.alias()
    return parties, parties.c.actor_id == bindparam(name)
