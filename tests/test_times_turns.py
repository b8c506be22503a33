"""Turns of phrase that dates hide in: halves, hours, nights, lunar days, weekdays told late, stories long past."""

from __future__ import annotations

import pytest

from kg.vietnamese.times import find

THURSDAY = "2025-11-06"


def read(sentence: str, story: str | None = None, published: str = THURSDAY) -> list[tuple[str, str | None]]:
    return [(one.text, one.value) for one in find(sentence, published=published, story_day=story)]


@pytest.mark.parametrize(
    ("sentence", "written", "value"),
    [
        ("Nửa tháng trước, kho cháy.", "Nửa tháng trước", "2025-10-22~"),
        ("Kho cháy cách đây nửa năm.", "cách đây nửa năm", "2025-05~"),
        ("Trong 24 giờ qua, mưa không ngớt.", "24 giờ qua", "2025-11-05/2025-11-06"),
        ("Mưa sẽ kéo dài 48h tới.", "48h tới", "2025-11-06/2025-11-08"),
        ("Hơn một năm nay, cầu đóng cửa.", "Hơn một năm nay", "2024/.."),
        ("Gần ba tháng nay, cầu đóng cửa.", "Gần ba tháng nay", "2025-08/.."),
        ("Đêm qua rạng sáng nay, tuyết rơi.", "Đêm qua rạng sáng nay", "2025-11-05/2025-11-06"),
        ("Đêm 30, rạng sáng 31/10, tuyết rơi.", "Đêm 30, rạng sáng 31/10", "2025-10-30/2025-10-31"),
        ("Chợ nghỉ hai ngày cuối tuần qua.", "hai ngày cuối tuần qua", "2025-11-01/2025-11-02"),
        ("Lũ lên trong tháng 8, 9/2024.", "tháng 8, 9/2024", "2024-08/2024-09"),
        ("Lũ lên trong tháng 8 và 9.", "tháng 8 và 9", "2025-08/2025-09"),
        ("Cảng đóng cửa vào tháng 8 và 9 tàu phải chờ.", "tháng 8", "2025-08"),
        ("Giá tăng hai năm 2023 và 2024.", "hai năm 2023 và 2024", "2023/2024"),
        ("Giữa tháng 3 và tháng 5, cảng đóng băng.", "Giữa tháng 3 và tháng 5", "2025-03/2025-05"),
        ("Cấm tàu từ 7h sáng 5/11 đến 18h ngày 6/11.", "từ 7h sáng 5/11 đến 18h ngày 6/11", "2025-11-05/2025-11-06"),
        ("Cảng bốc 40 tàu trong 10 ngày đầu tháng 10.", "10 ngày đầu tháng 10", "2025-10-01/2025-10-10"),
        ("Báo in hồi tháng Chín 2017.", "tháng Chín 2017", "2017-09"),
        ("Ông tới lần thứ ba tháng 6 năm ngoái.", "tháng 6 năm ngoái", "2024-06"),
    ],
)  # fmt: skip
def test_one_expression_with_its_value(sentence: str, written: str, value: str) -> None:
    assert read(sentence) == [(written, value)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("mùng 1 Tết", "2026-02-17"),
        ("sáng mùng 2 Tết", "2026-02-18"),
        ("28 Tết", "2026-02-15"),
        ("chiều 30 Tết", "2026-02-16"),
        ("đêm giao thừa", "2026-02-16"),
        ("23 tháng Chạp", "2026-02-10"),
        ("ngày 28 tháng Chạp (15/2)", "2026-02-15"),
        ("rằm tháng Giêng", "2026-03-03"),
        ("mùng 10 tháng 3 âm lịch", "2026-04-26"),
        ("10/3 âm lịch", "2026-04-26"),
    ],
)
def test_lunar_days(written: str, value: str) -> None:
    assert read(f"Chợ họp {written} ở bến sông.", published="2026-02-20") == [(written, value)]


