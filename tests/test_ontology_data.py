"""The data files as shipped: what they hold, and how they answer for an office on a day."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ontology
from kg.model import MODALITIES
from ontology.actor_files import form_key, korean_spellings, slug

SHARED = Path(__file__).parents[1].parent / "shared"
GOLD = SHARED / "corpus" / "gold"
TYPES = [
    "Visit",
    "Meeting",
    "Communication",
    "Agreement",
    "Ratification",
    "TroopDeployment",
    "ArmsTransfer",
    "Combat",
    "LaborDispatch",
    "Cooperation",
    "Aid",
    "Support",
    "Criticism",
    "Denial",
    "Threat",
    "Sanction",
    "Exercise",
    "Ceremony",
    "Invitation",
]


def office(identifier: str) -> ontology.Office:
    return next(office for office in ontology.offices() if office.id == identifier)


def known_forms() -> frozenset[str]:
    actors = ontology.actors().values()
    return frozenset(form_key(form) for actor in actors for form in (*actor.names, *actor.ambiguous))


def test_data_has_no_errors() -> None:
    assert ontology.load_errors() == ()


def test_event_types_are_the_nineteen_in_two_languages() -> None:
    types = ontology.event_types()
    assert list(types) == TYPES
    assert {name for name, kind in types.items() if kind.symmetric} == {"Meeting", "Agreement"}
    assert len({kind.colour for kind in types.values()}) == 19
    for kind in types.values():
        assert kind.label_vi != kind.label_en
        assert kind.definition_vi != kind.definition_en


def test_modalities_and_statuses_are_those_of_the_model() -> None:
    assert tuple(ontology.modalities()) == MODALITIES
    assert set(ontology.statuses()) == {"planned", "reported", "confirmed", "disputed", "denied", "cancelled"}


def test_every_actor_of_a_kind_that_the_news_needs() -> None:
    kinds = Counter(actor.kind for actor in ontology.actors().values())
    assert kinds["state"] >= 193
    assert min(kinds["person"], kinds["organ"], kinds["place"]) > 150
    assert min(kinds["media"], kinds["unit"], kinds["group"]) > 5


@pytest.mark.parametrize(
    ("identifier", "form"),
    [
        ("kim-jong-un", "Kim Jong-un"),
        ("sergei-shoigu", "Sergey Shoigu"),
        ("united-states", "Hoa Kỳ"),
        ("moscow", "Matxcơva"),
        ("kyiv", "Kiev"),
        ("russian-ministry-of-defence", "Bộ Quốc phòng Liên bang Nga"),
        ("north-korean-ministry-of-foreign-affairs", "Bộ Ngoại giao CHDCND Triều Tiên"),
        ("kcna", "Hãng thông tấn trung ương Triều Tiên"),
        ("polish-ministry-of-defence", "Bộ Quốc phòng Ba Lan"),
        ("xi-jinping", "Tập Cận Bình"),
    ],
)
def test_written_forms_name_their_actor(identifier: str, form: str) -> None:
    assert form in ontology.actors()[identifier].names


def test_given_names_that_are_states_are_ambiguous() -> None:
    assert "Nga" in ontology.actors()["russia"].ambiguous
    assert "Triều" in ontology.actors()["north-korea"].short
    assert "Triều" not in ontology.actors()["north-korea"].names


def test_titles_are_no_names() -> None:
    titles = ("Tổng thống Nga", "ông Kim", "nước này", "Ngoại trưởng Triều Tiên")
    assert not known_forms() & {form_key(title) for title in titles}


def test_no_form_is_claimed_twice() -> None:
    claims = Counter(
        key
        for actor in ontology.actors().values()
        for key in {form_key(name) for name in actor.names} - {form_key(form) for form in actor.ambiguous}
    )
    assert [form for form, count in claims.items() if count > 1] == []


def test_capitals_and_their_states_name_each_other() -> None:
    actors = ontology.actors()
    for actor in actors.values():
        if actor.capital:
            assert actors[actor.capital].capital_of == actor.id
            assert actors[actor.capital].country == actor.country
    assert actors["pyongyang"].capital_of == "north-korea"


def test_a_place_takes_the_country_that_it_lies_in() -> None:
    place = ontology.actors()["russky-island"]
    assert (place.within, place.country) == ("vladivostok", "RU")


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        ("2023-07-25", "sergei-shoigu"),
        ("2024-05-11", "sergei-shoigu"),
        ("2024-05-12", "andrei-belousov"),
        ("2024-06-19", "andrei-belousov"),
        ("2023", "sergei-shoigu"),
        (None, "andrei-belousov"),
    ],
)
def test_the_defence_minister_of_russia_depends_on_the_day(day: str | None, holder: str) -> None:
    assert ontology.holders_on(office("defence-minister-of-russia"), day) == (holder,)


def test_an_unknown_beginning_is_open_but_yields_to_a_known_one() -> None:
    minister = office("defence-minister-of-north-korea")
    assert ontology.holders_on(minister, "2019-01-01") == ("no-kwang-chol",)
    assert ontology.holders_on(minister, "2023-07-26") == ("kang-sun-nam",)
    assert ontology.holders_on(minister, "2024-11-30") == ("no-kwang-chol",)


def test_an_empty_office_has_no_holder_then_and_the_last_one_for_no_day() -> None:
    ambassador = office("ambassador-of-russia-to-north-korea")
    assert ontology.holders_on(ambassador, "2026-03-05") == ()
    assert ontology.holders_on(ambassador, None) == ("alexander-matsegora",)


def test_deputies_hold_their_office_together() -> None:
    deputies = ontology.holders_on(office("deputy-defence-minister-of-russia"), "2024-07-18")
    assert {"viktor-goremykin", "alexei-krivoruchko"} <= set(deputies)


def test_title_forms_join_a_title_to_its_state_or_organ() -> None:
    assert "Bộ trưởng Quốc phòng Liên bang Nga" in ontology.title_forms(office("defence-minister-of-russia"))
    assert "Chủ tịch Duma Quốc gia Nga" in ontology.title_forms(office("chairman-of-the-state-duma"))
    assert "ông chủ Điện Kremlin" in ontology.title_forms(office("president-of-russia"))
    assert office("chairman-of-the-state-duma").titles_vi == ()


@given(st.dates().map(lambda day: day.isoformat()))
def test_one_seat_has_one_holder_at_most(day: str) -> None:
    for one in ontology.offices():
        if not one.several:
            assert len(ontology.holders_on(one, day)) <= 1


def test_every_office_can_be_said_and_was_held() -> None:
    for one in ontology.offices():
        assert ontology.title_forms(one)
        assert one.holders


def test_family() -> None:
    ties = {(tie.person, tie.of): tie.words_vi for tie in ontology.relations()}
    assert "em gái" in ties["kim-yo-jong", "kim-jong-un"]
    assert "con gái" in ties["kim-ju-ae", "kim-jong-un"]


def test_the_treaty_of_2024() -> None:
    treaty = ontology.treaties()["comprehensive-strategic-partnership-treaty-2024"]
    assert (treaty.signed, treaty.place) == ("2024-06-19", "pyongyang")
    assert set(treaty.parties) == {"russia", "north-korea"}


@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,5}", fullmatch=True), min_size=3, max_size=3))
def test_korean_spellings_agree_whichever_is_written_down(parts: list[str]) -> None:
    family, first, second = parts
    spaced, joined = f"{family} {first} {second}", f"{family} {first}-{second.lower()}"
    assert set(korean_spellings(spaced)) == set(korean_spellings(joined))


@given(st.text())
def test_a_slug_is_an_id_or_empty(label: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(label))


def gold_names() -> Iterator[tuple[str, str]]:
    for path in sorted(GOLD.glob("*.json")):
        for event in json.loads(path.read_text("utf-8")).get("events", []):
            for name in (*event["agents"], *event["targets"]):
                yield "party", name
            if event["place"]:
                yield "place", event["place"]
            for name in event["attributed_to"]:
                yield "source", name


@pytest.mark.skipif(not GOLD.is_dir(), reason="the shared corpus is not beside the project")
@pytest.mark.parametrize(("slot", "share"), [("party", 0.99), ("place", 0.99), ("source", 0.99)])
def test_names_of_the_gold_are_known(slot: str, share: float) -> None:
    names = [name for where, name in gold_names() if where == slot]
    known = known_forms()
    missing = Counter(name for name in names if form_key(name) not in known)
    assert 1 - missing.total() / len(names) >= share, missing
