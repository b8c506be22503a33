"""What clients send that is odd, and right all the same: entity tags, encodings, suffixes, forms, broken HTTP."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import socket
from pathlib import Path

import httpx
import pytest
import rdflib
from api_answers import V1, problem
from api_process import Server
from api_store import made
from asgi import scope
from fastapi.testclient import TestClient
from icalendar import Calendar
from lxml import etree

from api.app import create_app
from api.protocol import ADDRESS_BYTES


@pytest.mark.parametrize("path", ["/events", "/actors"])  # the short way and the long
def test_entity_tags_are_compared_weakly(client: TestClient, path: str) -> None:
    tag = client.get(V1 + path).headers["etag"]
    for held in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        assert client.get(V1 + path, headers={"If-None-Match": held}).status_code == 304, held
    for held in ('W/"other"', tag[:-2] + '"', '"*"'):
        assert client.get(V1 + path, headers={"If-None-Match": held}).status_code == 200, held


@pytest.mark.parametrize(
    "path", ["/events/e0000000000000000", "/events?actr=x", "/actors/nobody", "/actors?limit=0"]
)
def test_an_error_is_never_called_unchanged(client: TestClient, path: str) -> None:
    assert client.get(V1 + path, headers={"If-None-Match": "*"}).status_code in (400, 404)


@pytest.mark.parametrize("path", ["/events", "/actors"])
def test_gzip_with_a_quality_of_0_is_refused(client: TestClient, path: str) -> None:
    for accepted, packed in {
        "gzip": True,
        "br, gzip;q=0.5": True,
        "gzip;q=0": False,
        "identity, gzip; q=0.0, br": False,
        "identity": False,
    }.items():
        answer = client.get(V1 + path, headers={"Accept-Encoding": accepted})
        assert len(answer.content) > 1000
        assert ("gzip" in answer.headers.get("content-encoding", "")) is packed, accepted


def test_json_has_a_suffix_too(client: TestClient) -> None:
    for path in ("/events", "/actors", "/actors/vladimir-putin/neighbours", "/graph", "/types", "/timeline"):
        plain, suffixed = (
            client.get(V1 + path),
            client.get(f"{V1}{path}.json", headers={"Accept": "text/csv"}),
        )
        assert (suffixed.status_code, suffixed.content) == (200, plain.content), path
    assert problem(client.get(f"{V1}/eventz.json"), 404)


@pytest.mark.parametrize("form", ["csv", "jsonl", "ics", "geojson", "ttl", "nanopubs"])
def test_a_list_in_another_form_may_be_limited(client: TestClient, form: str) -> None:
    first = [
        event["id"] for event in client.get(f"{V1}/events?limit=2&type=Meeting&type=Visit").json()["items"]
    ]
    answer = client.get(f"{V1}/events.{form}?limit=2&type=Meeting&type=Visit")
    assert answer.status_code == 200
    match form:
        case "csv":
            rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
            found = [row["id"] for row in rows]
        case "jsonl":
            found = [json.loads(line)["id"] for line in answer.text.splitlines()]
        case "geojson":
            found = [feature["properties"]["id"] for feature in answer.json()["features"]]
        case "ics":
            events = Calendar.from_ical(answer.content).walk("VEVENT")
            found = [str(event["UID"]).rpartition("/")[2] for event in events]
        case "ttl":
            found = [id for id in first if f"id:{id} a " in answer.text]
            assert answer.text.count("a tumen:Event") + answer.text.count(", tumen:Event") == 2
        case _:
            whole = client.get(f"{V1}/events.{form}?type=Meeting&type=Visit").text
            assert 0 < answer.text.count("np:hasAssertion") < whole.count("np:hasAssertion")
            return
    assert found == first


def test_a_form_that_is_asked_for_in_words_goes_before_accept(client: TestClient) -> None:
    for form in ("json", "gexf", "graphml"):
        answer = client.get(f"{V1}/graph?format={form}", headers={"Accept": "application/gexf+xml"})
        assert answer.status_code == 200 and form in answer.headers["content-type"]


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_the_network_may_have_events_as_nodes(client: TestClient, form: str) -> None:
    events = {event["id"] for event in client.get(f"{V1}/events").json()["items"]}
    for path in (f"/graph.{form}?nodes=events", f"/graph?format={form}&nodes=events"):
        nodes = {node.get("id") for node in etree.fromstring(client.get(V1 + path).content).iter("{*}node")}
        assert nodes > events and "vladimir-putin" in nodes


def test_a_search_without_a_word_finds_nothing(client: TestClient) -> None:
    for q in ("***", "%00", '"(', "-"):
        assert client.get(f"{V1}/events?q={q}").json() == {"items": [], "total": 0, "next": None}


def test_what_is_no_http_is_a_problem_too(server: Server) -> None:
    long = b"GET /sparql?query=ASK%7B%7D" + b"%20" * 60_000
    for sent, status in ((b"FOO /", 400), (b"\x16\x03\x01", 400), (b"GET /\xe9", 400), (long, 414)):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as line:
            line.sendall(sent + b" HTTP/1.1\r\nHost: x\r\n\r\n")
            head, _, body = b"".join(iter(lambda: line.recv(65_536), b"")).partition(b"\r\n\r\n")
        assert f" {status} ".encode() in head.split(b"\r\n")[0], sent[:20]
        assert b"application/problem+json" in head and json.loads(body)["status"] == status
    assert str(ADDRESS_BYTES) in json.loads(body)["detail"]


def test_a_body_that_breaks_off_is_no_failure(tmp_path: Path) -> None:
    app = create_app(made(tmp_path))
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.disconnect"}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    asked = scope(
        "POST", "/sparql", [(b"content-type", b"application/sparql-query"), (b"content-length", b"500")]
    )
    asyncio.run(app(asked, receive, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 400


MALFORMED = {
    "SELECT * { ?s foo:bar ?o }": "line 1, column 22, before '?o }': Prefix not found.",
    "SELECT * {\n ?s ?p": "line 2, column 7, where the line ends.",
    "SELECT ?x (COUNT(*) AS ?n) { ?x ?y ?z }": "The SELECT contains a variable that is unbound.",
}


@pytest.mark.parametrize("query", MALFORMED)
def test_a_malformed_query_is_told_in_words(server: Server, query: str) -> None:
    answer = httpx.get(f"{server.url}/sparql", params={"query": query})
    detail = problem(answer, 400)
    assert MALFORMED[query] in detail and "u{" not in detail
    assert set(answer.json()) > {"line", "column"}


def test_a_query_may_have_the_mark_of_utf_8_and_unknown_functions_are_named(server: Server) -> None:
    kind = {"Content-Type": "application/sparql-query"}
    marked = httpx.post(f"{server.url}/sparql", content="\ufeffASK {}".encode(), headers=kind)
    assert marked.json()["boolean"] is True
    unknown = httpx.get(f"{server.url}/sparql", params={"query": "SELECT (<http://x/f>(1) AS ?y) {}"})
    assert "<http://x/f>" in problem(unknown, 400)


def test_the_service_description_counts_what_there_is(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle, */*;q=0.1"})
    graph = rdflib.Graph().parse(data=answer.text, format="turtle")
    void, told = rdflib.Namespace("http://rdfs.org/ns/void#"), client.get("/health").json()
    counted = {
        str(graph.value(part, void["class"])).rpartition("#")[2]: int(str(graph.value(part, void.entities)))
        for part in graph.objects(None, void.classPartition)
    }
    assert counted == {"Event": told["events"], "Claim": told["claims"], "Article": told["articles"]}
    assert "text/turtle" in problem(client.get("/sparql", headers={"Accept": "image/png"}), 406)
