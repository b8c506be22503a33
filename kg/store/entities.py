"""What the store calls an actor or a place, by all that its articles say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from kg.model import Entity, EntityKind
from kg.store import schema
from kg.store.rows import entity_row
from ontology.entities import known_entities


def entity_now(connection: Connection, id: str) -> Entity | None:
    """The ontology's record; else what most articles say, then the first by the alphabet; all aliases.

    None for one that no present article names.
    """
    uses = schema.article_entities
    mine = (uses.c.entity_id == id) & uses.c.known_to.is_(None)
    if connection.execute(select(uses.c.article_id).where(mine).limit(1)).first() is None:
        return None
    if known := known_entities().get(id):
        return known
    told = connection.execute(select(uses.c.record, func.count()).where(mine).group_by(uses.c.record)).all()
    records = [Entity(**{**record, "aliases": tuple(record["aliases"])}) for record, _ in told]
    heads: Counter[tuple[str, str, EntityKind, str | None, str | None, str | None]] = Counter()
    for e, (_, n) in zip(records, told, strict=True):
        heads[e.label_en, e.label_vi, e.kind, e.country, e.wikidata, e.office_vi] += n
    label_en, label_vi, kind, country, wikidata, office = min(
        heads, key=lambda head: (-heads[head], tuple(part or "" for part in head))
    )
    names = {name for e in records for name in (e.label_en, e.label_vi, *e.aliases)}
    aliases = tuple(sorted(names - {label_en, label_vi}))
    return Entity(id, label_en, label_vi, kind, country, aliases, wikidata, office)


def is_named_so(connection: Connection, id: str, told: Collection[Entity]) -> bool:
    """Whether what is `told` of an entity of articles is only what the store says of it; then it stays as it is."""
    stands = _stands(connection, id)
    if stands is None or id in known_entities():
        return False
    heads = ("label_en", "label_vi", "kind", "country", "wikidata", "office_vi")
    names = {stands["label_en"], stands["label_vi"], *stands["aliases"]}
    return all(
        all(getattr(one, slot) == stands[slot] for slot in heads) and names.issuperset(one.aliases)
        for one in told
    )


def renew(connection: Connection, id: str) -> str | None:
    """Let the row of an entity say what its articles say now; the kind of change, None where it said so already."""
    table = schema.entities
    stood, entity = _stands(connection, id), entity_now(connection, id)
    wanted = entity_row(entity) if entity else None
    if wanted == (dict(stood) if stood else None):
        return None
    connection.execute(delete(table).where(table.c.id == id))
    if wanted:
        connection.execute(insert(table), [wanted])
    return "entity-put" if wanted else "entity-drop"


def _stands(connection: Connection, id: str) -> RowMapping | None:
    table = schema.entities
    return connection.execute(select(table).where(table.c.id == id)).mappings().first()
