"""Claims as they are extracted: with a party, a place or a day misread, and still put where they belong."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from factories import claim, extraction
from test_merging import merged

from kg.model import Extraction, Modality

KIM, PUTIN, LAVROV, CHOE = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "choe-son-hui"
RUSSIA, KOREA = "russia", "north-korea"


def sent(
    id: str,
    agent: str = KOREA,
    target: str = RUSSIA,
    *,
    type: str = "TroopDeployment",
    place: str | None = None,
    time: str | None = None,
    words: str = "Binh sĩ được đưa đi",
) -> Extraction:
    one = claim(type, (agent,), (target,), place=place, time=time, words=words)
    return extraction(id, one, published="2024-11-20", publisher=f"{id}.example")


def sizes(told: Sequence[Extraction]) -> list[int]:
    return sorted(len(event.claims) for event in merged(*told))


@pytest.mark.parametrize(("agreeing", "joins"), [(2, False), (3, True), (9, True)])
def test_so_many_must_agree_for_one_that_contradicts_to_be_passed_over(agreeing: int, joins: bool) -> None:
    # The states' telling opens the happening; a minister's is in it, and the leader's contradicts only that.
    opener = [
        extraction(f"o{n}", claim("Criticism", (KOREA,), ("south-korea",), time="2024-11-12"))
        for n in range(agreeing)
    ]
    minister = extraction("p", claim("Criticism", (CHOE,), ("south-korea",), time="2024-11-10/2024-11-13"))
    leader = extraction("k", claim("Criticism", (KIM,), ("south-korea",), time="2024-11"))
    assert sizes([*opener, minister, leader]) == ([agreeing + 2] if joins else [1, agreeing + 1])


def test_an_article_that_tells_two_happenings_keeps_them_apart_however_many_agree() -> None:
    many = [
        extraction(f"m{n}", claim("Criticism", (KOREA,), ("south-korea",), time="2024-11-12"))
        for n in range(9)
    ]
    both = extraction(
        "both",
        claim("Criticism", (KOREA,), ("south-korea",), time="2024-11-12"),
        claim("Criticism", (CHOE,), ("south-korea",), time="2024-11"),
    )
    assert sizes([*many, both]) == [1, 10]


def test_a_guest_who_visits_his_own_country_is_misread() -> None:
    trip = sent("a", PUTIN, KOREA, type="Visit", time="2024-11", place="pyongyang")
    home = sent("b", PUTIN, RUSSIA, type="Visit", time="2024-11", place="moscow")
    other = sent("c", KIM, RUSSIA, type="Visit", time="2024-11", place="moscow")
    assert sizes([trip, home]) == [2]
    assert sizes([trip, other]) == [1, 1]


def test_troops_on_their_way_may_be_told_the_wrong_way_round_but_not_arms() -> None:
    right, wrong = sent("a", place="moscow"), sent("b", RUSSIA, KOREA, place="pyongyang")
    assert sizes([right, wrong]) == [2]
    assert sizes([right, sent("c", "south-korea", RUSSIA)]) == [1, 1]
    arms = [sent("a", type="ArmsTransfer", words="Vũ khí"), sent("b", RUSSIA, KOREA, type="ArmsTransfer")]
    assert sizes(arms) == [1, 1]


def test_the_same_thing_on_a_told_day_outweighs_a_place_misread() -> None:
    treaty = "ký hiệp ước"
    day = extraction("d", claim("Agreement", time="2024-06-19", place="pyongyang", words=treaty))
    year = extraction("y", claim("Agreement", time="2024", place="moscow", words=treaty))
    unsaid = extraction("u", claim("Agreement", time="2024", place="moscow", words="hai bên ký kết"))
    assert len(merged(day, year)) == 1
    assert len(merged(day, unsaid)) == 2


def met(
    id: str, *, place: str | None = None, time: str = "2024-11-01", published: str = "2024-11-20"
) -> Extraction:
    return extraction(
        id,
        claim("Meeting", (CHOE, LAVROV), place=place, time=time),
        published=published,
        publisher=f"{id}.example",
    )


def test_a_place_misread_by_whoever_told_first_does_not_keep_out_who_names_another() -> None:
    told = [met("a", place="pyongyang"), met("b", place="moscow"), met("c")]
    month = met("m", place="moscow", time="2024-11")
    for first in ("pyongyang", "moscow"):
        told[0] = met("a", place=first)
        assert sizes([*told, month]) == [4]
    assert sizes([met("a", place="pyongyang"), month]) == [1, 1]
    assert sizes([met("a", place="pyongyang"), met("b", place="pyongyang"), met("c"), month]) == [1, 3]


def test_a_day_that_one_of_three_misread_does_not_keep_out_the_fourth() -> None:
    early = met("a", place="moscow", time="2024-10-31", published="2024-11-01")
    right = [met(id, place="moscow") for id in "bc"]
    turn = max(one.claims[0].id for one in right)
    last = next(one for one in map(met, "defghijklm") if one.claims[0].id > turn)
    assert sizes([early, *right, last]) == [4]
    assert sizes([early, last]) == [1, 1]


def test_what_states_do_is_not_put_together_over_a_place() -> None:
    def signed(id: str, place: str | None, time: str) -> Extraction:
        return extraction(id, claim("Agreement", (RUSSIA, KOREA), place=place, time=time))

    told = [
        signed("a", "pyongyang", "2024-11-01"),
        signed("b", "moscow", "2024-11-01"),
        signed("c", None, "2024-11-01"),
    ]
    assert sizes([*told, signed("m", "moscow", "2024-11")]) == [1, 3]


@pytest.mark.parametrize(
    ("time", "modality", "together"),
    [("2024-11-02", "actual", True), (None, "planned", False), ("2024-11", "actual", False)],
)
def test_an_organ_stands_for_a_guest_only_on_days_near_each_other(
    time: str | None, modality: Modality, together: bool
) -> None:
    guest = claim("Visit", (PUTIN,), (KOREA,), time=time, modality=modality)
    theirs = claim("Visit", ("state-duma",), (KOREA,), time="2024-11-02")
    told = [extraction("a", guest, published="2024-10-30"), extraction("b", theirs, published="2024-11-03")]
    assert sizes(told) == ([2] if together else [1, 1])
