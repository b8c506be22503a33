"""The REST interface on a small store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from api_store import ARTICLES, SIGNING, UNQUOTED, extraction, made
from fastapi.testclient import TestClient
from pydantic import BaseModel

from api import schemas
from api.app import create_app
from kg import queries
from kg.store import Store

V1 = "/api/v1"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def client(url: str) -> Iterator[TestClient]:
    with TestClient(create_app(url), raise_server_exceptions=False, follow_redirects=False) as found:
        yield found


def got(client: TestClient, path: str, **parameters: Any) -> Any:
    response = client.get(V1 + path, params=parameters)
    assert response.status_code == 200, response.text
    return response.json()


def problem(response: Any, status: int) -> str:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == status and found["title"] and found["type"] and found["instance"]
    return str(found["detail"])


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


LISTS = [
    "/events",
    "/events?sort=-time",
    "/events?sort=sources",
    "/actors",
    "/actors/vladimir-putin/neighbours",
    "/articles",
    "/sources",
    "/types",
    "/places",
    "/conflicts",
]


@pytest.mark.parametrize("path", LISTS)
def test_pages_of_one_add_up_to_the_list(client: TestClient, path: str) -> None:
    whole = client.get(V1 + path).json()
    assert whole["next"] is None and whole["total"] == len(whole["items"])
    found: list[Any] = []
    cursor = None
    for _ in range(whole["total"] + 1):
        more = "&limit=1" + (f"&cursor={cursor}" if cursor else "")
        page = client.get(V1 + (path if "?" in path else path + "?") + more).json()
        assert page["total"] == whole["total"]
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == whole["items"]


def test_every_route_refuses_what_it_does_not_know(client: TestClient, signing: Any) -> None:
    checked = 0
    for template, operations in client.app.openapi()["paths"].items():  # type: ignore[attr-defined]
        if not template.startswith(V1):
            continue
        id = signing["id"] if "events" in template else "one" if "articles" in template else "kim-jong-un"
        path = template.replace("{id}", id)
        names = [one["name"] for one in operations["get"].get("parameters", []) if one["in"] == "query"]
        checked += 1
        detail = problem(client.get(f"{path}?{names[0]}x=1"), 400)
        assert repr(names[0] + "x") in detail and names[0] in detail.replace(names[0] + "x", "")
        assert "empty" in problem(client.get(f"{path}?{names[0]}="), 400)
    assert checked == 30


BAD = [
    ("/events?limit=0", "limit"),
    ("/events?limit=501", "limit"),
    ("/events?limit=many", "limit"),
    ("/events?limit=1&limit=2", "once"),
    ("/events?from=2024&from=2025", "once"),
    ("/events?from=gestern", "from"),
    ("/events?to=2024-02-30", "to"),
    ("/events?from=..", "from"),
    ("/events?reported_by=soon", "reported_by"),
    ("/events?known_at=soon", "known_at"),
    ("/events?cursor=zzz", "cursor"),
    ("/events?cursor=dGltZQ.MjAyNA", "cursor"),
    ("/events?sort=color", "sort"),
    ("/events?type=visit", "'Visit'"),
    ("/events?modality=real", "actual"),
    ("/events?pair=russia", "pair"),
    ("/events?pair=russia,russia", "pair"),
    ("/events?min_sources=99999999999999999999", "min_sources"),
    ("/timeline?granularity=week", "granularity"),
    ("/timeline?split=actor", "split"),
    ("/relations?a=kim-jong-un", "b"),
    ("/relations/centrality?year=2024&from=2023", "year"),
    ("/events?pair=russia,ukraine&members=maybe", "members"),
    ("/relations?a=russia&b=ukraine&max_hops=4", "max_hops"),
    ("/relations?a=russia&b=ukraine&pair=russia,ukraine", "pair"),
    ("/graph?format=pdf", "format"),
    ("/facets?facet=typ", "'type'"),
    ("/facets?limit=501", "limit"),
    ("/sources?cursor=zzz", "cursor"),
    ("/types?cursor=WzFd.1", "cursor"),
    ("/actors?cursor=WyJhIl0", "cursor"),
]


@pytest.mark.parametrize(("path", "named"), BAD)
def test_bad_values_are_a_400_that_names_them(client: TestClient, path: str, named: str) -> None:
    assert named in problem(client.get(V1 + path), 400)


MISSING = """/nothing /events/e0000000000000000 /events/nonsense /actors/nobody /actors/nobody/neighbours
    /articles/none /actors/kim-jong-un/friends /events/%00
    /relations?a=russia&b=russia /relations/paths?a=russia&b=russia /relations/states?a=x&b=x"""


@pytest.mark.parametrize("path", MISSING.split())
def test_what_is_not_there_is_a_404(client: TestClient, path: str) -> None:
    assert problem(client.get(V1 + path), 404)


def test_other_methods(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        response = client.request(method, f"{V1}/events")
        assert "not served" in problem(response, 405)
        assert response.headers["allow"] == "GET, HEAD, OPTIONS"
    options = client.options(f"{V1}/events")
    assert (options.status_code, options.headers["allow"], options.content) == (
        204,
        "GET, HEAD, OPTIONS",
        b"",
    )
    assert "POST" in client.options("/sparql").headers["allow"]
    assert problem(client.options("/nothing"), 404)
    for path in (f"{V1}/events", "/", "/health", "/sparql", "/openapi.json", "/static/page.js"):
        head, whole = client.head(path), client.get(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == whole.headers["content-length"]


def test_a_failure_inside_says_nothing_of_the_inside(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret at /home/somebody")

    monkeypatch.setattr(queries, "events", fail)
    monkeypatch.setattr("kg.queries.ready.Ready._page", fail)
    for path in ("/events?q=putin", "/events?limit=49"):  # by the route, and by the short way
        response = client.get(V1 + path)
        problem(response, 500)
    assert not any(
        word in response.text for word in ("secret", "somebody", "Traceback", "RuntimeError", ".py")
    )


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


def test_pages_stay_right_while_articles_are_added(tmp_path: Path) -> None:
    """Whatever stood when the first page was read and stands at the last is shown, and nothing twice."""
    for number, sort in enumerate(("time", "-time", "sources")):
        (folder := tmp_path / str(number)).mkdir()
        url = made(folder)
        with TestClient(create_app(url)) as client:
            before = {item["id"] for item in client.get(f"{V1}/events").json()["items"]}
            shown: list[str] = []
            cursor, page = "", 0
            while True:
                found = client.get(f"{V1}/events?limit=1&sort={sort}{cursor}").json()
                shown += [item["id"] for item in found["items"]]
                if found["next"] is None:
                    break
                cursor = f"&cursor={found['next']}"
                page += 1
                told = {"agents": "kim-jong-un", "targets": "ukraine", "type": "Criticism"}
                dates = ("2023-01-0", "2024-08-0", "2026-01-0")
                texts = [
                    {**told, "time": f"{day}{page}", "text": f"Tin số {number} {page} {day}."}
                    for day in dates
                    if page < 7
                ]
                with Store.open(url) as store:
                    store.add(extraction(f"new{number}-{page}", f"o{page}.example", "2026-02-01", *texts))
            after = {item["id"] for item in client.get(f"{V1}/events?limit=500").json()["items"]}
        assert len(after) > len(before)
        assert len(shown) == len(set(shown)), sort
        assert before & after <= set(shown), sort


def test_service_routes_refuse_what_they_do_not_know(client: TestClient) -> None:
    assert "none at all" in problem(client.get("/health?verbose=1"), 400)
    assert "none at all" in problem(client.get("/ontology?format=ttl"), 400)


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
