"""Every id leads somewhere."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from api_answers import V1, problem
from api_store import UNQUOTED, made
from fastapi.testclient import TestClient
from lxml import html

from api.app import create_app
from kg.store import Store
from kg.store.rdf import ID

FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
}


@pytest.fixture(scope="module")
def addresses(client: TestClient) -> set[str]:
    """Every address below `id/` that the data names."""
    quads = ox.parse(client.get(f"{V1}/events.nquads").content, format=ox.RdfFormat.N_QUADS)
    terms = {term.value for q in quads for term in (q.subject, q.object) if isinstance(term, ox.NamedNode)}
    return {iri for iri in terms if iri.startswith(ID)}


def test_every_id_is_answered_in_every_form(client: TestClient, addresses: set[str]) -> None:
    assert len(addresses) > 30 and ID + "article/two%2F2024" in addresses
    for iri in sorted(addresses):
        path = "/id/" + iri.removeprefix(ID)
        said = set()
        for media_type, format in FORMATS.items():
            answer = client.get(path, headers={"Accept": media_type})
            assert answer.status_code == 200, (path, answer.text)
            assert answer.headers["content-type"].partition(";")[0] == media_type
            assert answer.headers["vary"].startswith("Accept") and answer.headers["etag"]
            assert UNQUOTED not in answer.text
            quads = frozenset(ox.parse(answer.content, format=format))
            assert any(ox.NamedNode(iri) in (quad.subject, quad.object) for quad in quads)
            said.add(quads)
        assert len(said) == 1, "all forms say the same"


def test_pages_link_to_what_they_name(client: TestClient, addresses: set[str]) -> None:
    for iri in sorted(addresses):
        page = client.get("/id/" + iri.removeprefix(ID), headers={"Accept": "text/html,*/*;q=0.1"})
        assert page.headers["content-type"].startswith("text/html")
        document = html.fromstring(page.text)
        links = {link.get("href") for link in document.iter("a")}
        assert f"/id/{iri.removeprefix(ID)}" in links
        for link in links - {"/ontology"}:
            if link.startswith("/"):
                assert client.get(link).status_code == 200, link
        assert not document.xpath("//script|//@style|//@onclick"), "nothing that the policy forbids"


def test_what_articles_say_is_text(client: TestClient) -> None:
    from api.node_page import html as page

    evil = '"><script>alert(1)</script>'
    subject = ox.NamedNode(ID + "x")
    quads = [
        ox.Quad(subject, ox.NamedNode("https://schema.org/headline"), ox.Literal(evil)),
        ox.Quad(subject, ox.NamedNode("https://schema.org/url"), ox.NamedNode("javascript:alert(1)")),
        ox.Quad(subject, ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), ox.Literal(evil)),
    ]
    made = html.fromstring(page("x", quads))
    assert not list(made.iter("script"))
    assert not [link for link in made.iter("a") if link.get("href", "").startswith("javascript")]


def test_claims_have_a_nanopublication(client: TestClient) -> None:
    trig = client.get(f"{V1}/events.nanopubs").content
    own = {quad.graph_name.value.partition("#")[0] for quad in ox.parse(trig, format=ox.RdfFormat.TRIG)}  # type: ignore[union-attr]
    assert len(own) == 9
    for iri in own:
        answer = client.get("/id/" + iri.removeprefix(ID), headers={"Accept": "application/trig"})
        assert answer.headers["content-type"] == "application/trig"
        dataset = rdflib.Dataset()
        dataset.parse(data=answer.text, format="trig")
        assert len([graph for graph in dataset.graphs() if len(graph)]) == 4
        assert client.get("/id/" + iri.removeprefix(ID), headers={"Accept": "text/html"}).status_code == 200
        assert problem(client.get("/id/" + iri.removeprefix(ID), headers={"Accept": "text/turtle"}), 406)
        assert problem(client.get("/id/" + iri.removeprefix(ID) + "?format=ttl"), 404)


def test_the_form_may_be_in_the_address(client: TestClient) -> None:
    answer = client.get("/id/kim-jong-un?format=jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    assert client.get("/id/vladimir-putin?format=nt").headers["content-type"] == "application/n-triples"
    for form in ("trig", "nq", "html", "ttl"):
        assert client.get(f"/id/kim-jong-un?format={form}").status_code == 200
    assert problem(client.get("/id/kim-jong-un", headers={"Accept": "image/png"}), 406)
    assert "'format'" in problem(client.get("/id/kim-jong-un?fromat=ttl"), 400)


def test_ids_that_lead_nowhere_and_elsewhere(client: TestClient) -> None:
    for nothing in (
        "nobody",
        "",
        "e0000000000000000",
        "article/none",
        "c0/passage/1",
        "../etc/passwd",
        "%00",
    ):
        answer = client.get(f"/id/{nothing}")
        assert answer.status_code == 404, nothing
    [event] = client.get(f"{V1}/events?type=Agreement").json()["items"]
    claims = client.get(f"{V1}/events/{event['id']}").json()["claim_list"]
    other = next(claim["id"] for claim in claims if claim["id"][1:] != event["id"][1:])
    moved = client.get(f"/id/e{other[1:]}?format=ttl")
    assert (moved.status_code, moved.headers["location"]) == (308, f"/id/{event['id']}?format=ttl")
    past = client.get(f"/id/{event['id']}?reported_by=2024-06-20&format=nt").text
    now = client.get(f"/id/{event['id']}?format=nt").text
    assert len(past) < len(now)


def test_a_withdrawn_event_is_gone(tmp_path: Path) -> None:
    url = made(tmp_path)
    with TestClient(create_app(url)) as client, Store.open(url) as store:
        [event] = client.get(f"{V1}/events?type=Criticism").json()["items"]
        assert client.get(f"/id/{event['id']}").status_code == 200
        store.remove("three")
        assert problem(client.get(f"/id/{event['id']}"), 410)