def test_new_years_eve_is_the_last_day_of_a_long_month_too() -> None:
    assert read("Chợ tan chiều 30 Tết.", published="2024-02-12") == [("chiều 30 Tết", "2024-02-09")]


def test_a_named_day_alone_is_a_date_only_after_a_word_of_time() -> None:
    assert read("Ông viếng mộ vào Ngày Chiến thắng.", published="2025-05-12") == [
        ("Ngày Chiến thắng", "2025-05-09")
    ]
    assert read("Lễ mừng 80 năm Ngày Chiến thắng rất đông.", published="2025-05-12") == []


def test_the_weekday_may_stand_behind_its_date() -> None:
    assert read("Ngày 19/6 (thứ Tư), cầu mở.") == [("Ngày 19/6 (thứ Tư)", "2024-06-19")]
    assert read("Hôm 5/11, thứ Tư, cầu mở.") == [("Hôm 5/11, thứ Tư", "2025-11-05")]
    assert read("Hôm 5/11, thứ trưởng cắt băng.") == [("Hôm 5/11", "2025-11-05")]


def test_a_word_that_leads_on_is_not_the_weekdays() -> None:
    assert read("Ông về trưa thứ Ba sau hai ngày họp.") == [("trưa thứ Ba", "2025-11-04")]
    assert read("Bà ra trước tòa thứ Ba trước khi về nước.") == [("thứ Ba", "2025-11-04")]
    assert read("Tòa mở vào thứ tư tới.") == [("thứ tư tới", "2025-11-12")]
    assert read("Đội xếp vào thứ tư toàn đoàn.") == []


def test_a_habit_is_no_day() -> None:
    assert read("Chủ nhật là ngày nghỉ, chợ họp thứ Bảy hằng tuần.") == []


def test_what_counts_from_an_event_tells_no_other_day() -> None:
    assert read("Ngày 24/8/1945, chín ngày sau khi chiến tranh kết thúc, quân tiến vào.") == [
        ("Ngày 24/8/1945", "1945-08-24")
    ]
    assert read("Ngày 24/8/1945, chín ngày sau, quân rút.")[1] == ("chín ngày sau", "1945-09-02")


def test_after_nothing_told_there_is_no_day() -> None:
    assert read("Hai tuần sau đó, họ rút quân.") == [("Hai tuần sau đó", None)]
    assert read("Hai tuần sau đó, họ rút quân.", "2025-09-03") == [
        ("Hai tuần sau đó", "2025-09-15/2025-09-21")
    ]


def test_next_year_in_a_story_long_past_is_the_year_after_it() -> None:
    assert read("Năm sau, ông thăm đáp lễ.", "2000-07-19") == [("Năm sau", "2001")]
    assert read("Năm sau, ông sẽ thăm đáp lễ.", "2000-07-19") == [("Năm sau", "2026")]
    assert read("Năm sau, ông thăm đáp lễ.", "2025-11-01") == [("Năm sau", "2026")]


def test_listed_years_are_years_each() -> None:
    found = read("Ông tới vào các năm 2000, 2001 và 2002.")
    assert [value for _, value in found] == ["2000", "2001", "2002"]


def test_the_years_of_a_plan() -> None:
    assert read("Kế hoạch 5 năm 2021-2025 sắp hết.") == [("2021-2025", "2021/2025")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Cũng trong đêm ấy, tuyết rơi.", [("đêm ấy", "2025-10-10")]),
        ("Tối đó, đoàn dự tiệc.", [("Tối đó", "2025-10-10")]),
        ("Vào ngày đó, cầu đóng.", [("ngày đó", "2025-10-10")]),
        ("Ngày ấy, làng còn nghèo.", []),
        ("Những đêm ấy ai cũng thức.", []),
        ("Trong hai ngày tiếp theo, chợ nghỉ.", [("hai ngày tiếp theo", "2025-10-11/2025-10-12")]),
        ("Chưa đầy một tháng sau, cầu mở.", [("Chưa đầy một tháng sau", "2025-11")]),
        ("Trước lễ ký ba ngày, chợ nghỉ.", [("Trước lễ ký ba ngày", "2025-10-07")]),
        ("Sau chuyến thăm ba ngày, khách về.", []),
    ],
)
def test_what_hangs_on_the_story(sentence: str, found: list[tuple[str, str | None]]) -> None:
    assert read(sentence, "2025-10-10") == found


