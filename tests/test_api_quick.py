"""The short way of the lists gives what their routes give, to the byte, and never what was true before."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from api_store import ARTICLES, ENTITIES, extraction, made
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.quick import Bodies, Quick
from kg.model import Entity, Extraction
from kg.queries.pages import cursor_of
from kg.queries.recent import Recent
from kg.store import Store
from kg.store import reader as readers

PEOPLE = ["kim-jong-un", "vladimir-putin", "choe-son-hui", "north-korea", "russia", "ukraine"]
TYPES = ["Meeting", "Visit", "Agreement", "Criticism", "TroopDeployment"]
TIMES = ["2023", "2024-02", "2024-02-29", "../2024-05-01", "2024-06/2024-08", "2024-11-03/..", ""]
HEADERS = ("etag", "vary", "cache-control", "content-type", "content-encoding", "content-length")


def many() -> list[Extraction]:
    """Articles of all kinds of events: with days, coarse, open and without time, of two sides, of one, of none."""
    chance = random.Random(3)
    found = list(ARTICLES)
    for number in range(40):
        told: list[dict[str, object]] = []
        for place in range(4):
            agents = chance.sample(PEOPLE, chance.choice((1, 1, 2)))
            day = (date(2023, 1, 1) + timedelta(days=chance.randrange(900))).isoformat()
            told.append(
                {
                    "type": chance.choice(TYPES),
                    "agents": " ".join(agents),
                    "targets": " ".join(set(chance.sample(PEOPLE, chance.randrange(2))) - set(agents)),
                    "time": chance.choice([day, day, day, *TIMES]),
                    "place": chance.choice(["moscow", "pyongyang", ""]),
                    "modality": chance.choice(["actual", "actual", "planned", "alleged", "denied"]),
                    "text": f"Câu {number}.{place} kể một việc.",
                }
            )
        found.append(extraction(f"more-{number}", f"outlet-{number % 7}.example", "2025-06-30", *told))
    return found


def without_quick(app: FastAPI) -> FastAPI:
    """The same application, every answer of which comes from its routes."""
    app.user_middleware = [one for one in app.user_middleware if one.cls is not Quick]  # type: ignore[comparison-overlap]
    return app


class Both:
    """Two clients of one store: of the application as it is, and of one without the short way."""

    def __init__(self, url: str) -> None:
        self.quick = TestClient(create_app(url, sparql=False), follow_redirects=False)
        self.plain = TestClient(without_quick(create_app(url, sparql=False)), follow_redirects=False)
        self.event = self.plain.get("/api/v1/events").json()["items"][0]["id"]

    def get(self, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> Response:
        """The answer, of which both give the same."""
        one, other = (client.request(method, path, headers=headers) for client in (self.quick, self.plain))
        assert told(one) == told(other), path
        return one


def told(response: Response) -> dict[str, Any]:
    return {
        "status": response.status_code,
        "headers": {name: value for name, value in response.headers.items() if name != "date"},
        "body": response.content,
    }


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    found = f"sqlite:///{tmp_path_factory.mktemp('store') / 'many.db'}"
    with Store.open(found) as store:
        store.add_many(many())
    return found


@pytest.fixture(scope="module")
def both(url: str) -> Both:
    return Both(url)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Whether each of the requests went the short way."""
    taken: list[bool] = []
    plain = Quick._answer

    def noted(self: Quick, *arguments: Any) -> Any:
        answer = plain(self, *arguments)
        taken.append(answer is not None)
        return answer

    monkeypatch.setattr(Quick, "_answer", noted)
    yield taken


SHORT = [
    "/events",
    "/events?limit=3",
    "/events?actor=russia&limit=7",
    "/events?actor=japan",
    "/events?actor=kim-jong-un&type=Meeting&type=Visit&sort=-time",
    "/events?actor=vladimir-putin&modality=actual&from=2024&to=2024",
    "/events?type=Visit&limit=4",
    "/events?pair=russia,north-korea&limit=5",
    "/events?pair=kim-jong-un,vladimir-putin",
    "/events?pair=kim-jong-un,%20russia&type=Meeting&from=2024&to=2025",
    "/events?pair=russia,north-korea&members=false",
    "/events?actor=russia&members=false&limit=3",
    "/timeline",
    "/timeline?actor=russia&granularity=quarter",
    "/timeline?actor=kim-jong-un&from=2024&to=2024&split=type",
    "/timeline?granularity=year&split=modality&type=Visit",
]
LONG = [
    "/events?actor=russia&actor=ukraine",
    "/events?actor=russia&members=true",
    "/events?q=putin",
    "/events?place=moscow",
    "/events?source=vnexpress.net",
    "/events?min_sources=2",
    "/events?sort=sources",
    "/events?from=2024-06-19",
    "/events?limit=%2050",
    "/events?reported_by=2024-06-30",
    "/timeline?granularity=day",
    "/timeline?split=source",
    "/timeline?pair=russia,north-korea",
]
WRONG = [
    "/events?actor=nobody",
    "/events?pair=russia,nobody",
    "/events?from=2025&to=2024",
    "/timeline?actor=nobody",
    "/timeline?from=2024-06-02&to=2024-06-01",
    "/events?limit=0",
    "/events?limit=501",
    "/events?limit=5&limit=6",
    "/events?actr=russia",
    "/events?actor=",
    "/events?actor=%20",
    "/events?type=Visits",
    "/events?modality=real",
    "/events?pair=russia",
    "/events?pair=russia,russia",
    "/events?cursor=x",
    "/events?cursor=dGltZQ.x.y",
    "/events?from=soon",
    "/events?from=../2024",
    "/events?sort=day",
    "/events?granularity=month",
    "/timeline?limit=5",
    "/timeline?granularity=week",
    "/timeline?split=kind",
    "/events/",
    "/events/e0000000000000000",
    "/events/x",
    "/eventse0123456789abcdef",
    "/timelines",
]


