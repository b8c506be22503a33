"""Who fell by whose attack, who fell by accident, whose ship is hit, and where a base lies that is another one's."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"


def combat(text: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(c.agents[0], c.targets, c.place) for c in claims_of(text, DAY, "Combat")]


@pytest.mark.parametrize(
    "agent, target, text",
    [
        ("ukraine", "north-korea", "40 lính Triều Tiên thiệt mạng trong đòn tập kích của Ukraine ở Kursk."),
        ("ukraine", "north-korea", "6 sĩ quan Triều Tiên tử trận trong vụ tập kích tên lửa của Ukraine."),
        ("ukraine", "north-korea", "Một tướng Triều Tiên bị thương trong đòn tập kích bằng UAV của Ukraine."),
        ("ukraine", "north-korea", "Hàng chục lính Triều Tiên chết khi lực lượng Ukraine đột kích vị trí của họ."),
        ("ukraine", "north-korea", "Lính Triều Tiên trúng đòn không kích của Ukraine, ít nhất 20 người chết."),
        ("ukraine", "north-korea", "Lính Triều Tiên hy sinh vì hỏa lực của Ukraine ở Kursk."),
        ("ukraine", "north-korea", "Sở chỉ huy của quân Triều Tiên ở Kursk trúng tên lửa Ukraine."),
        ("north-korea", "south-korea", "Ba binh sĩ Hàn Quốc thiệt mạng trong trận pháo kích của Triều Tiên."),
        ("north-korea", "south-korea", "Tàu hải quân Hàn Quốc trúng ngư lôi của Triều Tiên, 46 thủy thủ thiệt mạng."),
    ],
)  # fmt: skip
def test_who_falls_in_an_attack_is_its_victim(agent: str, target: str, text: str) -> None:
    assert [c[:2] for c in combat(text)] == [(agent, (target,))]


@pytest.mark.parametrize(
    "text",
    [
        "6 lính Nga thiệt mạng trong vụ rơi trực thăng gần biên giới Triều Tiên.",
        "Ba binh sĩ Triều Tiên thiệt mạng trong tai nạn xe tải ở tỉnh Kursk.",
        "Máy bay quân sự Nga rơi ở Kursk khiến 10 lính Triều Tiên thiệt mạng.",
        "Một công binh Triều Tiên bị thương do va chạm giao thông ở Nga.",
        "Nga tạm dừng các cuộc tấn công vào cơ sở năng lượng Ukraine.",
        "Quân đội Triều Tiên thông báo hai binh sĩ bị giam và đình chỉ nhiệm vụ chiến đấu.",
    ],
)
def test_accidents_and_what_is_stopped_are_no_fight(text: str) -> None:
    assert combat(text) == []


def test_the_fallen_without_a_word_of_who_attacked() -> None:
    assert combat("Khoảng 6.000 lính Triều Tiên thương vong ở Kursk.") == [("north-korea", (), "kursk")]


@pytest.mark.parametrize(
    "agent, target, place, text",
    [
        ("russia", "ukraine", "kharkiv", "Kharkiv trúng tên lửa Triều Tiên."),
        (
            "russia",
            "ukraine",
            "dnipro",
            "Bộ Quốc phòng Nga tuyên bố đã phóng tên lửa vào thao trường ở Dnipro.",
        ),
        ("russia", "ukraine", None, "Nga bắn hạ 20 UAV Ukraine trong đêm."),
        ("north-korea", "united-states", None, "Triều Tiên nói đánh trúng tàu sân bay Mỹ."),
        ("north-korea", "united-states", "japan", "Triều Tiên phóng tên lửa vào căn cứ Mỹ ở Nhật Bản."),
        ("russia", "united-states", "poland", "Nga tấn công vào căn cứ Mỹ ở Ba Lan."),
        ("russia", "ukraine", "odesa", "Sai sót khiến Mỹ không nắm được vụ Nga tập kích Odessa."),
    ],
)
def test_what_is_hit_and_where(agent: str, target: str, place: str | None, text: str) -> None:
    assert combat(text) == [(agent, (target,), place)]


@pytest.mark.parametrize(
    "text",
    ["Triều Tiên có thể đánh chìm tàu sân bay Mỹ.", "Triều Tiên diễn tập bắn hạ máy bay trinh sát Mỹ."],
)
def test_what_could_be_hit_is_not(text: str) -> None:
    assert combat(text) == []


def test_the_army_of_the_state_whose_press_tells() -> None:
    told = claims_of("KCNA đưa tin lực lượng nước này đã phóng tên lửa.", DAY)
    assert [(c.type, c.agents) for c in told] == [("Exercise", ("north-korea",))]
