"""Names for ids, and the short sentence that stands for an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, select

import ontology
from kg.store import schema
from kg.store.rows import Row

Json = Row
_CHUNK = 500


def entity_labels(connection: Connection, ids: Iterable[str | None]) -> dict[str, Json]:
    """`{"id", "label_en", "label_vi"}` of each of these entities that the store knows, by id."""
    table = schema.entities.c
    wanted = sorted({id for id in ids if id is not None})
    found: dict[str, Json] = {}
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        rows = connection.execute(select(table.id, table.label_en, table.label_vi).where(table.id.in_(some)))
        found |= {row["id"]: dict(row) for row in rows.mappings()}
    return found


def labelled(id: str, labels: Mapping[str, Json]) -> Json:
    """The entity with its labels; the id stands in where it has none."""
    return labels.get(id) or {"id": id, "label_en": id, "label_vi": id}


def type_labels(type: str) -> tuple[str, str]:
    """The English and the Vietnamese name of an event type."""
    known = ontology.event_types().get(type)
    return (known.label_en, known.label_vi) if known else (type, type)


def sentence(type_label: str, agents: Sequence[str], targets: Sequence[str], time: str | None) -> str:
    """`Kim Jong Un, Vladimir Putin: agreement (2024-06-19)`; targets follow an arrow."""
    who = ", ".join(agents)
    if targets:
        who += (" → " if who else "→ ") + ", ".join(targets)
    head = f"{who}: {type_label.lower()}" if who else type_label
    return f"{head} ({time})" if time else head


def event_item(row: RowMapping | Row, labels: Mapping[str, Json]) -> Json:
    """An event as lists show it, from its row of `events`."""
    agents = [labelled(id, labels) for id in row["agents"]]
    targets = [labelled(id, labels) for id in row["targets"]]
    english, vietnamese = type_labels(row["type"])
    return {
        "id": row["id"],
        "type": row["type"],
        "modality": row["modality"],
        "status": row["status"],
        "time": row["time"],
        "earliest": row["earliest"],
        "latest": row["latest"],
        "agents": agents,
        "targets": targets,
        "place": labelled(row["place"], labels) if row["place"] else None,
        "sources": row["sources"],
        "claims": row["claims"],
        "disputed": row["disputed"],
        "label": sentence(english, _names(agents, "en"), _names(targets, "en"), row["time"]),
        "label_vi": sentence(vietnamese, _names(agents, "vi"), _names(targets, "vi"), row["time"]),
    }


def _names(entities: Sequence[Json], language: str) -> list[str]:
    return [str(entity[f"label_{language}"]) for entity in entities]


def event_items(connection: Connection, rows: Sequence[RowMapping]) -> list[Json]:
    """The same for many rows, their names read at once."""
    labels = entity_labels(
        connection, [id for row in rows for id in (*row["agents"], *row["targets"], row["place"])]
    )
    return [event_item(row, labels) for row in rows]
