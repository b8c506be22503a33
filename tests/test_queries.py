"""The reads: what they find, in which order, as of when."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from factories import claim, extraction, treaty
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import text

from kg import queries
from kg.model import Extraction
from kg.queries import Filters, QueryError
from kg.queries.graph import coalesced, ties
from kg.queries.timeline import bucket
from kg.store import Store

VISIT = ("Visit", ("sergei-lavrov",), ("north-korea",))


def told() -> list[Extraction]:
    """A treaty, two visits, a plan, a denial and a meeting with somebody unknown."""
    return [
        *treaty(),
        extraction(
            "v1",
            claim(
                *VISIT,
                time="2023-10-18",
                place="pyongyang",
                attributed_to=("kcna",),
                words="Ông Lavrov tới Bình Nhưỡng",
            ),
            published="2023-10-19",
            publisher="a.example",
        ),
        extraction(
            "v2",
            claim(*VISIT, time="2024-09", words="Chuyến đi của ngoại trưởng"),
            published="2024-09-30",
            publisher="b.example",
        ),
        extraction(
            "p",
            claim(
                "Visit", ("kim-jong-un",), ("russia",), modality="planned", words="Kim Jong-un sẽ thăm Nga"
            ),
            published="2025-01-10",
        ),
        extraction(
            "d1",
            claim("TroopDeployment", ("north-korea",), ("russia",), time="2024-10", place="russia"),
            published="2024-10-20",
            publisher="a.example",
        ),
        extraction(
            "d2",
            claim("TroopDeployment", ("north-korea",), ("russia",), time="2024-10", modality="denied"),
            published="2024-10-25",
            publisher="b.example",
        ),
        extraction(
            "m",
            claim(agents=("pham-van-thu", "sergei-lavrov"), time="2024-07-10", place="moscow"),
            published="2024-07-11",
            publisher="c.example",
        ),
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("queries") / "tumen.db"
    with Store.open(f"sqlite:///{path}") as opened:
        opened.add_many(told())
        yield opened


def found(store: Store, **asked: object) -> list[tuple[str, str | None]]:
    return [
        (item["type"], item["time"])
        for item in queries.events(store, Filters(**asked)).items  # type: ignore[arg-type]
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
def test_filters(store: Store, asked: dict[str, object], expected: list[tuple[str, str | None]]) -> None:
    assert found(store, **asked) == expected
    assert queries.events(store, Filters(**asked)).total == len(expected)  # type: ignore[arg-type]


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
def test_what_cannot_be_asked_is_named(store: Store, asked: dict[str, object], named: str) -> None:
    with pytest.raises(QueryError, match=f"^{named}:"):
        queries.events(store, Filters(**asked))  # type: ignore[arg-type]


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
def test_bad_pages_are_named(store: Store, arguments: dict[str, object], named: str) -> None:
    with pytest.raises(QueryError, match=f"^{named}:"):
        queries.events(store, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("filters", [Filters(), Filters(actors=("sergei-lavrov",))], ids=["all", "one actor"])
@pytest.mark.parametrize("sort", ["time", "-time", "sources"])
@pytest.mark.parametrize("limit", [1, 2, 3, 500])
def test_walking_the_pages_gives_every_event_once(
    store: Store, filters: Filters, sort: str, limit: int
) -> None:
    walked, cursor = [], None
    while True:
        page = queries.events(store, filters, sort=sort, limit=limit, cursor=cursor)
        walked += [item["id"] for item in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert walked == [item["id"] for item in queries.events(store, filters, sort=sort).items]
    assert len(walked) == len(set(walked)) == page.total


@pytest.mark.parametrize("split", [None, "type", "modality", "source"])
def test_a_timeline_may_be_split_by_what_it_is_narrowed_by(store: Store, split: str | None) -> None:
    narrowed = Filters(publishers=("t1.example", "t2.example"), attributed_to=("kcna",), q="hiep uoc")
    assert queries.timeline(store, narrowed, "year", split)["total"] == queries.events(store, narrowed).total


@pytest.mark.parametrize(
    ("moment", "all_of_it"),
    [("0001-01-01T00:00+14:00", False), ("9999-12-31", True), ("9999-12-31T23:59:59-14:00", True)],
)
def test_moments_at_the_ends_of_time(store: Store, moment: str, all_of_it: bool) -> None:
    total = queries.events(store, Filters(known_at=moment)).total
    assert total == (queries.events(store).total if all_of_it else 0)


def test_a_cursor_goes_on_in_its_order(store: Store) -> None:
    for sort in ("time", "-time", "sources"):
        cursor = queries.events(store, sort=sort, limit=1).next
        rest = queries.events(store, sort=sort).items[1:]
        assert queries.events(store, cursor=cursor).items == rest


def test_orders(store: Store) -> None:
    assert [(i["type"], i["time"]) for i in queries.events(store, sort="-time").items] == ALL[::-1]
    assert [i["sources"] for i in queries.events(store, sort="sources").items] == [5, 2, 1, 1, 1, 1]


def test_an_event_in_a_list(store: Store) -> None:
    (item,) = queries.events(store, Filters(types=("TroopDeployment",))).items
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


def test_an_event_with_its_claims_and_disagreements(store: Store) -> None:
    (item,) = queries.events(store, Filters(types=("TroopDeployment",))).items
    event = queries.event(store, item["id"])
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
    page = queries.conflicts(store)
    assert (page.total, page.items) == (1, [event])


def test_ids_that_name_nothing_find_nothing(store: Store) -> None:
    for id in ("e0000000000000000", "", "e", "x", "c0000000000000000", "kim-jong-un"):
        assert queries.event(store, id) is None
        assert queries.find_event(store, id) is None
    assert queries.actor(store, "nobody") is None
    assert queries.article(store, "nothing") is None


def test_an_id_that_was_merged_away_leads_to_the_event_that_holds_its_claim(store: Store) -> None:
    (signing,) = queries.events(store, Filters(types=("Agreement",))).items
    event = queries.event(store, signing["id"])
    assert event is not None
    for one in event["claim_list"]:
        assert queries.find_event(store, "e" + one["id"][1:]) == signing["id"]


def test_the_past_by_publication_counts_what_was_published(store: Store) -> None:
    past = Filters(types=("Agreement",), reported_by="2024-06")
    (then,) = queries.events(store, past).items
    assert (then["sources"], then["claims"]) == (2, 2)
    (now,) = queries.events(store, Filters(types=("Agreement",))).items
    assert (now["sources"], now["claims"]) == (5, 5)
    assert queries.events(store, replace(past, reported_by="2024-06-18")).items == []
    event = queries.event(store, now["id"], Filters(reported_by="2024-06-20"))
    assert event is not None
    assert [one["article"]["id"] for one in event["claim_list"]] == ["t1", "t2"]
    assert queries.event(store, now["id"], Filters(reported_by="2024-06-18")) is None
    assert queries.timeline(store, replace(past, types=()))["total"] == 2
    assert [one["publisher"] for one in queries.sources(store, past)] == ["t1.example", "t2.example"]


def test_the_past_by_what_the_store_knew(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'tumen.db'}") as store:
        store.add_many(treaty())
        with store.read() as connection:
            moment = connection.scalar(text("SELECT max(at) FROM change_log"))
        store.remove("t1")
        assert queries.events(store).items[0]["claims"] == 4
        assert queries.events(store, Filters(known_at=moment)).items[0]["claims"] == 5
        assert queries.events(store, Filters(known_at="2020-01-01")).total == 0


@pytest.mark.parametrize("granularity", ["day", "month", "quarter", "year"])
@pytest.mark.parametrize("split", [None, "type", "modality", "source"])
def test_a_timeline_counts_every_dated_event_once(store: Store, granularity: str, split: str | None) -> None:
    timeline = queries.timeline(store, granularity=granularity, split=split)
    assert sum(item["count"] for item in timeline["items"]) + timeline["undated"] == timeline["total"] == 6
    assert timeline["undated"] == 1
    buckets = [item["bucket"] for item in timeline["items"]]
    assert buckets == sorted(set(buckets))
    for item in timeline["items"]:
        if split in ("type", "modality"):
            assert sum(item["parts"].values()) == item["count"]
        elif split == "source":
            assert max(item["parts"].values()) <= item["count"] <= sum(item["parts"].values())


def test_timeline_values(store: Store) -> None:
    quarters = queries.timeline(store, granularity="quarter", split="type")["items"]
    assert quarters[1] == {
        "bucket": "2024-Q2",
        "earliest": "2024-04-01",
        "latest": "2024-06-30",
        "count": 1,
        "coarse": 0,
        "parts": {"Agreement": 1},
    }
    days = queries.timeline(store, Filters(types=("TroopDeployment",)), granularity="day")["items"]
    assert [(day["bucket"], day["count"], day["coarse"]) for day in days] == [("2024-10-01", 1, 1)]
    assert bucket("2024-02-29", "month") == ("2024-02", "2024-02-01", "2024-02-29")
    for granularity, split in (("week", None), ("month", "actor")):
        with pytest.raises(QueryError):
            queries.timeline(store, granularity=granularity, split=split)


def test_actors_are_found_without_their_diacritics(store: Store) -> None:
    assert [one["id"] for one in queries.actors(store, "trieu tien").items] == ["north-korea"]
    assert [one["id"] for one in queries.actors(store, "Thử P").items] == ["pham-van-thu"]
    assert queries.actors(store, "không ai cả").total == 0
    everyone = queries.actors(store)
    assert [(one["id"], one["events"]) for one in everyone.items][:3] == [
        ("north-korea", 3),
        ("sergei-lavrov", 3),
        ("kim-jong-un", 2),
    ]
    walked, cursor = [], None
    while True:
        page = queries.actors(store, limit=2, cursor=cursor)
        walked += page.items
        cursor = page.next
        if cursor is None:
            break
    assert walked == everyone.items
    assert len(walked) == everyone.total == 6


def test_an_actor_has_offices_in_time_and_counts(store: Store) -> None:
    lavrov = queries.actor(store, "sergei-lavrov")
    assert lavrov is not None
    assert (lavrov["events"], lavrov["first"], lavrov["last"]) == (3, "2023-10-18", "2024-09-30")
    assert lavrov["types"] == {"Meeting": 1, "Visit": 2}
    assert lavrov["roles"] == {"agent": 3}
    assert any("Foreign" in office["label_en"] for office in lavrov["offices"])
    ju_ae = queries.actor(store, "kim-ju-ae")
    assert ju_ae is not None
    assert ju_ae["events"] == 0
    assert "kim-jong-un" in {side["id"] for kin in ju_ae["relations"] for side in (kin["person"], kin["of"])}


def test_neighbours(store: Store) -> None:
    page = queries.neighbours(store, "sergei-lavrov")
    assert [(one["id"], one["events"], one["types"]) for one in page.items] == [
        ("north-korea", 2, {"Visit": 2}),
        ("pham-van-thu", 1, {"Meeting": 1}),
    ]
    assert (page.items[0]["first"], page.items[0]["last"]) == ("2023-10-18", "2024-09-30")
    first = queries.neighbours(store, "sergei-lavrov", limit=1)
    assert queries.neighbours(store, "sergei-lavrov", cursor=first.next).items == page.items[1:]
    assert queries.neighbours(store, "sergei-lavrov", Filters(types=("Meeting",))).total == 1


def test_relations(store: Store) -> None:
    direct = queries.relations(store, "kim-jong-un", "vladimir-putin")
    assert [item["type"] for item in direct["shared"]["items"]] == ["Agreement"]
    assert [(path["hops"], path["steps"][0]["events"]) for path in direct["paths"]] == [(1, 1)]
    itself = Filters(members=False)
    far = queries.relations(store, "pham-van-thu", "russia", itself, max_hops=3)
    assert far["shared"]["items"] == []
    (path,) = far["paths"]
    assert [one["id"] for one in path["actors"]] == ["pham-van-thu", "sergei-lavrov", "north-korea", "russia"]
    assert [step["events"] for step in path["steps"]] == [1, 2, 1]
    assert queries.relations(store, "pham-van-thu", "russia", itself, max_hops=2)["paths"] == []
    assert queries.relations(store, "pham-van-thu", "nobody")["paths"] == []
    for a, b, hops in (("russia", "russia", 2), ("a", "b", 0), ("a", "b", 4)):
        with pytest.raises(QueryError):
            queries.relations(store, a, b, max_hops=hops)


def test_the_network(store: Store) -> None:
    network = queries.graph(store)
    assert {node["id"]: node["events"] for node in network["nodes"]} == {
        one["id"]: one["events"] for one in queries.actors(store).items
    }
    edges = {(e["source"], e["target"], e["kind"]): e for e in network["edges"]}
    assert ("kim-jong-un", "vladimir-putin", "Agreement") in edges
    visits = edges["sergei-lavrov", "north-korea", "Visit"]
    assert visits["spells"] == [("2023-10-18", "2023-10-18"), ("2024-09-01", "2024-09-30")]
    assert (visits["weight"], visits["first"], visits["last"]) == (2, "2023-10-18", "2024-09-30")
    plan = edges["kim-jong-un", "russia", "Visit"]
    assert (plan["weight"], plan["undated"], plan["spells"], plan["first"]) == (1, 1, [], None)


def test_ties_and_spells() -> None:
    assert list(ties(["b", "a", "c"], [])) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert list(ties(["a", "b"], ["b", "c"])) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert list(ties(["a"], [])) == []
    assert coalesced([("2024-06-19", "2024-06-19"), ("2024-06-20", "2024-06-21")]) == [
        ("2024-06-19", "2024-06-21")
    ]
    assert coalesced([("2024-01-01", "2024-12-31"), ("2024-03-01", "2024-03-02")]) == [
        ("2024-01-01", "2024-12-31")
    ]
    assert coalesced([("2024-06-19", "2024-06-19"), ("2024-06-21", None), ("2025-01-01", "2025-01-01")]) == [
        ("2024-06-19", "2024-06-19"),
        ("2024-06-21", None),
    ]


def test_articles_never_come_with_their_text(store: Store) -> None:
    page = queries.articles(store, limit=500)
    assert page.total == len(told())
    published = [item["published"] for item in page.items]
    assert published == sorted(published)
    assert all("text" not in item for item in page.items)
    visits = queries.articles(store, Filters(types=("Visit",)))
    assert [item["id"] for item in visits.items] == ["v1", "v2", "p"]
    article = queries.article(store, "v1")
    assert article is not None
    assert "text" not in article
    (one,) = article["claim_list"]
    assert one["event"] == queries.events(store, Filters(types=("Visit",))).items[0]["id"]
    assert [labelled["id"] for labelled in one["attributed_to"]] == ["kcna"]


def test_an_article_without_claims_is_listed_unless_something_is_asked(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'tumen.db'}") as store:
        store.add_many([extraction("silent"), extraction("telling", claim())])
        assert [item["id"] for item in queries.articles(store).items] == ["silent", "telling"]
        assert [item["id"] for item in queries.articles(store, Filters(types=("Meeting",))).items] == [
            "telling"
        ]


def test_sources_types_places_and_the_whole(store: Store) -> None:
    by_name = {one["publisher"]: one for one in queries.sources(store)}
    assert (by_name["a.example"]["articles"], by_name["a.example"]["events"]) == (2, 2)
    assert by_name[None]["articles"] == 1
    counts = {one["id"]: one["events"] for one in queries.types(store)}
    assert (counts["Visit"], counts["Combat"], sum(counts.values())) == (3, 0, 6)
    assert [(one["id"], one["events"], one["within"]) for one in queries.places(store)] == [
        ("pyongyang", 2, "north-korea"),
        ("moscow", 1, "russia"),
        ("russia", 1, None),
    ]
    whole = queries.summary(store)
    assert (whole["articles"], whole["claims"], whole["events"], whole["disputed"]) == (11, 11, 6, 1)
    assert (whole["first"], whole["last"]) == ("2023-10-18", "2024-10-31")


def test_one_actors_timeline_is_read_off_an_index(store: Store) -> None:
    asked: list[tuple[str, object]] = []

    def note(connection: object, cursor: object, statement: str, parameters: object, *rest: object) -> None:
        asked.append((statement, parameters))

    sqlalchemy_event.listen(store._engine, "before_cursor_execute", note)
    try:
        queries.events(store, Filters(actors=("kim-jong-un",)), limit=1)
    finally:
        sqlalchemy_event.remove(store._engine, "before_cursor_execute", note)
    statement, parameters = next((s, p) for s, p in asked if "event_parties" in s and "LIMIT" in s)
    with store.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()  # type: ignore[arg-type]
    steps = [str(row[-1]) for row in plan]
    assert any("event_parties_by_actor" in step for step in steps), steps
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in steps), steps
