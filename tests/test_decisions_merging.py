"""What people decide is stronger than any score, and merging stays a function of claims and decisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

import pytest
from factories import claim, claims_of, decision, extraction, made_decisions, made_extractions, treaty
from hypothesis import given
from hypothesis import strategies as st

from kg.merging import ArticleInfo, connected, contradiction, decided, merge, reach
from kg.model import Decision, Event, Extraction


def infos(made: Iterable[Extraction]) -> dict[str, ArticleInfo]:
    heads = ((each.article, each.entities) for each in made)
    return {a.id: ArticleInfo(a.id, a.publisher, a.published, entities) for a, entities in heads}


def merged(made: Sequence[Extraction], *decisions: Decision) -> list[list[str]]:
    """The articles of each event, by the event's first article."""
    named = {one.id: one.article_id for one in claims_of(made)}
    events = merge(claims_of(made), infos(made), None, decisions)
    return sorted(sorted(named[id] for id in event.claims) for event in events)


def ids(made: Iterable[Extraction]) -> dict[str, str]:
    """The claim of each article that holds one."""
    return {each.article.id: each.claims[0].id for each in made if len(each.claims) == 1}


def days(*named: str) -> list[Extraction]:
    return [extraction(f"a{day}", claim(time=f"2024-06-{day}")) for day in named]


def test_same_puts_together_what_no_score_would() -> None:
    made = days("01", "25")
    one, other = ids(made).values()
    assert merged(made) == [["a01"], ["a25"]]
    assert merged(made, decision("same", [one], [other])) == [["a01", "a25"]]


def test_what_comes_later_joins_the_telling_that_it_fits_and_by_that_the_whole() -> None:
    made = days("01", "25")
    same = decision("same", *([id] for id in ids(made).values()))
    again = extraction("again", claim(time="2024-06-25"))
    other = extraction("other", claim(time="2024-06-13"))
    assert merged([*made, again, other], same) == [["a01", "a25", "again"], ["other"]]


def test_a_coarse_claim_that_fits_both_sides_of_one_decided_happening_is_not_torn() -> None:
    made = [*days("01", "25"), extraction("month", claim(time="2024-06"))]
    one, other = (ids(made)[id] for id in ("a01", "a25"))
    assert merged(made) == [["a01"], ["a25"], ["month"]]
    assert merged(made, decision("same", [one], [other])) == [["a01", "a25", "month"]]


def test_different_keeps_apart_what_the_scores_put_together() -> None:
    made = [extraction(name, claim(time="2024-06-19")) for name in ("a", "b", "c")]
    a, b, c = (ids(made)[name] for name in "abc")
    assert merged(made) == [["a", "b", "c"]]
    assert merged(made, decision("different", [a], [b, c])) == [["a"], ["b", "c"]]


def test_what_is_the_same_as_one_side_is_kept_from_the_other_too() -> None:
    made = [extraction(name, claim(time="2024-06-19")) for name in ("a", "b", "c")]
    a, b, c = (ids(made)[name] for name in "abc")
    held = [decision("same", [a], [b]), decision("different", [b], [c])]
    assert merged(made, *held) == [["a", "b"], ["c"]]
    assert decided(held).settled(a, c) == "different"
    assert decided(held).settled(a, b) == "same"


def test_unsure_binds_nothing() -> None:
    made = days("01", "25")
    assert merged(made, decision("unsure", *([id] for id in ids(made).values()))) == merged(made)


def test_a_decision_reaches_over_a_claim_that_is_not_there() -> None:
    made = days("01", "13", "25")
    a, b, c = ids(made).values()
    held = [decision("same", [a], [b]), decision("same", [b], [c])]
    assert merged([made[0], made[2]], *held) == [["a01", "a25"]]
    assert merged([made[0]], *held) == [["a01"]]


def test_claims_of_two_blocks_can_be_the_same() -> None:
    two = extraction("two", claim(time="2024-06-19"))
    three = extraction(
        "three", claim(agents=("kim-jong-un", "vladimir-putin", "south-korea"), time="2024-06-19")
    )
    assert merged([two, three]) == [["three"], ["two"]]
    same = decision("same", *([id] for id in ids([two, three]).values()))
    late = extraction("late", claim(time="2024-06-19"))
    assert merged([two, three, late], same) == [["late", "three", "two"]]


