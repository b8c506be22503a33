"""Days that hang on what was told, by paragraph, by counting, beside an apposition; what is feared or meant."""

from __future__ import annotations

import pytest
from test_extraction_when_where import claims, first

HUNG = [
    (
        "Criticism",
        "Ngày 28/10, Tổng thư ký NATO Mark Rutte, sau khi nghe báo cáo tại Brussels, xác nhận lính Triều Tiên "
        "đã tới Nga. Ông lên án Triều Tiên vì bước đi này.",
        "2024-10-28",
    ),
    (
        "Support",
        "Đại sứ Nga Alexander Matsegora, trong cuộc phỏng vấn đăng hôm 17/11, nói về quan hệ hai nước. "
        "Ông cảm ơn Triều Tiên vì sự giúp đỡ.",
        "2024-11-17",
    ),
]


@pytest.mark.parametrize(("type_", "text", "time"), HUNG)
def test_what_follows_has_the_time_just_told(type_: str, text: str, time: str) -> None:
    assert first(text, type_).time == time


def test_a_new_paragraph_does_not_go_on_at_a_wider_time() -> None:
    text = "Hồi tháng 6, ông Sergei Shoigu tới Bình Nhưỡng.\n\nÔng Shoigu đặt hoa tại Tháp Giải phóng ở Bình Nhưỡng."
    assert first(text, "Ceremony").time is None


OWN = [
    (
        "Exercise",
        "Cũng trong tuần này, hôm 19/11, Triều Tiên phóng một tên lửa đạn đạo.",
        "2024-11-19",
    ),
    (
        "Meeting",
        "Tại Vladivostok tuần trước, Bộ trưởng Yun Jong Ho, người dẫn đầu phái đoàn Triều Tiên, đã gặp "
        "Bộ trưởng Alexander Kozlov và mời doanh nghiệp Nga tới hội chợ vào tháng 12.",
        "2024-11-11/2024-11-17",
    ),
    (
        "Cooperation",
        "Tuyến đường sắt được Nga và Triều Tiên khôi phục từ ngày 17/10.",
        "2024-10-17",
    ),
    (
        "Criticism",
        "Cùng ngày 18/11, Điều phối viên Nhà Trắng John Kirby chỉ trích Triều Tiên.",
        "2024-11-18",
    ),
    (
        "Ceremony",
        "Bộ trưởng Nga Alexander Kozlov phát biểu tại lễ hợp long cầu ở Khasan hôm 18/11.",
        "2024-11-18",
    ),
    (
        "Ratification",
        "Hiệp định với Triều Tiên ký tại Moskva tháng 6/2024 sẽ được trình Hội đồng Liên bang Nga biểu quyết "
        "trong tuần tới.",
        "2024-11-25/2024-12-01",
    ),
    (
        "Meeting",
        "Một ngày trước, vào chiều 17, ông Kim Jong Un hội đàm với Bộ trưởng Nga Alexander Kozlov.",
        "2024-11-17",
    ),
    (
        "Agreement",
        "Moskva gửi nhiều đoàn tới Bình Nhưỡng từ khi Nga và Triều Tiên ký hiệp ước tháng 6 năm nay.",
        "2024-06",
    ),
    (
        "Visit",
        "Ông Vyacheslav Volodin đến Bình Nhưỡng hôm 14/8 và lưu lại đến 16/8.",
        "2024-08-14/2024-08-16",
    ),
    (
        "Ceremony",
        "Đến dự lễ khánh thành hôm 15/11 ở Bình Nhưỡng có Đại sứ Nga Alexander Matsegora.",
        "2024-11-15",
    ),
]


@pytest.mark.parametrize(("type_", "text", "time"), OWN)
def test_the_day_of_the_event_itself(type_: str, text: str, time: str) -> None:
    assert first(text, type_).time == time


COUNTED = [
    (
        "Exercise",
        "Hai ngày trước khi ông Shoigu tới Bình Nhưỡng hôm 12/11, Triều Tiên phóng một tên lửa đạn đạo.",
        "2024-11-10",
    ),
    (
        "Visit",
        "Hôm 12/11, hai bên họp ở New York về Triều Tiên. Cuộc họp diễn ra một ngày trước khi ông Putin bay tới "
        "Bình Nhưỡng.",
        "2024-11-13",
    ),
    (
        "Combat",
        "Buổi lễ ở Bình Nhưỡng hôm 12/11 diễn ra đúng một năm sau ngày Nga giành lại toàn bộ tỉnh Kursk.",
        "2023-11-12",
    ),
    (
        "Support",
        "Ngày 14/11, tức hai hôm sau khi Nga công bố tin này, ông Putin gửi lời cảm ơn ông Kim Jong Un.",
        "2024-11-14",
    ),
]


@pytest.mark.parametrize(("type_", "text", "time"), COUNTED)
def test_days_counted_to_and_from_another_event(type_: str, text: str, time: str) -> None:
    assert first(text, type_).time == time


def test_a_step_within_a_stay_is_of_its_own_day() -> None:
    text = (
        "Ông Kim Jong Un, trong chuyến công du kéo dài 6 ngày ở Nga, đã đến thăm Đại học Liên bang Viễn Đông "
        "ở Vladivostok ngày 17/10, trước khi lên tàu về nước."
    )
    assert {claim.time for claim in claims(text) if claim.type == "Visit"} == {"2024-10-17"}


def test_who_speaks_for_a_state_speaks_on_his_day() -> None:
    text = (
        "Người phát ngôn Lee Jae-woong của Bộ Ngoại giao Hàn Quốc hôm 18/11 cho biết Hàn Quốc lên án "
        "việc Triều Tiên gửi quân sang Nga."
    )
    assert first(text, "Criticism").time == "2024-11-18"


STANCES = [
    ("ArmsTransfer", "Mỹ bày tỏ lo ngại về nguy cơ Bình Nhưỡng chuyển đạn pháo cho Nga.", "alleged"),
    (
        "ArmsTransfer",
        "Thống đốc Oleg Kozhemyako tặng ông Kim Jong Un một chiếc áo chống đạn, món quà mà Hàn Quốc cho rằng "
        "vi phạm nghị quyết.",
        "actual",
    ),
    ("Invitation", "Bình Nhưỡng dự định mời ông Putin sang dự lễ kỷ niệm.", "planned"),
    ("Invitation", "Bình Nhưỡng hôm 18/11 mời ông Putin sang dự lễ kỷ niệm.", "actual"),
    (
        "Meeting",
        "Ông Putin hôm 18/11 chia sẻ với ông Kim Jong Un nội dung cuộc gặp sắp tới với ông Donald Trump.",
        "planned",
    ),
    (
        "Cooperation",
        "Cây cầu được Nga và Triều Tiên hợp long tuần trước và dự kiến đón khách vào mùa hè tới.",
        "actual",
    ),
]


@pytest.mark.parametrize(("type_", "text", "modality"), STANCES)
def test_what_is_feared_meant_or_given(type_: str, text: str, modality: str) -> None:
    assert first(text, type_).modality == modality
