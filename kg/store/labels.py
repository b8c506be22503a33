"""Names for ids, and the short sentence that stands for an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, RowMapping, bindparam, select

import ontology
from kg.store import schema
from kg.store.batches import batches
from kg.store.rows import Row

_table = schema.entities.c
_NAMES = select(_table.id, _table.label_en, _table.label_vi).where(
    _table.id.in_(bindparam("ids", expanding=True))
)


def entity_labels(connection: Connection, ids: Iterable[str | None]) -> dict[str, Row]:
    """`{"id", "label_en", "label_vi"}` of each of these entities that the store knows, by id."""
    found: dict[str, Row] = {}
    for some in batches(sorted({id for id in ids if id is not None})):
        for id, english, vietnamese in connection.execute(_NAMES, {"ids": some}).all():
            found[id] = {"id": id, "label_en": english, "label_vi": vietnamese}
    return found


def labelled(id: str, labels: Mapping[str, Row]) -> Row:
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


def event_sentences(row: RowMapping | Row, labels: Mapping[str, Row]) -> tuple[str, str]:
    """The sentence for a row of `events`, in English and in Vietnamese."""
    made = []
    for language, type_label in zip(("label_en", "label_vi"), type_labels(row["type"]), strict=True):
        agents = [labelled(id, labels)[language] for id in row["agents"]]
        targets = [labelled(id, labels)[language] for id in row["targets"]]
        made.append(sentence(type_label, agents, targets, row["time"]))
    return made[0], made[1]
