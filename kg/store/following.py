"""How a view of the store in RDF follows the change log, wherever it is kept.

The view is a function of the present rows. Following the log means: for everything that changed, what its node said
is taken away and what its row says now is put in its place. Doing that twice does no harm, so a crash at any point is
mended by following again from the last mark. The marks stand in a graph of the view itself, written last.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Protocol

import pyoxigraph as ox
from sqlalchemy import Connection, select

from kg.store import rdf, schema
from kg.store.batches import batches
from kg.store.changelog import last_change
from kg.store.database import meta
from kg.store.rdfrows import KINDS, month_quads, months, quads_of

GRAPHS = {
    "ontology": ox.NamedNode("https://w3id.org/tumen/graph/ontology"),
    "actors": ox.NamedNode("https://w3id.org/tumen/graph/actors"),
}
VIEW = ox.NamedNode("https://w3id.org/tumen/graph/view")
THROUGH = rdf.term("through")
_IN_MONTH = rdf.term("inMonth")
_REBUILD_FROM = 20_000  # changes; from there loading anew is faster than following


@dataclass(frozen=True, slots=True)
class Marks:
    """How far a view has come: the store's id and the number of its last change, and the ontology's digest."""

    through: str = ""
    ground: str = ""

    @classmethod
    def wanted(cls, connection: Connection) -> Marks:
        """Those of a view that has come to the end of the log."""
        return cls(mark(connection), ground())

    @classmethod
    def of(cls, said: dict[str, str]) -> Marks:
        """Those that stand in a view, by the addresses of their nodes."""
        return cls(said.get(VIEW.value, ""), said.get(GRAPHS["ontology"].value, ""))

    @property
    def change(self) -> int:
        """The number of the change; -1 where none stands there."""
        seq = self.through.rpartition(":")[2]
        return int(seq) if seq.isdecimal() else -1

    def behind(self, wanted: Marks) -> int | None:
        """How many changes a view with these marks has missed; None for one that has to be made anew."""
        missed = wanted.change - self.change
        one, other = (marks.through.partition(":")[0] for marks in (self, wanted))
        here = one == other and self.ground == wanted.ground and self.change >= 0
        return missed if here and 0 <= missed <= _REBUILD_FROM else None

    def triples(self) -> str:
        """The same in N-Triples."""
        said = ((VIEW, self.through), (GRAPHS["ontology"], self.ground))
        return "".join(f"{node} {THROUGH} {ox.Literal(text)} .\n" for node, text in said)

    def update(self) -> str:
        """The update that writes them into a view."""
        gone = f"DELETE WHERE {{ GRAPH {VIEW} {{ ?s {THROUGH} ?o }} }}"
        return f"{gone} ;\nINSERT DATA {{ GRAPH {VIEW} {{ {self.triples()} }} }}"


class View(Protocol):
    """What takes SPARQL updates, and can be made anew."""

    def marks(self) -> Marks:
        """Those that stand in the view."""

    def months(self, query: str) -> list[str]:
        """The addresses that a SELECT query answers as `?month`."""

    def update(self, text: str) -> None:
        """Do a SPARQL update, wholly or not at all."""

    def replace(self, connection: Connection) -> int:
        """Let it say what the rows say and nothing else, marks included; the number of triples."""


def follow(view: View, connection: Connection) -> int:
    """Bring the view to the end of the log; the number of nodes renewed.

    It is made anew where more than 20,000 changes were missed, the ontology changed, or the store is another.
    """
    wanted, stood = Marks.wanted(connection), view.marks()
    if stood == wanted:
        return 0
    missed = stood.behind(wanted)
    if missed is None:
        view.replace(connection)
        return wanted.change
    seq = wanted.change - missed
    log = schema.change_log.c
    changed: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for kind, id in connection.execute(select(log.kind, log.id).where(log.seq > seq)):
        changed[kind.partition("-")[0]].add(id)
    changed["event"] |= _naming(connection, sorted(changed["entity"]))
    moved = _months(view, connection, sorted(changed["event"]))
    for kind, ids in changed.items():
        for some in batches(sorted(ids)):
            view.update(_renewal(map(partial(_node, kind), some), quads_of(connection, kind, some)))
    for some in batches(moved):
        view.update(_renewal(map(rdf.month_node, some), month_quads(connection, some)))
    view.update(wanted.update())
    return sum(map(len, changed.values()))


def _months(view: View, connection: Connection, events: Sequence[str]) -> list[str]:
    """The months in which these events began, as the view has it yet and as it stands now."""
    found: set[str] = set()
    for some in batches(events):
        nodes = " ".join(str(rdf.node(id)) for id in some)
        asked = f"SELECT DISTINCT ?month WHERE {{ VALUES ?s {{ {nodes} }} ?s {_IN_MONTH} ?month }}"
        found |= {rdf.id_of_month(address) for address in view.months(asked)}
        found |= set(months(connection, some))
    return sorted(found)


def _node(kind: str, id: str) -> ox.NamedNode:
    return rdf.article_node(id) if kind == "article" else rdf.node(id)


def mark(connection: Connection) -> str:
    """The store and its last change: what `Marks.through` says of a view that is up to date."""
    return f"{meta(connection, 'store_id')}:{last_change(connection)[0]}"


@cache
def ground() -> str:
    """A digest of the ontology as shipped: a change in it makes a view anew."""
    package = files("ontology")
    parts = [*package.iterdir(), *(package / "data").iterdir()]
    kept = sorted((part.name, part.read_bytes()) for part in parts if part.is_file())
    return hashlib.sha256(b"\0".join(name.encode() + b"\0" + text for name, text in kept)).hexdigest()[:16]


@cache
def named_graphs() -> dict[ox.NamedNode, bytes]:
    """The graphs beside the data, in N-Triples."""
    from ontology.rdf import actor_graph, ontology_graph  # rdflib is large: only where it is needed

    made = {GRAPHS["ontology"]: ontology_graph(), GRAPHS["actors"]: actor_graph()}
    return {graph: triples.serialize(format="nt", encoding="utf-8") for graph, triples in made.items()}


def _renewal(renewed: Iterable[ox.NamedNode], quads: Iterable[ox.Quad]) -> str:
    """The update that lets these nodes say this and nothing else."""
    nodes = " ".join(map(str, renewed))
    said = ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES) or b""
    return (
        f"DELETE {{ ?part ?p ?o }} WHERE {{ VALUES ?s {{ {nodes} }} ?s {rdf.PARTS} ?part . ?part ?p ?o }} ;\n"
        f"DELETE {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {nodes} }} ?s ?p ?o }} ;\n"
        f"INSERT DATA {{ {said.decode()} }}"
    )


def _naming(connection: Connection, entities: Sequence[str]) -> set[str]:
    """The events that name one of these entities, and so carry its label in theirs."""
    parties = schema.event_parties.c
    found: set[str] = set()
    for some in batches(entities):
        found |= set(connection.scalars(select(parties.event_id).where(parties.actor_id.in_(some))))
    return found
