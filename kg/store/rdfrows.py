"""The present rows of a database as quads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import pyoxigraph as ox
from sqlalchemy import Connection, RowMapping, Select, func, select

from kg.store import rdf, schema
from kg.store.batches import batches
from kg.store.held import held_decisions
from kg.store.labels import entity_labels

KINDS = {
    "article": schema.articles,
    "claim": schema.claims,
    "event": schema.events,
    "entity": schema.entities,
    "decision": schema.decisions,
}
_FUNCTIONS: dict[str, Callable[[RowMapping], Iterator[ox.Quad]]] = {
    "article": rdf.article_quads,
    "claim": rdf.claim_quads,
    "entity": rdf.entity_quads,
    "decision": rdf.decision_quads,
}
_BATCH = 400


def everything(connection: Connection) -> Iterator[ox.Quad]:
    """All that the present rows say."""
    for kind in KINDS:
        yield from quads_of(connection, kind)
    for id in months(connection):
        yield from rdf.month_quads(id)


def months(connection: Connection, events: Select[tuple[str]] | Sequence[str] | None = None) -> list[str]:
    """The ids of the months in which the parties of these events, of all if None, have one that began."""
    parties = schema.event_parties.c
    month = func.substr(parties.sort_day, 1, 7)
    asked = (
        select(parties.actor_id, month).distinct().where(func.length(parties.sort_day) == len("2024-06-19"))
    )
    if events is not None:
        asked = asked.where(parties.event_id.in_(events))
    return [rdf.month_id(*row) for row in connection.execute(asked.order_by(parties.actor_id, month))]


def month_quads(connection: Connection, ids: Sequence[str]) -> Iterator[ox.Quad]:
    """What is said of those of these months in which an event began."""
    parties = schema.event_parties.c
    for id in ids:
        actor, month = rdf.month_parts(id)
        within = (parties.actor_id == actor) & parties.sort_day.between(f"{month}-01", f"{month}-31")
        if connection.scalar(select(parties.event_id).where(within).limit(1)) is not None:
            yield from rdf.month_quads(id)


def selected(
    connection: Connection, events: Select[tuple[str]], *, every_article: bool = False
) -> Iterator[ox.Quad]:
    """What these events say, with their claims, the articles of those, whom and what all of them name, and the
    decisions on any of the claims. `every_article`: those too that no event rests on."""
    rests, claims = schema.event_claims.c, schema.claims.c
    mine = select(rests.claim_id).where(rests.event_id.in_(events))
    articles: set[str] = set()
    claimed: set[str] = set()
    named: set[str] = set()
    present = select(schema.claims).where(claims.id.in_(mine), claims.known_to.is_(None))
    for row in connection.execute(present.order_by(claims.id)).mappings():
        articles.add(row["article_id"])
        claimed.add(row["id"])
        named |= row["named"].keys()
        yield from rdf.claim_quads(row)
    if every_article:
        present_articles = select(schema.articles.c.id).where(schema.articles.c.known_to.is_(None))
        articles.update(connection.scalars(present_articles))
    ids: dict[str, list[str]] = {
        "event": sorted(connection.scalars(events)),
        "article": sorted(articles),
        "entity": sorted(named),
        "decision": [one.id for one in held_decisions(connection) if not claimed.isdisjoint(one.claims)],
    }
    for kind, some in ids.items():
        for batch in batches(some, _BATCH):
            yield from quads_of(connection, kind, batch)
    for id in months(connection, events):
        yield from rdf.month_quads(id)


def quads_of(connection: Connection, kind: str, ids: Sequence[str] | None = None) -> Iterator[ox.Quad]:
    """What the present rows of these ids say; of all rows of the kind if None."""
    table = KINDS[kind]
    query = select(table)
    if "known_to" in table.c:
        query = query.where(table.c.known_to.is_(None))
    if ids is not None:
        query = query.where(table.c.id.in_(ids)).order_by(table.c.id)
    for rows in connection.execute(query).mappings().partitions(_BATCH):
        if kind == "event":
            yield from _event_quads(connection, rows)
        else:
            for row in rows:
                yield from _FUNCTIONS[kind](row)


def _event_quads(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[ox.Quad]:
    rests = schema.event_claims.c
    claims: defaultdict[str, dict[str, str]] = defaultdict(dict)
    told = select(rests.event_id, rests.claim_id, rests.source)
    told = told.where(rests.event_id.in_([row["id"] for row in rows]))
    for event, claim, source in connection.execute(told.order_by(rests.claim_id)):
        claims[event][claim] = source
    labels = entity_labels(connection, [id for row in rows for id in (*row["agents"], *row["targets"])])
    for row in rows:
        yield from rdf.event_quads(row, claims[row["id"]], labels)
