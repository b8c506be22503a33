"""What is answered from tables kept ready is what the events themselves say, whatever came and went."""

from __future__ import annotations

from dataclasses import replace

from factories import PARTIES, made_extractions
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kg import queries
from kg.model import Extraction
from kg.queries import Filters
from kg.queries.actors import _kept, _shared
from kg.queries.filters import EVERYTHING
from kg.store import Store, schema

MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def filled(store: Store, told: list[Extraction], data: st.DataObject) -> None:
    for one in told:
        store.add(one)
    for one in data.draw(st.lists(st.sampled_from(told), unique_by=lambda one: one.article.id, max_size=3)):
        store.remove(one.article.id)


def plainly(store: Store, asked: Filters) -> list[str]:
    """The events asked for in the order of their days, without anything kept ready."""
    by_day = schema.events.c.sort_day, schema.events.c.id
    some = select(schema.events.c.id).where(*queries.filters.conditions(asked)).order_by(*by_day)
    with store.read() as connection:
        return list(connection.scalars(some))


@MANY
@given(made_extractions(most=8), st.data())
def test_neighbours_and_shared_events(told: list[Extraction], data: st.DataObject) -> None:
    with Store.open("sqlite://") as store:
        filled(store, told, data)
        with store.read() as connection:
            rows = connection.execute(select(schema.events)).mappings().all()
            for actor in PARTIES:
                wanted = _shared(connection, actor, EVERYTHING)
                assert _kept(connection, actor, sorted(wanted)) == wanted
        for actor in PARTIES:
            found = queries.neighbours(store, actor).items
            assert [(one["id"], one["events"]) for one in found] == sorted(
                ((other, one["events"]) for other, one in wanted_of(rows, actor).items()),
                key=lambda one: (-one[1], one[0]),
            )
        for a in PARTIES:
            for b in PARTIES:
                if a != b:
                    both = [row for row in rows if {a, b} <= {*row["agents"], *row["targets"]}]
                    page = queries.events(store, Filters(pair=(a, b), members=False), limit=3)
                    ids = [row["id"] for row in sorted(both, key=lambda row: (row["sort_day"], row["id"]))]
                    assert (page.total, [one["id"] for one in page.items]) == (len(ids), ids[:3])


def wanted_of(rows, actor):  # type: ignore[no-untyped-def]
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        parties = {*row["agents"], *row["targets"]}
        for other in parties - {actor} if actor in parties else ():
            found.setdefault(other, {"events": 0})["events"] += 1
    return found


@MANY
@given(
    made_extractions(most=8),
    st.sampled_from(["2023", "2024", "2024-06", "2024-06-19", "2024-11-11"]),
    st.sampled_from([None, "2024", "2024-06", "2024-06-19", "2024-11-11", "2025"]),
    st.data(),
)
def test_a_period(told: list[Extraction], from_: str, to: str | None, data: st.DataObject) -> None:
    assume(to is None or from_[: len(to)] <= to)
    asked = Filters(from_=from_, to=to)
    with Store.open("sqlite://") as store:
        filled(store, told, data)
        ids = plainly(store, asked)
        for sort, wanted in (("time", ids), ("-time", ids[::-1])):
            found, cursor = [], None
            while True:
                page = queries.events(store, asked, sort=sort, limit=2, cursor=cursor)
                found += [one["id"] for one in page.items]
                assert page.total == len(ids)
                cursor = page.next
                if cursor is None:
                    break
            assert found == wanted


@MANY
@given(
    made_extractions(most=8),
    st.sampled_from(PARTIES),
    st.sampled_from([None, *PARTIES]),
    st.sampled_from([(), ("Meeting",), ("Meeting", "Visit", "Agreement")]),
    st.sampled_from([None, "2023", "2024", "2024-06", "2024-06-19"]),
    st.data(),
)
def test_lists_of_actors_and_pairs(
    told: list[Extraction],
    actor: str,
    other: str | None,
    types: tuple[str, ...],
    period: str | None,
    data: st.DataObject,
) -> None:
    of_two = other is not None and other != actor
    narrowed = Filters(types=types, from_=period, to=period)
    asked = replace(narrowed, pair=(actor, other)) if of_two else replace(narrowed, actors=(actor,))
    with Store.open("sqlite://") as store:
        filled(store, told, data)
        ids = plainly(store, asked)
        for sort, wanted in (("time", ids), ("-time", ids[::-1])):
            page = queries.events(store, asked, sort=sort, limit=2)
            assert (page.total, [one["id"] for one in page.items]) == (len(ids), wanted[:2])
            if page.next:
                rest = queries.events(store, asked, limit=100, cursor=page.next)
                assert [one["id"] for one in rest.items] == wanted[2:]


@MANY
@given(
    made_extractions(most=8),
    st.sampled_from([(), ("north-korea",)]),
    st.sampled_from(["month", "quarter", "year"]),
    st.sampled_from([None, "type", "modality"]),
    st.sampled_from([None, "2024", "2024-06"]),
    st.data(),
)
def test_counts_by_month(
    told: list[Extraction],
    actors: tuple[str, ...],
    granularity: str,
    split: str | None,
    period: str | None,
    data: st.DataObject,
) -> None:
    asked = Filters(actors=actors, from_=period, to=period)
    with Store.open("sqlite://") as store:
        filled(store, told, data)
        found = queries.timeline(store, asked, granularity, split)
        plain = queries.timeline(store, replace(asked, min_sources=0), granularity, split)
    assert found == plain
