"""What the store holds is a function of the articles in it; bad places are refused in one line."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from factories import CAST, claim, extraction, made_extractions, treaty
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select

from kg.model import Extraction
from kg.store import Store, StoreError, lists, migrations, schema, tallies
from kg.store.rdfrows import everything

MANY_CALLS = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def url(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(url(tmp_path / "tumen.db")) as opened:
        yield opened


def held(store: Store) -> tuple[list[str], list[tuple[str, str]], list[str]]:
    """All that the store says, but for its own clock and numbering."""
    with store.read() as connection:
        quads = sorted(map(str, everything(connection)))
        table = schema.articles.c
        present = select(table.id, table.text).where(table.known_to.is_(None))
        texts = sorted((id, text) for id, text in connection.execute(present))
        kept = (schema.events, schema.entities, schema.event_countries, schema.counts, schema.ties)
        kept += (schema.ties_by_year, schema.shared_events, schema.standing, schema.event_lists)
        rows = sorted(str((table.name, *row)) for table in kept for row in connection.execute(select(table)))
    return quads, texts, rows


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


def test_a_new_store_is_writable_again_after_closing(tmp_path: Path) -> None:
    place = url(tmp_path / "tumen.db")
    with Store.open(place) as store:
        store.add_many(treaty())
        stood = held(store)
    with Store.open(place) as store:
        assert held(store) == stood
        assert store.add(treaty()[0]).unchanged
    with Store.open(place, readonly=True) as store:
        assert held(store) == stood
        with pytest.raises(StoreError, match="not written"):
            store.add(extraction("new", claim()))


def refused(place: str, *, readonly: bool = False) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(place, readonly=readonly)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_places_that_cannot_be_a_store_are_refused_with_what_to_do(tmp_path: Path) -> None:
    assert "no folder" in refused(url(tmp_path / "nowhere" / "tumen.db"))
    assert not (tmp_path / "nowhere").exists()
    assert "is a folder" in refused(url(tmp_path))
    assert "`tumen add`" in refused(url(tmp_path / "tumen.db"), readonly=True)
    assert not (tmp_path / "tumen.db").exists()
    assert "no database URL" in refused("tumen.db")
    assert "driver" in refused("nosuchkind://somewhere/db")
    (tmp_path / "notes.txt").write_text("Bình Nhưỡng, 19-6")
    assert "no SQLite database" in refused(url(tmp_path / "notes.txt"))
    assert (tmp_path / "notes.txt").read_text() == "Bình Nhưỡng, 19-6"


def test_databases_of_others_and_of_the_future_are_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE songs (title TEXT)")
    other.commit()
    other.close()
    assert "another program" in refused(url(tmp_path / "other.db"))
    Store.open(url(tmp_path / "tumen.db")).close()
    future = sqlite3.connect(tmp_path / "tumen.db")
    future.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    future.commit()
    future.close()
    message = refused(url(tmp_path / "tumen.db"))
    assert str(tmp_path / "tumen.db") in message
    assert "schema 99" in message
    assert "upgrade" in message


def test_an_empty_file_becomes_a_store_and_a_broken_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with Store.open(url(tmp_path / "empty.db")) as store:
        assert store.schema_version() == migrations.VERSION
    (tmp_path / "broken.db").write_bytes(b"SQLite format 3\x00" + b"\x00" * 200)
    assert "broken.db" in refused(url(tmp_path / "broken.db"))


def as_of_the_second_schema(store: sqlite3.Connection) -> None:
    """Take from a store what the third step brings."""
    store.execute("DROP INDEX events_by_span")
    store.execute("ALTER TABLE events DROP COLUMN span")
    for table in ("standing", "shared_events", "ties_by_year"):
        store.execute(f"DROP TABLE {table}")
    store.execute("CREATE INDEX claims_by_days ON claims (block, known_to, span, low, high, id)")
    store.execute("UPDATE meta SET value = '2' WHERE key = 'schema_version'")


def test_a_store_of_the_second_schema_is_brought_up(tmp_path: Path) -> None:
    with Store.open(url(tmp_path / "tumen.db")) as store:
        store.add_many(treaty())
        wanted = held(store)
    old = sqlite3.connect(tmp_path / "tumen.db")
    as_of_the_second_schema(old)
    old.commit()
    old.close()
    with Store.open(url(tmp_path / "tumen.db")) as store:
        assert (store.schema_version(), held(store)) == (migrations.VERSION, wanted)


def test_a_store_of_the_first_schema_is_brought_up(tmp_path: Path) -> None:
    with Store.open(url(tmp_path / "tumen.db")) as store:
        store.add_many(treaty())
        wanted = held(store)
    old = sqlite3.connect(tmp_path / "tumen.db")
    as_of_the_second_schema(old)
    old.execute("DROP INDEX events_in_conflict")
    for table in ("event_countries", "counts", "ties"):
        old.execute(f"DROP TABLE {table}")
    old.execute("DROP INDEX claims_by_days")
    for table, column in (("events", "countries"), ("events", "aside"), ("claims", "span")):
        old.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    old.execute("ALTER TABLE claims DROP COLUMN quantities")
    old.execute("UPDATE meta SET value = '1' WHERE key = 'schema_version'")
    old.commit()
    old.close()
    with Store.open(url(tmp_path / "tumen.db")) as store:
        assert (store.schema_version(), held(store)) == (migrations.VERSION, wanted)


def test_a_store_without_sums_of_counts_is_brought_up(tmp_path: Path) -> None:
    tables = (schema.ties_by_type, schema.ties_ever)

    def sums(store: Store) -> list[Any]:
        with store.read() as connection:
            return [sorted(connection.execute(select(table)).all()) for table in tables]

    with Store.open(url(tmp_path / "tumen.db")) as store:
        store.add_many(treaty())
        wanted = held(store), sums(store)
        assert all(wanted[1])
    old = sqlite3.connect(tmp_path / "tumen.db")
    for table in tables:
        old.execute(f"DROP TABLE {table.name}")
    old.execute("DROP INDEX shared_events_by_end")
    before = str(migrations.STEPS.index(migrations._sixth))
    old.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [before])
    old.commit()
    old.close()
    with Store.open(url(tmp_path / "tumen.db")) as store:
        assert (store.schema_version(), (held(store), sums(store))) == (migrations.VERSION, wanted)
        with store.read() as connection:
            assert "shared_events_by_end" in {
                one["name"] for one in inspect(connection).get_indexes("shared_events")
            }


def test_a_store_without_months_is_brought_up(tmp_path: Path) -> None:
    def months(store: Store) -> list[Any]:
        with store.read() as connection:
            return sorted(connection.execute(select(schema.months)).all())

    with Store.open(url(tmp_path / "tumen.db")) as store:
        store.add_many(treaty())
        wanted = held(store), months(store)
        assert wanted[1]
    old = sqlite3.connect(tmp_path / "tumen.db")
    old.execute("DROP TABLE months")
    before = str(migrations.STEPS.index(migrations._fourth))
    old.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [before])
    old.commit()
    old.close()
    with Store.open(url(tmp_path / "tumen.db")) as store:
        assert (store.schema_version(), (held(store), months(store))) == (migrations.VERSION, wanted)


def test_a_store_with_a_row_a_type_and_month_is_brought_up(tmp_path: Path) -> None:
    def months(store: Store) -> list[Any]:
        with store.read() as connection:
            return connection.execute(select(schema.types_by_month)).all()

    with Store.open(url(tmp_path / "tumen.db")) as store:
        store.add_many(treaty())
        wanted = held(store), months(store)
        assert wanted[1]
    old = sqlite3.connect(tmp_path / "tumen.db")
    old.execute("DROP TABLE types_by_month")
    old.execute("CREATE TABLE months_by_type (actor, first, type, last, n)")
    before = str(migrations.STEPS.index(migrations._seventh))
    old.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [before])
    old.commit()
    old.close()
    with Store.open(url(tmp_path / "tumen.db")) as store:
        assert (store.schema_version(), (held(store), months(store))) == (migrations.VERSION, wanted)
        with store.read() as connection:
            assert "months_by_type" not in inspect(connection).get_table_names()


def test_a_store_without_lists_is_brought_up(tmp_path: Path) -> None:
    with Store.open(url(tmp_path / "tumen.db")) as store:
        store.add_many(treaty())
        wanted = held(store)
        assert listed(store)
    old = sqlite3.connect(tmp_path / "tumen.db")
    old.execute("DROP TABLE event_lists")
    before = str(migrations.STEPS.index(migrations._fifth))
    old.execute("UPDATE meta SET value = ? WHERE key = 'schema_version'", [before])
    old.commit()
    old.close()
    with Store.open(url(tmp_path / "tumen.db")) as store:
        assert (store.schema_version(), held(store)) == (migrations.VERSION, wanted)


def listed(store: Store) -> list[Any]:
    """The rows of `event_lists`."""
    with store.read() as connection:
        return sorted(map(tuple, connection.execute(select(schema.event_lists))))


@MANY_CALLS
@given(made_extractions(), st.data())
def test_the_lists_of_actors_are_those_of_the_events(told: list[Extraction], data: st.DataObject) -> None:
    with Store.open("sqlite://") as store:

        def hold() -> None:
            with store.read() as connection:
                rows = connection.execute(select(schema.events)).mappings().all()
            wanted = [tuple(listed.values()) for row in rows for listed in lists.list_rows(row)]
            assert listed(store) == sorted(wanted)

        store.add_many(told[: len(told) // 2])
        for one in told[len(told) // 2 :]:
            store.add(one)
        hold()
        with store.read() as connection:
            ids = sorted(connection.scalars(select(schema.events.c.id)))
        if len(ids) > 1:
            pair = data.draw(st.permutations(ids))[:2]
            decided = store.decide("different", pair[:1], pair[1:], who="me")
            hold()
            if data.draw(st.booleans()):
                store.undo(decided.id, who="me")
                hold()
        for one in data.draw(st.lists(st.sampled_from(told), unique_by=lambda one: one.article.id)):
            store.remove(one.article.id)
        hold()


@MANY_CALLS
@given(made_extractions(), st.data())
def test_the_counts_kept_ready_are_those_of_the_events(told: list[Extraction], data: st.DataObject) -> None:
    with Store.open("sqlite://") as store:
        store.add_many(told)
        for one in data.draw(st.lists(st.sampled_from(told), unique_by=lambda one: one.article.id)):
            store.remove(one.article.id)
        with store.read() as connection:
            rows = [dict(row) for row in connection.execute(select(schema.events)).mappings()]
            for table, keys in (
                (schema.counts, tallies.count_keys),
                (schema.ties, tallies.tie_keys),
            ):
                wanted = Counter(key for row in rows for key in keys(row))
                assert {tuple(row[:-1]): row[-1] for row in connection.execute(select(table))} == wanted
            ties = [key for row in rows for key in tallies.tie_keys(row)]
            types: defaultdict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
            counts = [key for row in rows for key in tallies.count_keys(row)]
            for who, type, _, *span in counts:
                types[who, *span][type] += 1
            kept = {tuple(row[:-1]): row[-1] for row in connection.execute(select(schema.types_by_month))}
            assert kept == types
            for table, sums in (
                (schema.ties_by_year, Counter((a, *years, b) for a, b, _, *years in ties)),
                (schema.ties_by_type, Counter(key[:3] for key in ties)),
                (schema.ties_ever, Counter(key[:2] for key in ties)),
                (schema.months, Counter((who, *span) for who, _, _, *span in counts)),
            ):
                assert {tuple(row[:-1]): row[-1] for row in connection.execute(select(table))} == sums
