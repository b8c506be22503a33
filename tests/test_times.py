"""What the date grammar reads in one sentence, class by class, and what it must leave alone."""

from __future__ import annotations

import pytest

from kg.vietnamese.times import find

FRIDAY = "2024-11-29"


def values(sentence: str, published: str | None = FRIDAY, story: str | None = None) -> list[str | None]:
    return [found.value for found in find(sentence, published=published, story_day=story)]


def texts(sentence: str, published: str | None = FRIDAY, story: str | None = None) -> list[str]:
    return [found.text for found in find(sentence, published=published, story_day=story)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ngày 19/6/2024", "2024-06-19"),
        ("ngày 19-6-2024", "2024-06-19"),
        ("ngày 19.6.2024", "2024-06-19"),
        ("ngày 19 tháng 6 năm 2024", "2024-06-19"),
        ("19/6/24", "2024-06-19"),
        ("2024-06-19", "2024-06-19"),
        ("tháng 6-2024", "2024-06"),
        ("năm 2024", "2024"),
        ("quý I/2026", "2026-01/2026-03"),
        ("nửa cuối năm 2023", "2023-07/2023-12"),
        ("mùa thu năm 2022", "2022-23"),
        ("thập niên 1990", "199X"),
        ("thế kỷ XX", "19XX"),
        ("giai đoạn 2024-2026", "2024/2026"),
        ("kể từ tháng 6/2024", "2024-06/.."),
    ],
)
def test_what_names_its_year_needs_no_anchor(written: str, value: str) -> None:
    sentence = f"Bản ghi {written} còn lưu ở thư viện."
    assert (texts(sentence, None), values(sentence, None)) == ([written], [value])


@pytest.mark.parametrize(
    "written", ["ngày 19/6", "hôm nay", "tuần trước", "thứ Ba tuần này", "cùng ngày", "quý II"]
)
def test_what_hangs_on_an_anchor_is_found_without_it_but_has_no_value(written: str) -> None:
    assert values(f"Hai bên gặp nhau {written}.", None) == [None]


def test_the_year_is_looked_for_in_the_past_unless_the_sentence_looks_ahead() -> None:
    assert values("Đoàn đã tới Sochi ngày 15/1.", "2024-11-29") == ["2024-01-15"]
    assert values("Hội nghị sẽ khai mạc ngày 15/1.", "2024-11-29") == ["2025-01-15"]
    assert values("Bức thư đề ngày 28/12.", "2025-01-03") == ["2024-12-28"]
    assert values("Lễ cắt băng ấn định vào ngày 15/12 tới.", "2024-11-29") == ["2024-12-15"]
    assert values("Ngày 15/11 tới Moskva, ông được đón trọng thể.", "2024-11-29") == ["2024-11-15"]


def test_the_story_day_is_not_the_publication_day() -> None:
    assert values("Cùng ngày, hai bên ký.", FRIDAY, "2024-11-20") == ["2024-11-20"]
    assert values("Một ngày trước đó, khách hạ cánh.", FRIDAY, "2024-11-20") == ["2024-11-19"]
    assert values("Hai tháng sau đó, giao tranh nổ ra.", FRIDAY, "2024-06") == ["2024-08"]
    assert values("Ba ngày trước, khách hạ cánh.", FRIDAY, "2024-11-20") == ["2024-11-26"]


def test_a_day_told_in_the_sentence_comes_before_the_one_told_earlier() -> None:
    sentence = "Khách tới hôm 5/11 và hai ngày sau được tiếp."
    assert values(sentence, FRIDAY, "2024-10-01") == ["2024-11-05", "2024-11-07"]


def test_month_and_year_are_lent_from_right_to_left() -> None:
    assert values("Đoàn ở lại từ ngày 29/12 đến 8/1/2024.") == ["2023-12-29/2024-01-08"]
    assert values("Hội đàm diễn ra tháng 7 và tháng 9/2023.") == ["2023-07", "2023-09"]
    assert values("Triển lãm mở trong hai ngày 18 và 19/6.") == ["2024-06-18/2024-06-19"]
    assert values("Các hội nghị năm 2000, 2001 và 2011.") == ["2000", "2001", "2011"]


