"""What the SPARQL endpoint refuses, however it is spelt, and what only looks like it."""

from __future__ import annotations

import pytest
from api_answers import problem
from fastapi.testclient import TestClient
from sparql_view import FileView, Listener, ask, served

from api.sparql.guard import GRAPHS, MAX_BYTES
from api.sparql.query import Limits


def test_bad_requests_say_what_is_wrong(sparql: TestClient) -> None:
    assert "empty" in problem(ask(sparql, "  # nothing\n"), 400)
    assert "one query" in problem(sparql.get("/sparql?query=ASK{}&query=ASK{}"), 400)
    assert "one query" in problem(sparql.get(f"/sparql?default-graph-uri={GRAPHS[0]}"), 400)
    assert "'query'" in problem(sparql.get("/sparql?qeury=ASK{}"), 400)
    assert "queries only" in problem(sparql.post("/sparql", data={"update": "CLEAR ALL"}), 400)
    assert "UTF-8" in problem(sparql.get("/sparql?query=%ff"), 400)
    direct = {"Content-Type": "application/sparql-query"}
    assert "UTF-8" in problem(sparql.post("/sparql", content=b"\xff", headers=direct), 400)
    assert problem(sparql.post("/sparql?query=ASK{}", content="ASK{}", headers=direct), 400)


def test_a_malformed_query_is_400_with_its_place(sparql: TestClient) -> None:
    response = ask(sparql, "SELECT *\nWHERE { ?s ?p }")
    assert "malformed" in problem(response, 400)
    assert response.json()["line"] == 2 and response.json()["column"] > 5


def test_a_large_request_is_413(sparql: TestClient) -> None:
    long = "#" * MAX_BYTES + "\nASK {}"
    direct = {"Content-Type": "application/sparql-query"}
    assert problem(sparql.post("/sparql", content=long, headers=direct), 413)
    assert problem(sparql.post("/sparql", data={"query": long}), 413)


REFUSED = [
    "SELECT * { SERVICE <U> { ?s ?p ?o } }",
    "SELECT * { service silent <U> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <U> { ?s ?p ?o } }",
    "SELECT * { S\\U00000045RVICE <U> { ?s ?p ?o } }",
    "SELECT * { SERVICE#comment\n<U> { ?s ?p ?o } }",
    "SELECT * { #\\u000A SERVICE <U> { ?s ?p ?o }\n }",
    "SELECT * { #\rSERVICE <U> { ?s ?p ?o } }",
    "SELECT * { {}UNION{}SERVICESILENT<U>{ ?s ?p ?o } }",
    "PREFIX : <U> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <U> PREFIX service: <http://a/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { BIND(<U> AS ?x) SERVICE?x{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<U>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<U>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p '\\u0027 SERVICE <U> { ?s ?p ?o } #' }",
    "SELECT * { BIND(1 AS ?x) FILTER(?x<?y+'>' || 1) SERVICE <U> { ?s ?p ?o } #'\n }",
    "SELECT * { BIND(<U> AS ?z) FILTER(1<?y)SERVICE?z#>\n{ ?s ?p ?o } }",
    "SELECT * { FILTER EXISTS { SERVICE <U> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <U> { ?s ?p ?o } } } }",
    "SELECT * FROM <U> { ?s ?p ?o }",
    "SELECT * FROM NAMED <U> { ?s ?p ?o }",
    "SELECT * FROMNAMED<U>{ ?s ?p ?o }",
    "PREFIX u: <U> SELECT * FROM u:x { ?s ?p ?o }",
    "PREFIX : <U> SELECT * FROM:x { ?s ?p ?o }",
    "BASE <U> SELECT * FROM <ontology> { ?s ?p ?o }",
    "SELECT * \\u0046ROM <U> { ?s ?p ?o }",
    "LOAD <U>",
    "CLEAR ALL",
    "INSERT DATA { <a:b> <a:c> <a:d> }",
    "PREFIX a: <a:> WITH a:b DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "ASK {} ; LOAD <U>",
]


@pytest.mark.parametrize("query", REFUSED)
def test_calls_and_updates_are_refused_however_spelt(
    sparql: TestClient, listener: Listener, query: str
) -> None:
    assert problem(ask(sparql, query.replace("U>", listener.url + ">")), 400)
    assert listener.calls == 0


ALLOWED = [
    'SELECT * { ?s ?p "SERVICE <http://a/> {}" }',
    "SELECT * { ?s ?p 'it\\'s a SERVICE {' }",
    'SELECT * { ?s ?p """a " SERVICE \n {}""" }',
    "SELECT * { # SERVICE <http://a/> {}\n }",
    "SELECT * { ?s <http://example.org/SERVICE/LOAD> ?service }",
    "PREFIX service: <http://a/> SELECT * { service:SERVICE a service:load ; service:from $from }",
    "PREFIX ex: <http://a/> SELECT * { ex:SERVICE ex:FROM _:service }",
    "SELECT ?from { ?from ?load '@SERVICE'@en }",
    "SELECT (1 AS ?\\u0061) { FILTER(1<2) }",
    f"SELECT * FROM <{GRAPHS[0]}> FROM NAMED <{GRAPHS[1]}> {{ ?s ?p ?o }}",
    "PREFIX g: <https://w3id.org/tumen/graph/> SELECT * FROM g:actors { ?s ?p ?o }",
    "BASE <https://w3id.org/tumen/graph/> SELECT * FROM <actors> { ?s ?p ?o }",
    "PREFIX service: <http://a/> SELECT * { GRAPH service:x { ?s ?p ?o } }",
    "SELECT * { VALUES (?a ?b) { (1 <http://a/x#service>) (<urn:a> <urn:b#c>) } }",
    'SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), "\\\\d+\\\\.\\\\u")) }',
    "SELECT * { ?s ?p ?o FILTER(?o < ?s && ?s > 1) }",
    "SELECT * {" + "{" * 60 + "?s ?p 7" + "}" * 60 + "}",
]


@pytest.mark.parametrize("query", ALLOWED)
def test_what_only_looks_like_a_call_is_answered(sparql: TestClient, query: str) -> None:
    assert ask(sparql, query).status_code == 200, ask(sparql, query).text


@pytest.mark.parametrize("form", ["SELECT * {}{}", "ASK {{ FILTER({}1{}) }}", "SELECT * {{ ?s ?p {}1{} }}"])
def test_deep_nesting_is_refused(sparql: TestClient, form: str) -> None:
    pair = ("{", "}") if form.startswith("SELECT * {}{}") else ("(", ")")
    query = form.format(*(bracket * 10_000 for bracket in pair))
    assert "nests" in problem(ask(sparql, query), 400)


def test_no_query_reaches_the_network_even_past_the_check(
    view: FileView, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from api.sparql import guard

    monkeypatch.setattr(guard, "_check_services", lambda found: None)
    with served(view, Limits(workers=1, seconds=5)) as client:
        query = f"SELECT * {{ SERVICE <{listener.url}> {{ ?s ?p ?o }} }}"
        assert problem(ask(client, query), 500)
        silent = ask(client, query.replace("SERVICE", "SERVICE SILENT"))
        assert silent.status_code == 200
    assert listener.calls == 0