def test_sources_that_are_put_together_may_disagree() -> None:
    made = days("01", "25")
    same = decision("same", *([id] for id in ids(made).values()))
    (event,) = merge(claims_of(made), infos(made), None, [same])
    assert [(one.slot, one.kind) for one in event.conflicts] == [("time", "dates")]


def test_a_contradiction_names_the_decisions_on_the_shortest_way() -> None:
    ab, bc, cd = (decision("same", [x], [y]) for x, y in ("ab", "bc", "cd"))
    bd, far = decision("same", ["b"], ["d"]), decision("same", ["x"], ["y"])
    apart = decision("different", ["a"], ["d"])
    assert contradiction([ab, bc, cd, far]) == ()
    assert contradiction([ab, bc, apart, far]) == ()
    assert contradiction([ab, bc, cd, apart, far]) == (apart, ab, bc, cd)
    assert contradiction([ab, bc, cd, bd, apart, far]) == (apart, ab, bd)
    assert contradiction([decision("different", ["a"], ["a", "b"])]) != ()


@pytest.mark.parametrize("side", ["same", "different"])
def test_the_order_of_the_sides_and_of_their_claims_does_not_matter(side: str) -> None:
    assert decision(side, ["b", "a"], ["c"]) == decision(side, ["c"], ["a", "b", "a"])  # type: ignore[arg-type]


def events_of(made: Sequence[Extraction], held: Sequence[Decision]) -> tuple[Event, ...]:
    return merge(claims_of(made), infos(made), None, held)


@given(st.data(), made_extractions())
def test_decisions_hold_and_their_order_does_not_matter(data: st.DataObject, made: list[Extraction]) -> None:
    held = data.draw(made_decisions(claims_of(made)))
    events = events_of(made, held)
    home = {id: event.id for event in events for id in event.claims}
    assert sorted(home) == sorted({one.id for one in claims_of(made)})
    for one in held:
        if one.verdict == "same":
            assert len({home[id] for id in one.claims}) == 1
        elif one.verdict == "different":
            assert all(home[a] != home[b] for a, b in product(one.one, one.other))
    turned = data.draw(st.permutations(claims_of(made)))
    assert merge(turned, infos(made), None, data.draw(st.permutations(held))) == events


@given(st.data(), made_extractions())
def test_what_hangs_together_by_days_and_decisions_is_independent(
    data: st.DataObject, made: list[Extraction]
) -> None:
    known, claims = infos(made), {one.id: one for one in claims_of(made)}
    held = data.draw(made_decisions(list(claims.values())))
    events, follows = events_of(made, held), decided(held)
    blocks = defaultdict(list)
    for one in claims.values():
        near = reach(one, known[one.article_id])
        blocks[near.block].append((near.low, near.high, one.id))
    for start in claims:
        part, before = {start}, 0
        while len(part) > before:
            before = len(part)
            part = {id for id in follows.together(part) if id in claims}
            for spans in blocks.values():
                part |= set(connected(spans, [span[:2] for span in spans if span[2] in part]))
        alone = merge([claims[id] for id in part], known, None, held)
        assert set(alone) <= set(events)
        assert {id for event in alone for id in event.claims} == part


@given(made_extractions())
def test_without_decisions_nothing_changes_by_a_decision_on_claims_that_nobody_made(
    made: list[Extraction],
) -> None:
    foreign = [decision("same", ["cx"], ["cy"]), decision("different", ["cy"], ["cz"])]
    assert events_of(made, foreign) == events_of(made, [])


def test_a_treaty_told_by_five_can_be_parted_from_one() -> None:
    told = treaty()
    named = ids(told)
    rest = [id for name, id in named.items() if name != "t4"]
    assert merged(told, decision("different", [named["t4"]], rest)) == [["t1", "t2", "t3", "t5"], ["t4"]]
