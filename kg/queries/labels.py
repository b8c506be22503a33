"""Events as lists show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, RowMapping

from kg.store.labels import entity_labels, event_sentences, labelled, type_labels
from kg.store.rows import Row

Json = Row

__all__ = ["Json", "entity_labels", "event_item", "event_items", "labelled", "type_labels"]


def event_item(row: RowMapping | Row, labels: Mapping[str, Json]) -> Json:
    """An event as lists show it, from its row of `events`."""
    english, vietnamese = event_sentences(row, labels)
    return {
        "id": row["id"],
        "type": row["type"],
        "modality": row["modality"],
        "status": row["status"],
        "time": row["time"],
        "earliest": row["earliest"],
        "latest": row["latest"],
        "agents": [labelled(id, labels) for id in row["agents"]],
        "targets": [labelled(id, labels) for id in row["targets"]],
        "place": labelled(row["place"], labels) if row["place"] else None,
        "sources": row["sources"],
        "claims": row["claims"],
        "disputed": row["disputed"],
        "label": english,
        "label_vi": vietnamese,
    }


def event_items(connection: Connection, rows: Sequence[RowMapping]) -> list[Json]:
    """The same for many rows, their names read at once."""
    labels = entity_labels(
        connection, [id for row in rows for id in (*row["agents"], *row["targets"], row["place"])]
    )
    return [event_item(row, labels) for row in rows]
