"""The endpoint with real worker processes, on a small graph of its own."""

from __future__ import annotations

import csv
import io
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import problems
from api.sparql import endpoint
from api.sparql.guard import GRAPHS, MAX_BYTES
from api.sparql.pool import Pool
from api.sparql.query import Limits

Response = Any  # of whichever client the test client is built on
EX = "http://example.org/"
CROSS_PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f"


class FileView:
    """An Oxigraph store on disk that is open here for writing; its version counts the writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = ox.Store(str(folder / "view"))
        self.writes = 0

    def write(self, *quads: ox.Quad) -> None:
        self.store.extend(quads)
        self.store.flush()
        self.writes += 1

    def version(self) -> str:
        return str(self.writes)

    def checkpoint(self, folder: Path) -> None:
        self.store.backup(str(folder))

    def home(self) -> Path:
        return self.folder

    def stop(self) -> None:
        """Nothing here takes long."""


def triple(
    subject: str, predicate: str, value: ox.Literal | ox.NamedNode, graph: str | None = None
) -> ox.Quad:
    node = ox.NamedNode
    where = node(graph) if graph else ox.DefaultGraph()
    return ox.Quad(node(EX + subject), node(EX + predicate), value, where)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> FileView:
    made = FileView(tmp_path_factory.mktemp("rdf"))
    made.write(
        *(triple(f"s{number}", "p", ox.Literal(number)) for number in range(60)),
        triple("kim", "name", ox.Literal('Kim Jong-un, "SERVICE"\n\tlãnh tụ', language="vi")),
        triple("thing", "in", ox.Literal("ontology"), GRAPHS[0]),
        triple("man", "in", ox.Literal("actors"), GRAPHS[1]),
    )
    return made


@asynccontextmanager
async def _lifespan(app: FastAPI):  # type: ignore[no-untyped-def]
    app.state.tumen.pool.start()
    yield
    await app.state.tumen.pool.stop()


@contextmanager
def served(view: FileView, limits: Limits) -> Iterator[TestClient]:
    """The endpoint with its workers, once one of them answers; starting them takes a while on a busy machine."""
    app = FastAPI(lifespan=_lifespan)
    app.include_router(endpoint.router)
    problems.install(app)
    app.state.tumen = SimpleNamespace(pool=Pool(view, limits))
    with TestClient(app, raise_server_exceptions=False) as client:
        until = time.monotonic() + 60
        while "busy" in ask(client, "ASK {}").text and time.monotonic() < until:
            time.sleep(0.1)
        yield client


@pytest.fixture(scope="module")
def client(view: FileView) -> Iterator[TestClient]:
    limits = Limits(seconds=1, rows=50, size=20_000, memory=200 << 20, wait_seconds=0.5, waiting=2)
    with served(view, limits) as found:
        yield found


def ask(client: TestClient, query: str, accept: str = "*/*") -> Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept})


def problem(response: Response, status: int) -> str:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == status and found["title"]
    return str(found["detail"])


def numbers(response: Response) -> list[str]:
    assert response.status_code == 200, response.text
    return [row["n"]["value"] for row in response.json()["results"]["bindings"]]


ONE = f"SELECT ?n {{ <{EX}s7> <{EX}p> ?n }}"


def test_the_three_ways_to_send_a_query(client: TestClient) -> None:
    assert numbers(ask(client, ONE)) == ["7"]
    assert numbers(client.post("/sparql", data={"query": ONE})) == ["7"]
    direct = {"Content-Type": "application/sparql-query; charset=UTF-8"}
    assert numbers(client.post("/sparql", content=ONE, headers=direct)) == ["7"]


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
def test_a_select_comes_in_the_format_that_is_preferred(client: TestClient, accept: str, given: str) -> None:
    response = ask(client, ONE, accept)
    assert response.status_code == 200
    assert response.headers["content-type"] == given
    assert "accept" in response.headers["vary"].lower()


def test_every_result_format_holds_the_same_row(client: TestClient) -> None:
    query = f"SELECT ?name ?none {{ <{EX}kim> <{EX}name> ?name }}"
    text = 'Kim Jong-un, "SERVICE"\n\tlãnh tụ'
    [row] = ask(client, query).json()["results"]["bindings"]
    assert row == {"name": {"type": "literal", "value": text, "xml:lang": "vi"}}
    tree = ElementTree.fromstring(ask(client, query, "application/sparql-results+xml").content)
    assert [node.text for node in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")] == [text]
    assert list(csv.reader(io.StringIO(ask(client, query, "text/csv").content.decode(), newline=""))) == [
        ["name", "none"],
        [text, ""],
    ]
    tsv = ask(client, query, "text/tab-separated-values").text
    assert tsv == '?name\t?none\n"Kim Jong-un, \\"SERVICE\\"\\n\\tlãnh tụ"@vi\t\n'


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_a_construct_comes_in_each_rdf_format(client: TestClient, accept: str) -> None:
    response = ask(client, f"CONSTRUCT {{ ?s <{EX}q> ?n }} WHERE {{ ?s <{EX}p> ?n FILTER(?n < 3) }}", accept)
    assert response.headers["content-type"].partition(";")[0] == accept
    quads = list(ox.parse(response.content, format=ox.RdfFormat.from_media_type(accept)))
    assert len(quads) == 3
    described = ask(client, f"DESCRIBE <{EX}kim>", accept)
    assert len(list(ox.parse(described.content, format=ox.RdfFormat.from_media_type(accept)))) == 1


def test_an_ask_is_answered_in_json_and_xml(client: TestClient) -> None:
    assert ask(client, "ASK { ?s ?p 7 }").json()["boolean"] is True
    assert "<boolean>false</boolean>" in ask(client, "ASK { ?s ?p 7000 }", "text/xml").text


def test_an_unacceptable_format_is_406(client: TestClient) -> None:
    assert "text/csv" in problem(ask(client, ONE, "image/png"), 406)
    assert "text/turtle" in problem(ask(client, "CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"), 406)
    assert problem(ask(client, ONE, "*/*;q=0"), 406)


def test_a_body_of_another_type_is_415(client: TestClient) -> None:
    assert problem(client.post("/sparql", content=ONE, headers={"Content-Type": "text/plain"}), 415)
    update = client.post(
        "/sparql", content="CLEAR ALL", headers={"Content-Type": "application/sparql-update"}
    )
    assert "queries only" in problem(update, 415)
    latin = {"Content-Type": "application/sparql-query; charset=iso-8859-1"}
    assert problem(client.post("/sparql", content=ONE, headers=latin), 415)


def test_bad_requests_say_what_is_wrong(client: TestClient) -> None:
    assert "empty" in problem(ask(client, "  # nothing\n"), 400)
    assert "one query" in problem(client.get("/sparql?query=ASK{}&query=ASK{}"), 400)
    assert "one query" in problem(client.get(f"/sparql?default-graph-uri={GRAPHS[0]}"), 400)
    assert "'query'" in problem(client.get("/sparql?qeury=ASK{}"), 400)
    assert "queries only" in problem(client.post("/sparql", data={"update": "CLEAR ALL"}), 400)
    assert "UTF-8" in problem(client.get("/sparql?query=%ff"), 400)
    direct = {"Content-Type": "application/sparql-query"}
    assert "UTF-8" in problem(client.post("/sparql", content=b"\xff", headers=direct), 400)
    assert problem(client.post("/sparql?query=ASK{}", content="ASK{}", headers=direct), 400)


def test_a_malformed_query_is_400_with_its_place(client: TestClient) -> None:
    response = ask(client, "SELECT *\nWHERE { ?s ?p }")
    assert "malformed" in problem(response, 400)
    assert response.json()["line"] == 2 and response.json()["column"] > 5


def test_a_large_request_is_413(client: TestClient) -> None:
    long = "#" * MAX_BYTES + "\nASK {}"
    direct = {"Content-Type": "application/sparql-query"}
    assert problem(client.post("/sparql", content=long, headers=direct), 413)
    assert problem(client.post("/sparql", data={"query": long}), 413)


def test_the_dataset_of_the_protocol_is_obeyed(client: TestClient) -> None:
    all_of = "SELECT ?n { ?s ?p ?n }"
    in_graphs = "SELECT ?n { GRAPH ?g { ?s ?p ?n } }"

    def found(query: str, parameters: str = "") -> list[str]:
        return sorted(numbers(client.get(f"/sparql?query={quote(query)}{parameters}")))

    assert found(in_graphs) == ["actors", "ontology"]
    assert found(all_of, f"&default-graph-uri={GRAPHS[0]}") == ["ontology"]
    assert found(in_graphs, f"&default-graph-uri={GRAPHS[0]}") == []
    assert found(in_graphs, f"&named-graph-uri={GRAPHS[1]}") == ["actors"]
    assert found(all_of, f"&named-graph-uri={GRAPHS[1]}") == []
    assert found(f"SELECT ?n FROM <{GRAPHS[1]}> {{ ?s ?p ?n }}") == ["actors"]
    assert "no graph" in problem(
        client.get("/sparql?query=ASK{}&default-graph-uri=http://example.org/x"), 400
    )


def test_without_a_query_the_service_describes_itself(client: TestClient) -> None:
    response = client.get("/sparql")
    assert response.headers["content-type"].startswith("text/turtle")
    found = ox.Store()
    found.load(response.content, format=ox.RdfFormat.TURTLE)
    sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
    rows = found.query(sd + "SELECT ?e ?g { ?s a sd:Service ; sd:endpoint ?e . ?d sd:namedGraph/sd:name ?g }")
    assert isinstance(rows, ox.QuerySolutions)
    assert {(row["e"].value, row["g"].value) for row in rows} == {
        ("http://testserver/sparql", graph) for graph in GRAPHS
    }


def test_the_description_holds_a_void_and_comes_in_each_rdf_format(client: TestClient) -> None:
    told = set()
    for media_type in ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"):
        response = client.get("/sparql", headers={"Accept": media_type})
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
def test_a_format_parameter_counts_where_accept_takes_anything(client: TestClient, name: str) -> None:
    def given(form: str, accept: str, query: str = ONE) -> str:
        response = client.get("/sparql", params={"query": query, name: form}, headers={"Accept": accept})
        return str(response.headers["content-type"]).partition(";")[0]

    assert given("csv", "*/*") == "text/csv"
    assert given("xml", "text/html, */*;q=0.1") == "application/sparql-results+xml"
    assert given("csv", "application/sparql-results+json") == "application/sparql-results+json"
    assert given("xml", "*/*", "DESCRIBE <http://example.org/kim>") == "application/rdf+xml"
    assert problem(client.get("/sparql", params={"query": ONE, name: "turtle"}), 406)
    assert problem(client.get("/sparql", params={"query": ONE, name: "paper"}), 406)


def test_a_capped_answer_is_whole_and_says_so(client: TestClient) -> None:
    response = ask(client, "SELECT ?n { ?s ?p ?n }")
    assert response.headers["x-tumen-truncated"] == "rows=50"
    assert len(response.json()["results"]["bindings"]) == 50
    long = ask(client, f"SELECT (CONCAT({', '.join(['STR(?s)'] * 40)}) AS ?n) {{ ?s <{EX}p> ?o }}")
    assert long.headers["x-tumen-truncated"] == "bytes=20000"
    assert len(long.content) <= 20_000 and json.loads(long.content)["results"]["bindings"]
    assert "x-tumen-truncated" not in ask(client, ONE).headers
    triples = ask(client, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "application/n-triples")
    assert triples.headers["x-tumen-truncated"] == "rows=50"
    assert len(list(ox.parse(triples.content, format=ox.RdfFormat.N_TRIPLES))) == 50


class Listener:
    """Counts who knocks."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            connection, _ = self.socket.accept()
            self.calls += 1
            connection.close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/"


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener()


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
    client: TestClient, listener: Listener, query: str
) -> None:
    assert problem(ask(client, query.replace("U>", listener.url + ">")), 400)
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
def test_what_only_looks_like_a_call_is_answered(client: TestClient, query: str) -> None:
    assert ask(client, query).status_code == 200, ask(client, query).text


