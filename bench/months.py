"""Timelines in SPARQL with and without the months of actors: how long each form of the question takes.

Run: `python bench/months.py [EVENTS]` (100,000 if none). The RDF of so many happenings of the world of made.py is
written into an Oxigraph store on disk: events with their labels and the months of their parties, without claims and
articles, which these questions do not touch. Each form is asked of the state and of a person in a process of its own,
seven times after one to warm up; the median is of processor time. Forms that answer the same are compared.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
from clock import median
from made import FIRST, World

from kg.store import rdf

ROUNDS = 7
PREFIXES = (
    f"PREFIX tumen: <{rdf.NS}> PREFIX id: <{rdf.ID}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)
PREFIXES += "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
PARTY = "VALUES ?role { tumen:agent tumen:target } ?event ?role id:%s ; tumen:earliest ?day ."
NAMED = '?event rdfs:label ?label . FILTER(lang(?label) = "vi")'
DAYS = 'FILTER(?day >= "2015-04-01"^^xsd:date && ?day <= "2015-06-30"^^xsd:date)'
MONTHS = "?slot tumen:actor id:%s ; tumen:month ?month ."
WITHIN = (
    MONTHS
    + ' FILTER(?month >= "2015-04" && ?month <= "2015-06") ?event tumen:inMonth ?slot ; tumen:earliest ?day .'
)
FEW = (
    "{ SELECT ?slot { "
    + MONTHS
    + " } ORDER BY ?month LIMIT 50 } ?event tumen:inMonth ?slot ; tumen:earliest ?day ."
)
NAMES = "VALUES ?slot { %s } ?event tumen:inMonth ?slot ; tumen:earliest ?day ."
NAMES %= " ".join(f"<{rdf.ID}%s/month/2015-{month:02d}>" for month in (4, 5, 6))
ASK, SORTED = "SELECT DISTINCT ?day ?event ?label", "ORDER BY ?day ?event"
FIRST_OF = f"{{ SELECT DISTINCT ?day ?event {{ %s }} {SORTED} LIMIT 50 }}"
THREE, FIFTY = "three months: ", "first fifty: "
FORMS = {
    THREE + "FILTER on days, ORDER BY": f"{ASK} {{ {PARTY} {DAYS} {NAMED} }} {SORTED}",
    THREE + "FILTER on months, ORDER BY": f"{ASK} {{ {WITHIN} {NAMED} }} {SORTED}",
    THREE + "months by their addresses": f"{ASK} {{ {NAMES} {NAMED} }} {SORTED}",
    FIFTY + "ORDER BY, LIMIT": f"{ASK} {{ {PARTY} {NAMED} }} {SORTED} LIMIT 50",
    FIFTY + "labels last": f"{ASK} {{ {FIRST_OF.replace('%s', PARTY)} {NAMED} }} {SORTED}",
    FIFTY + "of fifty months, labels last": f"{ASK} {{ {FIRST_OF.replace('%s', FEW)} {NAMED} }} {SORTED}",
}
ALIKE = (tuple(FORMS)[:3], tuple(FORMS)[3:])


def quads(world: World) -> Iterator[ox.Quad]:
    """What is said of each happening, as of an event that one claim tells."""
    months: set[str] = set()
    for number, one in enumerate(world.happenings()):
        parties = {entity.id: entity for entity in (*one.agents, *one.targets)}
        labels = {
            id: {"id": id, "label_en": entity.label_en, "label_vi": entity.label_vi}
            for id, entity in parties.items()
        }
        day = (FIRST + timedelta(days=one.day)).isoformat()
        row = {
            "id": f"e{number:016x}",
            "type": one.type,
            "modality": one.modality,
            "status": "reported",
            "agents": [entity.id for entity in one.agents],
            "targets": [entity.id for entity in one.targets],
            "place": one.place.id if one.place else None,
            "time": day,
            "earliest": day,
            "latest": day,
            "sources": 1,
            "conflicts": [],
        }
        yield from rdf.event_quads(row, {}, labels)
        months |= {rdf.month_id(id, day) for id in parties}
    for id in sorted(months):
        yield from rdf.month_quads(id)


def rows(view: ox.Store, query: str) -> list[tuple[str, ...]]:
    """The whole answer."""
    found = view.query(PREFIXES + query)
    assert isinstance(found, ox.QuerySolutions)
    return [(row["day"].value, row["event"].value, row["label"].value) for row in found]


def main() -> None:
    """Prints a table."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    world = World(events)
    person = world.people["RU"].items[1].id
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        made = ox.Store(f"{folder}/rdf")
        made.bulk_extend(quads(world))
        made.flush()
        size = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) >> 20
        print(
            f"{events:,} events, {len(made):,} quads, {size} MB, {time.perf_counter() - began:.0f} s",
            flush=True,
        )
        for who in ("russia", person):
            number = rows_of(made, who)
            print(f"{who}: {number:,} events; ms")
            for name, form in FORMS.items():
                query = form.replace("%s", who)
                taken = median(partial(rows, made, query), ROUNDS)
                print(f"  {name:46} {taken:10.2f}   {len(rows(made, query))} rows", flush=True)
            for alike in ALIKE:
                answers = [rows(made, FORMS[name].replace("%s", who)) for name in alike]
                assert all(one == answers[0] for one in answers), alike


def rows_of(view: ox.Store, who: str) -> int:
    """How many events an actor has."""
    found = view.query(f"{PREFIXES} SELECT (COUNT(DISTINCT ?event) AS ?n) {{ {PARTY.replace('%s', who)} }}")
    assert isinstance(found, ox.QuerySolutions)
    return int(next(iter(found))["n"].value)


if __name__ == "__main__":
    main()
