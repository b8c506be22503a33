"""What a GET without a query answers: the endpoint in the terms of SPARQL 1.1 Service Description."""

from __future__ import annotations

from api.sparql.guard import GRAPHS

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


def turtle(endpoint: str) -> str:
    """The description in Turtle; `endpoint` is the address as the client sees it."""
    named = " ,\n".join(f"      [ a sd:NamedGraph ; sd:name <{graph}> ]" for graph in GRAPHS)
    formats = " , ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _FORMATS)
    return f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

[] a sd:Service ;
  rdfs:label "Tumen: who did what, when and according to whom, Russia and North Korea"@en ,
    "Tumen: ai làm gì, khi nào, theo nguồn nào, Nga và Triều Tiên"@vi ;
  sd:endpoint <{endpoint}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat {formats} ;
  sd:defaultDataset [ a sd:Dataset ;
    sd:defaultGraph [ a sd:Graph ] ;
    sd:namedGraph
{named}
  ] .
"""
