"""Counts and lists kept ready are those of the events, whatever came and went."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from factories import made_extractions
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from store_content import MANY_CALLS

from kg.model import Extraction
from kg.store import Store, lists, schema, tallies


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
