"""Timelines, actors, ties, articles and the rest that is asked beside lists of events."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import claim, extraction, of_all_kinds

from kg import queries
from kg.queries import Filters, QueryError
from kg.queries.errors import UnknownIdError
from kg.queries.graph import coalesced, ties
from kg.queries.timeline import bucket
from kg.store import Store


@pytest.mark.parametrize("split", [None, "type", "modality", "source"])
def test_a_timeline_may_be_split_by_what_it_is_narrowed_by(told: Store, split: str | None) -> None:
    narrowed = Filters(publishers=("t1.example", "t2.example"), attributed_to=("kcna",), q="hiep uoc")
    assert queries.timeline(told, narrowed, "year", split)["total"] == queries.events(told, narrowed).total


@pytest.mark.parametrize("granularity", ["day", "month", "quarter", "year"])
@pytest.mark.parametrize("split", [None, "type", "modality", "source"])
def test_a_timeline_counts_every_dated_event_once(told: Store, granularity: str, split: str | None) -> None:
    timeline = queries.timeline(told, granularity=granularity, split=split)
    assert sum(item["count"] for item in timeline["items"]) + timeline["undated"] == timeline["total"] == 6
    assert timeline["undated"] == 1
    buckets = [item["bucket"] for item in timeline["items"]]
    assert buckets == sorted(set(buckets))
    for item in timeline["items"]:
        if split in ("type", "modality"):
            assert sum(item["parts"].values()) == item["count"]
        elif split == "source":
            assert max(item["parts"].values()) <= item["count"] <= sum(item["parts"].values())


def test_timeline_values(told: Store) -> None:
    quarters = queries.timeline(told, granularity="quarter", split="type")["items"]
    assert quarters[1] == {
        "bucket": "2024-Q2",
        "earliest": "2024-04-01",
        "latest": "2024-06-30",
        "count": 1,
        "coarse": 0,
        "parts": {"Agreement": 1},
    }
    days = queries.timeline(told, Filters(types=("TroopDeployment",)), granularity="day")["items"]
    assert [(day["bucket"], day["count"], day["coarse"]) for day in days] == [("2024-10-01", 1, 1)]
    assert bucket("2024-02-29", "month") == ("2024-02", "2024-02-01", "2024-02-29")
    for granularity, split in (("week", None), ("month", "actor")):
        with pytest.raises(QueryError):
            queries.timeline(told, granularity=granularity, split=split)


def test_actors_are_found_without_their_diacritics(told: Store) -> None:
    assert [one["id"] for one in queries.actors(told, "trieu tien").items] == ["north-korea"]
    assert [one["id"] for one in queries.actors(told, "Thử P").items] == ["pham-van-thu"]
    assert queries.actors(told, "không ai cả").total == 0
    everyone = queries.actors(told)
    assert [(one["id"], one["events"]) for one in everyone.items][:3] == [
        ("north-korea", 3),
        ("sergei-lavrov", 3),
        ("kim-jong-un", 2),
    ]
    walked, cursor = [], None
    while True:
        page = queries.actors(told, limit=2, cursor=cursor)
        walked += page.items
        cursor = page.next
        if cursor is None:
            break
    assert walked == everyone.items
    assert len(walked) == everyone.total == 6


def test_an_actor_has_offices_in_time_and_counts(told: Store) -> None:
    lavrov = queries.actor(told, "sergei-lavrov")
    assert lavrov is not None
    assert (lavrov["events"], lavrov["first"], lavrov["last"]) == (3, "2023-10-18", "2024-09-30")
    assert lavrov["types"] == {"Meeting": 1, "Visit": 2}
    assert lavrov["roles"] == {"agent": 3}
    assert any("Foreign" in office["label_en"] for office in lavrov["offices"])
    ju_ae = queries.actor(told, "kim-ju-ae")
    assert ju_ae is not None
    assert ju_ae["events"] == 0
    assert "kim-jong-un" in {side["id"] for kin in ju_ae["relations"] for side in (kin["person"], kin["of"])}


def test_neighbours(told: Store) -> None:
    page = queries.neighbours(told, "sergei-lavrov")
    assert [(one["id"], one["events"], one["types"]) for one in page.items] == [
        ("north-korea", 2, {"Visit": 2}),
        ("pham-van-thu", 1, {"Meeting": 1}),
    ]
    assert (page.items[0]["first"], page.items[0]["last"]) == ("2023-10-18", "2024-09-30")
    first = queries.neighbours(told, "sergei-lavrov", limit=1)
    assert queries.neighbours(told, "sergei-lavrov", cursor=first.next).items == page.items[1:]
    assert queries.neighbours(told, "sergei-lavrov", Filters(types=("Meeting",))).total == 1


def test_relations(told: Store) -> None:
    direct = queries.relations(told, "kim-jong-un", "vladimir-putin")
    assert [item["type"] for item in direct["shared"]["items"]] == ["Agreement"]
    assert [(path["hops"], path["steps"][0]["events"]) for path in direct["paths"]] == [(1, 1)]
    itself = Filters(members=False)
    far = queries.relations(told, "pham-van-thu", "russia", itself, max_hops=3)
    assert far["shared"]["items"] == []
    (path,) = far["paths"]
    assert [one["id"] for one in path["actors"]] == ["pham-van-thu", "sergei-lavrov", "north-korea", "russia"]
    assert [step["events"] for step in path["steps"]] == [1, 2, 1]
    assert queries.relations(told, "pham-van-thu", "russia", itself, max_hops=2)["paths"] == []
    assert queries.relations(told, "pham-van-thu", "japan")["paths"] == []
    with pytest.raises(UnknownIdError, match="b: nobody here is called 'nobody'"):
        queries.relations(told, "pham-van-thu", "nobody")
    for a, b, hops in (("russia", "russia", 2), ("a", "b", 0), ("a", "b", 4)):
        with pytest.raises(QueryError):
            queries.relations(told, a, b, max_hops=hops)


def test_the_network(told: Store) -> None:
    network = queries.graph(told)
    assert {node["id"]: node["events"] for node in network["nodes"]} == {
        one["id"]: one["events"] for one in queries.actors(told).items
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


def test_articles_never_come_with_their_text(told: Store) -> None:
    page = queries.articles(told, limit=500)
    assert page.total == len(of_all_kinds())
    published = [item["published"] for item in page.items]
    assert published == sorted(published)
    assert all("text" not in item for item in page.items)
    visits = queries.articles(told, Filters(types=("Visit",)))
    assert [item["id"] for item in visits.items] == ["v1", "v2", "p"]
    article = queries.article(told, "v1")
    assert article is not None
    assert "text" not in article
    (one,) = article["claim_list"]
    assert one["event"] == queries.events(told, Filters(types=("Visit",))).items[0]["id"]
    assert [labelled["id"] for labelled in one["attributed_to"]] == ["kcna"]


def test_an_article_without_claims_is_listed_unless_something_is_asked(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'tumen.db'}") as store:
        store.add_many([extraction("silent"), extraction("telling", claim())])
        assert [item["id"] for item in queries.articles(store).items] == ["silent", "telling"]
        assert [item["id"] for item in queries.articles(store, Filters(types=("Meeting",))).items] == [
            "telling"
        ]


def test_sources_types_places_and_the_whole(told: Store) -> None:
    by_name = {one["publisher"]: one for one in queries.sources(told)}
    assert (by_name["a.example"]["articles"], by_name["a.example"]["events"]) == (2, 2)
    assert by_name[None]["articles"] == 1
    counts = {one["id"]: one["events"] for one in queries.types(told)}
    assert (counts["Visit"], counts["Combat"], sum(counts.values())) == (3, 0, 6)
    assert [(one["id"], one["events"], one["within"]) for one in queries.places(told)] == [
        ("pyongyang", 2, "north-korea"),
        ("moscow", 1, "russia"),
        ("russia", 1, None),
    ]
    whole = queries.summary(told)
    assert (whole["articles"], whole["claims"], whole["events"], whole["disputed"]) == (11, 11, 6, 1)
    assert (whole["first"], whole["last"]) == ("2023-10-18", "2024-10-31")