def test_a_night_is_of_two_days_only_where_they_follow_each_other() -> None:
    assert read("Đêm 18 và rạng sáng 19/9, kho cháy.") == [
        ("Đêm 18 và rạng sáng 19/9", "2025-09-18/2025-09-19")
    ]
    assert read("Sáng 12 và chiều 14/9, hai đoàn gặp nhau.") == [
        ("Sáng 12", "2025-09-12"),
        ("chiều 14/9", "2025-09-14"),
    ]


def test_a_list_goes_forward_over_new_year() -> None:
    assert [v for _, v in read("Tháng 12 và tháng 1/2024, biển động.")] == ["2023-12", "2024-01"]
    assert [v for _, v in read("Ngày 28/12 và 3/1/2024, cầu đóng.")] == ["2023-12-28", "2024-01-03"]
    assert [v for _, v in read("Tháng 11 và tháng 12/2023, biển động.")] == ["2023-11", "2023-12"]


def test_a_bare_day_ahead_of_publication_is_last_months_unless_it_is_planned() -> None:
    assert read("Đoàn rời Kazan ngày 25.", published="2025-11-18") == [("ngày 25", "2025-10-25")]
    assert read("Đoàn sẽ rời Kazan ngày 25.", published="2025-11-18") == [("ngày 25", "2025-11-25")]
    assert read("Hai bên dự kiến ký ngày 25.", published="2025-11-18") == [("ngày 25", "2025-11-25")]


def test_a_year_that_opens_a_clause_is_the_year_of_what_follows() -> None:
    sentence = "Năm 2018, ông thăm Đại Liên hồi tháng 5 rồi dự lễ ngày 9/9."
    assert [v for _, v in read(sentence)] == ["2018", "2018-05", "2018-09-09"]
    # Which visit, and what is measured from, frame nothing.
    assert read("Sau chuyến thăm năm ngoái, ông trở lại hồi tháng 3.")[1] == ("tháng 3", "2025-03")
    assert read("Thương mại tăng so với năm 2024, riêng tháng 3 giảm.")[1] == ("tháng 3", "2025-03")
    assert read("Năm ngoái, ông ở nhà; ngày 3/7, ông tới Sochi.")[1] == ("ngày 3/7", "2025-07-03")
    assert read("Năm ngoái và nửa đầu năm nay, giá tăng, nhất là tháng 3.")[2] == ("tháng 3", "2025-03")
    # Fresh news keeps its own year.
    assert read("Năm 2024, hai bên ký; ngày 5/11, họ gặp lại.")[1] == ("ngày 5/11", "2025-11-05")


def test_the_same_year_reaches_back_over_what_lies_between() -> None:
    sentence = "Ký ngày 19/6/2024, phê chuẩn ngày 6/11, văn kiện có hiệu lực tháng 12 cùng năm."
    assert [v for _, v in read(sentence)] == ["2024-06-19", "2024-11-06", "2024-12"]


def test_a_plan_that_did_not_come_about_lies_in_the_past() -> None:
    sentence = "Lễ bế mạc dự kiến diễn ra ngày 6 tháng 12 đã không được tổ chức."
    assert read(sentence) == [("ngày 6 tháng 12", "2024-12-06")]


