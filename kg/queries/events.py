"""Lists of events."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select, tuple_

from kg.queries.filters import (
    EVERYTHING,
    Filters,
    Page,
    QueryError,
    checked_limit,
    conditions,
    cursor_of,
    key_of,
    world,
)
from kg.queries.labels import event_items
from kg.store import Store, schema

SORTS = ("time", "-time", "sources")


def events(
    store: Store,
    filters: Filters = EVERYTHING,
    sort: str = "time",
    limit: int = 50,
    cursor: str | None = None,
) -> Page:
    """The events that the filters ask for, a page at a time.

    `sort`: `time`, earliest first and those without a time last; `-time`, the other way round; `sources`,
    most independent sources first. Raises QueryError for values that cannot be asked for.
    """
    checked_limit(limit)
    page = _page(filters, sort, cursor).limit(limit + 1)
    with world(store, filters) as connection:
        rows = connection.execute(page).mappings().all()
        shown = rows[:limit]
        items = event_items(connection, shown)
        total = count(connection, filters)
    after = None
    if len(rows) > limit:
        last = shown[-1]
        after = cursor_of(sort, last["sources"] if sort == "sources" else last["sort_day"], last["id"])
    return Page(items, total, after)


def count(connection: Connection, filters: Filters) -> int:
    """How many events the filters ask for."""
    asked = select(func.count()).select_from(schema.events).where(and_(True, *conditions(filters)))
    return int(connection.scalar(asked) or 0)


def _page(filters: Filters, sort: str, cursor: str | None) -> Select[tuple[object, ...]]:
    if sort not in SORTS:
        raise QueryError(f"sort: {sort!r} is none of {', '.join(SORTS)}")
    events, parties = schema.events.c, schema.event_parties.c
    query = select(schema.events)
    day, id = events.sort_day, events.id
    if len(filters.actors) == 1 and sort != "sources" and not filters.pair:
        # One actor's timeline is read off the index in order, so the first page costs its rows alone.
        query = query.join(schema.event_parties, parties.event_id == events.id)
        query = query.where(parties.actor_id == filters.actors[0])
        day, id = parties.sort_day, parties.event_id
        filters = replace(filters, actors=())
    query = query.where(and_(True, *conditions(filters)))
    if sort == "sources":
        query = query.order_by(events.sources.desc(), events.id)
        if cursor is not None:
            _, sources, last = _cursor(cursor, sort, int)
            query = query.where(
                (events.sources < sources) | and_(events.sources == sources, events.id > last)
            )
        return query
    query = query.order_by(*((day, id) if sort == "time" else (day.desc(), id.desc())))
    if cursor is not None:
        _, last_day, last = _cursor(cursor, sort, str)
        key = tuple_(day, id)
        query = query.where(key > tuple_(last_day, last) if sort == "time" else key < tuple_(last_day, last))
    return query


def _cursor(cursor: str, sort: str, of: type) -> tuple[Any, ...]:
    key = key_of(cursor, str, of, str)
    if key[0] != sort:
        raise QueryError(f"cursor: this one belongs to sort={key[0]}, not sort={sort}; start without it")
    return key
