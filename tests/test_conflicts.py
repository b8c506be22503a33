"""What counts as a disagreement between claims of one event, and what does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from factories import CAST, claim, extraction, made_extractions
from hypothesis import given
from test_merging import infos, merged

from kg.merging import merge
from kg.merging.rules import conflicts_rule
from kg.model import Entity, Extraction, Modality
from ontology.entities import known_entities, lies_in

KIM, PUTIN, CHOE = "kim-jong-un", "vladimir-putin", "choe-son-hui"
RUSSIA, KOREA = "russia", "north-korea"
WITHIN = {"pyongyang": "north-korea", "moscow": "russia"}


def told(
    id: str,
    type: str = "Meeting",
    agents: tuple[str, ...] = (KIM, PUTIN),
    targets: tuple[str, ...] = (),
    *,
    time: str | None = "2024-06-19",
    place: str | None = None,
    modality: Modality = "actual",
    words: str = "Hai bên gặp nhau",
    published: str = "2024-06-25",
) -> Extraction:
    one = claim(type, agents, targets, time=time, place=place, modality=modality, words=words)
    return extraction(id, one, published=published, publisher=f"{id}.example")


def kinds(*some: Extraction) -> list[str]:
    """The kinds of disagreement of the one event that these articles tell."""
    (event,) = merged(*some, within=WITHIN)
    return [conflict.kind for conflict in event.conflicts]


def signed(id: str, day: str, **more: str) -> Extraction:
    return told(id, "Ratification", (KIM,), time=day, words="ký sắc lệnh", **more)  # type: ignore[arg-type]


def test_two_days_of_one_act_are_a_disagreement() -> None:
    assert kinds(signed("a", "2024-06-18"), signed("b", "2024-06-19")) == ["dates"]


@pytest.mark.parametrize("coarse", ["2024-06", "2024", "2024-06-17/2024-06-23", "2024-06~", "2024/.."])
def test_a_coarser_day_beside_a_finer_one_is_none(coarse: str) -> None:
    assert kinds(signed("a", coarse), signed("b", "2024-06-19")) == []


def test_a_plan_that_came_otherwise_disputes_nothing() -> None:
    plan, held = told("p", place="moscow", modality="planned"), told("h", place="pyongyang")
    assert kinds(plan, held) == []
    two_plans = [signed(day[-2:], day, modality="planned") for day in ("2024-06-18", "2024-06-19")]
    assert kinds(*two_plans) == ["dates"]


def test_what_was_published_before_the_day_is_told_ahead_whatever_it_calls_itself() -> None:
    early = signed("e", "2024-06-18", published="2024-06-18")
    late = [signed(id, "2024-06-19", published="2024-06-21") for id in ("l", "m")]
    assert kinds(early, *late) == []
    assert kinds(signed("e", "2024-06-18", published="2024-06-20"), *late) == ["dates"]


def trip(id: str, time: str, words: str, place: str | None = None) -> Extraction:
    return told(id, "Visit", (KIM,), (RUSSIA,), time=time, words=words, place=place)


def test_a_trip_has_several_days_but_begins_on_one() -> None:
    came = trip("a", "2024-06-18", "Ông Kim đặt chân tới Nga")
    assert kinds(came, trip("b", "2024-06-19", "Ông Kim tới Nga")) == ["dates"]
    assert kinds(came, trip("b", "2024-06-19", "Ông Kim rời Nga")) == []
    assert kinds(came, trip("b", "2024-06-19/2024-06-20", "Chuyến thăm của ông Kim")) == []


def test_each_of_several_guests_may_come_on_a_day_of_his_own() -> None:
    came = trip("a", "2024-06-18", "Ông Kim đặt chân tới Nga")
    others = told("b", "Visit", (KOREA,), (RUSSIA,), time="2024-06-19", words="Đoàn Triều Tiên tới Nga")
    assert kinds(came, others) == []
    assert kinds(came, others, trip("c", "2024-06-19", "Ông Kim tới Nga")) == ["dates"]


@pytest.mark.parametrize(
    "words", ["Ông Kim đã thăm Nga", "Ông Kim lúc đó ở Nga", "Báo chí Nga đưa tin về chuyến thăm"]
)
def test_a_day_told_of_a_trip_without_its_beginning_may_be_any_of_its_days(words: str) -> None:
    assert kinds(trip("a", "2024-06-18", "Ông Kim đặt chân tới Nga"), trip("b", "2024-06-19", words)) == []


def test_who_tells_two_days_disputes_nobody() -> None:
    one = claim("Meeting", (KIM, PUTIN), time="2024-06-18", words="Hai ông gặp nhau trong buổi sáng")
    both = extraction("b", one, replace(one, time="2024-06-19"), published="2024-06-19")
    right = told("r", time="2024-06-19", published="2024-06-19")
    assert kinds(both, right) == []
    assert kinds(extraction("o", one, published="2024-06-18"), right) == ["dates"]


def test_a_trip_and_what_goes_on_for_weeks_have_several_places_in_one_country() -> None:
    within = {**WITHIN, "kursk": "russia", "vladivostok": "russia"}
    for type, agents in (("Visit", (KIM,)), ("TroopDeployment", (KOREA,))):
        some = [
            told(id, type, agents, (RUSSIA,), place=id, words="Đoàn lên đường") for id in ("moscow", RUSSIA)
        ]
        (event,) = merged(*some, within=within)
        assert event.conflicts == ()
    front = [told(day, "Combat", (KOREA,), (), time=day) for day in ("2024-06", "2024-06-19")]
    assert kinds(*front) == []


def test_places_in_two_countries_disagree_only_where_both_name_the_day() -> None:
    here, there = told("h", place="pyongyang"), told("t", place="moscow")
    assert kinds(here, there) == ["places"]
    treaty = "ký hiệp ước"
    day = told("d", "Agreement", place="pyongyang", words=treaty)
    year = told("y", "Agreement", place="moscow", words=treaty, time="2024")
    assert kinds(day, year) == []


def test_a_city_has_many_halls_and_a_region_has_many_cities() -> None:
    within = {
        "kremlin": "moscow", "airport": "moscow", "moscow": "russia", "station": "vladivostok",
        "vladivostok": "primorsky-krai", "ussuriysk": "primorsky-krai", "primorsky-krai": "russia",
    }  # fmt: skip

    def disputed(*places: str) -> bool:
        return place_disputed(within, *places)

    assert not disputed("kremlin", "airport")
    assert not disputed("kremlin", "airport", "moscow", "russia")
    assert disputed("station", "ussuriysk")
    assert disputed("kremlin", "station")
    assert disputed("moscow", "primorsky-krai")


def place_disputed(within: Mapping[str, str], *places: str) -> bool:
    """Whether articles that tell one meeting, each at one of the places, disagree on where it was."""
    cast = {**CAST, **{id: place for id, place in known_entities().items() if id in places}}
    cast |= {id: Entity(id, id, id, "place", "RU") for id in within.keys() - cast.keys()}
    some = [
        extraction(id, claim("Meeting", (KIM, PUTIN), time="2024-06-19", place=id), cast=cast)
        for id in places
    ]
    (event,) = merged(*some, within=within)
    return [conflict.slot for conflict in event.conflicts] == ["place"]


@pytest.mark.parametrize(
    "places",
    [
        ("russian-far-east", "vladivostok"),
        ("siberia", "novosibirsk"),
        ("donbass", "donetsk"),
        ("capella-hotel", "shangri-la-singapore"),
        ("khasan", "tumangang"),
        ("khasan", "friendship-bridge-tumen", "tumangang"),
        ("victory-park", "red-square"),
        ("sheremetyevo-airport", "moscow"),
    ],
)
def test_a_part_of_the_country_a_city_state_and_a_border_crossing_hold_several_places(
    places: tuple[str, ...],
) -> None:
    assert not place_disputed(lies_in(), *places)


@pytest.mark.parametrize(
    "places",
    [("russian-far-east", "wonsan"), ("khasan", "wonsan"), ("vladivostok", "moscow"), ("donetsk", "kyiv")],
)
def test_two_cities_of_a_state_and_places_in_two_countries_are_disputed(places: tuple[str, ...]) -> None:
    assert place_disputed(lies_in(), *places)


def test_the_places_of_the_rules_are_those_of_the_ontology() -> None:
    known = conflicts_rule()
    assert {
        *known.regions,
        *known.vague,
        *(end for ends in known.crossings for end in ends),
    } <= lies_in().keys()
    assert set(known.city_states) <= {*lies_in().values()} - lies_in().keys()


def test_roles_disagree_only_where_they_are_turned_round() -> None:
    def thanks(id: str, agents: tuple[str, ...], targets: tuple[str, ...]) -> Extraction:
        return told(id, "Communication", agents, targets, words="Điện đàm")

    both = thanks("b", (KIM, PUTIN), ())
    assert kinds(thanks("a", (PUTIN,), (KIM,)), both) == []
    sent = [told(x, "TroopDeployment", (x,), (y,)) for x, y in ((KOREA, RUSSIA), (RUSSIA, KOREA))]
    assert kinds(*sent) == []  # a slip by its rule, see rules.yaml
    guests = told("g", "Ceremony", (PUTIN,), (KOREA,))
    hosts = told("h", "Ceremony", (KOREA,), (PUTIN,))
    assert kinds(guests, hosts) == []


def test_a_denial_is_disputed_by_who_tells_it_but_a_plan_given_up_is_not() -> None:
    def visit(id: str, modality: Modality, words: str) -> Extraction:
        return told(id, "Visit", (KIM,), (RUSSIA,), modality=modality, words=words)

    plan = visit("p", "planned", "Ông Kim sẽ thăm Nga")
    assert kinds(plan, visit("d", "denied", "Điện Kremlin bác tin ông Kim sẽ thăm Nga")) == ["denial"]
    assert kinds(plan, visit("c", "denied", "Chuyến thăm Nga của ông Kim bị hủy")) == []
    went = visit("w", "actual", "Ông Kim thăm Nga")
    assert kinds(plan, went, visit("c", "denied", "Chuyến thăm Nga của ông Kim bị hủy")) == ["denial"]


@given(made_extractions())
def test_a_disagreement_has_two_values_at_least_and_a_claim_for_each(made: list[Extraction]) -> None:
    for event in merge([one for each in made for one in each.claims], infos(made)):
        for conflict in event.conflicts:
            assert len(conflict.values) > 1
            assert {id for _, ids in conflict.values for id in ids} <= set(event.claims)
            if conflict.slot in ("time", "place", "modality"):
                assert conflict.preferred == getattr(event, conflict.slot)
        assert len({(one.slot, one.kind, one.values) for one in event.conflicts}) == len(event.conflicts)
