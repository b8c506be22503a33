"""One event with all that it rests on, and the events whose sources disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, select, tuple_

from kg.model import Decision
from kg.queries.filters import EVERYTHING, Filters, conditions, world
from kg.queries.labels import Json, entity_labels, event_item, event_items, labelled
from kg.queries.pages import Page, checked_limit, key_of
from kg.store import Store, ids, schema
from kg.store.batches import batches
from kg.store.held import decision_item, held_decisions

_BATCH = 200


def event(store: Store, id: str, filters: Filters = EVERYTHING) -> Json | None:
    """One event with `claim_list`, `conflicts` and the `decisions` that hold on its claims; None if there is
    none of this id or, by the clocks, was.

    An id that was merged away, a claim's, and one of the present asked of the past, lead to the event that
    holds its claim; the answer then carries another id. Of the filters only the clocks are looked at.
    """
    found = find_event(store, id, filters)
    with world(store, filters) as connection:
        return next(iter(_details(connection, [found])), None) if found else None


def find_event(store: Store, id: str, filters: Filters = EVERYTHING) -> str | None:
    """The id under which the event stands that `id` names, or named before it was merged; else None.

    A claim's id leads to the event that holds it.
    """
    with store.read() as connection:
        claims = ids.claims_of(connection, id)
    with world(store, filters) as connection:
        return ids.holder(connection, id, claims)


def withdrawn(store: Store, id: str) -> str | None:
    """The moment at which the last article was withdrawn that told the event or the claim of this id; None
    for an id that leads to an event yet, and for one that never did."""
    with store.read() as connection:
        return ids.withdrawn(connection, id)


def event_details(store: Store, filters: Filters = EVERYTHING, *, disputed: bool = False) -> Iterator[Json]:
    """Every event that the filters ask for, earliest first, each as `event` gives it.

    `disputed`: of those, the ones whose sources disagree. However many there are, a few are held at a time.
    """
    asked = conditions(filters)
    if disputed:
        asked.append(schema.events.c.disputed)
    with world(store, filters) as connection:
        for batch in _batches(connection, asked):
            yield from _details(connection, batch)


def all_events(store: Store, filters: Filters = EVERYTHING) -> Iterator[Json]:
    """Every event that the filters ask for, earliest first, each as lists show it; a few held at a time."""
    asked = conditions(filters)
    with world(store, filters) as connection:
        for batch in _batches(connection, asked):
            rows = connection.execute(select(schema.events).where(schema.events.c.id.in_(batch))).mappings()
            by_id = {row["id"]: row for row in rows}
            yield from event_items(connection, [by_id[id] for id in batch])


def _batches(connection: Connection, asked: Sequence[ColumnElement[bool]]) -> Iterator[Sequence[str]]:
    """The ids of the events that are as asked for, earliest first, read as they are needed."""
    table = schema.events.c
    wanted = select(table.id).where(and_(True, *asked)).order_by(table.sort_day, table.id)
    yield from connection.execute(wanted, execution_options={"yield_per": _BATCH}).scalars().partitions()


def conflicts(
    store: Store, filters: Filters = EVERYTHING, limit: int = 50, cursor: str | None = None
) -> Page:
    """The events whose sources disagree, earliest first, each with its `conflicts` and `claim_list`.

    Those on which a later count followed an earlier one are among them, with a conflict of the kind `update`.
    """
    checked_limit(limit)
    table = schema.events.c
    disputed: list[ColumnElement[bool]] = [schema.IN_CONFLICT, *conditions(filters)]
    query = select(table.id, table.sort_day).where(and_(*disputed)).order_by(table.sort_day, table.id)
    if cursor is not None:
        query = query.where(tuple_(table.sort_day, table.id) > tuple_(*key_of(cursor, str, str)))
    with world(store, filters) as connection:
        rows = connection.execute(query.limit(limit + 1)).all()
        counted = select(func.count()).select_from(schema.events).where(and_(*disputed))
        total = int(connection.scalar(counted) or 0)
        return Page.of(
            rows,
            limit,
            total,
            lambda row: (row.sort_day, row.id),
            lambda rows: list(_details(connection, [row.id for row in rows])),
        )


def _details(connection: Connection, asked: Sequence[str]) -> Iterator[Json]:
    events = schema.events
    rows = connection.execute(select(events).where(events.c.id.in_(asked))).mappings().all()
    claims = claim_rows(connection, asked)
    told = [row for group in claims.values() for row in group]
    labels = entity_labels(connection, [id for row in (*rows, *told) for id in named_in(row)])
    by_id, held = {row["id"]: row for row in rows}, held_decisions(connection)
    for id in asked:
        if id in by_id:
            yield event_detail(by_id[id], claims[id], labels, held)


def event_detail(
    row: RowMapping | Json,
    claims: Sequence[RowMapping | Json],
    labels: Mapping[str, Json],
    held: Sequence[Decision],
) -> Json:
    """An event as REST shows it with all that it rests on, from its row, those of its claims, and the decisions
    that hold in the store."""
    item = event_item(row, labels)
    item["claim_list"] = [claim_item(claim, labels) for claim in claims]
    item["conflicts"] = row["conflicts"]
    mine = {claim["id"] for claim in claims}
    item["decisions"] = [decision_item(one) for one in held if not mine.isdisjoint(one.claims)]
    return item


def named_in(row: RowMapping | Json) -> list[str | None]:
    """The ids whose labels a row of events or of claims is shown with; None for no place."""
    return [*row["agents"], *row["targets"], row["place"], *row.get("attributed_to", ())]


def claim_rows(connection: Connection, asked: Sequence[str]) -> dict[str, list[RowMapping]]:
    """The claims of each event, by the day of publication, with their articles' outlets and addresses."""
    query, rests = all_claims(), schema.event_claims.c
    found: defaultdict[str, list[RowMapping]] = defaultdict(list)
    for some in batches(asked):
        for row in connection.execute(query.where(rests.event_id.in_(some))).mappings():
            found[row["event_id"]].append(row)
    return found


def all_claims() -> Select[Any]:
    """The claims that events rest on, by the day of publication, with what `claim_item` shows of their articles."""
    claims, articles, rests = schema.claims, schema.articles, schema.event_claims.c
    return (
        select(claims, rests.event_id, rests.source, articles.c.url, articles.c.title)
        .join(schema.event_claims, rests.claim_id == claims.c.id)
        .join(articles, and_(articles.c.id == claims.c.article_id, articles.c.known_to.is_(None)))
        .where(claims.c.known_to.is_(None))
        .order_by(claims.c.published, claims.c.id)
    )


def claim_item(row: RowMapping | Json, labels: Mapping[str, Json]) -> Json:
    """A claim as REST shows it: where it stands, what it says and the passage it rests on."""
    first, *more = row["passages"]
    return {
        "id": row["id"],
        "article": {
            "id": row["article_id"],
            "publisher": row["publisher"],
            "url": row["url"],
            "title": row["title"],
            "published": row["published"],
        },
        "type": row["type"],
        "modality": row["modality"],
        "agents": [labelled(id, labels) for id in row["agents"]],
        "targets": [labelled(id, labels) for id in row["targets"]],
        "place": labelled(row["place"], labels) if row["place"] else None,
        "time": row["time"],
        "attributed_to": [labelled(id, labels) for id in row["attributed_to"]],
        "confidence": row["confidence"],
        "passage": first,
        "more_passages": more,
        "extractor": row["extractor"],
        "source": row["source"],
        "quantities": row["quantities"],
    }
