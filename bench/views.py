"""The same two questions to the tables and to the RDF of one store: why REST asks SQL and RDF is a view of it.

Run: `python bench/views.py [EVENTS]` (10,000 by default). The store is made up: so many meetings and visits among 200
actors on the days of twenty years, ten to an article, each event told once. Asked are the first fifty events of one
actor, and the events a month of the whole graph; the median of five runs each, after one to warm up. `rdflib` answers
the first question on a tenth of the graph, since it is slower still to load.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from clock import median
from rdflib import Graph

from kg import queries
from kg.model import Article, Claim, Entity, Extraction, Passage, with_id
from kg.queries import Filters
from kg.store import Store
from kg.store.rdf import ID, NS
from kg.store.rdfrows import everything
from kg.store.rdfview import RdfView

PER_ARTICLE, ACTORS, DAYS, ROUNDS = 10, 200, 7300, 5
ONE_ACTOR = (
    f"SELECT ?event ?day WHERE {{ {{ ?event <{NS}agent> <{ID}actor-0> }} UNION {{ ?event <{NS}target> <{ID}actor-0> }}"
    f" ?event <{NS}earliest> ?day }} ORDER BY ?day ?event LIMIT 50"
)
BY_MONTH = (
    f"SELECT ?month (COUNT(?event) AS ?n) WHERE {{ ?event a <{NS}Event> ; <{NS}earliest> ?day }} "
    "GROUP BY (SUBSTR(STR(?day), 1, 7) AS ?month) ORDER BY ?month"
)


def extractions(events: int) -> Iterator[Extraction]:
    """Made-up articles, the same ones each time."""
    chance = random.Random(1948)
    for number in range(events // PER_ARTICLE):
        text = "Một câu.\n" * PER_ARTICLE
        day = date(2004, 1, 1) + timedelta(days=number * DAYS * PER_ARTICLE // events)
        article = Article(f"a{number}", text, publisher=f"outlet-{number % 50}", published=day.isoformat())
        claims = [_claim(article, place, day, chance) for place in range(PER_ARTICLE)]
        named = {id for claim in claims for id in claim.parties}
        yield Extraction(article, {id: Entity(id, id, id, "person") for id in named}, (), tuple(claims))


def _claim(article: Article, place: int, day: date, chance: random.Random) -> Claim:
    start = place * len("Một câu.\n")
    one, other = chance.sample(range(ACTORS), 2)
    return with_id(
        Claim(
            id="",
            article_id=article.id,
            type="Communication",
            modality="actual",
            agents=(f"actor-{one}",),
            targets=(f"actor-{other}",),
            place=None,
            time=(day - timedelta(days=place)).isoformat(),
            attributed_to=(),
            confidence=0.9,
            passage=Passage(start, start + 8, "Một câu."),
            extractor="bench/1",
        )
    )


def rows(store: ox.Store, query: str) -> list[ox.QuerySolution]:
    """All answers to a SELECT query."""
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return list(found)


timed = partial(median, rounds=ROUNDS, clock=time.perf_counter)


def main() -> None:
    """Prints a table."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as folder, Store.open(f"sqlite:///{folder}/bench.db") as store:
        began = time.perf_counter()
        store.add_many(extractions(events))
        loaded = time.perf_counter() - began
        began = time.perf_counter()
        view = RdfView(store)
        view.rebuild()
        rebuilt = time.perf_counter() - began
        print(f"{store.count()}; tables written in {loaded:.1f} s, RDF in {rebuilt:.1f} s")
        copy = Path(folder) / "copy"
        view.checkpoint(copy)
        rdf = ox.Store.read_only(str(copy))
        print("ms                      SQL   SPARQL (Oxigraph)")
        actor = Filters(actors=("actor-0",))
        sql, sparql = (
            timed(lambda: queries.events(store, actor, limit=50)),
            timed(lambda: rows(rdf, ONE_ACTOR)),
        )
        print(f"fifty of one actor  {sql:7.2f}   {sparql:7.2f}")
        sql, sparql = timed(lambda: queries.timeline(store)), timed(lambda: rows(rdf, BY_MONTH))
        print(f"events a month      {sql:7.2f}   {sparql:7.2f}")
        with store.read() as connection:
            tenth = [
                quad.triple for _, quad in zip(range(len(rdf) // 10), everything(connection), strict=False)
            ]
        data = ox.serialize(tenth, format=ox.RdfFormat.N_TRIPLES) or b""
        small = ox.Store()
        small.bulk_load(data, ox.RdfFormat.N_TRIPLES)
        graph = Graph().parse(data=data, format="nt")
        everyone = f"SELECT ?claim ?a WHERE {{ ?claim <{NS}eventType> <{NS}Communication> ; <{NS}agent> ?a }}"
        fast, slow = timed(lambda: rows(small, everyone)), timed(lambda: list(graph.query(everyone)))
        print(f"a join on {len(tenth)} triples: Oxigraph {fast:.1f}, rdflib {slow:.1f}")


if __name__ == "__main__":
    main()
