"""What there is: event types and places with their counts, and the store in numbers."""

from __future__ import annotations

from sqlalchemy import func, select

import ontology
from kg.queries.filters import EVERYTHING, Filters, conditions, world
from kg.queries.labels import entity_labels, labelled, type_labels
from kg.queries.pages import Json
from kg.store import Store, schema
from kg.store.changelog import last_change
from kg.store.database import meta
from kg.store.store import in_numbers
from ontology.entities import lies_in


def types(store: Store, filters: Filters = EVERYTHING) -> list[Json]:
    """Every event type of the ontology or of an event, with how many of the events asked for are of it."""
    table = schema.events.c
    query = select(table.type, func.count()).where(*conditions(filters)).group_by(table.type)
    with world(store, filters) as connection:
        counts = {str(id): int(n) for id, n in connection.execute(query)}
    known = ontology.event_types()
    items = []
    for id in sorted(known.keys() | counts.keys()):
        english, vietnamese = type_labels(id)
        item: Json = {"id": id, "label_en": english, "label_vi": vietnamese, "events": counts.get(id, 0)}
        if one := known.get(id):
            item |= {
                "definition_en": one.definition_en,
                "definition_vi": one.definition_vi,
                "symmetric": one.symmetric,
                "colour": one.colour,
            }
        items.append(item)
    return items


def places(store: Store, filters: Filters = EVERYTHING) -> list[Json]:
    """Where the events asked for happened, most events first; `within` is the place around it."""
    table = schema.events.c
    query = (
        select(table.place, func.count())
        .where(table.place.is_not(None), *conditions(filters))
        .group_by(table.place)
    )
    with world(store, filters) as connection:
        counts = {str(id): int(n) for id, n in connection.execute(query)}
        labels = entity_labels(connection, counts)
    order = sorted(counts, key=lambda place: (-counts[place], place))
    return [{**labelled(id, labels), "within": lies_in().get(id), "events": counts[id]} for id in order]


def summary(store: Store) -> Json:
    """The store in numbers, its first and last day, and the number and moment of its last change."""
    table, articles = schema.events.c, schema.articles.c
    with store.read() as connection:
        held = in_numbers(connection)
        version = int(meta(connection, "schema_version") or 0)
        first, last = connection.execute(
            select(func.min(table.earliest), func.max(func.coalesce(table.latest, table.earliest)))
        ).one()
        published = select(func.min(articles.published), func.max(articles.published))
        oldest, newest = connection.execute(published.where(articles.known_to.is_(None))).one()
        change, moment = last_change(connection)
        disputed = connection.scalar(select(func.count()).where(table.disputed))
    return {
        **held,
        "disputed": disputed,
        "first": first,
        "last": last,
        "first_published": oldest,
        "last_published": newest,
        "last_change": change,
        "changed_at": moment or None,
        "schema_version": version,
    }
