"""The ontology, its mappings and the actors as RDF."""

from __future__ import annotations

from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef

import ontology
from ontology.rdf import DATA, SCHEMA, TUMEN, WIKIDATA, actor_graph, actor_triples, data_iri, ontology_graph

SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)


def languages(graph: Graph, node: URIRef, predicate: URIRef) -> list[str]:
    return sorted(
        value.language or "" for value in graph.objects(node, predicate) if isinstance(value, Literal)
    )


def test_every_term_is_labelled_and_defined_in_both_languages() -> None:
    graph = Graph().parse(data=ontology.text("tumen.ttl"))
    terms = {node for node in graph.subjects() if isinstance(node, URIRef)}
    assert len(terms) > 60
    for term in terms:
        assert languages(graph, term, RDFS.label) == ["en", "vi"], term
        assert languages(graph, term, RDFS.comment) == ["en", "vi"], term


def test_event_types_say_the_same_as_their_data_file() -> None:
    graph = Graph().parse(data=ontology.text("tumen.ttl"))
    assert {str(name) for name in graph.subjects(RDFS.subClassOf, TUMEN.Event)} == {
        str(TUMEN[name]) for name in ontology.event_types()
    }
    for kind in ontology.event_types().values():
        node = TUMEN[kind.id]
        assert (node, RDFS.label, Literal(kind.label_en, lang="en")) in graph
        assert (node, RDFS.label, Literal(kind.label_vi, lang="vi")) in graph
        assert (node, RDFS.comment, Literal(kind.definition_en, lang="en")) in graph
        assert (node, RDFS.comment, Literal(kind.definition_vi, lang="vi")) in graph


def test_modalities_and_statuses_say_the_same_as_their_data_files() -> None:
    graph = ontology_graph()
    for terms, scheme in ((ontology.modalities(), TUMEN.modalities), (ontology.statuses(), TUMEN.statuses)):
        assert set(graph.subjects(SKOS.inScheme, scheme)) == {TUMEN[name] for name in terms}
        for term in terms.values():
            assert (TUMEN[term.id], SKOS.prefLabel, Literal(term.label_vi, lang="vi")) in graph
            assert any(
                term.definition_vi in str(said) for said in graph.objects(TUMEN[term.id], RDFS.comment)
            )


def test_events_and_actors_are_those_of_sem() -> None:
    graph = ontology_graph()
    assert (TUMEN.Event, RDFS.subClassOf, URIRef(SEM + "Event")) in graph
    assert (TUMEN.Actor, RDFS.subClassOf, URIRef(SEM + "Actor")) in graph


def test_every_type_is_mapped_to_both_schemes_with_a_reason() -> None:
    graph = ontology_graph()
    for name in ontology.event_types():
        mapped = [str(target) for match in MATCHES for target in graph.objects(TUMEN[name], match)]
        assert any("/plover#" in target for target in mapped), name
        assert any("/cameo#" in target for target in mapped), name
        assert languages(graph, TUMEN[name], SKOS.note) == ["en"], name
        for target in mapped:
            assert (URIRef(target), RDF.type, SKOS.Concept) in graph


def test_signing_is_support_and_no_agree() -> None:
    graph = ontology_graph()
    cameo, plover = "https://w3id.org/tumen/cameo#", "https://w3id.org/tumen/plover#"
    assert (TUMEN.Agreement, SKOS.exactMatch, URIRef(cameo + "057")) in graph
    assert (TUMEN.Agreement, SKOS.broadMatch, URIRef(plover + "SUPPORT")) in graph
    assert (TUMEN.Agreement, None, URIRef(plover + "AGREE")) not in graph
    assert (TUMEN.Invitation, SKOS.broadMatch, URIRef(cameo + "036")) in graph
    for name in ("LaborDispatch", "Ceremony"):
        matches = {match for match in MATCHES if (TUMEN[name], match, None) in graph}
        assert matches == {SKOS.relatedMatch}


def test_actors_use_only_terms_of_the_ontology() -> None:
    terms, graph = set(ontology_graph().subjects()), actor_graph()
    used = {*graph.predicates(), *graph.objects(predicate=RDF.type)}
    assert {term for term in used if str(term).startswith(str(TUMEN))} <= terms


def test_an_actor_carries_labels_forms_and_the_same_in_wikidata() -> None:
    graph, kim = actor_graph(), data_iri("kim-jong-un")
    assert (kim, RDF.type, TUMEN.Person) in graph
    assert languages(graph, kim, RDFS.label) == ["en", "vi"]
    assert (kim, SKOS.altLabel, Literal("Kim Jong-un")) in graph
    assert (kim, OWL.sameAs, WIKIDATA.Q56226) in graph
    assert (data_iri("kim-yo-jong"), SCHEMA.sibling, kim) in graph
    assert (data_iri("north-korea"), TUMEN.capital, data_iri("pyongyang")) in graph
    assert (data_iri("pyongyang"), RDF.type, TUMEN.Actor) not in graph


def test_who_was_minister_when_can_be_asked() -> None:
    query = """
        SELECT ?holder WHERE {
          ?tenure tumen:office id:defence-minister-of-russia ; tumen:holder ?holder ; tumen:earliest ?from .
          OPTIONAL { ?tenure tumen:latest ?until }
          FILTER(?from <= "2023-07-25"^^xsd:date && (!BOUND(?until) || "2023-07-25"^^xsd:date <= ?until))
        }"""
    rows = actor_graph().query(query, initNs={"tumen": TUMEN, "id": DATA, "xsd": XSD})
    assert [row[0] for row in rows if isinstance(row, tuple)] == [data_iri("sergei-shoigu")]


def test_offices_and_actors_share_no_address() -> None:
    assert not {office.id for office in ontology.offices()} & ontology.actors().keys()


def test_no_node_is_blank_and_the_order_is_fixed() -> None:
    triples = list(actor_triples())
    assert triples == list(actor_triples())
    assert not any(isinstance(node, BNode) for triple in triples for node in triple)
    assert not any(isinstance(node, BNode) for triple in ontology_graph() for node in triple)
