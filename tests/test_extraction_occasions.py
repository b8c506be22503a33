"""The day of what an article tells of again, or beside something of another day. Own sentences, of 20/11/2024."""

from __future__ import annotations

import pytest
from test_extraction_when_where import first

ASIDE = "\nGiới quan sát bàn tán nhiều. Giá gạo tăng. Đồng won mất giá.\n"
PARADE = "Ngày 17/11, Triều Tiên tổ chức duyệt binh ở Bình Nhưỡng."
CHINESE = PARADE.replace("Triều Tiên", "Trung Quốc").replace("Bình Nhưỡng", "Bắc Kinh")
AT_IT = "Ông Sergei Shoigu và ông Kim Jong Un đứng cạnh nhau tại lễ duyệt binh."

AGAIN = [
    (PARADE + ASIDE + AT_IT, "2024-11-17"),
    (AT_IT + ASIDE + PARADE, "2024-11-17"),
    (
        "Lễ kỷ niệm 70 năm thành lập trường diễn ra hôm 16/11 ở Bình Nhưỡng."
        + ASIDE
        + "Ông Sergei Shoigu và ông Kim Jong Un đã tham dự buổi lễ.",
        "2024-11-16",
    ),
    (
        "Triều Tiên sẽ tổ chức duyệt binh ngày 25/11."
        + ASIDE
        + "Ông Sergei Shoigu dự kiến cùng ông Kim Jong Un xem cuộc duyệt binh.",
        "2024-11-25",
    ),
    (
        "Lễ khánh thành cầu dự kiến diễn ra ngày 20/12."
        + ASIDE
        + "Ông Sergei Shoigu sẽ dự lễ khánh thành ở Khasan.",
        "2024-12-20",
    ),
]


@pytest.mark.parametrize(("text", "day"), AGAIN)
def test_an_occasion_has_the_day_that_the_article_tells_of_it_elsewhere(text: str, day: str) -> None:
    assert first(text, "Ceremony").time == day


ANOTHER = [
    (
        CHINESE
        + ASIDE
        + "Mười năm trước, Trung Quốc cũng mời nhiều khách. Ông Choe Ryong Hae đã thay mặt Triều Tiên "
        "tham dự lễ duyệt binh.",
        "choe-ryong-hae",
    ),
    (CHINESE + ASIDE + "Iran duyệt binh ngày 15/11." + ASIDE + AT_IT, "sergei-shoigu"),
    ("Trung Quốc duyệt binh ngày 9/9/2018." + ASIDE + AT_IT, "sergei-shoigu"),
    ("Trung Quốc sẽ duyệt binh ngày 25/11." + ASIDE + AT_IT, "sergei-shoigu"),
    (
        "Ông Sergei Shoigu, người dự lễ kỷ niệm 70 năm thành lập trường, được ông Kim Jong Un tiếp hôm 18/11.",
        "sergei-shoigu",
    ),
]


@pytest.mark.parametrize(("text", "who"), ANOTHER)
def test_another_occasion_has_not_that_day(text: str, who: str) -> None:
    assert first(text, "Ceremony", who).time is None


DAYS = [
    (
        "Meeting",
        "Ông Kim Jong Un đã hội đàm với ông Sergei Shoigu, người đã thăm Triều Tiên vào ngày 13/9.",
        "2024-09-13",
    ),
    (
        "Meeting",
        "Ông Kim Jong Un đã hội đàm với ông Sergei Shoigu, người từng thăm Triều Tiên ngày 13/9.",
        None,
    ),
    ("Ratification", "Ông Putin đã ký ban hành luật phê chuẩn hiệp ước hôm 9/11.", "2024-11-09"),
    (
        "Agreement",
        "Đại sứ quán Nga hôm 18/11 mở tiệc kỷ niệm hai năm ngày ông Putin và ông Kim Jong Un ký hiệp ước.",
        "2022",
    ),
    (
        "Cooperation",
        "Bộ Giao thông Nga cho biết sau quá trình trao đổi vào ngày 25/10, tuyến tàu khách Nga - Triều Tiên "
        "đã được khôi phục.",
        None,
    ),
    (
        "Agreement",
        "Sau cuộc hội đàm ngày 25/10, ông Putin và ông Kim Jong Un đã ký hiệp ước.",
        "2024-10-25",
    ),
]


@pytest.mark.parametrize(("type_", "text", "day"), DAYS)
def test_the_day_of_a_guest_of_a_law_of_what_is_kept_or_went_before(
    type_: str, text: str, day: str | None
) -> None:
    assert first(text, type_).time == day


