"""What a GET without a query answers: SPARQL 1.1 Service Description, and the dataset in the terms of VoID."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import RdfFormat, parse, serialize

from api.sparql.guard import GRAPHS
from api.sparql.results import PREFIXES, TRIPLES

_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_CLASSES = {"events": "Event", "claims": "Claim", "articles": "Article"}
_VOCABULARIES = ("tumen", "rdfs", "prov", "schema", "sem", "skos")
_USED = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "dcterms": "http://purl.org/dc/terms/",
}


def described(endpoint: str, media_type: str, counts: Mapping[str, int]) -> bytes:
    """The description in one of the forms of TRIPLES; `endpoint` is the address as the client sees it.

    `counts`: how many `articles`, `claims`, `events` the store has.
    """
    if media_type == "text/turtle":
        return turtle(endpoint, counts).encode()  # as written, nested
    triples = parse(turtle(endpoint, counts), format=RdfFormat.TURTLE)
    found = serialize(
        (quad.triple for quad in triples), format=TRIPLES[media_type], prefixes=PREFIXES | _USED
    )
    assert found is not None  # since no file was given to write to
    return found


def turtle(endpoint: str, counts: Mapping[str, int]) -> str:
    """The description in Turtle."""
    parts = " , ".join(
        f"[ void:class tumen:{name} ; void:entities {counts[kind]} ]"
        for kind, name in _CLASSES.items()
        if kind in counts
    )
    prefixes = "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in (PREFIXES | _USED).items())
    named = " ,\n".join(
        f"      [ a sd:NamedGraph ; sd:name <{graph}> ; "
        f'sd:graph [ a sd:Graph , void:Dataset ; dcterms:title "{graph.rpartition("/")[2]}"@en ] ]'
        for graph in GRAPHS
    )
    formats = " , ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _FORMATS)
    vocabularies = " , ".join(f"<{PREFIXES[name]}>" for name in _VOCABULARIES)
    return f"""{prefixes}

[] a sd:Service ;
  rdfs:label "Tumen: who did what, when and according to whom, Russia and North Korea"@en ,
    "Tumen: ai làm gì, khi nào, theo nguồn nào, Nga và Triều Tiên"@vi ;
  sd:endpoint <{endpoint}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat {formats} ;
  sd:defaultDataset [ a sd:Dataset , void:Dataset ;
    dcterms:title "Tumen"@en ;
    dcterms:description "Events, the claims that tell them, their articles and their actors"@en ;
    void:sparqlEndpoint <{endpoint}> ;
    void:uriSpace "{PREFIXES["id"]}" ;
    void:vocabulary {vocabularies} ;
    sd:defaultGraph [ a sd:Graph , void:Dataset ;
      void:classPartition {parts}
    ] ;
    sd:namedGraph
{named}
  ] .
"""
