"""What the store calls an actor or a place, by all that its articles say."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, func, select

from kg.model import Entity, EntityKind
from kg.store import schema
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