@pytest.mark.parametrize("path", SHORT)
def test_what_is_asked_most_goes_the_short_way(both: Both, short: list[bool], path: str) -> None:
    assert both.get("/api/v1" + path).status_code == 200
    assert short == [True]


@pytest.mark.parametrize("path", LONG)
def test_the_rest_is_left_to_the_routes(both: Both, short: list[bool], path: str) -> None:
    assert both.get("/api/v1" + path).status_code == 200
    assert short == [False]


@pytest.mark.parametrize("path", WRONG)
def test_errors_are_those_of_the_routes(both: Both, path: str) -> None:
    assert both.get("/api/v1" + path).status_code >= 300


@pytest.mark.parametrize(
    "path",
    ["/events?actor=russia&limit=6", "/events?sort=-time&limit=9", "/events?pair=russia,north-korea&limit=4"],
)
def test_pages_lead_to_the_end(both: Both, short: list[bool], path: str) -> None:
    page, seen = both.get("/api/v1" + path).json(), 0
    while page["next"]:
        seen += len(page["items"])
        page = both.get(f"/api/v1{path}&cursor={page['next']}").json()
    assert seen + len(page["items"]) == page["total"] and all(short)


def test_one_event(both: Both, short: list[bool]) -> None:
    for item in both.get("/api/v1/events?limit=500").json()["items"]:
        both.get(f"/api/v1/events/{item['id']}")
    assert all(short)
    both.get(f"/api/v1/events/{both.event}?known_at=2026-01-01")
    both.get(f"/api/v1/events/{both.event}?x=1")
    both.get(f"/api/v1/events/c{both.event[1:]}")


@pytest.mark.parametrize("path", ["/events?limit=20", "/events?limit=1", "/timeline", "/events/{event}"])
def test_headers_are_those_of_the_routes(both: Both, path: str) -> None:
    path = "/api/v1" + path.format(event=both.event)
    tag = both.get(path).headers["etag"]
    for asked in (
        {"accept-encoding": "gzip, br"},
        {"accept-encoding": "identity"},
        {"accept": "application/json"},
        {"accept": "text/csv, application/json;q=0.5"},
        {"accept": "image/png"},
        {"accept": ""},
        {"accept": "a" * 400},
        {"if-none-match": tag},
        {"if-none-match": f'"x", {tag}', "accept-encoding": "gzip"},
        {"if-none-match": '"x"'},
        {"origin": "https://example.org"},
    ):
        both.get(path, asked)
        both.get(path, asked, "HEAD")
    both.get(path, method="OPTIONS")
    both.get(path, method="POST")


VALUES: dict[str, st.SearchStrategy[str]] = {
    "actor": st.sampled_from([*PEOPLE, "nobody"]),
    "pair": st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).map(",".join),
    "type": st.sampled_from(TYPES),
    "modality": st.sampled_from(["actual", "planned", "denied"]),
    "from": st.sampled_from(["2023", "2024", "2024-02", "2024-05-02", "2024-06", "202X"]),
    "to": st.sampled_from(["2023", "2024", "2024-02", "2024-05-01", "2024-06-30", "2025"]),
    "limit": st.integers(1, 60).map(str),
    "sort": st.sampled_from(["time", "-time"]),
    "cursor": st.tuples(
        st.sampled_from(["time", "-time"]), st.dates(date(2023, 1, 1), date(2025, 12, 31))
    ).map(lambda at: cursor_of(at[0], at[1].isoformat(), "e8")),
    "members": st.sampled_from(["true", "false"]),
    "min_sources": st.just("2"),
    "granularity": st.sampled_from(["month", "quarter", "year", "day"]),
    "split": st.sampled_from(["type", "modality", "source"]),
}
_COMMON = ["actor", "pair", "type", "modality", "from", "to", "members", "min_sources"]
TAKEN = {"/events": [*_COMMON, "limit", "sort", "cursor"], "/timeline": [*_COMMON, "granularity", "split"]}


@st.composite
def addresses(draw: st.DrawFn) -> str:
    path = draw(st.sampled_from(sorted(TAKEN)))
    names = draw(st.lists(st.sampled_from(TAKEN[path]), max_size=4))
    return f"{path}?{urlencode([(name, draw(VALUES[name])) for name in names])}"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(address=addresses())
