"""Whose day a word is of: who speaks on, statements, invitations sent, blame of outsiders, deeds blamed."""

from __future__ import annotations

import pytest
from extracted import claims_of


def _days(text: str, type: str, title: str | None = None) -> list[str | None]:
    return [claim.time for claim in claims_of(text, "2025-03-20", type, title, summary=bool(title))]


@pytest.mark.parametrize(
    ("text", "type", "day"),
    [
        (
            "Ngày 18/3, người phát ngôn Điện Kremlin Dmitry Peskov nói quan hệ hai nước đang tốt đẹp. "
            "Ông Peskov bác bỏ tin Nga chuyển giao tên lửa cho Triều Tiên.",
            "Denial",
            "2025-03-18",
        ),
        (
            "Người phát ngôn Bộ Ngoại giao Nga Maria Zakharova hôm 17/3 cho biết Moscow theo dõi tình hình. "
            "Bà Zakharova lên án Mỹ gây căng thẳng với Triều Tiên.",
            "Criticism",
            "2025-03-17",
        ),
        (
            "Trong thông cáo do KCNA đăng tải ngày 16/3, Bộ Ngoại giao Triều Tiên lên án Mỹ.",
            "Criticism",
            "2025-03-16",
        ),
        (
            "Trong bài bình luận phát đi ngày 15/3, bà Kim Yo Jong chỉ trích Hàn Quốc và cảnh báo Seoul sẽ trả giá.",
            "Threat",
            "2025-03-15",
        ),
    ],
)
def test_somebody_speaks_on_the_day_on_which_he_was_told_to(text: str, type: str, day: str) -> None:
    assert _days(text, type) == [day]


@pytest.mark.parametrize(
    ("text", "type", "day"),
    [
        ("Hàn Quốc chỉ trích Triều Tiên phóng tên lửa ra biển hôm 12/3.", "Criticism", None),
        (
            "Ông Putin mời ông Kim Jong Un sang Moscow khi hai người gặp nhau hồi tháng 6/2024.",
            "Invitation",
            "2024-06",
        ),
        (
            "Ông Kim Jong Un ngỏ lời mời ông Putin tới Bình Nhưỡng trong chuyến thăm Nga hồi tháng 9/2023.",
            "Invitation",
            "2023-09",
        ),
        (
            "Ngày 17/3, ông Sergei Lavrov hội đàm với bà Choe Son Hui ở Moscow. "
            "Seoul bày tỏ lo ngại về quan hệ giữa Nga và Triều Tiên.",
            "Criticism",
            None,
        ),
    ],
)
def test_the_day_of_something_else_is_not_that_of_the_words(text: str, type: str, day: str | None) -> None:
    assert _days(text, type) == [day]


def test_a_titles_praise_is_of_the_day_on_which_one_of_that_state_speaks() -> None:
    title = "Nga ca ngợi binh sĩ Triều Tiên"
    lead = "Bộ trưởng Andrei Belousov ngày 18/3 báo cáo Tổng thống Putin rằng chiến dịch đã kết thúc."
    assert _days(lead, "Support", title) == ["2025-03-18"]


def test_a_ceremony_of_one_of_those_in_the_news_is_of_its_day() -> None:
    text = (
        "Ngày 18/3, Bộ trưởng Quốc phòng Nga Andrei Belousov hội đàm với ông Kim Jong Un tại Bình Nhưỡng. "
        "Đoàn Nga cũng dự lễ khánh thành tượng đài ở thủ đô."
    )
    assert _days(text, "Ceremony") == ["2025-03-18"]


_NEWS = "Đại sứ Nga Alexander Matsegora ngày 16/3 nói quan hệ hai nước đang tốt đẹp. "
_BETWEEN = (
    "Hai nước có chung đường biên giới ngắn. Con sông này hẹp. Vùng này thưa dân. Cây cầu mới dài 1 km. "
)


@pytest.mark.parametrize(
    ("text", "type", "day"),
    [
        (f"{_NEWS}{_BETWEEN}Ông Matsegora bác bỏ tin Nga chuyển giao tên lửa.", "Denial", "2025-03-16"),
        (f"{_NEWS}{_BETWEEN}Ông Matsegora chỉ trích Hàn Quốc gây căng thẳng.", "Criticism", "2025-03-16"),
        # He speaks on two days, or another does.
        (
            f"{_NEWS}{_BETWEEN}Hôm 10/3, ông Matsegora nói vụ mùa tốt. {_BETWEEN}{_BETWEEN}"
            "Ông Matsegora bác bỏ tin Nga chuyển giao tên lửa.",
            "Denial",
            None,
        ),
        (f"{_NEWS}{_BETWEEN}Bà Kim Yo Jong chỉ trích Hàn Quốc gây căng thẳng.", "Criticism", None),
    ],
)
def test_who_speaks_on_one_day_only_says_all_of_it_then(text: str, type: str, day: str | None) -> None:
    assert _days(text, type)[-1:] == [day]


@pytest.mark.parametrize(
    ("text", "type", "day"),
    [
        (
            "Chuyến đi đáp lại lời mời mà ông Kim Jong Un trực tiếp đưa ra ở Bắc Kinh với ông Tập vào tháng 1/2025.",
            "Invitation",
            "2025-01",
        ),
        (
            "Ông Putin nhận lời mời mà ông Kim Jong Un đã đích thân gửi tới Điện Kremlin hôm 12/3.",
            "Invitation",
            "2025-03-12",
        ),
    ],
)
def test_an_invitation_answered_is_of_the_day_on_which_it_was_handed_over(
    text: str, type: str, day: str
) -> None:
    assert _days(text, type) == [day]


@pytest.mark.parametrize(
    ("text", "type", "day"),
    [
        ("Lần đầu là từ năm 1967, khi phi công Triều Tiên sang Việt Nam tham chiến.", "Combat", "1967"),
        (
            "Bước ngoặt là tháng 10/2024, khi Triều Tiên điều hơn 10.000 quân sang Nga.",
            "TroopDeployment",
            "2024-10",
        ),
        (
            "Hai tháng sau, khi Triều Tiên điều hơn 10.000 quân sang Nga, Seoul im lặng.",
            "TroopDeployment",
            None,
        ),
    ],
)
def test_fighting_told_behind_when_is_of_the_time_before_it(text: str, type: str, day: str | None) -> None:
    assert _days(text, type) == [day]
