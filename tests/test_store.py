"""What the store holds is a function of the articles in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from factories import CAST, claim, extraction, made_extractions, treaty
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from store_content import MANY_CALLS, held, url

from kg.model import Extraction
from kg.store import Store, StoreError, schema
from kg.store.snapshot import snapshot


def test_adding_counts_what_is_new_and_what_is_touched(store: Store) -> None:
    first, second, *_ = treaty()
    one = store.add(first)
    assert (one.new_claims, one.new_events, one.touched_events, one.unchanged) == (1, 1, 0, False)
    two = store.add(second)
    assert (two.new_claims, two.new_events, two.touched_events) == (1, 0, 1)
    assert store.count() == {"articles": 2, "claims": 2, "events": 1, "entities": 5}


def test_a_batch_counts_as_one_by_one(store: Store, tmp_path: Path) -> None:
    batch = [*treaty(), extraction("x", claim("Visit", ("sergei-lavrov",), ("north-korea",)))]
    with Store.open(url(tmp_path / "other.db")) as other:
        assert store.add_many(batch) == tuple(other.add(one) for one in batch)
        assert held(store) == held(other)


def test_adding_the_same_again_changes_nothing(store: Store) -> None:
    store.add_many(treaty())
    before, stood = store.last_change(), held(store)
    again = store.add_many(treaty())
    assert all(
        one.unchanged and not (one.new_claims or one.new_events or one.touched_events) for one in again
    )
    assert (store.last_change(), held(store)) == (before, stood)


def test_another_content_under_the_same_id_takes_the_place_of_the_old(store: Store, tmp_path: Path) -> None:
    old = extraction("a", claim(time="2024-06-19"), claim("Visit", ("sergei-lavrov",), ("north-korea",)))
    new = extraction("a", claim(time="2024-06-19"), claim("Visit", ("choe-son-hui",), ("russia",)))
    store.add_many([old, *treaty()])
    added = store.add(new)
    assert (added.new_claims, added.unchanged) == (1, False)
    with Store.open(url(tmp_path / "other.db")) as other:
        other.add_many([new, *treaty()])
        assert held(store) == held(other)


def test_a_change_in_the_metadata_alone_is_a_change(store: Store) -> None:
    one = extraction("a", claim(time="2024-06-19"), publisher="a.example")
    store.add(one)
    moved = replace(one, article=replace(one.article, publisher="b.example"))
    assert not store.add(moved).unchanged
    with store.read() as connection:
        publishers = select(schema.claims.c.publisher).where(schema.claims.c.known_to.is_(None))
        assert list(connection.scalars(publishers)) == ["b.example"]


def test_removing_takes_away_what_rests_on_the_article_alone(store: Store, tmp_path: Path) -> None:
    told = treaty()
    store.add_many(told)
    store.remove("t1")
    with Store.open(url(tmp_path / "other.db")) as other:
        other.add_many(told[1:])
        assert held(store) == held(other)
    with store.read() as connection:
        texts = select(schema.articles.c.text).where(schema.articles.c.id == "t1")
        assert list(connection.scalars(texts)) == [None]


def test_removing_what_is_not_there_says_so(store: Store) -> None:
    with pytest.raises(StoreError, match=r"'nobody'.*no such article"):
        store.remove("nobody")


def test_an_entity_takes_the_name_that_most_articles_give(store: Store) -> None:
    def told(id: str, label: str) -> Extraction:
        cast = {**CAST, "pham-van-thu": replace(CAST["pham-van-thu"], label_vi=label)}
        return extraction(id, claim(agents=("pham-van-thu", "vladimir-putin")), cast=cast)

    store.add_many([told("a", "Phạm Thử"), told("b", "Phạm Văn Thử"), told("c", "Phạm Văn Thử")])
    with store.read() as connection:
        row = connection.execute(select(schema.entities).where(schema.entities.c.id == "pham-van-thu")).one()
    assert row.label_vi == "Phạm Văn Thử"
    assert row.aliases == ["P. V. Thử", "Phạm Thử"]
    assert "pham thu" in row.folded


def test_a_known_actor_has_the_names_of_the_ontology(store: Store) -> None:
    cast = {**CAST, "russia": replace(CAST["russia"], label_en="Rossiya", label_vi="Ru-xi-a")}
    store.add(extraction("a", claim(agents=("russia", "north-korea")), cast=cast))
    with store.read() as connection:
        row = connection.execute(select(schema.entities).where(schema.entities.c.id == "russia")).one()
    assert (row.label_en, row.label_vi) == ("Russia", "Nga")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (extraction("a", claim(time="2024-13")), "2024-13"),
        (replace(extraction("a", claim()), entities={}), "not in its entities"),
        (
            replace(extraction("a", claim()), article=extraction("b", claim()).article),
            "names another article",
        ),
    ],
    ids=["time", "entities", "article"],
)
def test_an_extraction_that_contradicts_itself_leaves_nothing_behind(
    store: Store, bad: Extraction, reason: str
) -> None:
    with pytest.raises(StoreError, match=reason):
        store.add_many([*treaty(), bad])
    assert store.count()["articles"] == 0


@MANY_CALLS
@given(made=made_extractions(), cut=st.integers(0, 6), random=st.randoms())
def test_any_order_in_any_batches_once_or_twice_gives_the_same_graph(
    tmp_path_factory: pytest.TempPathFactory, made: list[Extraction], cut: int, random: object
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    turned = made + made[:2]
    random.shuffle(turned)  # type: ignore[attr-defined]
    with Store.open(url(folder / "a.db")) as at_once, Store.open(url(folder / "b.db")) as in_parts:
        at_once.add_many(made)
        in_parts.add_many(turned[:cut])
        for one in turned[cut:]:
            in_parts.add(one)
        assert held(in_parts) == held(at_once)


@MANY_CALLS
@given(made=made_extractions(), random=st.randoms())
def test_removing_gives_the_graph_that_never_had_the_article(
    tmp_path_factory: pytest.TempPathFactory, made: list[Extraction], random: object
) -> None:
    folder = tmp_path_factory.mktemp("removals")
    gone = random.sample(made, len(made) // 2)  # type: ignore[attr-defined]
    with Store.open(url(folder / "a.db")) as store, Store.open(url(folder / "b.db")) as never:
        store.add_many(made)
        for one in gone:
            store.remove(one.article.id)
        never.add_many([one for one in made if one not in gone])
        assert held(store) == held(never)


def test_the_past_is_the_graph_of_what_was_published_by_then(store: Store, tmp_path: Path) -> None:
    told = treaty()
    store.add_many(told)
    early = [one for one in told if (one.article.published or "9999") <= "2024-11-12"]
    assert 0 < len(early) < len(told)
    with Store.open(url(tmp_path / "other.db")) as other:
        other.add_many(early)
        assert held(store.as_of("2024-11-12")) == held(other)
    assert store.as_of("2024-11-12") is store.as_of("2024-11-12")
    assert store.as_of() is store


def test_the_past_goes_with_its_store(tmp_path: Path) -> None:
    with Store.open(url(tmp_path / "one.db")) as store:
        store.add_many(treaty())
        past = store.as_of("2024-11-12")
        assert past._folder is not None
        folder = Path(past._folder.name)
        assert any(folder.iterdir())
    assert not folder.exists()


def test_nobody_waits_while_the_past_is_made_but_who_asks_for_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add_many(treaty())
    kept, began, go_on = store.as_of("2024-11-12"), Event(), Event()

    def slow(*args: object) -> Engine:
        began.set()
        assert go_on.wait(30)
        return snapshot(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("kg.store.store.snapshot", slow)
    with ThreadPoolExecutor(4) as threads:
        made = [threads.submit(store.as_of, "2024-06-30") for _ in range(2)]
        assert began.wait(30)
        try:
            assert threads.submit(store.last_change).result(10)
            assert threads.submit(store.as_of, "2024-11-12").result(10) is kept
        finally:
            go_on.set()
        assert made[0].result(30) is made[1].result(30)


def test_an_article_of_unknown_day_was_published_by_no_day(store: Store) -> None:
    store.add(extraction("a", claim(time="2024-06-19"), published=None))
    assert store.as_of("2099-01-01").count()["articles"] == 0


def test_the_store_knows_what_it_knew(tmp_path: Path) -> None:
    days = iter(range(1, 29))
    with Store.open(
        url(tmp_path / "tumen.db"), clock=lambda: datetime(2025, 1, next(days), 12, tzinfo=UTC)
    ) as store:
        stood = []
        first, second, *_ = treaty()
        store.add(first)
        stood.append(held_claims(store))
        store.add(second)
        stood.append(held_claims(store))
        store.remove(first.article.id)
        stood.append(held_claims(store))
        then = [held_claims(store.as_of(known_at=f"2025-01-0{day}")) for day in (1, 2, 3)]
        assert then == stood
        assert held_claims(store.as_of(known_at="2025-01-02T11:59:59Z")) == stood[0]
        assert held_claims(store.as_of(known_at="2025-01-02T19:00:00+07:00")) == stood[1]
        assert store.as_of(known_at="2024-12-31").count()["events"] == 0
        with pytest.raises(StoreError, match="'yesterday' is no moment"):
            store.as_of(known_at="yesterday")


def held_claims(store: Store) -> list[str]:
    """Claims, events and names without the articles' texts, which go when an article is withdrawn."""
    return held(store)[0]


def test_moments_grow_even_if_the_clock_goes_back(tmp_path: Path) -> None:
    hours = iter((12, 11, 10))
    with Store.open(
        url(tmp_path / "tumen.db"), clock=lambda: datetime(2025, 1, 1, next(hours), tzinfo=UTC)
    ) as store:
        for one in treaty()[:3]:
            store.add(one)
        with store.read() as connection:
            log = schema.change_log.c
            moments = list(connection.scalars(select(log.at).order_by(log.seq)))
    assert moments == sorted(moments)
    assert len(set(moments)) == 3
