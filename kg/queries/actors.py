"""Who takes part: actors, the offices they held, and who acts with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Connection, RowMapping, Select, func, select, text

import ontology
from kg.model import Entity
from kg.queries.filters import EVERYTHING, Filters, matching, world
from kg.queries.labels import entity_labels, labelled
from kg.queries.pages import Json, Page, checked_limit, cursor_of, key_of
from kg.queries.ties import Ties
from kg.store import Store, schema
from kg.store.folding import fold
from ontology.entities import known_entities


def actors(
    store: Store,
    q: str | None = None,
    filters: Filters = EVERYTHING,
    limit: int = 50,
    cursor: str | None = None,
) -> Page:
    """Who takes part in the events that the filters ask for, most events first.

    `q`: every word of it stands in a name of the actor, in either language, without regard to diacritics and
    case. Raises QueryError.
    """
    checked_limit(limit)
    query = _taking_part(filters, q)
    counted = query.subquery()
    page = select(counted).order_by(counted.c.events.desc(), counted.c.id).limit(limit + 1)
    if cursor is not None:
        n, last = key_of(cursor, int, str)
        page = page.where((counted.c.events < n) | (counted.c.events == n) & (counted.c.id > last))
    with world(store, filters) as connection:
        rows = connection.execute(page).mappings().all()
        total = int(connection.scalar(select(func.count()).select_from(counted)) or 0)
    return Page.of(
        rows, limit, total, lambda row: (row["events"], row["id"]), lambda rows: [*map(_item, rows)]
    )


def _taking_part(filters: Filters, q: str | None) -> Select[Any]:
    entities, parties, events = schema.entities, schema.event_parties.c, schema.events.c
    query = (
        select(
            entities,
            func.count(parties.event_id.distinct()).label("events"),
            func.min(events.earliest).label("first"),
            func.max(events.latest).label("last"),
        )
        .join(schema.event_parties, parties.actor_id == entities.c.id)
        .join(schema.events, events.id == parties.event_id)
        .where(parties.event_id.in_(matching(filters)))
        .group_by(entities.c.id)
    )
    for word in fold(q or "").split():
        query = query.where(entities.c.folded.contains(word, autoescape=True))
    return query


def _item(row: RowMapping) -> Json:
    slots = (
        "id",
        "label_en",
        "label_vi",
        "kind",
        "country",
        "aliases",
        "wikidata",
        "events",
        "first",
        "last",
    )
    return {slot: row[slot] for slot in slots}


def actor(store: Store, id: str, filters: Filters = EVERYTHING) -> Json | None:
    """One actor, place or medium: names, offices in time, kin, and its events counted by type and role.

    None for an id that neither the store nor the ontology knows.
    """
    with world(store, filters) as connection:
        entity = _entity(connection, id)
        if entity is None:
            return None
        tallies = _tallies(connection, id, filters)
        kin = [relation for relation in ontology.relations() if id in (relation.person, relation.of)]
        labels = entity_labels(connection, [one for k in kin for one in (k.person, k.of)])
    known = {one: _labels_of(one) for k in kin for one in (k.person, k.of)}
    return {
        **entity,
        **tallies,
        "offices": _offices(id),
        "relations": [
            {
                "person": labelled(k.person, {**known, **labels}),
                "kind": k.kind,
                "of": labelled(k.of, {**known, **labels}),
                "label_en": k.label_en,
                "label_vi": k.label_vi,
            }
            for k in kin
        ],
    }


def _entity(connection: Connection, id: str) -> Json | None:
    row = connection.execute(select(schema.entities).where(schema.entities.c.id == id)).mappings().first()
    slots = ("id", "label_en", "label_vi", "kind", "country", "aliases", "wikidata")
    if row:
        return {slot: row[slot] for slot in slots}
    known: Entity | None = known_entities().get(id)
    return {slot: getattr(known, slot) for slot in slots} if known else None


def _labels_of(id: str) -> Json:
    known = known_entities().get(id)
    return {
        "id": id,
        "label_en": known.label_en if known else id,
        "label_vi": known.label_vi if known else id,
    }


def _tallies(connection: Connection, id: str, filters: Filters) -> Json:
    events, parties = schema.events.c, schema.event_parties.c
    mine = (
        select(events.type, events.earliest, events.latest, parties.role)
        .join(schema.event_parties, parties.event_id == events.id)
        .where(parties.actor_id == id, events.id.in_(matching(filters)))
    )
    rows = connection.execute(mine).all()
    return {
        "events": len(rows),
        "first": min((row.earliest for row in rows if row.earliest), default=None),
        "last": max((row.latest for row in rows if row.latest), default=None),
        "types": dict(sorted(Counter(row.type for row in rows).items())),
        "roles": dict(sorted(Counter(row.role for row in rows).items())),
    }


def _offices(id: str) -> list[Json]:
    held = [
        {
            "id": office.id,
            "label_en": office.label_en,
            "label_vi": office.label_vi,
            "country": office.country,
            "organ": office.organ,
            "start": tenure.start,
            "end": tenure.end,
        }
        for office in ontology.offices()
        for tenure in office.holders
        if tenure.person == id
    ]
    return sorted(held, key=lambda office: (office["start"] or "", office["id"]))


def neighbours(
    store: Store, id: str, filters: Filters = EVERYTHING, limit: int = 50, cursor: str | None = None
) -> Page:
    """Who takes part in the same events as this actor, most shared events first.

    An item is an actor with `events` (shared), `first`, `last` and `types` of the shared events.
    """
    checked_limit(limit)
    with world(store, filters) as connection:
        kept = filters.narrows_nothing()
        found = {} if kept else _shared(connection, id, filters)
        many = (
            Ties(connection, filters).neighbours(id)
            if kept
            else {other: one["events"] for other, one in found.items()}
        )
        order = sorted(many, key=lambda other: (-many[other], other))
        if cursor is not None:
            n, last = key_of(cursor, int, str)
            rest = [other for other in order if (-many[other], other) > (-n, last)]
        else:
            rest = order
        if kept:
            found = _kept(connection, id, rest[:limit])
        labels = entity_labels(connection, rest[:limit])
    items = [{**labelled(other, labels), **found[other]} for other in rest[:limit]]
    after = cursor_of(items[-1]["events"], items[-1]["id"]) if len(rest) > limit else None
    return Page(items, len(order), after)


_DAYS = text(
    """
    SELECT other,
        (SELECT min(sort_day) FROM shared_events
         WHERE a = min(:id, other) AND b = max(:id, other) AND sort_day < '9999'),
        (SELECT max(latest) FROM shared_events WHERE a = min(:id, other) AND b = max(:id, other))
    FROM (SELECT value AS other FROM json_each(:others))
    """
)
"""The first and the last day of what an actor shares with others; each is the end of an index."""


def _kept(connection: Connection, id: str, others: Sequence[str]) -> dict[str, Json]:
    """The same as `_shared` of some neighbours by all events, from what is kept ready."""
    found: dict[str, Json] = {}
    for other, first, last in connection.execute(_DAYS, {"id": id, "others": orjson.dumps(others).decode()}):
        found[other] = {"events": 0, "first": first, "last": last, "types": {}}
    ties = schema.ties_by_type.c
    by_type = select(ties.b, ties.type, ties.n).where(ties.a == id, ties.b.in_(others))
    for other, type, n in connection.execute(by_type):
        found[other]["events"] += n
        found[other]["types"][type] = n
    return found


def _shared(connection: Connection, id: str, filters: Filters) -> dict[str, Json]:
    events, mine, theirs = schema.events.c, schema.event_parties.alias(), schema.event_parties.alias()
    query = (
        select(theirs.c.actor_id, events.type, events.earliest, events.latest)
        .join(mine, mine.c.event_id == theirs.c.event_id)
        .join(schema.events, events.id == theirs.c.event_id)
        .where(mine.c.actor_id == id, theirs.c.actor_id != id, events.id.in_(matching(filters)))
    )
    found: dict[str, Json] = {}
    for other, type, first, last in connection.execute(query):
        item = found.setdefault(other, {"events": 0, "first": None, "last": None, "types": {}})
        item["events"] += 1
        item["first"] = min(filter(None, (item["first"], first)), default=None)
        item["last"] = max(filter(None, (item["last"], last)), default=None)
        item["types"][type] = item["types"].get(type, 0) + 1
    return found
