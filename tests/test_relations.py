"""How actors are tied over time: by themselves and for all of their own, as of any day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, permutations, product

import pytest
from factories import PARTIES, claim, extraction, made_extractions, treaty
from hypothesis import HealthCheck, given, settings

from kg import queries
from kg.model import Extraction
from kg.queries import Filters, QueryError
from kg.queries.ties import Ties
from kg.store import Store


def told() -> list[Extraction]:
    """Ties of two years, and what begins and ends states."""
    troops = ("TroopDeployment", ("north-korea",), ("russia",))
    south = "south-korea"
    force = ("Ratification", ("russia", "north-korea"))
    return [
        *treaty(),
        extraction("m", claim(agents=("sergei-lavrov", "choe-son-hui"), time="2023-07-25"), published="2023-07-26"),
        extraction("v", claim("Visit", ("sergei-lavrov",), ("south-korea",), time="2023-01"), published="2023-02-01"),
        extraction("w", claim("Support", ("pham-van-thu",), (south,), time="2023-03-01"), published="2023-03-02"),
        extraction("f", claim(*force, time="2024-12-04", words="Hiệp ước bắt đầu có hiệu lực"), published="2024-12-05"),
        extraction("g", claim(*force, time="2000-02-09", words="Hiệp ước mới sẽ có hiệu lực"), published="2024-12-05"),
        extraction("t", claim(*troops, time="2024-10-20", modality="alleged", words="đưa đi"), published="2024-10-21"),
        extraction("u", claim(*troops, time="2025-06-01", words="đưa thêm quân"), published="2025-06-02"),
        extraction("x", claim(*troops, time="2025-12-10", words="rút toàn bộ quân"), published="2025-12-11"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("relations") / "tumen.db"
    with Store.open(f"sqlite:///{path}") as opened:
        opened.add_many(told())
        yield opened


def test_states_share_what_their_people_share(store: Store) -> None:
    found = queries.relations(store, "russia", "north-korea")
    assert found["shared"]["total"] == 7
    assert (found["first"], found["last"]) == ("2000-02-09", "2025-12-10")
    assert [(one["year"], one["events"]) for one in found["years"]] == [
        ("2000", 1), ("2023", 1), ("2024", 3), ("2025", 2)
    ]  # fmt: skip
    assert found["years"][1]["types"] == {"Meeting": 1}
    itself = queries.relations(store, "russia", "north-korea", Filters(members=False))
    assert itself["shared"]["total"] == 5
    assert sum(one["events"] for one in itself["years"]) == 5


def test_the_sum_of_the_years_is_what_is_shared_however_it_is_narrowed(store: Store) -> None:
    for asked in (
        Filters(types=("Meeting", "Agreement")),
        Filters(from_="2024", to="2024"),
        Filters(from_="2024-06-20"),
        Filters(modalities=("alleged",)),
        Filters(reported_by="2024-11-30"),
    ):
        found = queries.relations(store, "russia", "north-korea", asked)
        assert sum(one["events"] for one in found["years"]) == found["shared"]["total"] > 0, asked


def test_whom_both_know_stands_with_what_he_shares_with_each(store: Store) -> None:
    found = queries.relations(store, "choe-son-hui", "south-korea")
    assert [(one["id"], one["with_a"], one["with_b"]) for one in found["common"]] == [("sergei-lavrov", 1, 1)]
    assert [[actor["id"] for actor in path["actors"]] for path in found["paths"]] == [
        ["choe-son-hui", "sergei-lavrov", "south-korea"]
    ]


def test_a_path_is_one_of_its_period(store: Store) -> None:
    def way(**asked: str) -> list[str]:
        found = queries.paths(store, "pham-van-thu", "choe-son-hui", Filters(**asked))  # type: ignore[arg-type]
        return [actor["id"] for path in found["paths"] for actor in path["actors"]]

    through = ["pham-van-thu", "south-korea", "sergei-lavrov", "choe-son-hui"]
    assert way() == way(from_="2023", to="2023") == way(reported_by="2023-07-26") == through
    assert way(from_="2023-02-01", to="2023-12-31") == []  # Lavrov's visit was in January
    assert way(to="2023-06") == way(reported_by="2023-07-25") == []
    assert queries.paths(store, "pham-van-thu", "choe-son-hui", max_hops=2)["paths"] == []


def test_a_step_names_events_that_tie_its_two(store: Store) -> None:
    [path] = queries.paths(store, "pham-van-thu", "choe-son-hui")["paths"]
    assert len(path["steps"]) == path["hops"] > 1
    for step in path["steps"]:
        assert step["events"] == len(step["event_ids"])
        for id in step["event_ids"]:
            event = queries.event(store, id)
            assert event and {step["a"], step["b"]} <= {
                one["id"] for one in event["agents"] + event["targets"]
            }


def test_states_hold_from_what_begins_them_to_what_ends_them(store: Store) -> None:
    held = {one["state"]: one for one in queries.states(store, "russia", "north-korea")["items"]}
    assert set(held) == {"treaty-in-force", "troops-present"}
    treaty, troops = held["treaty-in-force"], held["troops-present"]
    assert (treaty["from"], treaty["to"], treaty["modality"]) == ("2024-12-04", None, "actual")
    assert (troops["from"], troops["to"], troops["modality"]) == ("2024-10-20", "2025-12-10", "actual")
    assert len(troops["begun_by"]) == 2 and troops["ended_by"]


def test_states_are_as_they_were_known(store: Store) -> None:
    [troops] = queries.states(store, "russia", "north-korea", Filters(reported_by="2024-11-30"))["items"]
    assert (troops["from"], troops["to"], troops["modality"]) == ("2024-10-20", None, "alleged")
    assert queries.states(store, "kim-jong-un", "vladimir-putin")["items"] == []


def test_who_ties_most_is_most_central(store: Store) -> None:
    found = queries.centrality(store, 2023)
    assert found["actors"] == 4
    assert [one["id"] for one in found["items"]][:2] == ["sergei-lavrov", "south-korea"]
    lavrov = found["items"][0]
    assert (lavrov["degree"], lavrov["events"]) == (2, 2)
    assert (lavrov["betweenness"], lavrov["closeness"]) == (pytest.approx(2 / 3), pytest.approx(2.5 / 3))
    assert queries.centrality(store, 1999)["items"] == []


@pytest.mark.parametrize(
    "asked, named",
    [({"by": "fame"}, "by"), ({"year": 0}, "year"), ({"year": 2024, "filters": Filters(to="2024")}, "year")],
)
def test_what_cannot_be_asked_is_named(store: Store, asked: dict[str, object], named: str) -> None:
    with pytest.raises(QueryError, match=f"^{named}"):
        queries.centrality(store, **asked)  # type: ignore[arg-type]
    for ask in (queries.states, queries.paths):
        with pytest.raises(QueryError, match="two actors"):
            ask(store, "russia", "russia")
        with pytest.raises(QueryError, match=r"^pair"):
            ask(store, "russia", "ukraine", Filters(pair=("a", "b")))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made_extractions())
def test_the_counts_kept_ready_answer_as_the_events_do(told: list[Extraction]) -> None:
    """The same question, once in a form that the counts answer and once in one that only the events do."""
    everywhere = Filters(modalities=("actual", "planned", "alleged", "denied"))
    with Store.open("sqlite://") as store:
        store.add_many(told)
        with store.read() as connection:
            kept, counted = Ties(connection, Filters()), Ties(connection, everywhere)
            assert kept.all() == counted.all()
            for a, b in permutations([*PARTIES, "=RU", "=KP"], 2):
                assert kept.by_year(a, b) == counted.by_year(a, b)
                assert kept.neighbours(a) == counted.neighbours(a)
                for strongest, limit in product((0, 1, 300), (1, 2, 20)):
                    with pytest.MonkeyPatch.context() as patch:
                        patch.setattr("kg.queries.ties._STRONGEST", strongest)
                        found = kept.common(a, b, (a,), limit)
                        assert list(found.items()) == list(counted.common(a, b, (a,), limit).items())
        for a, b in pairwise(PARTIES):
            assert sum(one["events"] for one in queries.relations(store, a, b)["years"]) == (
                queries.events(store, Filters(pair=(a, b))).total
            )
            for period in ({}, {"from_": "2024", "to": "2024"}):
                plain = replace(everywhere, **period)
                assert queries.relations(store, a, b, Filters(**period)) == queries.relations(
                    store, a, b, plain
                )
                assert queries.paths(store, a, b, Filters(**period)) == queries.paths(store, a, b, plain)
