"""Strife told in less usual words: who sends whom, what is a plan, who tells, who is blamed, warned and answered."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-06-20"


def of_type(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    ("kind", "agents", "targets", "text"),
    [
        ("Sanction", "united-states", "wagner-group", "Mỹ sẽ liệt Wagner vào danh sách tổ chức tội phạm."),
        ("Sanction", "united-states", "north-korea", "Mỹ đưa Triều Tiên vào danh sách các nước tài trợ khủng bố."),
        ("Sanction", "european-union", "north-korea", "EU đưa ba sĩ quan Triều Tiên vào gói trừng phạt mới."),
        ("Threat", "vladimir-putin", "nato", "Ông Putin tuyên bố NATO sẽ bị coi là tham chiến với Nga."),
        ("Threat", "kim-jong-un", "", "Ông Kim Jong Un nói sẽ dùng vũ lực nếu Nga bị đánh."),
        ("Threat", "sergei-lavrov", "south-korea", "Ngoại trưởng Nga cảnh báo Hàn Quốc."),
        ("Criticism", "south-korea", "russia", "Seoul tố cáo tàu Nga ghé cảng Rajin."),
        ("Criticism", "japan", "north-korea", "Tokyo lên án hành động này, đồng thời yêu cầu Triều Tiên giải thích."),
        ("Support", "kim-jong-un", "russia", "Ông Kim Jong Un khẳng định quan hệ với Nga đã lên tới tầm cao mới."),
        ("Support", "north-korea", "russia", "Triều Tiên bỏ phiếu chống nghị quyết đòi Nga ngừng bắn."),
        ("Combat", "russia", "", "Bộ Quốc phòng Nga tuyên bố kiểm soát làng Udachne ở Donetsk."),
        ("Combat", "north-korea", "", "Lính Triều Tiên đã gỡ hơn 5.000 quả mìn ở Kursk."),
        ("Combat", "russia", "ukraine", "Nga đưa quân qua biên giới Ukraine từ nhiều hướng."),
        ("ArmsTransfer", "north-korea", "russia", "Quá nửa số đạn pháo quân Nga dùng đến từ Triều Tiên."),
        ("ArmsTransfer", "russia", "north-korea", "Lính Triều Tiên được trang bị súng trường, súng cối của Nga."),
        ("ArmsTransfer", "north-korea", "russia", "Bình Nhưỡng phủ nhận chuyện buôn bán vũ khí với Nga."),
        ("ArmsTransfer", "north-korea", "russia", "Kiev cho rằng Triều Tiên đã giao cho Nga chừng 60 khẩu."),
    ],
)  # fmt: skip
def test_less_usual_words(kind: str, agents: str, targets: str, text: str) -> None:
    assert any(agents in c.agents and (targets in c.targets or not targets) for c in of_type(text, kind))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Exercise", "Nga phóng 6 tên lửa Triều Tiên vào Kharkiv."),
        ("Sanction", "Triều Tiên bỏ phiếu chống nghị quyết của Đại hội đồng Liên Hợp Quốc đòi Nga rút quân."),
        (
            "TroopDeployment",
            "Triều Tiên bỏ phiếu chống nghị quyết của Đại hội đồng Liên Hợp Quốc đòi Nga rút quân.",
        ),
        ("Threat", "Ông Zelensky để ngỏ khả năng trao trả hai lính Triều Tiên nếu Nga thả người Ukraine."),
        ("ArmsTransfer", "Hàn Quốc cung cấp hình ảnh cho Mỹ cho thấy vũ khí Triều Tiên ở Ukraine."),
        ("Criticism", "Ông Lavrov nói không được lợi dụng liên minh để chống Triều Tiên."),
    ],
)
def test_what_is_none(kind: str, text: str) -> None:
    assert not of_type(text, kind)


def test_soldiers_without_a_state_are_those_of_who_is_told_beside_them() -> None:
    text = "Thương binh Nga được điều trị ở Wonsan. Ông Kim Jong Un nói 12 người lính đã hy sinh."
    assert {c.agents for c in of_type(text, "Combat") if "hy sinh" in c.passage.text} == {("north-korea",)}


def test_who_tells_in_a_joined_verb() -> None:
    text = "Ông Sergei Shoigu tới Bình Nhưỡng và thông báo Triều Tiên sẽ cử 1.000 công binh tới Kursk."
    (claim,) = of_type(text, "TroopDeployment")
    assert claim.modality == "planned" and claim.attributed_to == ("sergei-shoigu",)


def test_of_whom_it_is_told_he_tells_nothing() -> None:
    text = "Moskva được cho là đã giao tên lửa phòng không cho Triều Tiên."
    (claim,) = of_type(text, "ArmsTransfer")
    assert claim.modality == "alleged" and claim.attributed_to == ()


def test_plans_of_two_tellers_are_two() -> None:
    text = (
        "Ông Sergei Shoigu thông báo Triều Tiên sẽ cử công binh tới Nga. "
        "Tình báo Hàn Quốc nhận định Triều Tiên sắp gửi thêm quân sang Nga."
    )
    found = of_type(text, "TroopDeployment")
    assert len(found) == 2 and all(c.modality == "planned" for c in found)


@pytest.mark.parametrize(
    ("kind", "modality", "text"),
    [
        ("Ratification", "actual", "Hạ viện Nga nhất trí phê chuẩn hiệp ước với Triều Tiên."),
        ("Visit", "planned", "Ông Lavrov thăm Triều Tiên ngày 11/7/2025."),
        ("Visit", "actual", "Ông Lavrov thăm Triều Tiên ngày 11/6/2025."),
        (
            "Sanction",
            "planned",
            "Nga và Trung Quốc kêu gọi Liên Hợp Quốc nới lỏng trừng phạt đối với Triều Tiên.",
        ),
        ("ArmsTransfer", "alleged", "Báo cáo còn nói Triều Tiên giao hàng triệu quả đạn pháo cho Nga."),
        ("ArmsTransfer", "denied", "Bình Nhưỡng nói họ không hề có ý định bán vũ khí cho Moskva."),
    ],
)
def test_how_sure_it_is(kind: str, modality: str, text: str) -> None:
    assert {c.modality for c in of_type(text, kind)} == {modality}


def test_whom_a_third_party_answers() -> None:
    text = (
        "Triều Tiên tố một chiếc UAV từ Hàn Quốc xâm nhập không phận Kaesong. "
        "Seoul phủ nhận quân đội nước này liên quan."
    )
    assert [(c.agents, c.targets) for c in of_type(text, "Denial")] == [(("south-korea",), ("north-korea",))]
