"""Validation of a store: its evidence, its shapes, and the agreement of its two views."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pyoxigraph as ox
from pyshacl import validate
from rdflib import Graph, Namespace
from rdflib.namespace import SH
from sqlalchemy import Connection, and_, select

from kg.merging import contradiction
from kg.model import Article
from kg.store import schema
from kg.store.endpoints import Endpoint, RemoteError
from kg.store.held import held_decisions
from kg.store.rdfrows import everything
from kg.store.rdfview import GRAPHS, RdfView
from kg.store.remote import RemoteView
from kg.store.store import Store
from ontology.rdf import ontology_graph, shapes_graph

_SHOWN = 20  # problems of one kind; more are counted


def check_store(store: Store, server: Endpoint | None = None) -> Iterator[str]:
    """A line for every problem found; nothing where all is well.

    Looks at the evidence (every passage is cut from its article as given, and every article has the digest it
    was stored with), the SHACL shapes of the ontology, whether the events keep to what was decided, and
    whether the RDF view on disk, and that in another `server`, say what the SQL rows say.
    """
    with store.read() as connection:
        yield from _few(_evidence(connection), "evidence")
        yield from _few(_shapes(connection), "shapes")
        yield from _few(_decisions(connection), "decisions")
    if store.path is not None:
        yield from _few(_view(store), "views")
    if server is not None:
        yield from _few(_elsewhere(store, server), "views")


def _few(problems: Iterator[str], kind: str) -> Iterator[str]:
    yield from islice(problems, _SHOWN)
    more = sum(1 for _ in problems)
    if more:
        yield f"{kind}: {more} more"


def _evidence(connection: Connection) -> Iterator[str]:
    articles, claims = schema.articles, schema.claims
    known = connection.execute(select(articles).where(articles.c.known_to.is_(None))).mappings()
    texts: dict[str, dict[str, str]] = {}
    for row in known:
        texts[row["id"]] = {"text": row["text"] or "", "title": row["title"] or ""}
        fields = {name: row[name] for name in ("id", "title", "url", "publisher", "published")}
        if Article(**fields, text=row["text"] or "").digest() != row["digest"]:
            yield f"article {row['id']}: its text is not the one it was stored with; add the article again"
    query = select(claims.c.id, claims.c.article_id, claims.c.passages).where(
        and_(claims.c.known_to.is_(None))
    )
    for claim in connection.execute(query).mappings():
        source = texts.get(claim["article_id"])
        if source is None:
            yield f"claim {claim['id']}: its article {claim['article_id']} is gone"
            continue
        for passage in claim["passages"]:
            if source[passage["field"]][passage["start"] : passage["end"]] != passage["text"]:
                where = f"{passage['field']} {passage['start']}..{passage['end']}"
                yield f"claim {claim['id']}: its passage is not what stands in {claim['article_id']}, {where}"


def _shapes(connection: Connection) -> Iterator[str]:
    triples = ox.serialize((quad.triple for quad in everything(connection)), format=ox.RdfFormat.N_TRIPLES)
    data = Graph().parse(data=triples or b"", format="nt")
    conforms, report, _ = validate(
        data, shacl_graph=shapes_graph(), ont_graph=ontology_graph(), inference="none"
    )
    if conforms:
        return
    shacl = Namespace(str(SH))
    for result in report.subjects(shacl.resultMessage, None):
        messages = [
            str(m)
            for m in report.objects(result, shacl.resultMessage)
            if getattr(m, "language", "en") != "vi"
        ]
        yield f"{report.value(result, shacl.focusNode)}: {messages[0] if messages else 'breaks a shape'}"


def _decisions(connection: Connection) -> Iterator[str]:
    rests = schema.event_claims.c
    held = held_decisions(connection)
    if ways := contradiction(held):
        yield f"decisions {', '.join(one.id for one in ways)} contradict each other; undo one of them"
    homes = {claim: event for event, claim in connection.execute(select(rests.event_id, rests.claim_id))}
    for decision in held:
        one, other = ({homes[id] for id in side if id in homes} for side in (decision.one, decision.other))
        broken = len(one | other) > 1 if decision.verdict == "same" else bool(one & other)
        if broken and decision.verdict != "unsure":
            yield f"decision {decision.id} ({decision.verdict}) does not hold; add one of its articles again"


def _view(store: Store) -> Iterator[str]:
    view = RdfView(store)
    named = set(GRAPHS.values())
    try:
        said = {str(quad) for quad in view.quads() if quad.graph_name not in named}
    except OSError as error:
        yield f"the RDF view cannot be opened: {error}; stop the server or try again"
        return
    yield from _differing(store, said, "the RDF view")


def _elsewhere(store: Store, server: Endpoint) -> Iterator[str]:
    view = RemoteView(store, server)
    try:
        said = {str(quad) for quad in view.quads()}
    except RemoteError as error:
        yield str(error)
        return
    yield from _differing(store, said, f"the RDF in {view.name}")


def _differing(store: Store, said: set[str], view: str) -> Iterator[str]:
    with store.read() as connection:
        wanted = {str(quad) for quad in everything(connection)}
    for quad in sorted(wanted - said):
        yield f"{view} lacks {quad}; make it anew with `tumen rdf rebuild`"
    for quad in sorted(said - wanted):
        yield f"{view} says {quad}, which no row does; make it anew with `tumen rdf rebuild`"
