"""Which value an event shows where its claims give several, by the rule that kg/merging/preferred.py states."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from factories import claim, extraction
from hypothesis import given
from hypothesis import strategies as st
from test_merging import infos

from kg import edtf
from kg.merging import event_of
from kg.model import Event, Extraction

KIM, PUTIN, LAVROV, KOREA, RUSSIA = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "north-korea", "russia"
WITHIN = {"pyongyang": "north-korea", "moscow": "russia"}


def event(made: Sequence[Extraction]) -> Event:
    return event_of([one for each in made for one in each.claims], infos(made), WITHIN)


def times(*told: tuple[str, str | None], published: str = "2024-07-01") -> Event:
    """An event told by these outlets with these times."""
    return event(
        [
            extraction(f"a{n}", claim(time=time), publisher=f"{outlet}.example", published=published)
            for n, (outlet, time) in enumerate(told)
        ]
    )


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ([("x", "2024-06"), ("y", "2024-06-19")], "2024-06-19"),
        ([("x", None), ("y", "2024-06")], "2024-06"),
        ([("x", "2024-06-18"), ("y", "2024-06-19"), ("z", "2024-06-19")], "2024-06-19"),
        ([("x", "2024-06-18"), ("x", "2024-06-18"), ("y", "2024-06-19"), ("z", "2024-06-19")], "2024-06-19"),
        ([("x", "2024-06-18"), ("y", "2024-06-19"), ("z", "2024-06-19/2024-06-20")], "2024-06-19"),
        ([("x", "2024-06-19~"), ("y", "2024-06-19")], "2024-06-19"),
        ([("x", "2024/.."), ("y", "2024-06")], "2024-06"),
        ([("x", "2024-06-19"), ("y", "2024-06-18")], "2024-06-18"),
    ],
)
def test_the_time_that_most_outlets_support_then_the_finest(
    told: list[tuple[str, str | None]], shown: str
) -> None:
    assert times(*told).time == shown


def test_the_day_of_publication_plays_no_part() -> None:
    early = extraction("e", claim(time="2024-06-18"), publisher="e.example", published="2024-06-20")
    late = [
        extraction(f"l{n}", claim(time="2024-06-19"), publisher="l.example", published="2025-01-01")
        for n in range(3)
    ]
    assert event([early, *late]).time == "2024-06-18"  # one outlet each; the earlier value by the alphabet


def test_the_place_that_most_support_then_the_most_specific() -> None:
    def at(*places: str) -> str | None:
        made = [
            extraction(f"a{n}", claim(time="2024-06-19", place=place), publisher=f"p{n}.example")
            for n, place in enumerate(places)
        ]
        return event(made).place

    assert at("north-korea", "pyongyang") == "pyongyang"
    assert at("moscow", "pyongyang", "north-korea") == "pyongyang"
    assert at("moscow", "moscow", "pyongyang") == "moscow"


def test_parties_that_half_as_many_name_and_no_state_beside_its_own() -> None:
    def parties(*sides: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        made = [
            extraction(f"a{n}", claim("Visit", *side, time="2024-06-19"), publisher=f"p{n}.example")
            for n, side in enumerate(sides)
        ]
        shown = event(made)
        return shown.agents, shown.targets

    trip = ((PUTIN,), (KOREA,))
    both = ((PUTIN, LAVROV), (KOREA,))
    assert parties(trip, both) == ((LAVROV, PUTIN), (KOREA,))
    assert parties(trip, trip, both) == ((PUTIN,), (KOREA,))
    assert parties(((RUSSIA,), (KOREA,)), trip) == ((PUTIN,), (KOREA,))
    assert parties(trip, trip, ((KOREA,), (PUTIN,))) == ((PUTIN,), (KOREA,))


TIMES = ("2024", "2024-06", "2024-06-18", "2024-06-19", "2024-06-18/2024-06-20", "2024-06~", "2024/..")


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from(TIMES)), min_size=1, max_size=7))
def test_no_other_time_has_more_outlets_behind_it(told: list[tuple[str, str]]) -> None:
    def behind(time: str) -> int:
        low, high = edtf.bounds(time)
        wide = [(outlet, *edtf.bounds(other)) for outlet, other in told]
        return len(
            {
                outlet
                for outlet, first, last in wide
                if (first is None or (low is not None and first <= low))
                and (last is None or (high is not None and high <= last))
            }
        )

    shown = times(*told).time
    assert shown in dict.fromkeys(time for _, time in told)
    assert shown is not None
    most = max(behind(time) for _, time in told)
    assert behind(shown) == most
    assert edtf.width(shown) == min(edtf.width(time) for _, time in told if behind(time) == most)


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from(TIMES)), min_size=1, max_size=7))
def test_what_an_outlet_repeats_changes_nothing(told: list[tuple[str, str]]) -> None:
    assert times(*told).time == times(*told, *told).time
