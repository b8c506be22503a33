"""Who told a lead that names nobody, remarks that end a sentence, and where things far from their verb took place."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim


def _claims(text: str) -> list[Claim]:
    return claims_of(text, "2025-11-20")


def _first(text: str, type: str) -> Claim:
    return next(claim for claim in _claims(text) if claim.type == type)


LEAD = "Ngoại trưởng Nga Sergei Lavrov hôm 18/11 hội đàm với bà Choe Son Hui ở Bình Nhưỡng."


@pytest.mark.parametrize(
    "second",
    ["KCNA mô tả cuộc gặp là hữu nghị.", "Theo KCNA, hai bên bàn về hợp tác.", "KCNA đưa tin này sáng nay."],
)
def test_the_medium_of_the_second_sentence_told_the_first(second: str) -> None:
    assert _first(f"{LEAD} {second}", "Meeting").attributed_to == ("kcna",)


def test_a_lead_with_a_source_of_its_own_keeps_it() -> None:
    text = f"Theo TASS, {LEAD[0].lower()}{LEAD[1:]} KCNA mô tả cuộc gặp là hữu nghị."
    assert _first(text, "Meeting").attributed_to == ("tass",)


def test_who_is_no_medium_tells_only_his_own_sentence() -> None:
    assert _first(f"{LEAD} Ông Lavrov nói hai bên tin nhau.", "Meeting").attributed_to == ()


REMARKS = [
    "Hơn 400 lính Triều Tiên đã chết ở Kursk, Cơ quan Tình báo Quốc gia Hàn Quốc cho biết hồi tháng 9.",
    "Hơn 400 lính Triều Tiên đã chết ở Kursk, Cơ quan Tình báo Quốc gia Hàn Quốc nhận định, đồng thời dự báo "
    "thương vong sẽ tăng.",
]


@pytest.mark.parametrize("text", REMARKS)
def test_a_remark_at_the_end_tells_what_stands_before_it(text: str) -> None:
    claim = _first(text, "Combat")
    assert claim.attributed_to == ("south-korean-national-intelligence-service",)
    assert (claim.modality, claim.time) == ("alleged", None)


def test_experts_of_a_country_are_not_the_country() -> None:
    text = "Giới phân tích Hàn Quốc cho rằng Nga đã chuyển giao công nghệ tàu ngầm cho Triều Tiên."
    assert _first(text, "ArmsTransfer").attributed_to == ("south-korean-experts",)


PLACES = [
    (
        "Agreement",
        "Nga và Triều Tiên ký Tuyên bố chung về nông nghiệp, thủy sản và lâm nghiệp của hai nước láng giềng tại Rason.",
        "rason",
    ),
    (
        "Agreement",
        "Nga và Triều Tiên ký bản ghi nhớ về việc xây dựng một trung tâm thương mại mới của hai nước tại Rason.",
        None,
    ),
]


@pytest.mark.parametrize(("type", "text", "place"), PLACES)
def test_the_only_place_may_stand_far_behind(type: str, text: str, place: str | None) -> None:
    assert _first(text, type).place == place


def test_workers_go_where_the_soldiers_told_before_go() -> None:
    text = (
        "Triều Tiên sẽ đưa 1.000 công binh sang Kursk của Nga. "
        "Triều Tiên cũng sẽ đưa 5.000 công nhân sang Nga."
    )
    assert _first(text, "LaborDispatch").place == "kursk"


def test_a_draft_put_forward_is_a_plan_even_when_its_day_is_over() -> None:
    text = "Hôm 12/11, Nga và Trung Quốc trình lên Hội đồng Bảo an dự thảo nghị quyết nới lỏng trừng phạt Triều Tiên."
    assert _first(text, "Sanction").modality == "planned"
