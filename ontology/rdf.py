"""The ontology and its data as RDF. Pure functions of the files; every node has an address, none is blank.

An actor, office or place stands at `https://w3id.org/tumen/id/` and its id, a tenure below its office. Family
ties use schema.org: parent, children, spouse, sibling, relatedTo.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

import ontology
from kg.edtf import bounds

from .records import Actor, Office, Relation

TUMEN = Namespace("https://w3id.org/tumen/ns#")
DATA = Namespace("https://w3id.org/tumen/id/")
SCHEMA = Namespace("https://schema.org/")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")
CLASSES = {
    "person": "Person",
    "state": "State",
    "organ": "Organ",
    "unit": "MilitaryUnit",
    "media": "Media",
    "group": "Group",
    "place": "Place",
}
_KIN = {
    "father": "children",
    "daughter": "parent",
    "son": "parent",
    "wife": "spouse",
    "younger_sister": "sibling",
    "brother": "sibling",
    "half_brother": "sibling",
}
Triple = tuple[Node, Node, Node]


def data_iri(identifier: str) -> URIRef:
    """The address of an actor, place or office by its id."""
    return DATA[quote(identifier, safe="-._~'")]


def ontology_graph() -> Graph:
    """Classes, properties and their mappings to PLOVER and CAMEO."""
    return _bound(Graph()).parse(data=ontology.text("tumen.ttl")).parse(data=ontology.text("mappings.ttl"))


def shapes_graph() -> Graph:
    """The SHACL shapes that every graph of Tumen keeps to."""
    return _bound(Graph()).parse(data=ontology.text("shapes.ttl"))


def actor_graph() -> Graph:
    """Every actor, place, office, tenure and family tie of the data files."""
    graph = _bound(Graph())
    for triple in actor_triples():
        graph.add(triple)
    return graph


def actor_triples() -> Iterator[Triple]:
    """The triples of `actor_graph`, actor by actor, then offices, then family ties."""
    for actor in ontology.actors().values():
        yield from _actor(actor)
    for office in ontology.offices():
        yield from _office(office)
    for relation in ontology.relations():
        yield _tie(relation)


def _bound(graph: Graph) -> Graph:
    for prefix, namespace in (("tumen", TUMEN), ("id", DATA), ("schema", SCHEMA), ("wd", WIKIDATA)):
        graph.bind(prefix, namespace, replace=True)
    return graph


def _labels(node: URIRef, label_en: str, label_vi: str) -> Iterator[Triple]:
    yield node, RDFS.label, Literal(label_en, lang="en")
    yield node, RDFS.label, Literal(label_vi, lang="vi")


def _actor(actor: Actor) -> Iterator[Triple]:
    node = data_iri(actor.id)
    yield node, RDF.type, TUMEN[CLASSES[actor.kind]]
    if actor.kind != "place":
        yield node, RDF.type, TUMEN.Actor
    yield from _labels(node, actor.label_en, actor.label_vi)
    yield node, TUMEN.country, Literal(actor.country)
    for alias in actor.aliases:
        yield node, SKOS.altLabel, Literal(alias)
    if actor.wikidata:
        yield node, OWL.sameAs, WIKIDATA[actor.wikidata]
    if actor.capital:
        yield node, TUMEN.capital, data_iri(actor.capital)
    if actor.within:
        yield node, TUMEN.within, data_iri(actor.within)
    yield from _day(node, SCHEMA.deathDate, actor.died)


def _office(office: Office) -> Iterator[Triple]:
    node = data_iri(office.id)
    yield node, RDF.type, TUMEN.Office
    yield from _labels(node, office.label_en, office.label_vi)
    yield node, TUMEN.country, Literal(office.country)
    yield node, TUMEN.officeKind, Literal(office.kind)
    if office.organ:
        yield node, TUMEN.organ, data_iri(office.organ)
    persons = ontology.actors()
    for number, tenure in enumerate(office.holders, start=1):
        held = URIRef(f"{node}/tenure/{number}")
        person = persons[tenure.person]
        yield held, RDF.type, TUMEN.Tenure
        yield from _labels(
            held, f"{person.label_en}, {office.label_en}", f"{person.label_vi}, {office.label_vi}"
        )
        yield held, TUMEN.office, node
        yield held, TUMEN.holder, data_iri(tenure.person)
        if tenure.start:
            yield held, TUMEN["from"], Literal(tenure.start)
            yield from _day(held, TUMEN.earliest, bounds(tenure.start)[0])
        if tenure.end:
            yield held, TUMEN.until, Literal(tenure.end)
            yield from _day(held, TUMEN.latest, bounds(tenure.end)[1])


def _day(node: URIRef, predicate: URIRef, day: str | None) -> Iterator[Triple]:
    if day:
        yield node, predicate, Literal(day, datatype=XSD.date)


def _tie(relation: Relation) -> Triple:
    predicate = SCHEMA[_KIN.get(relation.kind, "relatedTo")]
    return data_iri(relation.person), predicate, data_iri(relation.of)
