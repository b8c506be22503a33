"""The endpoint with real worker processes, on a small graph of its own."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import quote
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from api_answers import problem
from fastapi.testclient import TestClient
from sparql_view import EX, ONE, ask, numbers

from api.sparql.guard import GRAPHS


def test_the_three_ways_to_send_a_query(sparql: TestClient) -> None:
    assert numbers(ask(sparql, ONE)) == ["7"]
    assert numbers(sparql.post("/sparql", data={"query": ONE})) == ["7"]
    direct = {"Content-Type": "application/sparql-query; charset=UTF-8"}
    assert numbers(sparql.post("/sparql", content=ONE, headers=direct)) == ["7"]


FORMATS = [
    ("*/*", "application/sparql-results+json"),
    ("application/json", "application/json"),
    ("application/sparql-results+xml", "application/sparql-results+xml"),
    ("text/csv", "text/csv; charset=utf-8"),
    ("text/tab-separated-values;q=0.9, text/csv;q=0.1", "text/tab-separated-values; charset=utf-8"),
    (
        "application/sparql-results+json;q=0.2, application/sparql-results+xml",
        "application/sparql-results+xml",
    ),
    ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml"),
    ("image/png, */*;q=0.1", "application/sparql-results+json"),
]


@pytest.mark.parametrize(("accept", "given"), FORMATS)
def test_a_select_comes_in_the_format_that_is_preferred(sparql: TestClient, accept: str, given: str) -> None:
    response = ask(sparql, ONE, accept)
    assert response.status_code == 200
    assert response.headers["content-type"] == given
    assert "accept" in response.headers["vary"].lower()


def test_every_result_format_holds_the_same_row(sparql: TestClient) -> None:
    query = f"SELECT ?name ?none {{ <{EX}kim> <{EX}name> ?name }}"
    text = 'Kim Jong-un, "SERVICE"\n\tlãnh tụ'
    [row] = ask(sparql, query).json()["results"]["bindings"]
    assert row == {"name": {"type": "literal", "value": text, "xml:lang": "vi"}}
    tree = ElementTree.fromstring(ask(sparql, query, "application/sparql-results+xml").content)
    assert [node.text for node in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")] == [text]
    assert list(csv.reader(io.StringIO(ask(sparql, query, "text/csv").content.decode(), newline=""))) == [
        ["name", "none"],
        [text, ""],
    ]
    tsv = ask(sparql, query, "text/tab-separated-values").text
    assert tsv == '?name\t?none\n"Kim Jong-un, \\"SERVICE\\"\\n\\tlãnh tụ"@vi\t\n'


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_a_construct_comes_in_each_rdf_format(sparql: TestClient, accept: str) -> None:
    response = ask(sparql, f"CONSTRUCT {{ ?s <{EX}q> ?n }} WHERE {{ ?s <{EX}p> ?n FILTER(?n < 3) }}", accept)
    assert response.headers["content-type"].partition(";")[0] == accept
    quads = list(ox.parse(response.content, format=ox.RdfFormat.from_media_type(accept)))
    assert len(quads) == 3
    described = ask(sparql, f"DESCRIBE <{EX}kim>", accept)
    assert len(list(ox.parse(described.content, format=ox.RdfFormat.from_media_type(accept)))) == 1


def test_an_ask_is_answered_in_json_and_xml(sparql: TestClient) -> None:
    assert ask(sparql, "ASK { ?s ?p 7 }").json()["boolean"] is True
    assert "<boolean>false</boolean>" in ask(sparql, "ASK { ?s ?p 7000 }", "text/xml").text


def test_an_unacceptable_format_is_406(sparql: TestClient) -> None:
    assert "text/csv" in problem(ask(sparql, ONE, "image/png"), 406)
    assert "text/turtle" in problem(ask(sparql, "CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"), 406)
    assert problem(ask(sparql, ONE, "*/*;q=0"), 406)


def test_a_body_of_another_type_is_415(sparql: TestClient) -> None:
    assert problem(sparql.post("/sparql", content=ONE, headers={"Content-Type": "text/plain"}), 415)
    update = sparql.post(
        "/sparql", content="CLEAR ALL", headers={"Content-Type": "application/sparql-update"}
    )
    assert "queries only" in problem(update, 415)
    latin = {"Content-Type": "application/sparql-query; charset=iso-8859-1"}
    assert problem(sparql.post("/sparql", content=ONE, headers=latin), 415)


def test_the_dataset_of_the_protocol_is_obeyed(sparql: TestClient) -> None:
    all_of = "SELECT ?n { ?s ?p ?n }"
    in_graphs = "SELECT ?n { GRAPH ?g { ?s ?p ?n } }"

    def found(query: str, parameters: str = "") -> list[str]:
        return sorted(numbers(sparql.get(f"/sparql?query={quote(query)}{parameters}")))

    assert found(in_graphs) == ["actors", "ontology"]
    assert found(all_of, f"&default-graph-uri={GRAPHS[0]}") == ["ontology"]
    assert found(in_graphs, f"&default-graph-uri={GRAPHS[0]}") == []
    assert found(in_graphs, f"&named-graph-uri={GRAPHS[1]}") == ["actors"]
    assert found(all_of, f"&named-graph-uri={GRAPHS[1]}") == []
    assert found(f"SELECT ?n FROM <{GRAPHS[1]}> {{ ?s ?p ?n }}") == ["actors"]
    assert "no graph" in problem(
        sparql.get("/sparql?query=ASK{}&default-graph-uri=http://example.org/x"), 400
    )


def test_without_a_query_the_service_describes_itself(sparql: TestClient) -> None:
    response = sparql.get("/sparql")
    assert response.headers["content-type"].startswith("text/turtle")
    found = ox.Store()
    found.load(response.content, format=ox.RdfFormat.TURTLE)
    sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
    rows = found.query(sd + "SELECT ?e ?g { ?s a sd:Service ; sd:endpoint ?e . ?d sd:namedGraph/sd:name ?g }")
    assert isinstance(rows, ox.QuerySolutions)
    assert {(row["e"].value, row["g"].value) for row in rows} == {
        ("http://testserver/sparql", graph) for graph in GRAPHS
    }


def test_the_description_holds_a_void_and_comes_in_each_rdf_format(sparql: TestClient) -> None:
    told = set()
    for media_type in ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"):
        response = sparql.get("/sparql", headers={"Accept": media_type})
        assert response.headers["content-type"].startswith(media_type)
        assert "Accept" in response.headers["vary"]
        found = ox.Store()
        found.load(response.content, format=ox.RdfFormat.from_media_type(media_type))
        rows = found.query(
            "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?address ?space "
            "{ ?dataset a void:Dataset ; void:sparqlEndpoint ?address ; void:uriSpace ?space }"
        )
        assert isinstance(rows, ox.QuerySolutions)
        assert [(row["address"].value, row["space"].value) for row in rows] == [
            ("http://testserver/sparql", "https://w3id.org/tumen/id/")
        ]
        told.add(len(found))
    assert len(told) == 1


@pytest.mark.parametrize("name", ["format", "output", "results"])
def test_a_format_parameter_counts_where_accept_takes_anything(sparql: TestClient, name: str) -> None:
    def given(form: str, accept: str, query: str = ONE) -> str:
        response = sparql.get("/sparql", params={"query": query, name: form}, headers={"Accept": accept})
        return str(response.headers["content-type"]).partition(";")[0]

    assert given("csv", "*/*") == "text/csv"
    assert given("xml", "text/html, */*;q=0.1") == "application/sparql-results+xml"
    assert given("csv", "application/sparql-results+json") == "application/sparql-results+json"
    assert given("xml", "*/*", "DESCRIBE <http://example.org/kim>") == "application/rdf+xml"
    assert problem(sparql.get("/sparql", params={"query": ONE, name: "turtle"}), 406)
    assert problem(sparql.get("/sparql", params={"query": ONE, name: "paper"}), 406)


def test_a_capped_answer_is_whole_and_says_so(sparql: TestClient) -> None:
    response = ask(sparql, "SELECT ?n { ?s ?p ?n }")
    assert response.headers["x-tumen-truncated"] == "rows=50"
    assert len(response.json()["results"]["bindings"]) == 50
    long = ask(sparql, f"SELECT (CONCAT({', '.join(['STR(?s)'] * 40)}) AS ?n) {{ ?s <{EX}p> ?o }}")
    assert long.headers["x-tumen-truncated"] == "bytes=20000"
    assert len(long.content) <= 20_000 and json.loads(long.content)["results"]["bindings"]
    assert "x-tumen-truncated" not in ask(sparql, ONE).headers
    triples = ask(sparql, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "application/n-triples")
    assert triples.headers["x-tumen-truncated"] == "rows=50"
    assert len(list(ox.parse(triples.content, format=ox.RdfFormat.N_TRIPLES))) == 50
