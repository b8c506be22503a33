"""Decisions in the store: kept, refused with the reason, undone, replayed; ids that lead somewhere for ever."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from factories import claim, claims_of, decision, extraction, made_decisions, made_extractions
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from store_content import MANY_CALLS, quads, url

from kg import queries
from kg.model import Decision, Extraction
from kg.store import Store, StoreError, ids, schema
from kg.store.check import check_store
from kg.store.rdfview import RdfView


def clock() -> datetime:
    """A clock that stands: the store's moments then follow from the number of its changes alone."""
    return datetime(2025, 1, 1, tzinfo=UTC)


def graph(store: Store) -> list[str]:
    """All that it says but for the decisions themselves."""
    return [line for line in quads(store) if "/id/d" not in line.partition("> ")[0]]


def meeting(id: str, day: str | None = "19", **more: str) -> Extraction:
    return extraction(id, claim(time=f"2024-06-{day}" if day else None), **more)


def only(one: Extraction) -> str:
    [told] = one.claims
    return told.id


def homes(store: Store) -> dict[str, str]:
    """The event of each claim."""
    with store.read() as connection:
        rests = schema.event_claims.c
        return {claim: event for event, claim in connection.execute(select(rests.event_id, rests.claim_id))}


def test_a_decision_holds_until_it_is_undone(store: Store) -> None:
    one, other = meeting("one", "01"), meeting("other", "25")
    store.add_many([one, other])
    before = graph(store)
    made = store.decide("same", [only(one)], [only(other)], who="An", why="một cuộc gặp")
    assert (made.verdict, made.who, made.why, made.id[0]) == ("same", "An", "một cuộc gặp", "d")
    assert len(set(homes(store).values())) == 1
    store.undo(made.id, who="Bình")
    assert graph(store) == before == quads(store)
    with store.read() as connection:
        row = connection.execute(select(schema.decisions)).one()
        assert (row.id, row.undone_by, row.known_to is not None) == (made.id, "Bình", True)
        kinds = list(
            connection.scalars(select(schema.change_log.c.kind).where(schema.change_log.c.id == made.id))
        )
    assert kinds == ["decision-put", "decision-drop"]


def test_an_event_stands_for_its_claims_and_they_stay_together_whatever_comes(store: Store) -> None:
    first = [meeting("a", "01"), meeting("b", "01")]
    second = [meeting("c", "25"), meeting("d", "25")]
    store.add_many([*first, *second])
    here, there = (homes(store)[only(one)] for one in (first[0], second[0]))
    made = store.decide("same", [here], [there], who="An")
    assert made.claims == {only(one) for one in (*first, *second)}
    store.remove("a")
    store.remove("c")
    assert homes(store)[only(first[1])] == homes(store)[only(second[1])]
    store.add(meeting("e", "25"))
    assert len(set(homes(store).values())) == 1


def test_an_event_can_be_parted_from_one_of_its_claims(store: Store) -> None:
    told = [meeting(name) for name in "abc"]
    store.add_many(told)
    a, b, c = map(only, told)
    store.decide("different", [b], [a, c], who="An")
    home = homes(store)
    assert home[a] == home[c] != home[b]