def test_a_day_said_twice_is_one_expression_with_the_day_of_the_number() -> None:
    assert texts("Ông tới nơi hôm nay (29/11).") == ["hôm nay (29/11)"]
    assert texts("Hôm thứ Hai, ngày 25-11, ông bay tới.") == ["Hôm thứ Hai, ngày 25-11"]
    # Printed on the eve: the number, in the year nearest to the head.
    assert values("Hôm nay (30/11), triều cường dâng cao.") == ["2024-11-30"]


def test_a_weekday_finds_the_year_in_which_it_falls_on_the_day() -> None:
    assert values("Hôm thứ Tư (19/6), hiệp ước được ký.", "2025-02-03") == ["2024-06-19"]


@pytest.mark.parametrize("written", ["ngày 31/2", "ngày 31/4/2024", "29/2/2023", "tháng 13/2024"])
def test_what_no_calendar_has_is_found_and_has_no_value(written: str) -> None:
    found = find(f"Biên bản đề {written} là giả.", published=FRIDAY)
    assert [(one.text, one.value, one.earliest) for one in found] == [(written, None, None)]


def test_bounds_are_the_earliest_and_the_latest_day() -> None:
    (month,) = find("Hiệp ước ký tháng 2/2024.", published=FRIDAY)
    assert (month.earliest, month.latest) == ("2024-02-01", "2024-02-29")
    (open_end,) = find("Kể từ tháng 2/2022, lệnh cấm có hiệu lực.", published=FRIDAY)
    assert (open_end.earliest, open_end.latest) == ("2022-02-01", None)


def test_the_vietnamese_new_year_is_not_always_the_chinese_one() -> None:
    assert values("Tết Nguyên đán 2007 ấm áp.") == ["2007-02-17"]
    assert values("Tết Nguyên đán 1985 rét đậm.") == ["1985-01-21"]
    assert values("Tết Nguyên đán 2025 tới sớm.") == ["2025-01-29"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Điều 4 gồm 23 điểm.",
        "Cần 3/4 số phiếu; đường dây mở 24/7.",
        "Chủ nhà thắng 2-1, tay vợt thắng 6-1.",
        "Chiến sự sang ngày 1.626.",
        "Sân vận động 1 tháng 5 đông kín.",
        "Lần thứ hai, nước thứ ba, xếp thứ tư.",
        "Năm người đi ba tháng, 120 ngày.",
        "Nghị quyết 2397, vĩ tuyến 38, số 6-2024.",
        "Lầu Năm Góc ngày càng lo ngại.",
        "Vài tháng trước và nhiều năm sau, không ai nhớ.",
    ],
)
def test_what_only_looks_like_a_date_stays_silent(sentence: str) -> None:
    assert texts(sentence) == []


def test_offsets_are_those_of_the_text() -> None:
    sentence = "Tại Bình Nhưỡng, sáng 29/11, hai bên gặp nhau; hôm qua thì không."
    for found in find(sentence, published=FRIDAY):
        assert sentence[found.start : found.end] == found.text


@pytest.mark.parametrize("published", ["29/11/2024", "2024-13-01", "2024-11", "2024-11-29~", ""])
def test_a_publication_day_that_is_none_is_refused_by_name(published: str) -> None:
    with pytest.raises(ValueError, match=published or "''"):
        find("Hôm nay trời mưa.", published=published)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ông dự lễ kỷ niệm Cách mạng tháng Mười hôm 7/11.", ["hôm 7/11"]),
        ("Hạm đội tập trận Bão táp tháng Bảy trên biển.", []),
        ("Cách mạng tháng 10/1917 nổ ra ở Petrograd.", ["tháng 10/1917"]),
    ],
)
def test_a_month_that_is_a_name_is_no_date(sentence: str, expected: list[str]) -> None:
    assert texts(sentence) == expected
