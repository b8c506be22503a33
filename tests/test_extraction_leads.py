"""Headlines and the sentence below them; days that belong to something else; who tells, and where. Own sentences."""

from __future__ import annotations

import pytest
from test_extraction_when_where import DAY, claims, first

SUMMARY = [
    (
        "Nga trao tặng Triều Tiên 500 tấn bột mì",
        "Lô hàng tới cảng Chongjin hôm 18/11, hãng tin TASS đưa tin.",
        ("Aid", "2024-11-18", "chongjin", ("tass",)),
    ),
    (
        "Triều Tiên phóng tên lửa đạn đạo",
        "Vụ phóng diễn ra sáng 19/11 từ khu vực gần Wonsan.",
        ("Exercise", "2024-11-19", None, ()),
    ),
    (
        "Ông Kim Jong Un tiếp Bộ trưởng Quốc phòng Nga Andrei Belousov",
        "Cuộc trao đổi diễn ra tại Bình Nhưỡng ngày 19/11, theo KCNA.",
        ("Meeting", "2024-11-19", "pyongyang", ("kcna",)),
    ),
]


@pytest.mark.parametrize("title, lead, wanted", SUMMARY)
def test_a_headline_has_its_day_place_and_source_from_the_lead(
    title: str, lead: str, wanted: tuple[str, str, str | None, tuple[str, ...]]
) -> None:
    kind, time, place, sources = wanted
    (found,) = [c for c in claims(lead, title=title, summary=True) if c.type == kind]
    assert (found.time, found.attributed_to) == (time, sources)
    assert place is None or found.place == place


@pytest.mark.parametrize(
    "lead",
    [
        "Hiệp ước này được hai nước ký hồi tháng 6.",  # long before the news
        "Một ủy ban sẽ bàn về việc này vào ngày 25/12.",  # still to come
        "Bộ này từng nhận hàng tương tự, sau khi bão tràn vào hôm 15/11.",  # in an aside
    ],
)
def test_a_day_that_is_not_the_news_dates_no_headline(lead: str) -> None:
    (found,) = [
        c for c in claims(lead, title="Nga tặng Triều Tiên 500 tấn bột mì", summary=True) if c.type == "Aid"
    ]
    assert found.time is None


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Agreement", "Hai bộ trưởng của Nga và Triều Tiên ký kế hoạch trao đổi giai đoạn 2025-2027."),
        ("Invitation", "Ông Lavrov mời bà Choe Son Hui sang dự diễn đàn ở Moskva vào tháng 3 năm sau."),
        ("Denial", "Điện Kremlin bác tin về khả năng ông Kim Jong Un thăm Moskva trong tháng 12."),
        ("Criticism", "Bộ Ngoại giao Triều Tiên lên án Mỹ sau vụ phóng tên lửa hôm 12/11."),
        ("Meeting", "Ông Putin sẽ hội đàm với ông Kim Jong Un trước khi rời Triều Tiên hôm 3/11."),
    ],
)
def test_the_day_of_a_thing_or_of_what_is_said_is_none_of_the_event(kind: str, text: str) -> None:
    assert first(text, kind).time is None


def test_each_of_two_verbs_has_the_day_beside_it() -> None:
    text = "Trung đoàn công binh 528 của Triều Tiên được lập hồi tháng 5 và lên đường sang Nga đầu tháng 8."
    assert first(text, "TroopDeployment").time == "2024-08"


def test_leading_a_delegation_is_no_telling() -> None:
    text = "Tuần trước, Thứ trưởng Ngoại giao Nga Andrei Rudenko dẫn đoàn sang và được bà Choe Son Hui tiếp."
    found = first(text, "Meeting")
    assert (found.time, found.attributed_to) == ("2024-11-11/2024-11-17", ())


@pytest.mark.parametrize(
    "source, text",
    [
        (
            "antony-blinken",
            "Ngoại trưởng Mỹ Antony Blinken tại Seoul cáo buộc Nga cung cấp tên lửa cho Triều Tiên.",
        ),
        (
            "alexander-matsegora",
            "Triều Tiên đã gửi công binh sang Nga, Đại sứ Alexander Matsegora nói với hãng tin TASS.",
        ),
        (
            "maria-zakharova",
            "Ông Lavrov gặp bà Choe Son Hui, bà Maria Zakharova, người phát ngôn Bộ Ngoại giao Nga, cho biết.",
        ),
        ("north-korea", "Bình Nhưỡng hôm 18/11 thừa nhận đã đưa quân sang Nga."),
        (
            "ri-song-nam",
            "Thứ trưởng Y tế Triều Tiên Ri Song Nam cảm ơn Nga đã chuyển 500 tấn bột mì cho nước này.",
        ),
        (
            "alexander-matsegora",
            "Ông Alexander Matsegora, nhà ngoại giao lâu năm ở đó, còn tiết lộ Nga đã gửi gạo cho Triều Tiên.",
        ),
        (
            "kazbek-taisaev",
            "Nghị sĩ Nga Kazbek Taisaev từng gây xôn xao khi nói Triều Tiên đưa quân tới Ukraine.",
        ),
    ],
)
def test_who_tells_stands_before_or_behind(source: str, text: str) -> None:
    told = [c for c in claims(text, DAY) if c.attributed_to]
    assert any(source in c.attributed_to for c in told), told


def test_a_state_in_a_title_tells_through_who_tells_in_the_lead() -> None:
    found = claims(
        "NIS của Hàn Quốc hôm 19/11 cho biết số binh sĩ này đã có mặt ở Kursk.",
        title="Seoul: Triều Tiên đưa thêm 1.000 quân sang Nga",
        summary=True,
    )
    (sent,) = [c for c in found if c.type == "TroopDeployment" and c.passage.field == "title"]
    assert sent.attributed_to == ("south-korean-national-intelligence-service",)


TOLD = "KCNA hôm nay đưa tin Bộ trưởng Quốc phòng Triều Tiên No Kwang Chol đã tiếp ông Viktor Goremykin. "
RESUMED = [
    (TOLD + "Cuộc gặp diễn ra ở Bình Nhưỡng hôm 18/11.", "Meeting", "2024-11-18"),
    (TOLD + "Buổi tiếp này được tổ chức tối 18/11 ở Bình Nhưỡng.", "Meeting", "2024-11-18"),
    (
        TOLD + "Phía Nga chưa bình luận. Buổi làm việc giữa hai bên diễn ra sáng 18/11.",
        "Meeting",
        "2024-11-18",
    ),
    ("Bộ Ngoại giao Triều Tiên lên án Hàn Quốc. Tuyên bố được đưa ra hôm 18/11.", "Criticism", "2024-11-18"),
    (TOLD + "Chuyến thăm diễn ra hôm 18/11.", "Meeting", None),
    (TOLD + "Cuộc gặp của ông Putin với ông Tập Cận Bình diễn ra hôm 18/11.", "Meeting", None),
]


@pytest.mark.parametrize("text, kind, day", RESUMED)
def test_what_is_taken_up_again_gives_its_day_to_what_was_told(text: str, kind: str, day: str | None) -> None:
    found = first(text, kind, "no-kwang-chol" if kind == "Meeting" else "")
    assert found.time == day
