"""Decisions over HTTP, and ids that lead on or say that they are gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from api_answers import V1
from api_store import made
from fastapi.testclient import TestClient

from api import schemas
from api.app import create_app
from kg import queries
from kg.store import Store


@pytest.fixture
def url(tmp_path: Path) -> str:
    return made(tmp_path)


@pytest.fixture
def client(url: str) -> Iterator[TestClient]:
    with TestClient(create_app(url), raise_server_exceptions=False, follow_redirects=False) as found:
        yield found


def event_of(client: TestClient, **parameters: str) -> Any:
    [event] = client.get(f"{V1}/events", params=parameters).json()["items"]
    return client.get(f"{V1}/events/{event['id']}").json()


def test_an_event_says_which_decisions_hold_on_it(client: TestClient, url: str) -> None:
    signing = event_of(client, type="Agreement")
    assert signing["decisions"] == []
    first, *others = (claim["id"] for claim in signing["claim_list"])
    tag = client.get(f"{V1}/events/{signing['id']}").headers["etag"]
    with Store.open(url) as store:
        kept = store.decide("same", [first], others[:1], who="An", why="một lễ ký")
        parted = store.decide("different", [first], others[1:], who="An")
    response = client.get(f"{V1}/events/{signing['id']}", headers={"If-None-Match": tag})
    assert response.status_code == 200, "a decision is new data"
    schemas.EventDetail.model_validate(response.json())
    assert [one["id"] for one in response.json()["decisions"]] == [kept.id, parted.id]
    assert client.get(f"{V1}/events", params={"type": "Agreement"}).json()["total"] == 2
    listed = client.get(f"{V1}/decisions").json()
    schemas.DecisionPage.model_validate(listed)
    assert [(one["id"], one["who"], one["why"], one["waiting"]) for one in listed["items"]] == [
        (kept.id, "An", "một lễ ký", 0),
        (parted.id, "An", None, 0),
    ]
    with Store.open(url) as store:
        store.undo(kept.id, who="Bình", why="nhầm")
    assert client.get(f"{V1}/decisions").json()["total"] == 1
    past = client.get(f"{V1}/decisions", params={"undone": "true", "about": first}).json()["items"]
    assert [(one["id"], one["undone_by"], one["undone_why"]) for one in past] == [
        (kept.id, "Bình", "nhầm"),
        (parted.id, None, None),
    ]
    then = client.get(f"{V1}/decisions", params={"known_at": kept.at}).json()["items"]
    assert [(one["id"], one["undone_at"]) for one in then] == [(kept.id, None)]
    page = client.get(f"{V1}/decisions", params={"undone": "true", "limit": 1}).json()
    following = client.get(
        f"{V1}/decisions", params={"undone": "true", "limit": 1, "cursor": page["next"]}
    ).json()
    assert [one["id"] for one in (*page["items"], *following["items"])] == [kept.id, parted.id]


def test_a_moment_that_is_none_is_refused(client: TestClient) -> None:
    response = client.get(f"{V1}/decisions", params={"known_at": "yesterday"})
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")
    assert "yesterday" in response.json()["detail"]


def test_a_claim_leads_to_its_event_and_what_is_withdrawn_is_gone(client: TestClient, url: str) -> None:
    signing = event_of(client, type="Agreement")
    for claim in signing["claim_list"]:
        response = client.get(f"{V1}/events/{claim['id']}")
        assert response.status_code == 308
        assert response.headers["location"] == f"{V1}/events/{signing['id']}"
    [planned] = client.get(f"{V1}/events", params={"modality": "planned"}).json()["items"]
    with Store.open(url) as store:
        store.remove("two/2024")
        moment = queries.withdrawn(store, planned["id"])
    response = client.get(f"{V1}/events/{planned['id']}")
    assert (response.status_code, response.headers["content-type"]) == (410, "application/problem+json")
    problem = response.json()
    assert (problem["status"], problem["title"], problem["withdrawn"]) == (410, "Gone", moment)
    assert planned["id"] in problem["detail"]
    assert client.get(f"{V1}/events/{signing['id']}").status_code in (200, 308), "two articles tell it yet"
    assert client.get(f"{V1}/events/e0000000000000000").status_code == 404
    for article in ("one", "four"):
        with Store.open(url) as store:
            store.remove(article)
    assert client.get(f"{V1}/events/{signing['id']}").status_code == 410
    for claim in signing["claim_list"]:
        assert client.get(f"{V1}/events/{claim['id']}").status_code == 410


def test_an_id_whose_claim_is_gone_leads_to_what_is_left_of_the_event(client: TestClient, url: str) -> None:
    signing = event_of(client, type="Agreement")
    [first] = [claim for claim in signing["claim_list"] if claim["id"][1:] == signing["id"][1:]]
    with Store.open(url) as store:
        store.remove(first["article"]["id"])
    left = event_of(client, type="Agreement")
    response = client.get(f"{V1}/events/{signing['id']}")
    assert (response.status_code, response.headers["location"]) == (308, f"{V1}/events/{left['id']}")
    assert client.get(f"{V1}/events/{first['id']}").status_code == 410


def test_sparql_finds_decisions(client: TestClient, url: str) -> None:
    signing = event_of(client, type="Agreement")
    first, second, _ = (claim["id"] for claim in signing["claim_list"])
    with Store.open(url) as store:
        store.decide("same", [first], [second], who="An", why="một lễ ký")
    query = """PREFIX tumen: <https://w3id.org/tumen/ns#>
        SELECT ?event ?who ?why ?at WHERE {
          ?decision a tumen:Decision ; tumen:verdict tumen:same ; tumen:decidedBy ?who ; tumen:reason ?why ;
            tumen:decidedAt ?at ; tumen:oneClaim|tumen:otherClaim ?claim .
          ?event tumen:supportedBy ?claim }"""
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    assert {(row["who"]["value"], row["why"]["value"]) for row in rows} == {("An", "một lễ ký")}
    assert {row["event"]["value"].rpartition("/")[2] for row in rows} == {signing["id"]}
