"""Delegations by what sends them, and parties that another clause of the sentence names. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-11-20"
RU, KP, KR = "russia", "north-korea", "south-korea"
KIM, PUTIN, CHOE = "kim-jong-un", "vladimir-putin", "choe-son-hui"


def of_kind(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "Visit",
            {"prosecutor-generals-office-of-russia"},
            {KP},
            "Đoàn Viện Kiểm sát tối cao Nga vừa thăm Triều Tiên.",
        ),
        ("Visit", {RU}, {KP}, "Đoàn đại biểu tỉnh Primorye của Nga tới thăm Bình Nhưỡng."),
        (
            "Visit",
            {"kim-geum-chol"},
            {RU},
            "Đoàn đại biểu Học viện Kỹ thuật lực lượng vũ trang Triều Tiên do ông Kim Geum Chol làm trưởng đoàn "
            "đã lên đường sang Nga.",
        ),
        (
            "Visit",
            {CHOE},
            {RU},
            "Bà Choe Son-hui dự lễ ở Bình Nhưỡng, rồi ngay sau đó lên đường sang Moskva.",
        ),
        (
            "Visit",
            {"russian-embassy-in-north-korea"},
            {KP},
            "Các nhân viên Đại sứ quán Nga tại Triều Tiên cùng gia đình đã rời Bình Nhưỡng bằng tàu hỏa.",
        ),
        ("Meeting", {KIM, PUTIN}, set(), "Ông Putin tiếp ông Kim Jong-un. Hai người đã hội đàm ba giờ."),
        ("Criticism", {KR}, {KP}, "Triều Tiên đưa thêm pháo tới biên giới với Nga, Seoul lên án."),
        (
            "Threat",
            {KP},
            {"european-union"},
            "Triều Tiên tố EU đạo đức giả và dọa đáp trả, Nga chưa lên tiếng.",
        ),
        ("LaborDispatch", {KP}, {RU}, "Bình Nhưỡng hứa gửi 4.000 thợ xây tới Nga."),
        (
            "Sanction",
            {"european-union"},
            {"no-kwang-chol"},
            "EU thông qua gói trừng phạt mới nhằm vào Nga và nhắm đến ông No Kwang Chol của Triều Tiên.",
        ),
        (
            "Support",
            {KP},
            {"donetsk-peoples-republic", "luhansk-peoples-republic"},
            "Triều Tiên công nhận hai nước cộng hòa tự xưng, Nga khen ngợi.",
        ),
        (
            "ArmsTransfer",
            {RU},
            {KP},
            "Triều Tiên gửi quân sang Nga. Moskva đã cấp tên lửa phòng không để đáp lại.",
        ),
    ],
)
def test_who_is_found(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    found = [(set(claim.agents), set(claim.targets)) for claim in of_kind(text, kind)]
    assert (agents, targets) in found


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Meeting", "Vụ nổ ở Nga làm hai người bị thương, KCNA của Triều Tiên đưa tin."),
        ("Visit", "Nga nói một tiểu đoàn gồm lính Triều Tiên đã rút khỏi hiệp ước."),
        ("Criticism", "Hãng tin KCNA của Triều Tiên đưa tin, Seoul lên án."),
    ],
)
def test_nobody_is_invented(kind: str, text: str) -> None:
    assert of_kind(text, kind) == []
