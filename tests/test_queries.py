"""The reads: what they find, in which order, as of when."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from factories import treaty
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import text

from kg import queries
from kg.queries import Filters, QueryError
from kg.store import Store


def found(told: Store, **asked: object) -> list[tuple[str, str | None]]:
    return [
        (item["type"], item["time"])
        for item in queries.events(told, Filters(**asked)).items  # type: ignore[arg-type]
    ]


ALL = [
    ("Visit", "2023-10-18"),
    ("Agreement", "2024-06-19"),
    ("Meeting", "2024-07-10"),
    ("Visit", "2024-09"),
    ("TroopDeployment", "2024-10"),
    ("Visit", None),
]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ALL),
        ({"actors": ("sergei-lavrov",)}, [ALL[0], ALL[2], ALL[3]]),
        ({"actors": ("pham-van-thu", "russia")}, [ALL[2], ALL[4], ALL[5]]),
        ({"pair": ("vladimir-putin", "kim-jong-un")}, [ALL[1]]),
        ({"pair": ("russia", "north-korea")}, [ALL[0], ALL[1], *ALL[3:]]),
        ({"pair": ("russia", "north-korea"), "members": False}, [ALL[4]]),
        ({"pair": ("russia", "kim-jong-un")}, [ALL[1], ALL[5]]),
        ({"pair": ("russia", "vladimir-putin")}, []),
        ({"actors": ("russia",), "members": True}, ALL),
        ({"types": ("Visit", "Meeting")}, [ALL[0], ALL[2], ALL[3], ALL[5]]),
        ({"modalities": ("planned",)}, [ALL[5]]),
        ({"from_": "2024"}, ALL[1:5]),
        ({"from_": "2024-09-15"}, ALL[3:5]),
        ({"to": "2024-06"}, ALL[:2]),
        ({"from_": "2024-06-19", "to": "2024-06-19"}, [ALL[1]]),
        ({"places": ("pyongyang",)}, ALL[:2]),
        ({"places": ("russia",)}, [ALL[2], ALL[4]]),
        ({"publishers": ("b.example",)}, [ALL[3], ALL[4]]),
        ({"attributed_to": ("kcna",)}, [ALL[0]]),
        ({"min_sources": 2}, [ALL[1], ALL[4]]),
        ({"q": "LAVROP"}, []),
        ({"q": "lavrov binh nhuong"}, [ALL[0]]),
        ({"q": "Trieu Tien"}, [ALL[0], ALL[3], ALL[4]]),
        ({"q": "phạm thử"}, [ALL[2]]),
        ({"q": "100%"}, []),
        ({"q": "chuyen THAM"}, [item for item in ALL if item[0] == "Visit"]),
        ({"q": "visit", "types": ("Visit",)}, [item for item in ALL if item[0] == "Visit"]),
        ({"actors": ("sergei-lavrov",), "from_": "2024", "types": ("Visit",)}, [ALL[3]]),
    ],
    ids=str,
)
def test_filters(told: Store, asked: dict[str, object], expected: list[tuple[str, str | None]]) -> None:
    assert found(told, **asked) == expected
    assert queries.events(told, Filters(**asked)).total == len(expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"from_": "2024-13"}, "from"),
        ({"to": "2024/.."}, "to"),
        ({"modalities": ("sure",)}, "modality"),
        ({"reported_by": "soon"}, "reported_by"),
        ({"known_at": "soon"}, "known_at"),
    ],
)
def test_what_cannot_be_asked_is_named(told: Store, asked: dict[str, object], named: str) -> None:
    with pytest.raises(QueryError, match=f"^{named}:"):
        queries.events(told, Filters(**asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 501}, "limit"),
        ({"sort": "size"}, "sort"),
        ({"cursor": "%%%"}, "cursor"),
        ({"cursor": "W10"}, "cursor"),
        ({"cursor": "dGltZQ.MjAyNA"}, "cursor"),
    ],
)
def test_bad_pages_are_named(told: Store, arguments: dict[str, object], named: str) -> None:
    with pytest.raises(QueryError, match=f"^{named}:"):
        queries.events(told, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("filters", [Filters(), Filters(actors=("sergei-lavrov",))], ids=["all", "one actor"])
@pytest.mark.parametrize("sort", ["time", "-time", "sources"])
@pytest.mark.parametrize("limit", [1, 2, 3, 500])
def test_walking_the_pages_gives_every_event_once(
    told: Store, filters: Filters, sort: str, limit: int
) -> None:
    walked, cursor = [], None
    while True:
        page = queries.events(told, filters, sort=sort, limit=limit, cursor=cursor)
        walked += [item["id"] for item in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert walked == [item["id"] for item in queries.events(told, filters, sort=sort).items]
    assert len(walked) == len(set(walked)) == page.total


@pytest.mark.parametrize(
    ("moment", "all_of_it"),
    [("0001-01-01T00:00+14:00", False), ("9999-12-31", True), ("9999-12-31T23:59:59-14:00", True)],
)
def test_moments_at_the_ends_of_time(told: Store, moment: str, all_of_it: bool) -> None:
    total = queries.events(told, Filters(known_at=moment)).total
    assert total == (queries.events(told).total if all_of_it else 0)


def test_a_cursor_goes_on_in_its_order(told: Store) -> None:
    for sort in ("time", "-time", "sources"):
        cursor = queries.events(told, sort=sort, limit=1).next
        rest = queries.events(told, sort=sort).items[1:]
        assert queries.events(told, cursor=cursor).items == rest


def test_orders(told: Store) -> None:
    assert [(i["type"], i["time"]) for i in queries.events(told, sort="-time").items] == ALL[::-1]
    assert [i["sources"] for i in queries.events(told, sort="sources").items] == [5, 2, 1, 1, 1, 1]


def test_an_event_in_a_list(told: Store) -> None:
    (item,) = queries.events(told, Filters(types=("TroopDeployment",))).items
    assert {slot: item[slot] for slot in ("modality", "status", "earliest", "latest", "disputed")} == {
        "modality": "actual",
        "status": "disputed",
        "earliest": "2024-10-01",
        "latest": "2024-10-31",
        "disputed": True,
    }
    assert item["agents"] == [{"id": "north-korea", "label_en": "North Korea", "label_vi": "Triều Tiên"}]
    assert item["place"]["label_vi"] == "Nga"
    assert item["label"] == "North Korea → Russia: troop deployment (2024-10)"
    assert item["label_vi"].startswith("Triều Tiên → Nga: ")
    assert json.loads(json.dumps(item)) == item


def test_an_event_with_its_claims_and_disagreements(told: Store) -> None:
    (item,) = queries.events(told, Filters(types=("TroopDeployment",))).items
    event = queries.event(told, item["id"])
    assert event is not None
    first, second = event["claim_list"]
    assert [c["article"]["id"] for c in (first, second)] == ["d1", "d2"]
    assert first["article"] == {
        "id": "d1",
        "publisher": "a.example",
        "url": "https://example.org/d1",
        "title": None,
        "published": "2024-10-20",
    }
    assert first["passage"] == {"start": 0, "end": 16, "text": "Hai bên gặp nhau", "field": "text"}
    (conflict,) = event["conflicts"]
    assert (conflict["slot"], conflict["kind"], conflict["preferred"]) == ("modality", "denial", "actual")
    assert conflict["values"] == [
        {"value": "actual", "claims": [first["id"]]},
        {"value": "denied", "claims": [second["id"]]},
    ]
    assert {slot: event[slot] for slot in item} == item
    page = queries.conflicts(told)
    assert (page.total, page.items) == (1, [event])


def test_ids_that_name_nothing_find_nothing(told: Store) -> None:
    for id in ("e0000000000000000", "", "e", "x", "c0000000000000000", "kim-jong-un"):
        assert queries.event(told, id) is None
        assert queries.find_event(told, id) is None
    assert queries.actor(told, "nobody") is None
    assert queries.article(told, "nothing") is None


def test_an_id_that_was_merged_away_leads_to_the_event_that_holds_its_claim(told: Store) -> None:
    (signing,) = queries.events(told, Filters(types=("Agreement",))).items
    event = queries.event(told, signing["id"])
    assert event is not None
    for one in event["claim_list"]:
        assert queries.find_event(told, "e" + one["id"][1:]) == signing["id"]


def test_the_past_by_publication_counts_what_was_published(told: Store) -> None:
    past = Filters(types=("Agreement",), reported_by="2024-06")
    (then,) = queries.events(told, past).items
    assert (then["sources"], then["claims"]) == (2, 2)
    (now,) = queries.events(told, Filters(types=("Agreement",))).items
    assert (now["sources"], now["claims"]) == (5, 5)
    assert queries.events(told, replace(past, reported_by="2024-06-18")).items == []
    event = queries.event(told, now["id"], Filters(reported_by="2024-06-20"))
    assert event is not None
    assert [one["article"]["id"] for one in event["claim_list"]] == ["t1", "t2"]
    assert queries.event(told, now["id"], Filters(reported_by="2024-06-18")) is None
    assert queries.timeline(told, replace(past, types=()))["total"] == 2
    assert [one["publisher"] for one in queries.sources(told, past)] == ["t1.example", "t2.example"]


def test_the_past_by_what_the_store_knew(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'tumen.db'}") as store:
        store.add_many(treaty())
        with store.read() as connection:
            moment = connection.scalar(text("SELECT max(at) FROM change_log"))
        store.remove("t1")
        assert queries.events(store).items[0]["claims"] == 4
        assert queries.events(store, Filters(known_at=moment)).items[0]["claims"] == 5
        assert queries.events(store, Filters(known_at="2020-01-01")).total == 0


def test_one_actors_timeline_is_read_off_an_index(told: Store) -> None:
    asked: list[tuple[str, object]] = []

    def note(connection: object, cursor: object, statement: str, parameters: object, *rest: object) -> None:
        asked.append((statement, parameters))

    sqlalchemy_event.listen(told._engine, "before_cursor_execute", note)
    try:
        queries.events(told, Filters(actors=("kim-jong-un",)), limit=1)
    finally:
        sqlalchemy_event.remove(told._engine, "before_cursor_execute", note)
    statement, parameters = next((s, p) for s, p in asked if "event_parties" in s and "LIMIT" in s)
    with told.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()  # type: ignore[arg-type]
    steps = [str(row[-1]) for row in plan]
    assert any("event_parties_by_actor" in step for step in steps), steps
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in steps), steps
