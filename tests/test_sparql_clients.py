"""The endpoint as the clients that people use speak to it: a served process, asked over HTTP."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from api_store import made
from cli_process import COMMAND, environment
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, JSONLD, POST, POSTDIRECTLY, RDFXML, TURTLE, URLENCODED, XML
from SPARQLWrapper import SPARQLWrapper as Wrapper

from api.sparql.guard import GRAPHS

pytestmark = [  # of what the clients do inside
    pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Sending Accept header:RuntimeWarning"),
]
NS, ID = "https://w3id.org/tumen/ns#", "https://w3id.org/tumen/id/"
PREFIXES = f"PREFIX tumen: <{NS}> PREFIX id: <{ID}> PREFIX rdfs: <{RDFS}> "
EVENTS = PREFIXES + "SELECT DISTINCT ?event WHERE { ?event a tumen:Event } ORDER BY ?event"
NAMES = PREFIXES + "SELECT ?name WHERE { id:russia rdfs:label ?name } ORDER BY ?name"
LABELS = PREFIXES + "CONSTRUCT { id:russia rdfs:label ?name } WHERE { id:russia rdfs:label ?name }"
RUSSIA = {(URIRef(ID + "russia"), RDFS.label, Literal(*name)) for name in (("Nga", "vi"), ("Russia", "en"))}
WAYS = [(GET, URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]
METHODS = ["GET", "POST", "POST_FORM"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of the SPARQL endpoint of a `tumen serve`."""
    folder = tmp_path_factory.mktemp("served")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*COMMAND, "serve", "--store", made(folder), "--port", str(port)]
    process = subprocess.Popen(command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL)
    found, until = f"http://127.0.0.1:{port}/sparql", time.monotonic() + 120
    try:
        while True:
            try:
                httpx.get(found, params={"query": "ASK {}"}).raise_for_status()
                break
            except httpx.HTTPError:
                assert process.poll() is None and time.monotonic() < until, "the server did not start"
                time.sleep(0.1)
        yield found
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def events(address: str) -> set[str]:
    """The events by REST, which does not ask SPARQL."""
    listed = httpx.get(address.replace("/sparql", "/api/v1/events"), params={"limit": 100}).json()
    found = {ID + item["id"] for item in listed["items"]}
    assert len(found) == listed["total"] > 1
    return found


def wrapped(address: str, way: tuple[str, str], query: str, form: str, graph: str | None = None) -> Any:
    """What SPARQLWrapper makes of the answer."""
    wrapper = Wrapper(address, defaultGraph=graph)
    wrapper.setMethod(way[0])
    wrapper.setRequestMethod(way[1])
    wrapper.setReturnFormat(form)
    wrapper.setQuery(query)
    return wrapper.query().convert()


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_sparqlwrapper_reads_solutions(address: str, events: set[str], way: tuple[str, str]) -> None:
    rows = wrapped(address, way, EVENTS, JSON)["results"]["bindings"]
    assert {row["event"]["value"] for row in rows} == events
    document = wrapped(address, way, EVENTS, XML)
    assert {uri.firstChild.data for uri in document.getElementsByTagName("uri")} == events
    literals = wrapped(address, way, NAMES, XML).getElementsByTagName("literal")
    assert [(one.firstChild.data, one.getAttribute("xml:lang")) for one in literals] == [
        ("Nga", "vi"),
        ("Russia", "en"),
    ]
    assert set(wrapped(address, way, EVENTS, CSV).decode().split()) == {"event", *events}
    assert wrapped(address, way, "ASK {}", JSON)["boolean"] is True


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
@pytest.mark.parametrize("form", [TURTLE, RDFXML, JSONLD, XML, JSON])
def test_sparqlwrapper_reads_a_graph(address: str, way: tuple[str, str], form: str) -> None:
    found = wrapped(address, way, LABELS, form)
    graph = Graph().parse(data=found, format="turtle") if isinstance(found, bytes) else found
    assert {triple[:3] for triple in graph.triples((None, None, None))} == RUSSIA


@pytest.mark.parametrize("way", WAYS, ids=" ".join)
def test_sparqlwrapper_names_graphs(address: str, way: tuple[str, str]) -> None:
    def holds(query: str) -> bool:
        return wrapped(address, way, PREFIXES + query, JSON, GRAPHS[0])["boolean"] is True

    assert holds("ASK { tumen:Event a ?class }")
    assert not holds("ASK { ?event a tumen:Event }")


@pytest.mark.parametrize("method", METHODS)
def test_rdflib_reads_the_endpoint_as_a_graph(address: str, events: set[str], method: str) -> None:
    graph = Graph(SPARQLStore(address, method=method))
    assert {str(row[0]) for row in graph.query(EVENTS)} == events  # type: ignore[index]
    assert {str(event) for event in graph.subjects(RDF.type, URIRef(NS + "Event"))} == events
    assert set(graph.triples((URIRef(ID + "russia"), RDFS.label, None))) == RUSSIA
    built = graph.query(LABELS).graph
    assert built is not None and set(built) == RUSSIA
    assert graph.query("ASK {}").askAnswer is True


@pytest.mark.parametrize("method", METHODS)
def test_rdflib_reads_a_named_graph(address: str, method: str) -> None:
    store = SPARQLStore(address, method=method, context_aware=True)
    ontology = Graph(store, identifier=URIRef(GRAPHS[0]))
    assert (URIRef(NS + "Claim"), RDFS.label, Literal("Claim", "en")) in ontology
    assert (URIRef(ID + "russia"), RDFS.label, None) not in ontology
    assert {str(graph) for graph in store.contexts()} == set(GRAPHS)


@pytest.fixture(scope="module")
def comunica(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command of Comunica 4; skips where it cannot be had."""
    npx = shutil.which("npx")
    if npx is None:
        pytest.skip("Comunica needs Node, and there is no npx here")
    command = [npx, "--yes", "--package=@comunica/query-sparql@4"]
    try:  # with Node's own version, since Comunica's ends with status 1
        tried = subprocess.run([*command, "node", "--version"], capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        pytest.skip("npx did not fetch Comunica in 300 s")
    if tried.returncode:
        pytest.skip(f"npx cannot fetch Comunica: {tried.stderr.strip()[-200:]}")
    return [*command, "comunica-sparql"]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["sparql@", ""], ids=["told", "found out"])
def test_comunica_asks_the_endpoint(address: str, events: set[str], comunica: list[str], kind: str) -> None:
    """Whether it is told that this is an endpoint, or finds it out by the service description."""

    def rows(query: str) -> list[dict[str, Any]]:
        command = [*comunica, kind + address, "-q", query, "-t", "application/sparql-results+json"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)["results"]["bindings"]
        return found

    assert {row["event"]["value"] for row in rows(EVENTS)} == events
    names = [row["name"]["value"] for row in rows(NAMES)]
    assert names == ["Nga", "Russia"]