def test_years_of_the_cycle_of_sixty() -> None:
    assert read("Tết Bính Ngọ đến muộn.") == [("Tết Bính Ngọ", "2026-02-17")]
    assert read("Ông sinh năm Mậu Thân.") == [("năm Mậu Thân", "1968")]
    assert read("Tết Nguyên đán Ất Tỵ 2025 đã qua.") == [("Tết Nguyên đán Ất Tỵ 2025", "2025-01-29")]
    assert read("Năm mậu dịch hai chiều tăng.") == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("quý IV", "2024-10/2024-12"),
        ("quý IV vừa qua", "2024-10/2024-12"),
        ("quý I này", "2025-01/2025-03"),
        ("9 tháng năm 2024", "2024-01/2024-09"),
        ("hè 2024", "2024-22"),
        ("mùa đông 2023-2024", "2023-24"),
        ("từ 5/11-7/11/2024", "2024-11-05/2024-11-07"),
        ("từ 25-27 tháng 7", "2024-07-25/2024-07-27"),
        ("Thứ ba, 4/2/2025", "2025-02-04"),
        ("ngày 15 tháng 1, 2025", "2025-01-15"),
        ("ngày hôm qua", "2025-02-09"),
        ("từ năm 2006 vẫn", "2006/.."),
    ],
)
def test_periods_and_notations(written: str, value: str) -> None:
    found = read(f"Số liệu {written}, theo báo cáo.", published="2025-02-10")
    assert found == [(written.removesuffix(" vẫn"), value)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gọi tổng đài: 1800-12-12 hoặc 1900-2-18.",
        "Tour 7 ngày 6 đêm giá rẻ.",
        "Án 3 năm 6 tháng tù, 12 tháng 5 ngày, hạn 6-9 tháng.",
        "Giá tăng từ 3 đến 5 lần.",
        "Mã SB-5/11, hẻm 25/7, vỉa hè 2024 mét vuông.",
        "Mấy hôm nay mưa lớn.",
    ],
)
def test_counts_codes_and_terms_stay_silent(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ông tới đêm 8 và rời đi rạng sáng 10.", [("đêm 8", "2025-02-08"), ("rạng sáng 10", "2025-02-10")]),
        ("Chiều 9, hai bên ký biên bản.", [("Chiều 9", "2025-02-09")]),
        (
            "Hôm 3/2, bà X, người ở đây từ ngày 1/2, dự lễ. Tối hôm đó, bà về nước.",
            [("Hôm 3/2", "2025-02-03"), ("ngày 1/2", "2025-02-01"), ("Tối hôm đó", "2025-02-03")],
        ),
        ("Họ gặp nhau ngày 7 và 8 tháng trước.", [("ngày 7 và 8 tháng trước", "2025-01-07/2025-01-08")]),
        ("Họ gặp nhau ngày 7 và 9 tháng trước.", [("ngày 7", "2025-01-07"), ("9 tháng trước", "2025-01-09")]),
        ("Tàu cập cảng hôm 4 và 5/2.", [("hôm 4 và 5/2", "2025-02-04/2025-02-05")]),
        ("Tàu cập cảng ngày 4, 5 và 6-2.", [("ngày 4, 5 và 6-2", "2025-02-04/2025-02-06")]),
        ("Tàu cập cảng ngày 4 hoặc 5/2.", [("ngày 4", "2025-02-04"), ("5/2", "2025-02-05")]),
        ("Hôm 4 và 5 tàu cập cảng.", [("Hôm 4", "2025-02-04")]),
        ("Tối 3 nghìn người xem, sáng 5 tàu cập cảng, buổi sáng 10 binh sĩ về.", []),
        (
            "Hai ngày trước khi đoàn tới nơi hôm 5/2, tàu rời cảng.",
            [("Hai ngày trước", "2025-02-03"), ("hôm 5/2", "2025-02-05")],
        ),
        (
            "Ông ở đó từ ngày 12 đến 17/9/2023 và gặp khách hôm 13.",
            [("từ ngày 12 đến 17/9/2023", "2023-09-12/2023-09-17"), ("hôm 13", "2023-09-13")],
        ),
    ],
)
def test_days_by_their_number_and_days_counted_to_a_clause(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert read(sentence, published="2025-02-10") == expected
