"""Shots: at whom they are aimed, which fall into a sea, which return fire, and what is only threatened or weighed."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"


def told(text: str) -> set[tuple[str, str, str, tuple[str, ...]]]:
    """Type, modality, first agent and targets of all claims."""
    return {(c.type, c.modality, c.agents[0], c.targets) for c in claims_of(text, DAY)}


@pytest.mark.parametrize(
    "agent, target, text",
    [
        ("north-korea", "united-states", "Triều Tiên phóng hai tên lửa về phía tàu khu trục Mỹ ở Hoa Đông."),
        ("north-korea", "south-korea", "Triều Tiên đã phóng 10 quả rocket vào đảo Yeonpyeong."),
        ("ukraine", "russia", "Ukraine phóng tên lửa ATACMS vào tỉnh Kursk của Nga."),
        ("ukraine", "russia", "Ukraine phóng loạt UAV về phía Moskva hôm 10/8."),
        ("russia", "ukraine", "Nga phóng loạt tên lửa về hướng Kiev hôm 10/8."),
        ("russia", "ukraine", "Nga bắn hàng chục tên lửa KN-23 vào Ukraine."),
        ("ukraine", "north-korea", "Ukraine phóng 6 tên lửa vào sở chỉ huy có lính Triều Tiên ở Kursk."),
    ],
)
def test_what_is_aimed_at_somebody_is_no_test(agent: str, target: str, text: str) -> None:
    assert {t for t in told(text) if t[0] in ("Combat", "Exercise")} == {
        ("Combat", "actual", agent, (target,))
    }


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên phóng tên lửa vào biển Nhật Bản.",
        "Triều Tiên phóng tên lửa vào Hoàng Hải sáng 12/8.",
        "Triều Tiên phóng tên lửa hành trình vào vùng biển phía tây.",
        "Triều Tiên phóng hai tên lửa đạn đạo vào vùng biển ngoài khơi bờ đông Hàn Quốc.",
        "Triều Tiên phóng tên lửa về phía Nhật Bản.",
        "Triều Tiên phóng tên lửa qua Nhật Bản về phía Thái Bình Dương.",
        "Nga phóng tên lửa Yars về phía bán đảo Kamchatka.",
        "Triều Tiên phóng vệ tinh vào quỹ đạo.",
        "Triều Tiên bắn hàng trăm quả đạn pháo vào vùng đệm trên biển.",
        "Triều Tiên phóng tên lửa trúng mục tiêu trên đảo.",
        "Triều Tiên mô phỏng cuộc tấn công hạt nhân vào Hàn Quốc.",
    ],
)
def test_what_falls_into_a_sea_or_only_flies_there_is_a_test(text: str) -> None:
    assert {t[0] for t in told(text)} == {"Exercise"}


@pytest.mark.parametrize(
    "agent, target, text",
    [
        ("north-korea", "united-states", "Mỹ không kích Triều Tiên, Bình Nhưỡng phóng loạt tên lửa đáp trả."),
        ("north-korea", "south-korea", "Hàn Quốc nã pháo qua biên giới, Triều Tiên phóng tên lửa đáp trả."),
        ("north-korea", "united-states", "Triều Tiên phóng tên lửa đáp trả đòn không kích của Mỹ."),
        ("russia", "ukraine", "Ukraine phóng loạt UAV về phía Moskva, Nga phóng tên lửa đáp trả."),
        (
            "south-korea",
            "north-korea",
            "Hàn Quốc không kích đáp trả sau khi Triều Tiên pháo kích một hòn đảo.",
        ),
        ("south-korea", "north-korea", "Lính Hàn Quốc bắn trả lính Triều Tiên ở khu phi quân sự."),
    ],
)
def test_fire_that_is_returned(agent: str, target: str, text: str) -> None:
    assert ("Combat", "actual", agent, (target,)) in told(text)
    assert "Exercise" not in {t[0] for t in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên phóng tên lửa đáp trả cuộc tập trận Mỹ - Hàn.",
        "Hàn Quốc phóng thử tên lửa, Triều Tiên phóng tên lửa đáp trả.",
    ],
)
def test_a_test_that_answers_a_drill_hits_nobody(text: str) -> None:
    assert "Combat" not in {t[0] for t in told(text)}


@pytest.mark.parametrize(
    "kind, agent, target, text",
    [
        ("Combat", "israel", "north-korea", "Israel tấn công phủ đầu Triều Tiên rạng sáng 12/8."),
        (
            "Combat",
            "south-korea",
            "north-korea",
            "Hàn Quốc mở cuộc tấn công phủ đầu nhằm vào Triều Tiên.",
        ),
        ("Threat", "north-korea", "south-korea", "Triều Tiên dọa tấn công phủ đầu Hàn Quốc."),
        ("Threat", "north-korea", "united-states", "Triều Tiên tuyên bố sẽ tấn công phủ đầu Mỹ."),
    ],
)
def test_a_first_strike_done_and_threatened(kind: str, agent: str, target: str, text: str) -> None:
    assert told(text) == {(kind, "actual", agent, (target,))}


@pytest.mark.parametrize(
    "text",
    ["Seoul tập trận tấn công phủ đầu Triều Tiên.", "Mỹ từng cân nhắc tấn công phủ đầu Triều Tiên năm 2017."],
)
def test_a_first_strike_that_is_played_or_weighed(text: str) -> None:
    assert not {"Combat", "Threat"} & {t[0] for t in told(text)}


@pytest.mark.parametrize(
    "modality, text",
    [
        ("planned", "Tổng thống Putin nói không ngần ngại triển khai quân tới Triều Tiên."),
        ("planned", "Điện Kremlin không loại trừ việc chuyển giao công nghệ tên lửa cho Triều Tiên."),
        ("actual", "Nga đã không ngần ngại chuyển tên lửa cho Triều Tiên."),
    ],
)
def test_what_is_not_ruled_out_is_not_done_yet(modality: str, text: str) -> None:
    assert [t[1] for t in told(text) if t[0] in ("TroopDeployment", "ArmsTransfer")] == [modality]


@pytest.mark.parametrize(
    "kind, text",
    [
        ("ArmsTransfer", "Seoul không loại trừ khả năng gửi vũ khí cho Kiev sau khi Triều Tiên đưa quân sang Nga."),
        ("TroopDeployment", "Ông Trump có thể triển khai quân tới Ukraine để đối phó lính Triều Tiên."),
    ],
)  # fmt: skip
def test_what_another_one_would_send_is_none_of_north_koreas(kind: str, text: str) -> None:
    assert kind not in {t[0] for t in told(text)}


def test_who_is_to_be_licensed_gives_nothing() -> None:
    text = "Triều Tiên đàm phán với Nga để được cấp phép sản xuất UAV Shahed."
    assert [t for t in told(text) if t[0] == "ArmsTransfer"] == [
        ("ArmsTransfer", "planned", "russia", ("north-korea",))
    ]


def test_an_attack_once_thought_of_was_none() -> None:
    assert "Combat" not in {t[0] for t in told("Mỹ từng tính tấn công Triều Tiên năm 1994.")}
