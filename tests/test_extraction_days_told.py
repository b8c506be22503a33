"""Days told apart from their event: of who speaks, of sessions, of stays, of plans in a headline. Own sentences."""

from __future__ import annotations

import pytest
from test_extraction_when_where import claims, first

from kg.vietnamese.times import find

SPOKEN = [
    "Thứ trưởng Ngoại giao Nga Andrei Rudenko ngày 18/11 (giờ Moscow) phát biểu trước báo giới. "
    "Ông lên án Hàn Quốc vì các cuộc tập trận.",
    "Đại sứ Alexander Matsegora trả lời tờ Izvestia hôm 18/11. Ông chỉ trích Hàn Quốc vì các cuộc tập trận.",
    "Ông Sergei Lavrov nói với các phóng viên hôm 18/11. Ông cho rằng tình hình xấu đi. Ông nhắc lại lập trường cũ. "
    "Ông lên án Mỹ vì các cuộc tập trận.",
    "Bà Maria Zakharova lên án Hàn Quốc vì các cuộc tập trận. Bà Zakharova nói tại cuộc họp báo hôm 18/11 rằng "
    "tình hình xấu đi.",
]


@pytest.mark.parametrize("text", SPOKEN)
def test_what_somebody_says_has_the_day_on_which_he_speaks(text: str) -> None:
    assert first(text, "Criticism").time == "2024-11-18"


SESSIONS = [
    "Phiên họp khẩn của Hội đồng Bảo an Liên Hợp Quốc về Triều Tiên diễn ra hôm 18/11. Đại sứ Nga Vassily Nebenzia "
    "lên án Mỹ vì các cuộc tập trận.",
    "Ngày 18/11, Hội đồng Bảo an Liên Hợp Quốc họp khẩn về Triều Tiên. Phó Đại sứ Nga Anna Evstigneeva chỉ trích Mỹ "
    "vì các cuộc tập trận.",
]


@pytest.mark.parametrize("text", SESSIONS)
def test_envoys_speak_on_the_day_of_the_session(text: str) -> None:
    assert first(text, "Criticism").time == "2024-11-18"


def test_who_is_no_envoy_may_speak_on_any_day() -> None:
    text = SESSIONS[0].split(". ")[0] + ". Bộ Ngoại giao Nhật Bản lên án Triều Tiên vì vụ phóng."
    assert first(text, "Criticism").time is None


EVENTS = [
    (
        "Visit",
        "Ông Sergei Shoigu rời Bình Nhưỡng ngày 19/11, khép lại chuyến thăm bắt đầu hôm 17/11.",
        "2024-11-17/2024-11-19",
    ),
    (
        "Invitation",
        "Sau hội đàm ngày 18/11 tại Moscow, ông Sergei Lavrov cho biết đã nhận lời mời của bà Choe Son Hui.",
        "2024-11-18",
    ),
    ("Visit", "Đoàn do ông Sergei Shoigu dẫn đầu đến nơi hôm 18/11, theo KCNA từ Bình Nhưỡng.", "2024-11-18"),
    (
        "Invitation",
        "Ông Putin hôm 18/11 mời ông Kim Jong Un sang Nga, chuyến thăm từng được hai bên bàn hồi tháng 5.",
        "2024-11-18",
    ),
]


@pytest.mark.parametrize("kind, text, time", EVENTS)
def test_a_day_belongs_to_its_event(kind: str, text: str, time: str) -> None:
    assert first(text, kind).time == time


HEADLINES = [
    (
        "Tình báo Hàn Quốc: Triều Tiên đưa thêm quân sang Nga",
        "NIS cho biết đợt chuyển quân mới bắt đầu từ tháng 10.",
        ("TroopDeployment", "2024-10/.."),
    ),
    (
        "Mỹ nói Nga bắn tên lửa Triều Tiên vào Ukraine",
        "Nhà Trắng cho biết một quả đã rơi xuống ngoại ô Kharkiv hôm 15/11.",
        ("Combat", "2024-11-15"),
    ),
    (
        "Mỹ nói Triều Tiên chuyển tên lửa cho Nga",
        "Nhà Trắng cho biết một quả đã rơi xuống ngoại ô Kharkiv hôm 15/11.",
        ("ArmsTransfer", None),  # the day of the shot, not that of the delivery
    ),
]


@pytest.mark.parametrize("title, lead, wanted", HEADLINES)
def test_a_headline_told_by_others_has_the_time_left_in_the_lead(
    title: str, lead: str, wanted: tuple[str, str | None]
) -> None:
    (found,) = [c for c in claims(lead, title=title, summary=True) if c.type == wanted[0]]
    assert found.time == wanted[1]


STANCES = [
    ("Aid", "Hôm 18/11, Nga đề nghị gửi hàng cứu trợ cho Triều Tiên.", "planned"),
    ("Visit", "Ông Sergei Lavrov đáp máy bay xuống Bình Nhưỡng hôm nay, dự kiến bàn về du lịch.", "actual"),
    ("Visit", "Hôm nay, ông Sergei Shoigu có mặt ở Bình Nhưỡng, lần thứ ba ông tới đây trong năm.", "actual"),
    ("TroopDeployment", "Ông Putin cho biết Triều Tiên quyết định đưa 1.000 công binh sang Nga.", "planned"),
    ("Cooperation", "Nhà Trắng nói Nga đã giao cho Triều Tiên 10.000 thùng dầu tinh chế.", "alleged"),
    (
        "TroopDeployment",
        "Theo NIS, Triều Tiên đã đưa thêm quân sang Nga, việc mà Nga nhiều lần nói là không có.",
        "alleged",
    ),
    (
        "LaborDispatch",
        "Khoảng 5.000 lao động Triều Tiên đã được gửi sang Nga, nghị sĩ Lee Seong-kweun dẫn báo cáo của NIS.",
        "alleged",
    ),
]


@pytest.mark.parametrize("kind, text, stance", STANCES)
def test_how_it_is_told(kind: str, text: str, stance: str) -> None:
    assert first(text, kind).modality == stance


@pytest.mark.parametrize(
    "text, value",
    [
        ("Ông ở Bình Nhưỡng từ thứ hai đến thứ tư.", "2024-11-18/2024-11-20"),
        ("Ông ở Bình Nhưỡng từ thứ hai đến thứ sáu tuần trước.", "2024-11-11/2024-11-15"),
        ("Đội xếp hạng từ thứ hai đến thứ tư.", None),
    ],
)
def test_weekdays_in_small_letters_are_a_stretch(text: str, value: str | None) -> None:
    found = [one.value for one in find(text, published="2024-11-20")]
    assert found == ([value] if value else [])
