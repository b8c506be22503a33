"""Deciding over HTTP, where the owner has set a token for it: the same as on the command line."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from api_answers import V1, problem
from api_process import BEARER, SECRET, serving, until_answered
from api_store import made
from fastapi.testclient import TestClient

from api import schemas
from api.app import create_app
from api.writing import Token, Writing
from kg.cli.records import read_records
from kg.store import Store

Client = TestClient | httpx.Client


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(made(tmp_path), writing=Writing(Token(SECRET), read_records))
    with TestClient(app, raise_server_exceptions=False, headers=BEARER) as found:
        yield found


def signing(client: Client) -> Any:
    events = client.get(f"{V1}/events", params={"type": "Agreement"}).json()["items"]
    return client.get(f"{V1}/events/{events[0]['id']}").json()


def claims(event: Any) -> list[str]:
    return [str(claim["id"]) for claim in event["claim_list"]]


def sides(decision: Any) -> set[frozenset[str]]:
    return {frozenset(decision["one"]), frozenset(decision["other"])}


def decide(client: Client, verdict: str, one: list[str], other: list[str], **more: Any) -> Any:
    return client.post(
        f"{V1}/decisions", json={"verdict": verdict, "one": one, "other": other, "who": "An", **more}
    )


def whole_way(client: Client) -> None:
    """Parting, a contradiction, taking back, joining: what each answers and leaves behind."""
    event = signing(client)
    first, second, third = claims(event)
    parted = decide(client, "different", [event["id"]], [first], why="hai lễ ký")
    assert parted.status_code == 201, parted.text
    made = parted.json()
    schemas.DecisionMade.model_validate(made)
    assert sides(made) == {frozenset([first]), frozenset([second, third])}, "the rest of the event"
    assert (made["who"], made["why"], made["undone_at"], len(made["events"])) == ("An", "hai lễ ký", None, 2)
    location = parted.headers["location"]
    assert location == f"{V1}/decisions/{made['id']}"
    kept = client.get(location).json()
    assert kept == {name: value for name, value in made.items() if name != "events"}
    assert client.get(f"{V1}/events", params={"type": "Agreement"}).json()["total"] == 2

    refused = decide(client, "same", [first], [second])
    assert "contradicts what is decided" in problem(refused, 409)
    assert [one["id"] for one in refused.json()["decisions"]] == [made["id"]]
    schemas.DecisionItem.model_validate(refused.json()["decisions"][0])
    again = decide(client, "different", [first], [second, third])
    assert "nothing to decide" in problem(again, 409) and again.json()["decisions"] == []

    assert "who" in problem(client.delete(location), 400)
    undone = client.delete(location, params={"who": "Bình", "why": "nhầm"})
    assert undone.status_code == 200, undone.text
    assert (undone.json()["undone_by"], undone.json()["undone_why"]) == ("Bình", "nhầm")
    assert undone.json()["events"] == [event["id"]] and undone.json()["undone_at"]
    assert client.get(location).json()["undone_by"] == "Bình"
    assert "no such decision holds" in problem(client.delete(location, params={"who": "Bình"}), 404)
    assert signing(client) == event, "as if it had never been made"

    joined = decide(client, "same", [first], [second])
    assert joined.status_code == 201 and joined.json()["events"] == [event["id"]]
    assert [one["verdict"] for one in signing(client)["decisions"]] == ["same"]
    unsure = decide(client, "unsure", [event["id"]], [third])
    assert unsure.status_code == 201 and sides(unsure.json()) == {
        frozenset([third]),
        frozenset([first, second]),
    }


def test_the_whole_way(client: TestClient) -> None:
    whole_way(client)


@pytest.mark.slow
def test_the_whole_way_in_a_server_of_its_own(tmp_path: Path) -> None:
    with Store.open(made(tmp_path)) as store:
        assert store.path
        store.path.rename(tmp_path / "new.db")
    server, address = serving(tmp_path, TUMEN_WRITE_TOKEN=SECRET)
    try:
        until_answered(f"{address}/health")
        with httpx.Client(base_url=address, headers=BEARER, timeout=30) as client:
            whole_way(client)
    finally:
        server.send_signal(signal.SIGTERM)
        error = server.communicate(timeout=20)[1]
    assert "Traceback" not in error and SECRET not in error


def test_nobody_decides_without_the_token(client: TestClient) -> None:
    first, second, _ = claims(signing(client))
    made = decide(client, "different", [first], [second]).json()
    for headers in ({"Authorization": "Bearer wrong"}, {"Authorization": ""}):
        body = {"verdict": "same", "one": [first], "other": [second], "who": "An"}
        assert problem(client.post(f"{V1}/decisions", json=body, headers=headers), 401)
        address = f"{V1}/decisions/{made['id']}"
        assert problem(client.delete(address, params={"who": "An"}, headers=headers), 401)
    assert client.get(f"{V1}/decisions").json()["total"] == 1


def test_a_server_without_a_token_decides_nothing(tmp_path: Path) -> None:
    with TestClient(create_app(made(tmp_path)), headers=BEARER) as client:
        first, second, _ = claims(signing(client))
        assert problem(decide(client, "different", [first], [second]), 405)
        assert problem(client.delete(f"{V1}/decisions/d0", params={"who": "An"}), 405)
        paths = client.get("/openapi.json").json()["paths"]
        assert set(paths[f"{V1}/decisions"]) == set(paths[f"{V1}/decisions/{{id}}"]) == {"get"}


def test_what_cannot_be_decided_says_why(client: TestClient) -> None:
    event = signing(client)
    first, second, _ = claims(event)
    [visit] = client.get(f"{V1}/events", params={"type": "Visit", "modality": "actual"}).json()["items"]
    strange = decide(client, "same", [first], ["e0000000000000000"])
    assert "no such event or claim" in problem(strange, 422)
    assert "both sides hold" in problem(decide(client, "same", [first], [first]), 422)
    assert "are two events" in problem(decide(client, "same", [event["id"]], [visit["id"]]), 422)
    assert "rests on nothing else" in problem(decide(client, "different", [event["id"]], claims(event)), 422)
    assert "say who" in problem(decide(client, "same", [first], [second], who="  "), 422)
    assert client.get(f"{V1}/decisions").json()["total"] == 0


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        (b"", 400, "broken JSON"),
        (b"{", 400, "broken JSON"),
        (b'"\\ud800"', 400, "broken JSON"),
        (b"[]", 422, "the body"),
        (b"{}", 422, "verdict"),
        (b'{"verdict": "maybe", "one": ["c1"], "other": ["c2"], "who": "An"}', 422, "verdict"),
        (b'{"verdict": "same", "one": [], "other": ["c2"], "who": "An"}', 422, "one"),
        (b'{"verdict": "same", "one": "c1", "other": ["c2"], "who": "An"}', 422, "one"),
        (b'{"verdict": "same", "one": ["c1"], "other": ["c2"], "who": ""}', 422, "who"),
        (b'{"verdict": "same", "one": ["c1"], "other": ["c2"], "who": 7}', 422, "who"),
        (b'{"verdict": "same", "one": ["c1"], "other": ["c2"], "who": "An", "at": "2024"}', 422, "at"),
        (b'{"verdict": "same", "one": ["' + b"c" * 99_000 + b'"], "other": ["c2"], "who": "An"}', 422, "c2"),
        (b" " * 200_000, 413, "100000"),
    ],
)
def test_bodies_that_are_no_decision(client: TestClient, body: bytes, status: int, said: str) -> None:
    headers = {"Content-Type": "application/json"}
    if said == "c2":
        said = "no such event or claim"
    assert said in problem(client.post(f"{V1}/decisions", content=body, headers=headers), status)


def test_a_decision_is_json(client: TestClient) -> None:
    answer = client.post(f"{V1}/decisions", content=b"a,b", headers={"Content-Type": "text/csv"})
    assert problem(answer, 415) and answer.headers["accept-post"] == "application/json"
    assert problem(client.post(f"{V1}/decisions?dry=1", json={}), 400)


def test_all_methods_of_an_address_are_named(client: TestClient) -> None:
    for path, methods in (
        ("decisions", "GET, HEAD, OPTIONS, POST"),
        ("decisions/d0", "DELETE, GET, HEAD, OPTIONS"),
    ):
        assert client.options(f"{V1}/{path}").headers["allow"] == methods
        assert client.put(f"{V1}/{path}").headers["allow"] == methods


def test_it_is_described_with_examples(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    posted = document["paths"][f"{V1}/decisions"]["post"]
    assert posted["requestBody"]["content"]["application/json"]["schema"]["$ref"].endswith("/NewDecision")
    schemas.NewDecision.model_validate(document["components"]["schemas"]["NewDecision"]["example"])
    assert {"201", "400", "401", "409", "415", "422"} <= set(posted["responses"])
    for status, response in posted["responses"].items():
        content = response["content"]["application/json" if status < "400" else "application/problem+json"]
        assert status < "400" or content["example"]["status"] == int(status)
    assert posted["security"] and document["paths"][f"{V1}/decisions/{{id}}"]["delete"]["security"]