def test_an_occasion_that_only_its_line_dates_has_that_day() -> None:
    text = (
        "Ông Putin gửi thư cho ông Kim Jong Un hôm 12/11.\nNgày 15/11, Triều Tiên khánh thành tòa tháp cao hơn tháp "
        "năm 1946. Nhiều người tới xem. Nhạc vang lên. Đại sứ Alexander Matsegora có mặt tại buổi lễ."
    )
    assert first(text, "Ceremony", "alexander-matsegora").time == "2024-11-15"


def test_who_goes_to_meet_somebody_in_a_title_is_there_on_the_day_of_the_meeting() -> None:
    lead = "Ông Sergei Shoigu có cuộc hội đàm với nhà lãnh đạo Triều Tiên hôm 18/11, theo KCNA."
    title = "Ông Shoigu bất ngờ đến Bình Nhưỡng gặp ông Kim Jong Un"
    assert first(lead, "Visit", title=title, summary=True).time == "2024-11-18"
    planned = "Ông Shoigu sắp đến Bình Nhưỡng, ông Kim Jong Un gặp đại sứ Nga"
    assert first(lead, "Visit", title=planned, summary=True).time is None


NEWS = "Ông Putin tiếp ông Sergei Shoigu hôm 18/11. "


def test_what_is_told_in_a_sentence_that_opens_with_a_time_long_past_is_no_news() -> None:
    past = (
        "Tháng 10/2000, bà Albright, người mang theo bức thư của ông Bill Clinton, được ông Kim Jong Il tiếp."
    )
    assert first(NEWS + past, "Communication").time == "2000-10"
    praise = "ông Putin, người cảm ơn Triều Tiên, tiếp bà Choe Son Hui."
    assert first(NEWS + "Năm 2019, " + praise, "Support").time == "2019"
    assert first(NEWS + "Sáng 19/11, " + praise, "Support").time != "2019"


COUNTED = [
    (
        "Meeting",
        "Hai ngày sau khi gặp ông Kim Jong Un ở Wonsan, ông Sergei Lavrov tới Bắc Kinh hôm 13/11.",
        "2024-11-11",
    ),
    (
        "Visit",
        "Hai ngày sau khi gặp ông Kim Jong Un ở Wonsan, ông Sergei Lavrov tới Bắc Kinh hôm 13/11.",
        "2024-11-13",
    ),
    ("Meeting", "Ba tuần sau khi gặp ông Kim Jong Un, ông Sergei Shoigu tới Bình Nhưỡng hôm 13/11.", None),
    (
        "Meeting",
        "Ông Kim Jong Un đi tàu bọc thép sang Nga hồi tháng 4/2019. Ông hội đàm với ông Putin ở Vladivostok ngày 25/4.",
        "2019-04-25",
    ),
    (
        "Meeting",
        "Ông Kim Jong Un sang Nga hồi tháng 4/2019. Ông tiếp ông Sergei Shoigu ở Bình Nhưỡng ngày 13/11.",
        "2024-11-13",
    ),
    (
        "Visit",
        "Chuyến thăm Nga của ông Kim Jong Un tuần trước được chú ý. Ông Kim Jong Un tới Moskva hôm 12/11.",
        "2024-11-12",
    ),
]


@pytest.mark.parametrize(("type_", "text", "day"), COUNTED)
def test_days_counted_from_the_clause_behind_and_days_of_a_month_or_a_week_told(
    type_: str, text: str, day: str | None
) -> None:
    assert first(text, type_).time == day


LETTER = (
    "Trong thư hôm 18/11, ông Putin viết rằng cuộc gặp tại Bình Nhưỡng hồi tháng 6 đã mở ra một chương mới. "
)


def test_what_points_to_a_noun_told_with_its_time_and_place_has_these() -> None:
    claim = first(LETTER + "Tại cuộc gặp ấy, hai ông Putin và Kim Jong Un ký hiệp ước.", "Agreement")
    assert (claim.time, claim.place) == ("2024-06", "pyongyang")


@pytest.mark.parametrize(
    "text",
    [
        LETTER + "Hôm 17/11, ông Putin và ông Kim Jong Un ký hiệp ước.",
        LETTER
        + "Ông Sergei Shoigu tới Moskva hôm 17/11. Tại lễ ký ấy, ông Putin và ông Kim Jong Un ký hiệp ước.",
    ],
)
def test_what_points_to_nothing_of_the_kind_has_not_that_time(text: str) -> None:
    assert first(text, "Agreement").time != "2024-06"


def test_what_is_only_spoken_of_there_is_not_of_its_time() -> None:
    text = LETTER + "Tại cuộc gặp ấy, ông Putin nói Triều Tiên đã gửi 5.000 quân sang Nga."
    assert first(text, "TroopDeployment").time != "2024-06"
