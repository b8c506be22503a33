"""What is known of one node of the data, by its address: an event, claim, article, actor, office or decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from urllib.parse import unquote

import pyoxigraph as ox
from sqlalchemy import Connection, RowMapping, select

from kg.export.nanopubs import nanopub
from kg.queries import EVERYTHING, Filters
from kg.queries.filters import world
from kg.store import Store, schema
from kg.store.rdf import ID, claim_quads, month_parts, node, term
from kg.store.rdfrows import month_quads, quads_of, selected

_MOST_LINKS = 1000  # of those that lead to a node from elsewhere


def describe(store: Store, path: str, filters: Filters = EVERYTHING) -> list[ox.Quad]:
    """What is said of the node whose address ends in `path`, and what it takes to read that; else nothing.

    `path` comes after `https://w3id.org/tumen/id/`, without percent signs. An event comes with its claims and
    articles, a claim with its passages, article and event, an article with the claims read from it; a passage, a
    quantity, a disagreement are parts of theirs; names of
    whom they mention come along. A claim's `/RA…` is its nanopublication. Of the filters only the clocks are
    looked at.
    """
    kind, _, rest = path.partition("/")
    with world(store, filters) as connection:
        if kind == "article":
            return list(_article(connection, rest))
        claim = _claim_row(connection, kind)
        if claim is not None:
            return _of_claim(connection, claim, rest)
        if _is_event(connection, kind):
            said = selected(connection, select(schema.events.c.id).where(schema.events.c.id == kind))
            return _part(said, f"{node(kind).value}/{rest}") if rest else list(said)
        if rest.startswith("month/"):
            return list(_month(connection, path))
        decided = [] if rest else list(quads_of(connection, "decision", [kind]))
        return decided or list(_of_the_ontology(connection, path))


def _claim_row(connection: Connection, id: str) -> RowMapping | None:
    claims = schema.claims
    present = select(claims).where(claims.c.id == id, claims.c.known_to.is_(None))
    return connection.execute(present).mappings().first()


def _is_event(connection: Connection, id: str) -> bool:
    return connection.scalar(select(schema.events.c.id).where(schema.events.c.id == id)) is not None


def _of_claim(connection: Connection, row: RowMapping, rest: str) -> list[ox.Quad]:
    said = list(claim_quads(row))
    if not rest:
        return [
            *said,
            *_supported(connection, [row["id"]]),
            *quads_of(connection, "article", [row["article_id"]]),
            *quads_of(connection, "entity", sorted(row["named"])),
        ]
    if rest.startswith("RA"):
        published = nanopub(connection, row)
        return published if str(published[0].subject) == f"<{ID}{row['id']}/{rest}>" else []
    return _part(said, f"{node(row['id']).value}/{rest}")


def _part(said: Iterable[ox.Quad], address: str) -> list[ox.Quad]:
    """What is said of a part of a node, and that it is one."""
    try:
        own = ox.NamedNode(address)
    except ValueError:  # not even an address
        return []
    return [quad for quad in said if own in (quad.subject, quad.object)]


def _supported(connection: Connection, claims: Iterable[str]) -> Iterator[ox.Quad]:
    rests = schema.event_claims.c
    by = ox.NamedNode("https://w3id.org/tumen/ns#supportedBy")
    pairs = select(rests.event_id, rests.claim_id).where(rests.claim_id.in_(list(claims)))
    for event, claim in connection.execute(pairs):
        yield ox.Quad(node(event), by, node(claim))


def _article(connection: Connection, id: str) -> Iterator[ox.Quad]:
    said = list(quads_of(connection, "article", [id]))
    yield from said
    if said:
        claims = schema.claims.c
        mine = select(claims.id).where(claims.article_id == id, claims.known_to.is_(None)).order_by(claims.id)
        read = ox.NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
        for claim in connection.scalars(mine.limit(_MOST_LINKS)):
            yield ox.Quad(node(claim), read, said[0].subject)


def _month(connection: Connection, id: str) -> Iterator[ox.Quad]:
    """A month of an actor, and the events that began in it."""
    said = list(month_quads(connection, [id]))
    yield from said
    if said:
        actor, month = month_parts(id)
        yield from quads_of(connection, "entity", [actor])
        parties = schema.event_parties.c
        began = (parties.actor_id == actor) & parties.sort_day.between(f"{month}-01", f"{month}-31")
        mine = select(parties.event_id).distinct().where(began).order_by(parties.event_id)
        for event in connection.scalars(mine.limit(_MOST_LINKS)):
            yield ox.Quad(node(event), term("inMonth"), said[0].subject)


def _of_the_ontology(connection: Connection, path: str) -> Iterator[ox.Quad]:
    """An actor or a place, in use or not; an office or a tenure."""
    used = set(quads_of(connection, "entity", [path]))
    yield from sorted(used | set(_actors().get(path, ())), key=str)


@cache
def _actors() -> Mapping[str, list[ox.Quad]]:
    """The triples of the ontology's actors and offices, by each of the nodes that they tie."""
    from ontology.rdf import actor_graph  # rdflib is large: only where it is needed

    found: defaultdict[str, list[ox.Quad]] = defaultdict(list)
    triples = actor_graph().serialize(format="nt", encoding="utf-8")
    for quad in ox.parse(triples, format=ox.RdfFormat.N_TRIPLES):
        for end in (quad.subject, quad.object):
            if isinstance(end, ox.NamedNode) and end.value.startswith(ID):
                found[unquote(end.value.removeprefix(ID))].append(quad)
    return found