@pytest.mark.parametrize("form", ["SELECT * {}{}", "ASK {{ FILTER({}1{}) }}", "SELECT * {{ ?s ?p {}1{} }}"])
def test_deep_nesting_is_refused(client: TestClient, form: str) -> None:
    pair = ("{", "}") if form.startswith("SELECT * {}{}") else ("(", ")")
    query = form.format(*(bracket * 10_000 for bracket in pair))
    assert "nests" in problem(ask(client, query), 400)


BREAKING = [
    "ASK { FILTER(" + "!" * 90_000 + "1) }",
    "ASK { FILTER(1" + "+1" * 45_000 + ") }",
    "ASK { ?s " + "^" * 90_000 + "<a:b> ?o }",
    "ASK { ?s ?p ?o" + " OPTIONAL {}" * 8_000 + "}",
]


@pytest.mark.parametrize("query", BREAKING)
def test_what_breaks_the_engine_breaks_a_worker_only(client: TestClient, query: str) -> None:
    response = client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
    if response.status_code != 200:
        assert problem(response, response.status_code)
        assert response.status_code in (400, 500, 503)
    assert numbers(ask(client, ONE)) == ["7"] and numbers(ask(client, ONE)) == ["7"]


def test_a_slow_query_is_stopped_while_others_are_answered(view: FileView) -> None:
    with served(view, Limits(workers=2, seconds=4, wait_seconds=3)) as client:
        done: list[Response] = []
        slow = threading.Thread(target=lambda: done.append(ask(client, CROSS_PRODUCT)))
        slow.start()
        time.sleep(0.5)
        assert numbers(ask(client, ONE)) == ["7"]
        assert not done, "the simple query did not wait for the slow one"
        slow.join(30)
        assert "4 s" in problem(done[0], 503)
        assert int(done[0].headers["retry-after"]) > 0
        assert numbers(ask(client, ONE)) == ["7"] and numbers(ask(client, ONE)) == ["7"]