def test_any_address_is_answered_alike(both: Both, address: str) -> None:
    both.get("/api/v1" + address)


@pytest.mark.slow
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(address=addresses())
def test_any_address_is_answered_alike_often(both: Both, address: str) -> None:
    both.get("/api/v1" + address)


def test_what_takes_long_is_left_to_the_routes(
    url: str, short: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "_STEPS", 50)
    monkeypatch.setattr("kg.queries.ready.BUDGET", 0)
    both = Both(url)
    for path in SHORT:
        both.get("/api/v1" + path)
        both.get("/api/v1" + path)
    assert not all(short)


def test_every_change_is_seen(tmp_path: Path) -> None:
    """Adding, adding anew, removing and deciding: both say the same after each, the short way from what it kept."""
    url, articles = f"sqlite:///{tmp_path / 'moving.db'}", many()[:16]
    with Store.open(url) as store:
        store.add_many(articles[:8])
        both = Both(url)
        tags = [_walk(both)]
        for article in articles[8:]:
            store.add(article)
            tags.append(_walk(both))
        renamed = _renamed(articles[9], "kim-jong-un-x")
        store.add(renamed)
        tags.append(_walk(both))
        store.add(_renamed(articles[9], "another-name"))
        tags.append(_walk(both))
        store.remove(articles[9].article.id)
        tags.append(_walk(both))
        first, second = (one["id"] for one in both.get("/api/v1/events?type=Visit").json()["items"][:2])
        decided = store.decide("same", [first], [second], who="me")
        tags.append(_walk(both))
        store.undo(decided.id, who="me")
        tags.append(_walk(both))
        assert store.add(articles[8]).unchanged
        assert _walk(both) == tags[-1]
    assert len(set(tags)) == len(tags)


def _walk(both: Both) -> str:
    for path in SHORT:
        both.get("/api/v1" + path)
    items = both.get("/api/v1/events?limit=500").json()["items"]
    for item in items[:12]:
        both.get(f"/api/v1/events/{item['id']}")
    return both.get("/api/v1/events").headers["etag"]


def _renamed(article: Extraction, name: str) -> Extraction:
    """The same article, where somebody whom only it knows takes part in everything, under this name."""
    claims = tuple(replace(claim, agents=(*claim.agents, "somebody")) for claim in article.claims)
    somebody = Entity("somebody", name, name, "person", "RU")
    return replace(article, entities={**ENTITIES, "somebody": somebody}, claims=claims)


@pytest.mark.parametrize(
    "path", ["/events?pair=somebody,ukraine&members=false", "/events?actor=somebody&from=1990&to=1991"]
)
def test_nothing_of_somebody_whom_only_the_store_knows(tmp_path: Path, short: list[bool], path: str) -> None:
    url = f"sqlite:///{tmp_path / 'named.db'}"
    with Store.open(url) as store:
        store.add(_renamed(ARTICLES[0], "Ai Đó"))
    answer = Both(url).get("/api/v1" + path)
    assert answer.json()["total"] == 0 and short[-1]


def test_bodies_forget_what_was_not_asked_for_longest() -> None:
    kept = Bodies(100)
    assert kept.get("1", "a") is None
    kept.put("1", "a", b"x" * 11)
    for number in range(6):
        kept.put("1", f"b{number}", b"x" * 11)
        assert kept.get("1", "a")
    kept.put("1", "c", b"x" * 11)
    kept.put("1", "d", b"x" * 11)
    assert kept.get("1", "a") and kept.get("1", "d") and kept.get("1", "b0") is None
    kept.put("1", "large", b"x" * 50)
    assert kept.get("1", "large") is None
    assert kept.get("2", "a") is None, "of another state of the data"
    kept.put("1", "late", b"x")
    assert kept.get("2", "late") is None


def test_a_reader_sees_one_state_and_keeps_to_its_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = made(tmp_path)
    monkeypatch.setattr(readers, "_STEPS", 50)
    with Store.open(url) as store:
        reader = store.reader()
        assert reader and reader.last_change() == store.last_change()
        with reader.snapshot() as before:
            store.remove("one")
            assert reader.all("SELECT max(seq) FROM change_log") == [(before,)]
        assert reader.last_change() > before
        with pytest.raises(readers.OverBudgetError), reader.snapshot(0):
            reader.all("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
        with reader.snapshot():
            assert reader.all("SELECT count(*) FROM articles WHERE known_to IS NULL") == [
                (len(ARTICLES) - 1,)
            ]
        with pytest.raises(sqlite3.OperationalError), reader.snapshot():
            reader.all("DELETE FROM articles")


def test_what_was_not_asked_for_is_forgotten() -> None:
    kept = Recent[int, str](10)
    for number in range(100):
        kept.put(number, str(number))
        assert kept.get(0) == "0", "asked for all the time"
        assert len(kept._young) + len(kept._old) <= 10
    assert kept.get(99) == "99" and kept.get(50) is None
    kept.drop(99)
    assert kept.get(99) is None
