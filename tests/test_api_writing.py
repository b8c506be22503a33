"""Adding articles over HTTP, where the owner has set a token for it."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import httpx
import pytest
from api_answers import V1, problem
from api_process import BEARER, SECRET, serving, until_answered
from api_store import made
from fastapi.testclient import TestClient

from api.app import create_app
from api.limits import Rates
from api.writing import Token, TokenError, Writing
from kg.cli.records import read_records

ARTICLE = {
    "id": "tin-moi",
    "publisher": "vnexpress.net",
    "published": "2024-11-30",
    "title": "Bộ trưởng Quốc phòng Nga thăm Triều Tiên",
    "text": "Ngày 29/11, Bộ trưởng Quốc phòng Nga Andrei Belousov tới Bình Nhưỡng. "
    "Ông Belousov đã hội đàm với nhà lãnh đạo Kim Jong-un.",
}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(made(tmp_path), writing=Writing(Token(SECRET), read_records))
    with TestClient(app, raise_server_exceptions=False) as found:
        yield found


def test_an_article_is_added_and_read(client: TestClient) -> None:
    before = client.get(f"{V1}/events").json()["total"]
    answer = client.post(f"{V1}/articles", json=ARTICLE, headers=BEARER)
    assert answer.status_code == 201, answer.text
    [item] = answer.json()["items"]
    assert item["id"] == "tin-moi" and item["new_claims"] > 0 and not item["unchanged"]
    assert answer.headers["location"] == item["address"]
    assert client.get(item["address"]).json()["claims"] == item["new_claims"]
    assert client.get(f"{V1}/events").json()["total"] == before + item["new_events"] > before
    again = client.post(f"{V1}/articles", json=[ARTICLE], headers=BEARER)
    assert again.status_code == 200 and again.json()["items"][0]["unchanged"]


def test_the_first_article_does_not_wait_for_word_lists(tmp_path: Path) -> None:
    """They are loaded while nobody asks, and never by two threads at once."""
    read, reading = list[list[Any]](), Event()

    def slowly(records: Sequence[Any]) -> list[Any]:
        assert not reading.is_set()
        reading.set()
        time.sleep(0.3)
        read.append(read_records(records))
        reading.clear()
        return read[-1]

    with TestClient(create_app(made(tmp_path), writing=Writing(Token(SECRET), slowly))) as client:
        until = time.monotonic() + 60
        while not reading.is_set() and not read and time.monotonic() < until:
            time.sleep(0.01)
        assert client.get(f"{V1}/events").json()["total"] == 6, "nothing is added"
        answer = client.post(f"{V1}/articles", json=ARTICLE, headers=BEARER)
        assert answer.status_code == 201
    assert len(read) == 2 and read[0][0].claims, "a sentence that is read through"


def test_articles_may_come_as_lines_and_without_an_id(client: TestClient) -> None:
    told = {
        **{name: value for name, value in ARTICLE.items() if name != "id"},
        "url": "https://vnexpress.net/x",
    }
    lines = "\n".join(json.dumps(one) for one in (ARTICLE, told))
    headers = {**BEARER, "Content-Type": "application/x-ndjson"}
    first = client.post(f"{V1}/articles", content=lines, headers=headers).json()["items"]
    second = client.post(f"{V1}/articles", content=lines, headers=headers).json()["items"]
    assert [one["id"] for one in first] == [one["id"] for one in second]
    assert first[1]["id"].startswith("web-") and all(one["unchanged"] for one in second)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Bearer {SECRET[:-1]}"},
        {"Authorization": f"Bearer {SECRET}x"},
        {"Authorization": f"Basic {SECRET}"},
        {"Authorization": "Bearer \u00e9".encode("latin-1")},
        {"Authorization": SECRET},
    ],
)
def test_nobody_writes_without_the_token(client: TestClient, headers: dict[str, Any]) -> None:
    answer = client.post(f"{V1}/articles", json=ARTICLE, headers=headers)
    assert SECRET not in problem(answer, 401)
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert client.get(f"{V1}/articles/tin-moi").status_code == 404


def test_a_server_without_a_token_takes_nothing(tmp_path: Path) -> None:
    with TestClient(create_app(made(tmp_path))) as client:
        answer = client.post(f"{V1}/articles", json=ARTICLE, headers=BEARER)
        assert "not served" in problem(answer, 405)
        assert "post" not in client.get("/openapi.json").json()["paths"][f"{V1}/articles"]


def test_who_guesses_waits(client: TestClient) -> None:
    wrong = {"Authorization": "Bearer wrong"}
    codes = [client.post(f"{V1}/articles", json=ARTICLE, headers=wrong).status_code for _ in range(12)]
    assert codes == [401] * 10 + [429] * 2
    late = client.post(f"{V1}/articles", json=ARTICLE, headers=BEARER)
    assert problem(late, 429) and int(late.headers["retry-after"]) > 0


def test_a_network_of_ipv6_guesses_as_one(client: TestClient) -> None:
    wrong = {"Authorization": "Bearer wrong"}
    codes = []
    for number in range(12):
        one = TestClient(client.app, client=(f"2001:db8::{number + 1:x}", 5000))
        codes.append(one.post(f"{V1}/articles", json=ARTICLE, headers=wrong).status_code)
    assert codes == [401] * 10 + [429] * 2
    other = TestClient(client.app, client=("2001:db8:1::1", 5000))
    assert other.post(f"{V1}/articles", json=ARTICLE, headers=wrong).status_code == 401


def test_all_or_none(client: TestClient) -> None:
    foreign = {"id": "en", "text": "The minister of defence went to Pyongyang on Friday, officials said."}
    answer = client.post(f"{V1}/articles", json=[ARTICLE, foreign, {"id": "leer"}, 7], headers=BEARER)
    assert "3 of 4" in problem(answer, 422)
    errors = answer.json()["errors"]
    assert [one["article"] for one in errors] == [2, 3, 4]
    assert "Vietnamese" in errors[0]["message"] and '"text"' in errors[1]["message"]
    assert client.get(f"{V1}/articles/tin-moi").status_code == 404


def test_bodies_that_are_no_articles(client: TestClient) -> None:
    def sent(content: bytes, kind: str = "application/json") -> Any:
        return client.post(f"{V1}/articles", content=content, headers={**BEARER, "Content-Type": kind})

    assert "broken JSON" in problem(sent(b'{"id":'), 400)
    assert "1 to 500" in problem(sent(b"[]"), 400)
    assert "1 to 500" in problem(sent(b""" """, "application/x-ndjson"), 400)
    assert problem(sent(b"<article/>", "text/xml"), 415)
    assert problem(sent(b"[" + b" " * (9 << 20) + b"]"), 413)
    assert problem(client.post(f"{V1}/articles?dry=1", json=ARTICLE, headers=BEARER), 400)
    answer = sent(json.dumps({"id": "x", "text": ["a"]}).encode())
    assert '"text" is no text' in answer.json()["errors"][0]["message"]


def test_a_failure_inside_says_nothing_of_the_inside(tmp_path: Path) -> None:
    def fail(_: object) -> Any:
        raise RuntimeError(f"secret at {tmp_path}")

    app = create_app(made(tmp_path), writing=Writing(Token(SECRET), fail))
    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.post(f"{V1}/articles", json=ARTICLE, headers=BEARER)
        problem(answer, 500)
        assert str(tmp_path) not in answer.text and "secret" not in answer.text


def test_tokens_that_nobody_should_trust() -> None:
    for secret in ("", "short", "a" * 19, "ơ" * 30, "two words of a token together", "a" * 30 + "\n"):
        with pytest.raises(TokenError):
            Token(secret)
    token = Token(SECRET)
    assert token.matches(SECRET) and not token.matches("") and SECRET not in repr(vars(token))
    assert Rates(0, 1).wait("anybody") == 0


@pytest.mark.slow
@pytest.mark.parametrize("how", ["file", "environment"])
def test_a_server_with_a_token_takes_articles(tmp_path: Path, how: str) -> None:
    (tmp_path / "token").write_text(f"{SECRET}\n")
    given = ("--write-token-file", str(tmp_path / "token")) if how == "file" else ()
    server, address = serving(tmp_path, *given, **({} if given else {"TUMEN_WRITE_TOKEN": SECRET}))
    try:
        until_answered(f"{address}/health")
        assert httpx.post(f"{address}{V1}/articles", json=ARTICLE).status_code == 401
        added = httpx.post(f"{address}{V1}/articles", json=ARTICLE, headers=BEARER, timeout=60)
        assert added.status_code == 201, added.text
        total = httpx.get(f"{address}{V1}/events").json()["total"]
        ask = "SELECT ?e { ?e a <https://w3id.org/tumen/ns#Event> }"
        rows = httpx.get(f"{address}/sparql", params={"query": ask}, timeout=30).json()["results"]["bindings"]
        assert len(rows) == total > 0
    finally:
        server.send_signal(signal.SIGTERM)
        error = server.communicate(timeout=20)[1]
    assert "with the token" in error and SECRET not in error and "Traceback" not in error


@pytest.mark.parametrize(
    ("content", "said"), [(None, "name the file"), ("short", "20 or more"), ("", "20 or more")]
)
def test_a_bad_token_file_is_one_line(tmp_path: Path, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / "token").write_text(content)
    server, _ = serving(tmp_path, "--write-token-file", str(tmp_path / "token"))
    error = server.communicate(timeout=30)[1]
    assert server.returncode == 2 and said in error and len(error.splitlines()) == 1
    assert not (tmp_path / "new.db").exists() and not os.environ.get("TUMEN_WRITE_TOKEN")
