"""Pairs that merging was unsure of are found in both directions, and only those."""

from __future__ import annotations

from factories import claim, claims_of, extraction, made_extractions
from hypothesis import given

from kg.merging import ArticleInfo, merge
from kg.merging.claims import see
from kg.merging.doubts import Doubt, doubts
from kg.merging.rules import doubts_rule
from kg.model import Extraction

WITHIN = {"pyongyang": "north-korea", "moscow": "russia"}


def asked(*made: Extraction) -> list[Doubt]:
    """The doubts about what these articles tell."""
    infos = {
        one.article.id: ArticleInfo(
            one.article.id, one.article.publisher, one.article.published, one.entities
        )
        for one in made
    }
    claims = {one.id: one for one in claims_of(made)}
    events = merge(claims.values(), infos, WITHIN)
    return doubts(
        [[see(claims[id], infos[claims[id].article_id]) for id in e.claims] for e in events], WITHIN
    )


def reasons(*made: Extraction) -> list[tuple[bool, str]]:
    return [(one.joined, one.reason) for one in asked(*made)]


def on(day: int, name: str = "", **more: str) -> Extraction:
    return extraction(name or f"d{day}", claim(time=f"2024-06-{day:02d}", **more))  # type: ignore[arg-type]


def test_days_just_too_far_apart_are_asked_about_and_no_further() -> None:
    days = doubts_rule().days
    assert reasons(on(1), on(3)) == [(False, "2 days too far apart")]
    assert reasons(on(1), on(1 + days)) == [(False, f"{days} days too far apart")]
    assert reasons(on(1), on(2 + days)) == []


def test_nearer_is_more_doubtful() -> None:
    assert [one.score for one in asked(on(1), on(3), on(6))] == [0.4, 0.35]


def test_other_parties_on_either_side_are_no_doubt() -> None:
    other = extraction("other", claim(agents=("choe-son-hui", "sergei-lavrov"), time="2024-06-02"))
    assert reasons(on(1), other) == []


def test_places_in_two_countries_are_asked_about_where_all_else_agrees() -> None:
    here = extraction("here", claim(time="2024-06", place="pyongyang"))
    there = extraction("there", claim(time="2024-06", place="moscow"))
    assert reasons(here, there) == [(False, "they name places in two countries")]


def test_a_coarse_claim_that_fits_two_is_asked_about_with_both() -> None:
    month = extraction("month", claim(time="2024-06"))
    assert reasons(on(1), on(25), month) == [(False, "it may as well be another one")] * 2


def test_what_was_put_together_with_little_reason_is_asked_about() -> None:
    leaders, states = on(19, "l"), extraction("s", claim(agents=("north-korea", "russia"), time="2024-06-19"))
    assert (
        reasons(leaders, states) == [(True, "they name neither side alike")] or reasons(leaders, states) == []
    )
    undated = extraction("u", claim())
    assert reasons(on(19), undated) == [(True, "one of them names no day")]
    trip = claim("Visit", ("kim-jong-un",), ("russia",), time="2023-09-11")
    later = claim("Visit", ("kim-jong-un",), ("russia",), time="2023-09-12")
    assert reasons(extraction("a", trip), extraction("b", later)) == [(True, "they name two days")]


def test_agreement_is_no_doubt() -> None:
    assert reasons(on(19, "a"), on(19, "b"), on(19, "c")) == []


def test_claims_of_one_wording_are_asked_about_once() -> None:
    assert len(asked(on(19), *(extraction(f"u{n}", claim()) for n in range(5)))) == 1


@given(made_extractions())
def test_doubts_say_how_things_stand_and_do_not_hang_on_order(made: list[Extraction]) -> None:
    found = asked(*made)
    infos = {
        one.article.id: ArticleInfo(
            one.article.id, one.article.publisher, one.article.published, one.entities
        )
        for one in made
    }
    home = {id: event.id for event in merge(claims_of(made), infos, WITHIN) for id in event.claims}
    for one in found:
        assert one.one < one.other
        assert (home[one.one] == home[one.other]) == one.joined == (one.score >= 0.5)
    assert asked(*reversed(made)) == found
