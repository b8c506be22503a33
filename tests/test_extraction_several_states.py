"""States and leaders told only together («nhiều nước châu Phi») act like any party, and take part beside others."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"


def acts(text: str) -> set[tuple[str, frozenset[str], frozenset[str]]]:
    """Types and parties of the claims of a text."""
    return {(c.type, frozenset(c.agents), frozenset(c.targets)) for c in claims_of(text, DAY)}


@pytest.mark.parametrize(
    "subject, id",
    [
        ("Nhiều nước châu Âu", "european-countries"),
        ("Các nước láng giềng", "neighbouring-countries"),
        ("Một số quốc gia châu Á", "asian-countries"),
        ("Các nước vùng Vịnh", "gulf-countries"),
        ("Hàng chục nước", "several-countries"),
        ("Nhiều quốc gia", "several-countries"),
        ("Cộng đồng quốc tế", "international-community"),
    ],
)
def test_several_states_blame(subject: str, id: str) -> None:
    found = acts(f"{subject} lên án vụ phóng tên lửa của Triều Tiên.")
    assert ("Criticism", frozenset({id}), frozenset({"north-korea"})) in found


@pytest.mark.parametrize("subject", ["Nhiều nước châu Phi", "Các nước vùng Vịnh", "Nhiều nước"])
def test_what_several_states_sign_is_not_signed_by_who_was_told_before(subject: str) -> None:
    found = claims_of(f"Triều Tiên phóng tên lửa hôm 12/8. {subject} đã ký thỏa thuận với Nga.", DAY)
    signed = [c for c in found if c.type == "Agreement"]
    assert signed and all("north-korea" not in c.agents for c in signed)


@pytest.mark.parametrize(
    "company", ["cùng lãnh đạo nhiều nước châu Á", "và lãnh đạo nhiều nước", "cùng 26 lãnh đạo quốc tế"]
)
def test_who_comes_with_several_leaders_takes_part_with_them(company: str) -> None:
    found = acts(f"Ông Kim Jong Un {company} dự lễ duyệt binh ở Moscow.")
    assert any(t == "Ceremony" and {"kim-jong-un", "foreign-leaders"} <= a for t, a, _ in found)


@pytest.mark.parametrize(
    "guests, target",
    [
        ("Ông Kim Jong Un và ông Putin", {"china"}),
        ("Ông Kim Jong Un", {"china"}),
        ("Ông Putin và ông Tập Cận Bình", set()),
    ],
)
def test_guests_of_several_states_honour_their_host(guests: str, target: set[str]) -> None:
    [(_, _, targets)] = acts(f"{guests} dự lễ duyệt binh ở Bắc Kinh.")
    assert targets == target


@pytest.mark.parametrize(
    "sentence, parties",
    [
        ("Nga và Trung Quốc ký thỏa thuận với Triều Tiên.", {"russia", "china", "north-korea"}),
        ("Nga và Belarus ký kết thỏa thuận với Triều Tiên.", {"russia", "belarus", "north-korea"}),
        ("Nga ký hợp tác với Triều Tiên về y tế.", {"russia", "north-korea"}),
    ],
)
def test_two_sign_with_a_third(sentence: str, parties: set[str]) -> None:
    assert ("Agreement", frozenset(parties), frozenset()) in acts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Thỏa thuận giữa Moscow với Bình Nhưỡng đã có hiệu lực.",
        "Hiệp ước giữa Triều Tiên và Nga vừa có hiệu lực.",
        "Hiệp ước giữa Triều Tiên - Nga vừa có hiệu lực.",
    ],
)
def test_two_between_whom_something_is_are_no_place(sentence: str) -> None:
    [claim] = claims_of(sentence, DAY)
    assert (claim.type, claim.place) == ("Ratification", None)


@pytest.mark.parametrize(
    "sentence, time",
    [
        ("Nga và Triều Tiên ký thỏa thuận nâng kim ngạch lên 1 tỷ USD vào năm 2030.", None),
        ("Nga và Triều Tiên ký thỏa thuận hôm 12/8, hướng tới mục tiêu 1 tỷ USD vào năm 2030.", "2025-08-12"),
        ("Nga và Triều Tiên đặt mục tiêu khánh thành cầu qua sông Tumen vào năm 2026.", "2026"),
    ],
)
def test_the_year_of_an_aim_is_not_that_of_the_deed(sentence: str, time: str | None) -> None:
    [claim] = claims_of(sentence, DAY)
    assert claim.time == time
