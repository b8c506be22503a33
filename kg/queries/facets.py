"""How the events asked for divide by each of the filters: what a next question could narrow them to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

import ontology
from kg.queries.errors import QueryError
from kg.queries.events import count
from kg.queries.filters import EVERYTHING, Filters, conditions, world
from kg.queries.labels import entity_labels, labelled, type_labels
from kg.queries.pages import Json, checked_limit
from kg.store import Store, schema

_FIELDS = {
    "type": "types",
    "modality": "modalities",
    "actor": "actors",
    "place": "places",
    "source": "publishers",
    "attributed_to": "attributed_to",
}
FACETS = (*_FIELDS, "status", "year")


def facets(
    store: Store, filters: Filters = EVERYTHING, names: Iterable[str] = FACETS, limit: int = 20
) -> Json:
    """`{"total", "facets": {name: [{"value", "label_en", "label_vi", "events"}]}}`, most events first.

    An event counts once for each value it has. The filter that is a facet's own is left out of its counts, so
    that the values beside the chosen ones are seen too; `status` and `year` have none. `year` is that of the
    event's first day, in order. Of each no more than `limit` (1 to 500) values. Raises QueryError.
    """
    checked_limit(limit)
    wanted = list(dict.fromkeys(names))
    for name in wanted:
        if name not in FACETS:
            raise QueryError(f"facet: {name!r} is none of {', '.join(FACETS)}")
    with world(store, filters) as connection:
        total = count(connection, filters)
        return {
            "total": total,
            "facets": {name: _facet(connection, name, _without(filters, name), limit) for name in wanted},
        }


def _without(filters: Filters, name: str) -> Filters:
    dropped: dict[str, Any] = {_FIELDS[name]: ()} if name in _FIELDS else {}
    return replace(filters, **dropped)


def _facet(connection: Connection, name: str, filters: Filters, limit: int) -> list[Json]:
    query, value = _counted(name)
    query = query.where(value.is_not(None), and_(True, *conditions(filters))).group_by(value)
    rows: Sequence[Any] = connection.execute(query).all()
    ranked = sorted(rows) if name == "year" else sorted(rows, key=lambda row: (-row[1], row[0]))
    rows = ranked[-limit:] if name == "year" else ranked[:limit]
    labels = _labels(connection, name, [row[0] for row in rows])
    return [{"value": value, **labels[value], "events": number} for value, number in rows]


def _counted(name: str) -> tuple[Select[Any], ColumnElement[Any]]:
    """The values with the number of events of each, and the column that they stand in."""
    events, parties = schema.events, schema.event_parties
    number = func.count(events.c.id.distinct())
    if name in ("type", "modality", "status", "place"):
        value: ColumnElement[Any] = events.c[name]
        return select(value, number), value
    if name == "year":
        value = func.substr(events.c.earliest, 1, 4)
        return select(value, number), value
    if name == "actor":
        value = parties.c.actor_id
        return select(value, number).join(events, events.c.id == parties.c.event_id), value
    rests, claims, said = schema.event_claims, schema.claims, schema.claim_attributions
    column: ColumnElement[Any] = claims.c.publisher if name == "source" else said.c.actor_id
    query = (
        select(column, number)
        .select_from(events)
        .join(rests, rests.c.event_id == events.c.id)
        .join(claims, and_(claims.c.id == rests.c.claim_id, claims.c.known_to.is_(None)))
    )
    return query if name == "source" else query.join(said, said.c.claim_id == claims.c.id), column


def _labels(connection: Connection, name: str, values: list[str]) -> dict[str, Json]:
    if name in ("actor", "place", "attributed_to"):
        known = entity_labels(connection, values)
        found = {value: labelled(value, known) for value in values}
        return {value: {slot: found[value][slot] for slot in ("label_en", "label_vi")} for value in values}
    terms = {"modality": ontology.modalities(), "status": ontology.statuses()}.get(name, {})
    both = {
        value: type_labels(value)
        if name == "type"
        else (terms[value].label_en, terms[value].label_vi)
        if value in terms
        else (value, value)
        for value in values
    }
    return {value: {"label_en": english, "label_vi": local} for value, (english, local) in both.items()}
