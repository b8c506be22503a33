"""The status of an event follows from who says what, by the rule that kg/merging/preferred.py states."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from factories import claim, extraction
from hypothesis import example, given
from hypothesis import strategies as st
from test_merging import merged

from kg.model import MODALITIES, Event, Extraction, Modality, Status

PLAN = "Ông Kim sẽ thăm Nga"
OFF = "Chuyến thăm Nga của ông Kim đã bị hoãn lại"
NO = "Điện Kremlin bác tin ông Kim thăm Nga"
Told = tuple[Modality, str, tuple[str, ...], str]  # modality, outlet, attributed to, words


def article(number: int, told: Told) -> Extraction:
    modality, outlet, by, words = told
    one = claim(
        "Visit",
        ("kim-jong-un",),
        ("russia",),
        time="2024-06-19",
        modality=modality,
        attributed_to=by,
        words=words,
    )
    return extraction(f"a{number}", one, published="2024-06-21", publisher=f"{outlet}.example")


def the_event(told: Sequence[Told]) -> Event:
    (event,) = merged(*(article(number, one) for number, one in enumerate(told)))
    return event


WENT = "Ông Kim đã tới Nga"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([("planned", "x", (), PLAN)], "planned"),
        ([("planned", "x", (), PLAN), ("planned", "y", ("kcna",), PLAN)], "planned"),
        ([("planned", "x", (), PLAN), ("actual", "y", (), WENT)], "reported"),
        ([("actual", "x", (), WENT)], "reported"),
        ([("actual", "x", (), WENT), ("actual", "x", (), "Ông Kim thăm Nga")], "reported"),
        ([("actual", "x", ("yonhap",), WENT)], "reported"),
        ([("alleged", "x", ("yonhap",), WENT), ("alleged", "y", (), WENT)], "reported"),
        ([("alleged", "x", (), WENT), ("actual", "y", (), WENT)], "reported"),
        ([("actual", "x", (), WENT), ("actual", "y", (), WENT)], "confirmed"),
        ([("actual", "x", ("kcna",), WENT)], "confirmed"),
        ([("actual", "x", ("russia",), WENT)], "confirmed"),
        ([("alleged", "x", ("kcna",), WENT)], "reported"),
        ([("alleged", "x", (), WENT), ("actual", "y", ("kcna",), WENT)], "confirmed"),
        ([("actual", "x", ("kcna",), WENT), ("denied", "y", (), NO)], "disputed"),
        ([("alleged", "x", (), WENT), ("denied", "y", ("russia",), NO)], "disputed"),
        ([("planned", "x", (), PLAN), ("denied", "y", (), NO)], "disputed"),
        ([("denied", "x", (), NO)], "denied"),
        ([("denied", "x", (), NO), ("denied", "y", ("kcna",), NO)], "denied"),
        ([("planned", "x", (), PLAN), ("denied", "y", (), OFF)], "cancelled"),
        ([("denied", "x", (), OFF)], "cancelled"),
        ([("planned", "x", (), "Nga hoãn họp; ông Kim vẫn sẽ thăm Nga")], "planned"),
        ([("actual", "x", (), WENT), ("denied", "y", (), OFF)], "disputed"),
    ],
)
def test_status(told: list[Told], status: Status) -> None:
    assert the_event(told).status == status


@st.composite
def tellings(draw: st.DrawFn) -> list[Told]:
    one = st.tuples(
        st.sampled_from(MODALITIES),
        st.sampled_from(("x", "y", "z")),
        st.sampled_from(((), ("kcna",), ("yonhap",), ("russia",), ("yonhap", "kcna"))),
        st.sampled_from((PLAN, OFF, NO, WENT)),
    )
    return draw(st.lists(one, min_size=1, max_size=6))


@given(tellings())
def test_status_is_what_the_rule_says_of_any_telling(told: list[Told]) -> None:
    said = {modality for modality, *_ in told}
    facts = [(outlet, by) for modality, outlet, by, _ in told if modality == "actual"]
    given_up = any(modality == "denied" and words == OFF for modality, _, _, words in told)
    expected: Status = "reported"
    if said <= {"planned", "denied"} and given_up:
        expected = "cancelled"
    elif len(said) == 1 and said <= {"planned", "denied"}:
        expected = "planned" if said == {"planned"} else "denied"
    elif "denied" in said:
        expected = "disputed"
    elif len({outlet for outlet, _ in facts}) > 1 or any({"kcna", "russia"} & {*by} for _, by in facts):
        expected = "confirmed"
    assert the_event(told).status == expected


@given(tellings(), tellings())
@example([("planned", "x", (), PLAN), ("denied", "x", (), PLAN)], [("denied", "x", (), OFF)])
def test_more_tellings_never_take_a_dispute_back(told: list[Told], more: list[Told]) -> None:
    """But whether a plan will come true is settled when it is called off."""
    if the_event(told).status == "disputed":
        called_off = any(modality == "denied" and words == OFF for modality, _, _, words in more)
        assert the_event([*told, *more]).status in ("disputed", *(["cancelled"] if called_off else []))


@given(tellings(), st.sampled_from(("x", "y")))
def test_a_second_outlet_that_tells_the_fact_confirms_what_nobody_denies(
    told: list[Told], outlet: str
) -> None:
    fact: Told = ("actual", outlet, (), WENT)
    other: Told = ("actual", "w", (), "Nhà lãnh đạo Triều Tiên ở thăm nước Nga")
    if not any(modality == "denied" for modality, *_ in told):
        assert the_event([*told, fact, other]).status == "confirmed"
