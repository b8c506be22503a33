"""Claims that tell one happening become one event, whatever the order they come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pytest
from factories import claim, claims_of, extraction, made_extractions, treaty
from hypothesis import given
from hypothesis import strategies as st

from kg import edtf
from kg.merging import ArticleInfo, connected, event_of, event_of_seen, merge, reach, see
from kg.merging.cluster import SALIENCE
from kg.merging.rules import rule
from kg.model import Event, Extraction


def infos(extractions: Iterable[Extraction]) -> dict[str, ArticleInfo]:
    return {
        each.article.id: ArticleInfo(
            each.article.id, each.article.publisher, each.article.published, each.entities
        )
        for each in extractions
    }


def merged(*extractions: Extraction, within: dict[str, str] | None = None) -> tuple[Event, ...]:
    return merge(claims_of(extractions), infos(extractions), within)


def test_a_signing_told_by_day_by_month_and_undated_is_one_event() -> None:
    told = treaty()
    (event,) = merged(*told)
    assert set(event.claims) == {one.id for one in claims_of(told)}
    assert (event.time, event.place, event.sources) == ("2024-06-19", "pyongyang", 5)
    assert event.agents == ("kim-jong-un", "vladimir-putin")
    assert (event.modality, event.status, event.conflicts) == ("actual", "confirmed", ())


def test_a_month_does_not_bridge_two_days() -> None:
    days = [extraction(f"d{day}", claim(time=f"2024-06-{day}")) for day in (18, 25)]
    events = merged(*days, extraction("m", claim(time="2024-06")))
    assert sorted(event.time or "" for event in events) == ["2024-06", "2024-06-18", "2024-06-25"]


def test_what_was_set_aside_denies_nothing_else_that_was() -> None:
    days = [extraction(f"d{day}", claim(time=f"2024-06-{day}")) for day in (18, 25)]
    month = claim(time="2024-06")
    denied = extraction("n", replace(month, modality="denied"))
    (aside,) = [event for event in merged(*days, extraction("m", month), denied) if event.aside]
    assert (aside.time, aside.status, aside.conflicts) == ("2024-06", "reported", ())
    (alone,) = [event for event in merged(*days, denied) if event.aside]
    assert alone.status == "denied"


def test_a_month_joins_the_happening_told_far_more_often() -> None:
    often = [extraction(f"o{n}", claim(time="2024-06-18")) for n in range(SALIENCE)]
    events = merged(
        *often, extraction("once", claim(time="2024-06-25")), extraction("m", claim(time="2024-06"))
    )
    assert sorted((event.time, len(event.claims)) for event in events) == [
        ("2024-06-18", SALIENCE + 1),
        ("2024-06-25", 1),
    ]


def test_a_state_stands_for_its_own_but_not_for_two_at_once() -> None:
    leaders = extraction("l", claim(agents=("kim-jong-un", "vladimir-putin"), time="2024-06-19"))
    states = extraction("s", claim(agents=("north-korea", "russia"), time="2024-06-19"))
    ministers = extraction("m", claim(agents=("choe-son-hui", "sergei-lavrov"), time="2024-06-19"))
    assert len(merged(leaders, states)) == 1
    assert len(merged(leaders, ministers)) == 2
    assert len(merged(leaders, states, ministers)) == 3


def test_one_article_that_names_other_parties_tells_another_happening() -> None:
    leaders, states = claim(time="2024-06-19"), claim(agents=("north-korea", "russia"), time="2024-06-19")
    assert len(merged(extraction("both", leaders, states))) == 2
    assert len(merged(extraction("one", leaders), extraction("other", states))) == 1
    twice = extraction("twice", leaders, replace(leaders, time="2024-06"))
    assert len(merged(twice)) == 1


def test_places_in_two_countries_part_claims_unless_both_name_the_day() -> None:
    here, there = claim(time="2024-06", place="moscow"), claim(time="2024-06", place="pyongyang")
    assert len(merged(extraction("h", here), extraction("t", there))) == 2
    here, there = replace(here, time="2024-06-19"), replace(there, time="2024-06-19")
    assert len(merged(extraction("h", here), extraction("t", there))) == 1


def test_an_undated_claim_joins_only_what_names_the_same_parties() -> None:
    held = extraction("h", claim(time="2024-06-19"))
    assert len(merged(held, extraction("same", claim()))) == 1
    assert len(merged(held, extraction("states", claim(agents=("north-korea", "russia"))))) == 2


def test_what_belongs_to_no_single_state_is_no_state() -> None:
    un = extraction("u", claim("Criticism", ("united-nations",), ("north-korea",), time="2024-06-19"))
    seoul = extraction("k", claim("Criticism", ("south-korea",), ("north-korea",), time="2024-06-19"))
    assert len(merged(un, seoul)) == 2


def test_a_trip_may_be_told_by_two_of_its_days_and_then_they_disagree() -> None:
    tolerance = rule("Visit").tolerance
    assert tolerance > 0
    trip = claim("Visit", ("kim-jong-un",), ("russia",), time="2023-09-11", words="Ông Kim tới Nga")
    first, second = extraction("v1", trip), extraction("v2", replace(trip, time="2023-09-12"))
    (event,) = merged(first, second)
    (conflict,) = event.conflicts
    assert (conflict.slot, conflict.kind) == ("time", "dates")
    assert [value for value, _ in conflict.values] == ["2023-09-11", "2023-09-12"]
    assert conflict.preferred == event.time


def test_a_plan_and_its_fulfilment_are_one_event_that_happened() -> None:
    plan = extraction(
        "p",
        claim("Visit", ("vladimir-putin",), ("north-korea",), modality="planned"),
        published="2024-03-28",
        publisher="a.example",
    )
    done = extraction(
        "d",
        claim("Visit", ("vladimir-putin",), ("north-korea",), time="2024-06-18"),
        publisher="b.example",
    )
    assert [event.status for event in merged(plan)] == ["planned"]
    (event,) = merged(plan, done)
    assert (event.modality, event.status, event.sources) == ("actual", "reported", 2)


@pytest.mark.parametrize(
    ("modalities", "attributed_to", "status"),
    [
        (["actual"], (), "reported"),
        (["actual", "actual"], (), "confirmed"),
        (["actual"], ("kcna",), "confirmed"),
        (["actual"], ("yonhap",), "reported"),
        (["alleged", "alleged"], (), "reported"),
        (["actual", "denied"], (), "disputed"),
        (["denied"], (), "denied"),
        (["planned"], (), "planned"),
    ],
)
def test_status_follows_from_who_says_what(
    modalities: list[str], attributed_to: tuple[str, ...], status: str
) -> None:
    told = [
        extraction(
            f"a{n}",
            claim(time="2024-06-19", modality=modality, attributed_to=attributed_to),  # type: ignore[arg-type]
            publisher=f"p{n}.example",
        )
        for n, modality in enumerate(modalities)
    ]
    (event,) = merged(*told)
    assert event.status == status
    assert [c.slot for c in event.conflicts] == (["modality"] if status == "disputed" else [])


def test_one_outlet_counts_once() -> None:
    told = [extraction(f"a{n}", claim(time="2024-06-19"), publisher="one.example") for n in range(3)]
    (event,) = merged(*told)
    assert (event.sources, event.status) == (1, "reported")


def test_the_finer_place_is_preferred_and_two_places_apart_are_a_conflict() -> None:
    within = {"pyongyang": "north-korea", "moscow": "russia"}
    fine = extraction("f", claim(time="2024-06-19", place="pyongyang"), publisher="a.example")
    coarse = extraction("c", claim(time="2024-06-19", place="north-korea"), publisher="b.example")
    other = extraction("o", claim(time="2024-06-19", place="moscow"), publisher="c.example")
    (event,) = merged(fine, coarse, within=within)
    assert (event.place, event.conflicts) == ("pyongyang", ())
    (event,) = merged(fine, coarse, other, within=within)
    assert event.place == "pyongyang"
    assert [(c.slot, c.kind, c.preferred) for c in event.conflicts] == [("place", "places", "pyongyang")]


def test_an_undated_claim_looks_back_from_its_publication_no_further_than_its_type_lets_it() -> None:
    back = rule("Meeting").lookback
    assert back < 60
    held = extraction("h", claim(time="2024-06-19"))
    soon = extraction("s", claim(), published="2024-06-21")
    late = extraction("l", claim(), published="2024-12-31")
    assert len(merged(held, soon)) == 1
    assert len(merged(held, late)) == 2


def test_an_event_needs_a_claim() -> None:
    with pytest.raises(ValueError, match="one claim"):
        event_of([], {})


def test_a_time_that_is_no_edtf_value_is_refused() -> None:
    with pytest.raises(edtf.EdtfError, match="2024-13"):
        merged(extraction("a", claim(time="2024-13")))


@given(made_extractions(), st.randoms())
def test_order_and_repetition_change_nothing(made: list[Extraction], random: object) -> None:
    claims = claims_of(made)
    turned = claims + claims[::2]
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert merge(turned, infos(made)) == merge(claims, infos(made))


@given(made_extractions())
def test_every_claim_is_in_one_event_and_blocks_are_independent(made: list[Extraction]) -> None:
    known, claims = infos(made), claims_of(made)
    events = merge(claims, known)
    held = [id for event in events for id in event.claims]
    assert sorted(held) == sorted({one.id for one in claims})
    blocks = defaultdict(list)
    for one in claims:
        near = reach(one, known[one.article_id])
        blocks[near.block].append((near.low, near.high, one))
    apart = {
        event
        for spans in blocks.values()
        for low, high, _ in spans
        for event in merge(connected(spans, [(low, high)]), known)
    }
    assert sorted(apart, key=lambda event: event.id) == list(events)


def test_what_hangs_together_over_steps_is_touched_together() -> None:
    spans = [("01", "03", "a"), ("03", "05", "b"), ("06", "09", "c"), ("07", "08", "d"), ("11", "11", "e")]
    assert connected(spans, [("01", "01")]) == ["a", "b"]
    assert connected(spans, [("04", "06")]) == ["a", "b", "c", "d"]
    assert connected(spans, [("10", "10")]) == []
    assert connected(spans, [("08", "10"), ("11", "12")]) == ["c", "d", "e"]
    assert connected([], [("01", "01")]) == []


@given(made_extractions())
def test_an_event_is_a_function_of_its_claims(made: list[Extraction]) -> None:
    by_id = {one.id: one for one in claims_of(made)}
    for event in merge(by_id.values(), infos(made)):
        assert event.id == "e" + min(event.claims)[1:]
        # Whether they were set aside follows from the others of their block, all else from the claims.
        told = [see(by_id[id], infos(made)[by_id[id].article_id]) for id in event.claims]
        assert event_of_seen(told, {}, aside=event.aside) == event
        assert not set(event.agents) & set(event.targets)
        assert event.agents
        days = [by_id[id].time for id in event.claims]
        assert event.time in (days if any(days) else [None])
        assert (event.earliest, event.latest) == (edtf.bounds(event.time) if event.time else (None, None))
