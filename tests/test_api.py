"""The REST interface on a small store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from api_answers import V1, got, problem
from api_store import ARTICLES, SIGNING, UNQUOTED, extraction, made
from fastapi.testclient import TestClient
from pydantic import BaseModel

from api import schemas
from api.app import create_app
from kg.store import Store


@pytest.fixture(scope="module")
def signing(client: TestClient) -> Any:
    [event] = got(client, "/events", type="Agreement")["items"]
    return got(client, f"/events/{event['id']}")


ANSWERS: list[tuple[str, type[BaseModel]]] = [
    ("/events", schemas.EventPage),
    ("/events?sort=-time&q=putin&modality=actual&modality=planned", schemas.EventPage),
    ("/timeline", schemas.Timeline),
    ("/timeline?granularity=quarter&split=source", schemas.Timeline),
    ("/actors", schemas.ActorPage),
    ("/actors/kim-jong-un", schemas.ActorDetail),
    ("/actors/kim-jong-un/neighbours", schemas.NeighbourPage),
    ("/relations?a=kim-jong-un&b=choe-son-hui", schemas.Relations),
    ("/relations?a=russia&b=north-korea&members=false", schemas.Relations),
    ("/relations/paths?a=vladimir-putin&b=choe-son-hui&from=2023", schemas.Ways),
    ("/relations/states?a=russia&b=north-korea", schemas.States),
    ("/relations/centrality?year=2024&by=betweenness", schemas.Centrality),
    ("/graph", schemas.Graph),
    ("/conflicts", schemas.ConflictPage),
    ("/articles", schemas.ArticlePage),
    ("/articles/one", schemas.ArticleDetail),
    ("/articles/two%2F2024", schemas.ArticleDetail),
    ("/sources", schemas.SourcePage),
    ("/types", schemas.TypePage),
    ("/places", schemas.PlacePage),
    ("/facets", schemas.Facets),
    ("/facets?facet=year&facet=source&limit=1&actor=vladimir-putin", schemas.Facets),
]


@pytest.mark.parametrize(("path", "model"), ANSWERS)
def test_answers_are_what_the_openapi_document_says(
    client: TestClient, path: str, model: type[BaseModel]
) -> None:
    response = client.get(V1 + path)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    model.model_validate_json(response.content)
    if "items" in model.model_fields and model is not schemas.Timeline:
        assert response.json()["items"], "an empty list would show nothing"


def test_an_event_shows_its_claims_with_their_passages(client: TestClient, signing: Any) -> None:
    schemas.EventDetail.model_validate(signing)
    texts = {article.article.id: article.article.text for article in ARTICLES}
    assert {claim["article"]["id"] for claim in signing["claim_list"]} == {"one", "two/2024", "four"}
    for claim in signing["claim_list"]:
        passage = claim["passage"]
        assert texts[claim["article"]["id"]][passage["start"] : passage["end"]] == passage["text"]
    assert signing["conflicts"] == []


def test_a_disagreement_names_the_claims_of_each_value(client: TestClient) -> None:
    [event] = got(client, "/conflicts")["items"]
    assert (event["type"], event["disputed"]) == ("TroopDeployment", True)
    [conflict] = event["conflicts"]
    modalities = {claim["id"]: claim["modality"] for claim in event["claim_list"]}
    assert conflict["slot"] == "modality"
    assert {value["value"]: value["claims"] for value in conflict["values"]} == {
        modality: [id] for id, modality in modalities.items()
    }


def test_an_id_that_was_merged_away_leads_to_the_event(client: TestClient, signing: Any) -> None:
    other = next(claim["id"] for claim in signing["claim_list"] if claim["id"][1:] != signing["id"][1:])
    response = client.get(f"{V1}/events/e{other[1:]}?reported_by=2025")
    assert response.status_code == 308
    assert response.headers["location"] == f"{V1}/events/{signing['id']}?reported_by=2025"


def test_filters_narrow(client: TestClient) -> None:
    def types(**parameters: Any) -> set[str]:
        return {item["type"] for item in got(client, "/events", **parameters)["items"]}

    assert types(actor="kim-jong-un") == {"Agreement"}
    assert types(pair="vladimir-putin,kim-jong-un") == {"Agreement"}
    assert types(actor=["kim-jong-un", "ukraine"]) == {"Agreement", "Criticism"}
    assert types(**{"from": "2024-11", "to": "2024"}) == {"Visit", "Meeting"}
    assert types(min_sources=2) == {"Agreement", "TroopDeployment"}
    assert types(place="russia", modality="planned") == {"Visit"}
    assert types(source="tuoitre.vn", attributed_to="yonhap") == {"TroopDeployment"}
    assert types(q="hiep uoc") == {"Agreement"}
    assert types(reported_by="2024-06-20") == {"Agreement", "Visit"}
    assert types(known_at="2001-01-01") == set()


def test_entity_tags_follow_the_data(tmp_path: Path) -> None:
    url = made(tmp_path)
    with TestClient(create_app(url)) as client:
        first = client.get(f"{V1}/events")
        tag = first.headers["etag"]
        again = client.get(f"{V1}/events", headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status_code, again.content) == (304, b"")
        with Store.open(url) as store:
            store.add(
                extraction(
                    "six", "kbs.co.kr", "2025-01-01", {**SIGNING, "time": "2025-01", "text": "Lại ký."}
                )
            )
        later = client.get(f"{V1}/events", headers={"If-None-Match": tag})
        assert later.status_code == 200 and later.headers["etag"] != tag
        assert later.json()["total"] == first.json()["total"] + 1
        ns = "https://w3id.org/tumen/ns#"
        query = f'SELECT ?e {{ ?e a <{ns}Agreement> ; <{ns}time> "2025-01" }}'
        assert len(client.get("/sparql", params={"query": query}).json()["results"]["bindings"]) == 1


def test_no_answer_holds_an_article_beyond_its_passages(client: TestClient, signing: Any) -> None:
    paths = [V1 + path for path, _ in ANSWERS] + [f"{V1}/events/{signing['id']}", f"{V1}/graph?format=gexf"]
    everything = "SELECT * { ?s ?p ?o }"
    for response in [*map(client.get, paths), client.get("/sparql", params={"query": everything})]:
        assert response.status_code == 200
        assert UNQUOTED not in response.text and UNQUOTED.encode() not in response.content


def test_the_network_comes_in_other_formats(client: TestClient) -> None:
    from lxml import etree

    for name in ("gexf", "graphml"):
        response = client.get(f"{V1}/graph", params={"format": name, "actor": "vladimir-putin"})
        assert response.headers["content-type"].startswith(f"application/{name}+xml")
        assert f'.{name}"' in response.headers["content-disposition"]
        assert len(list(etree.fromstring(response.content).iter("{*}edge"))) > 0


def test_other_sites_may_read(client: TestClient) -> None:
    response = client.get(f"{V1}/events", headers={"Origin": "https://example.org"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert "ETag" in response.headers["access-control-expose-headers"]
    ask = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    assert client.options("/sparql", headers=ask).status_code == 200


def test_long_answers_are_compressed_on_request(client: TestClient) -> None:
    response = client.get(f"{V1}/types", headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip" and response.json()["items"]


def test_facets_count_what_the_lists_show(client: TestClient) -> None:
    asked = {"actor": "vladimir-putin", "type": "Visit"}
    found = got(client, "/facets", **asked)
    assert found["total"] == got(client, "/events", **asked)["total"] == 1
    for name, values in found["facets"].items():
        for one in values:
            chosen = {**asked, name: one["value"]}
            if name in ("year", "status"):
                continue
            assert one["events"] == got(client, "/events", **chosen)["total"], (name, one)
            assert one["label_vi"] and one["label_en"]
    types = {one["value"] for one in found["facets"]["type"]}
    assert types == {"Visit", "Agreement", "Meeting"}, "what could be chosen instead"
    assert [one["value"] for one in got(client, "/facets", facet="year")["facets"]["year"]] == ["2024"]


def test_the_page_s_files_are_asked_for_again_and_not_sent_again(client: TestClient) -> None:
    first = client.get("/static/page.js")
    assert first.headers["cache-control"] == "no-cache" and first.headers["etag"]
    again = client.get("/static/page.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_health(client: TestClient) -> None:
    found = schemas.Health.model_validate_json(client.get("/health").content)
    assert (found.status, found.articles, found.claims) == ("ok", 5, 9)


def test_the_rdf_leads_from_an_event_to_its_articles(client: TestClient, signing: Any) -> None:
    query = f"""PREFIX tumen: <https://w3id.org/tumen/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX schema: <https://schema.org/>
        SELECT ?day {{ <https://w3id.org/tumen/id/{signing["id"]}> tumen:supportedBy ?claim .
            ?claim prov:wasDerivedFrom ?article . ?article schema:datePublished ?day }} ORDER BY ?day"""
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    days = [row["day"]["value"] for row in rows]
    assert days == ["2024-06-20", "2024-06-21", "2024-12-02"]
    graphs = client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"}).json()
    assert {row["g"]["value"] for row in graphs["results"]["bindings"]} == {
        "https://w3id.org/tumen/graph/ontology",
        "https://w3id.org/tumen/graph/actors",
    }


@pytest.mark.parametrize(
    "accept", ["*/*", "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_the_ontology_comes_as_it_is_asked_for(client: TestClient, accept: str) -> None:
    import pyoxigraph as ox

    response = client.get("/ontology", headers={"Accept": accept})
    media_type = response.headers["content-type"].partition(";")[0]
    assert media_type == ("text/turtle" if accept == "*/*" else accept)
    subjects = {
        quad.subject for quad in ox.parse(response.content, format=ox.RdfFormat.from_media_type(media_type))
    }
    assert ox.NamedNode("https://w3id.org/tumen/ns#Visit") in subjects
    assert problem(client.get("/ontology", headers={"Accept": "image/png"}), 406)
