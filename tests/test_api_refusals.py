"""What the REST interface refuses, and how it says so."""

from __future__ import annotations

import pytest
from api_answers import V1, got, problem
from fastapi.testclient import TestClient

from kg import queries


def test_every_route_refuses_what_it_does_not_know(client: TestClient) -> None:
    checked, signing = 0, got(client, "/events", type="Agreement")["items"][0]["id"]
    for template, operations in client.app.openapi()["paths"].items():  # type: ignore[attr-defined]
        if not template.startswith(V1):
            continue
        id = signing if "events" in template else "one" if "articles" in template else "kim-jong-un"
        path = template.replace("{id}", id)
        names = [one["name"] for one in operations["get"].get("parameters", []) if one["in"] == "query"]
        checked += 1
        detail = problem(client.get(f"{path}?{names[0]}x=1"), 400)
        assert repr(names[0] + "x") in detail and names[0] in detail.replace(names[0] + "x", "")
        assert "empty" in problem(client.get(f"{path}?{names[0]}="), 400)
    assert checked == 30


_LISTS = """events? events?sort=sources& timeline? timeline?granularity=day& actors? graph? conflicts? articles?
    sources? types? places? facets? relations?a=russia&b=north-korea& relations/centrality? events.csv? events.jsonl?
    events.ics? events.geojson? events.ttl? timeline.csv? actors.csv? articles.csv? conflicts.csv? graph.gexf?"""
LISTS = _LISTS.split()
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
    *(
        (
            f"/{path}from=2024-06-20&to=2024-06-19",
            "from: '2024-06-20' is after to, '2024-06-19'; exchange the two",
        )
        for path in LISTS
    ),
    ("/types?cursor=WzFd.1", "cursor"),
    ("/actors?cursor=WyJhIl0", "cursor"),
]


@pytest.mark.parametrize(("path", "named"), BAD)
def test_bad_values_are_a_400_that_names_them(client: TestClient, path: str, named: str) -> None:
    assert named in problem(client.get(V1 + path), 400)


UNKNOWN = [
    ("actor=vladimir-putn", "actor: nobody here is called 'vladimir-putn'; did you mean 'vladimir-putin'?"),
    ("actor=russia&actor=Putin", "did you mean 'vladimir-putin'?"),
    ("pair=russia,x-y-z", "pair: nobody here is called 'x-y-z'; look for it among the actors."),
    ("place=binh-nhuong", "place: no place here is called 'binh-nhuong'; did you mean 'pyongyang'?"),
    ("attributed_to=KCNAA", "did you mean 'kcna'?"),
    ("source=vnexpress", "source: no outlet here is called 'vnexpress'; did you mean 'vnexpress.net'?"),
    ("source=Press", "source: no outlet here is called 'Press'; did you mean 'vnexpress.net'?"),
    ("source=x.example", "look for it among the outlets."),
]


@pytest.mark.parametrize("path", LISTS)
def test_an_id_that_nobody_has_is_a_404_that_says_who_was_meant(client: TestClient, path: str) -> None:
    for asked, told in UNKNOWN:
        if not (path.startswith("relations?") and asked.startswith("pair")):
            assert told in problem(client.get(f"{V1}/{path}{asked}"), 404)


def test_programs_learn_who_was_meant_too(client: TestClient) -> None:
    found = client.get(f"{V1}/events?pair=russia,putin").json()
    assert (found["parameter"], found["meant"]) == ("pair", "vladimir-putin")
    assert client.get(f"{V1}/events?actor=x-y-z").json()["meant"] is None
    assert client.get(f"{V1}/actors/putin").json()["meant"] == "vladimir-putin"
    asked = (
        "from=2025&to=2024",
        "type=Visits",
        "modality=sure",
        "pair=russia",
        "pair=russia,russia",
        "sort=x",
    )
    for one in asked:
        found = client.get(f"{V1}/events?{one}").json()
        named = found.get("parameter") or found["errors"][0]["parameter"]
        assert named == one.partition("=")[0], found


def test_who_was_meant_by_an_address(client: TestClient) -> None:
    for path in ("/actors/putin", "/actors/Vladimir-Putin", "/actors/putin/neighbours"):
        assert "Did you mean 'vladimir-putin'?" in problem(client.get(V1 + path), 404)
    for path in ("", "/paths", "/states"):
        told = problem(client.get(f"{V1}/relations{path}?a=putin&b=russia"), 404)
        assert told == "a: nobody here is called 'putin'; did you mean 'vladimir-putin'?"


def test_whom_only_the_past_or_the_ontology_knows_is_known(client: TestClient) -> None:
    for asked in (
        "actor=japan",
        "place=tokyo",
        "actor=ukraine&known_at=2001-01-01",
        "actor=ukraine&type=Visit",
    ):
        assert client.get(f"{V1}/events?{asked}").json()["items"] == []


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


def test_service_routes_refuse_what_they_do_not_know(client: TestClient) -> None:
    assert "none at all" in problem(client.get("/health?verbose=1"), 400)
    assert "none at all" in problem(client.get("/ontology?format=ttl"), 400)