@pytest.mark.parametrize(
    ("verdict", "one", "other", "reason"),
    [
        ("same", ["e0"], ["a"], "'e0': there is no such event or claim"),
        ("same", ["kcna"], ["a"], "'kcna': there is no such"),
        ("same", ["a"], [], "both sides"),
        ("different", ["a", "b"], ["b"], "both sides hold c"),
        ("same", ["a"], ["visit"], "a Meeting and a Visit are two events"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    store: Store, verdict: str, one: list[str], other: list[str], reason: str
) -> None:
    told = {name: meeting(name) for name in "ab"}
    told["visit"] = extraction("visit", claim("Visit", ("sergei-lavrov",), ("north-korea",)))
    store.add_many(told.values())
    sides = ([only(told[name]) if name in told else name for name in side] for side in (one, other))
    stood = store.last_change()
    with pytest.raises(StoreError, match=reason):
        store.decide(verdict, *sides, who="An")  # type: ignore[arg-type]
    assert store.last_change() == stood


def test_a_contradiction_is_refused_and_names_what_is_in_the_way(store: Store) -> None:
    told = [meeting(name) for name in "abcx"]
    store.add_many(told)
    a, b, c, x = map(only, told)
    ab = store.decide("same", [a], [b], who="An", why="cùng một cuộc gặp")
    bc = store.decide("same", [b], [c], who="Bình")
    with pytest.raises(StoreError) as refused:
        store.decide("different", [a], [c], who="Chi")
    assert ab.id in str(refused.value) and bc.id in str(refused.value)
    assert "An" in str(refused.value) and "cùng một cuộc gặp" in str(refused.value)
    assert "\n" not in str(refused.value)
    apart = store.decide("different", [x], [c], who="Chi")
    with pytest.raises(StoreError, match=apart.id):
        store.decide("same", [a], [x], who="Dũng")
    with pytest.raises(StoreError, match="the same is decided"):
        store.decide("same", [a], [c], who="Dũng")
    with pytest.raises(StoreError, match="different is decided"):
        store.decide("unsure", [x], [a], who="Dũng")
    store.undo(bc.id, who="An")
    store.decide("different", [a], [c], who="Chi")
    with pytest.raises(StoreError, match="no such decision holds"):
        store.undo(bc.id, who="An")


def test_a_removed_and_added_article_meets_its_decisions_again(store: Store) -> None:
    told = [meeting(name, day) for name, day in (("a", "01"), ("b", "13"), ("c", "25"), ("d", "25"))]
    store.add_many(told)
    a, b, c, d = map(only, told)
    store.decide("same", [a], [b], who="An")
    store.decide("same", [b], [c], who="An")
    store.decide("different", [d], [a], who="An")
    before = quads(store)
    for name in "bacd":
        store.remove(name)
        store.add(next(one for one in told if one.article.id == name))
        assert quads(store) == before
    for name in "abcd":
        store.remove(name)
    assert graph(store) == []
    store.add_many(told)
    assert quads(store) == before


def test_what_a_withdrawn_claim_held_together_stays_and_is_not_lost(store: Store) -> None:
    told = [meeting(name, day) for name, day in (("a", "01"), ("b", "13"), ("c", "25"))]
    store.add_many(told)
    a, b, c = map(only, told)
    store.decide("same", [a], [b], who="An")
    second = store.decide("same", [b], [c], who="An")
    store.remove("b")
    home = homes(store)
    assert set(home) == {a, c}
    assert home[a] == home[c]
    store.undo(second.id, who="An")
    home = homes(store)
    assert set(home) == {a, c}
    assert home[a] != home[c]


@MANY_CALLS
@given(data=st.data(), made=made_extractions(), random=st.randoms())
def test_any_order_of_articles_and_decisions_gives_the_same_graph(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, made: list[Extraction], random: object
) -> None:
    folder = tmp_path_factory.mktemp("orders")
    decisions = data.draw(made_decisions(claims_of(made)))
    steps: list[Extraction | Decision] = [*made, *made[:1], *decisions, *decisions[:1]]
    random.shuffle(steps)  # type: ignore[attr-defined]
    with Store.open(url(folder / "a.db")) as at_once, Store.open(url(folder / "b.db")) as in_steps:
        at_once.add_many(made)
        at_once.take_over(decisions)
        for step in steps:
            if isinstance(step, Decision):
                in_steps.take_over([step])
            else:
                in_steps.add(step)
        assert quads(in_steps) == quads(at_once)


@MANY_CALLS
@given(data=st.data(), made=made_extractions(), random=st.randoms())
def test_undone_is_as_if_never_decided_and_removed_as_if_never_added(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, made: list[Extraction], random: object
) -> None:
    folder = tmp_path_factory.mktemp("undone")
    decisions = data.draw(made_decisions(claims_of(made)))
    undone = random.sample(decisions, len(decisions) // 2)  # type: ignore[attr-defined]
    gone = random.sample(made, len(made) // 2)  # type: ignore[attr-defined]
    kept = [one for one in made if one not in gone]
    with Store.open(url(folder / "a.db")) as store, Store.open(url(folder / "b.db")) as never:
        store.add_many(made)
        store.take_over(decisions)
        steps = [*undone, *gone]
        random.shuffle(steps)  # type: ignore[attr-defined]
        for step in steps:
            if isinstance(step, Decision):
                store.undo(step.id, who="an")
            else:
                store.remove(step.article.id)
        never.take_over([one for one in decisions if one not in undone])
        never.add_many(kept)
        assert quads(store) == quads(never)


def test_the_past_has_the_decisions_of_then(tmp_path: Path) -> None:
    days = (datetime(2025, 1, day, 12, tzinfo=UTC) for day in range(1, 29))
    with Store.open(url(tmp_path / "tumen.db"), clock=lambda: next(days)) as store:
        early, late = meeting("a", "01", published="2024-06-20"), meeting("b", "25", published="2024-06-28")
        store.add_many([early, late])
        stood = [quads(store)]
        made = store.decide("same", [only(early)], [only(late)], who="An")
        stood.append(quads(store))
        store.undo(made.id, who="An")
        stood.append(quads(store))
        assert [quads(store.as_of(known_at=f"2025-01-0{day}")) for day in (1, 2, 3)] == stood
        store.decide("same", [only(early)], [only(late)], who="An")
        assert len(set(homes(store.as_of("2024-06-30")).values())) == 1
        assert set(homes(store.as_of("2024-06-20"))) == {only(early)}
        listed = queries.decisions(store, queries.Filters(known_at="2025-01-02"))
        assert [(one["id"], one["undone_at"]) for one in listed] == [(made.id, None)]


def test_decisions_made_elsewhere_are_taken_over_whole_or_not_at_all(store: Store) -> None:
    told = [meeting("a", "01"), meeting("b", "25")]
    a, b = map(only, told)
    same = decision("same", [a], [b])
    assert store.take_over([same]) == 1
    assert store.take_over([same]) == 0
    store.add_many(told)
    assert len(set(homes(store).values())) == 1
    later = decision("same", ["cx"], ["cy"], at="2025-01-02T00:00:00.000000Z")
    apart = decision("different", [b], [a], at="2025-01-03T00:00:00.000000Z")
    stood = store.last_change()
    with pytest.raises(StoreError, match=same.id):
        store.take_over([later, apart])
    with pytest.raises(StoreError, match="does not say what its id stands for"):
        store.take_over([Decision("d0", "same", ("a",), ("b",), "an", None, same.at)])
    with pytest.raises(StoreError, match="does not say what its id stands for"):
        store.take_over([decision("same", ["ca"], ["cb"], at="hôm qua")])
    assert store.last_change() == stood


def test_the_rdf_view_follows_decisions_and_keeps_to_the_shapes(store: Store) -> None:
    view = RdfView(store)
    told = [meeting(name, day) for name, day in (("a", "01"), ("b", "25"), ("c", "25"))]
    store.add_many(told)
    view.catch_up()
    made = store.decide("same", [only(told[0])], [only(told[1])], who='An "Ba"', why="xem\nlại")
    store.decide("unsure", [only(told[0])], [only(told[2])], who="An")
    store.decide("different", [only(told[0])], [only(told[2])], who="An")

    def seen() -> list[str]:
        return sorted(str(quad) for quad in view.quads() if "/graph/" not in str(quad))

    assert seen() == quads(store)
    assert any("ns#Decision>" in line for line in seen())
    assert list(check_store(store)) == []
    store.undo(made.id, who="An")
    assert seen() == quads(store)
    assert not any(made.id in line for line in seen())
    store.remove("c")
    assert seen() == quads(store)
    assert list(check_store(store)) == []


def test_check_names_a_decision_that_the_events_do_not_keep(store: Store) -> None:
    told = [meeting("a", "01"), meeting("b", "25")]
    store.add_many(told)
    made = store.decide("same", [only(told[0])], [only(told[1])], who="An")
    assert list(check_store(store)) == []
    assert store.path is not None
    hand = sqlite3.connect(store.path)
    hand.execute("UPDATE decisions SET verdict = 'different'")
    hand.commit()
    hand.close()
    assert any(f"decision {made.id} (different) does not hold" in line for line in check_store(store))


def found(store: Store, id: str) -> str | None:
    return queries.find_event(store, id)


def test_every_id_that_was_given_out_leads_on(store: Store) -> None:
    told = sorted((meeting(f"n{n}") for n in range(3)), key=only)
    first, second, third = map(only, told)
    store.add_many(told[1:])
    old = "e" + second[1:]
    assert found(store, third) == found(store, old) == old
    store.add(told[0])
    new = "e" + first[1:]
    assert {found(store, id) for id in (first, second, third, old, new)} == {new}
    store.remove(told[0].article.id)
    assert found(store, new) == old, "by the claims that it last rested on"
    assert (found(store, first), queries.withdrawn(store, new)) == (None, None)
    assert queries.withdrawn(store, first) is not None
    for one in told[1:]:
        store.remove(one.article.id)
    with store.read() as connection:
        last = connection.scalar(select(schema.change_log.c.at).order_by(schema.change_log.c.seq.desc()))
        assert ids.withdrawn(connection, new) == ids.withdrawn(connection, old) == last
    assert (found(store, new), queries.withdrawn(store, "e0000"), queries.withdrawn(store, "kcna")) == (
        None,
    ) * 3
    store.add(told[0])
    assert (found(store, new), queries.withdrawn(store, new)) == (new, None)


def test_a_former_event_leads_to_the_event_that_holds_most_of_it(store: Store) -> None:
    told = sorted((meeting(f"n{n}") for n in range(4)), key=only)
    store.add_many(told)
    whole = "e" + only(told[0])[1:]
    store.remove(told[0].article.id)
    store.decide("different", [only(told[1])], [only(one) for one in told[2:]], who="An")
    assert found(store, whole) == "e" + only(told[2])[1:]


def test_two_decisions_of_one_moment_follow_each_other(tmp_path: Path) -> None:
    with Store.open(url(tmp_path / "tumen.db"), clock=clock) as store:
        told = [meeting(name, day) for name, day in (("a", "01"), ("b", "13"), ("c", "25"))]
        store.add_many(told)
        a, b, c = map(only, told)
        first = store.decide("same", [a], [b], who="An")
        second = store.decide("same", [b], [c], who="An")
        assert datetime.fromisoformat(second.at) - datetime.fromisoformat(first.at) >= timedelta(
            microseconds=1
        )
        store.undo(first.id, who="An")
        again = store.decide("same", [a], [b], who="An")
        assert again.id != first.id