def test_busy_workers_are_a_503(view: FileView) -> None:
    with served(view, Limits(workers=2, seconds=5, wait_seconds=0.5, waiting=2)) as client:
        threads = [threading.Thread(target=ask, args=(client, CROSS_PRODUCT)) for _ in range(2)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        response = ask(client, ONE)
        assert "busy" in problem(response, 503)
        assert "retry-after" in response.headers
        for thread in threads:
            thread.join()


def test_memory_is_capped(view: FileView) -> None:
    with served(view, Limits(workers=1, seconds=120, memory=100 << 20)) as client:
        detail = problem(ask(client, HUNGRY), 500)
        # Where the process's exit status is lost to another waiter, only the breakdown itself is known.
        assert "memory" in detail or "broke down" in detail
        assert numbers(ask(client, ONE)) == ["7"]


def test_new_data_is_seen_and_old_copies_go(tmp_path: Path) -> None:
    view = FileView(tmp_path)
    query = f"SELECT ?n {{ ?s <{EX}late> ?n }}"
    with served(view, Limits(workers=1)) as client:
        assert numbers(ask(client, query)) == []
        view.write(triple("s", "late", ox.Literal("now")))
        assert numbers(ask(client, query)) == ["now"]
        [home] = view.folder.glob(".sparql-*")
        assert len(list(home.iterdir())) == 1
    assert not home.exists()


def test_a_view_that_cannot_be_copied_is_a_503_until_it_can(tmp_path: Path) -> None:
    view = FileView(tmp_path)
    view.write(triple("s7", "p", ox.Literal(7)))
    copy, view.checkpoint = view.checkpoint, _locked  # type: ignore[method-assign]
    with served(view, Limits(workers=1, wait_seconds=0.5)) as client:
        response = ask(client, ONE)
        assert "opened" in problem(response, 503) and response.headers["retry-after"]
        view.checkpoint = copy  # type: ignore[method-assign]
        time.sleep(1.1)
        assert numbers(ask(client, ONE)) == ["7"]
        view.checkpoint = _locked  # type: ignore[method-assign]
        view.write(triple("s7", "p", ox.Literal(8)))
        assert numbers(ask(client, ONE)) == ["7"], "the last copy serves while there is no newer one"


def _locked(folder: Path) -> None:
    raise OSError("the view is open elsewhere")


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
