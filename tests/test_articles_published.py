"""The day of publication, and the outlet under one name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import as_day, find_body, find_published
from kg.articles.outlets import publisher, publisher_in_text

STORY = (
    "Đoàn đại biểu thành phố cảng đã lên đường sang nước láng giềng bằng tàu hỏa, theo hãng thông tấn.\n"
    "Chuyến đi kéo dài ba ngày và có nhiều cuộc gặp với giới doanh nghiệp, người phát ngôn cho biết."
)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-08-13T01:51:08+07:00", "2025-08-13"),
        ("2025-08-13T23:51:08-10:00", "2025-08-13"),
        ("2025-08-13", "2025-08-13"),
        ("20250813", "2025-08-13"),
        ("Thứ Sáu, 29/11/2024 14:05 GMT+7", "2024-11-29"),
        ("29.11.2024", "2024-11-29"),
        ("ngày 9 tháng 5 năm 2015", "2015-05-09"),
        ("25 Tháng 12, 2025", "2025-12-25"),
        ("Fri, 29 Nov 2024 23:05:00 +0700", "2024-11-29"),
        ("November 29, 2024", "2024-11-29"),
        ("31/2/2024", None),
        ("2024-13-01", None),
        ("0001-01-01", None),
        ("hôm qua", None),
        ("2024", None),
        ("tháng 6/2024", None),
    ],
)
def test_full_dates_are_read_as_written(written: str, day: str | None) -> None:
    assert as_day(written) == day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_every_day_is_read_in_both_orders(day: date) -> None:
    iso = day.isoformat()
    year, month, of_month = iso.split("-")
    assert (
        as_day(iso)
        == as_day(f"{of_month}/{month}/{year}")
        == as_day(f"Thứ Hai, {int(of_month)}-{int(month)}-{year}")
        == iso
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Thứ Sáu, 29/11/2024 14:05 GMT+7\n{STORY}", "2024-11-29"),
        (f"Đoàn cảng lên đường\nCập nhật 10:30 ngày 29/11/2024\n{STORY}", "2024-11-29"),
        (f"Thứ ba, 7/1/2026\nĐoàn cảng lên đường\n29/11/2024 14:05\n{STORY}", "2024-11-29"),
        (f"Đoàn cảng lên đường\n29 Nov 2024 14:05\n{STORY}", "2024-11-29"),
        (f"(VTC News) - 29/11/2024, {STORY}", "2024-11-29"),
        (f"{STORY}\nHôm nay (29/11), đoàn tới nơi.\nĐoàn ở sân ga, ngày 29/11/2024.", "2024-11-29"),
        (f"{STORY}\nSáng nay, 29/11/2024, đoàn tới nơi.", "2024-11-29"),
        (f"{STORY}\nHôm nay (29/11), đoàn tới nơi.", None),
        (f"{STORY}\nHôm nay (29/11), đoàn tới nơi. Ngày 28/11/2024, đoàn lên tàu.", None),
        (f"{STORY}\nHôm nay (29/11) và hôm nay (30/11), ngày 29/11/2024, ngày 30/11/2024.", None),
        (f"{STORY}\nHiệp định ký ngày 19/6/2024 vẫn có hiệu lực.", None),
        (f"{STORY}\nTin liên quan\nGiá vé tàu tăng\n25 Tháng 12, 2025", None),
        (STORY, None),
    ],
)
def test_the_day_is_read_from_the_articles_own_line(text: str, day: str | None) -> None:
    assert find_published(text, find_body(text)) == day


@pytest.mark.parametrize(
    ("name", "url", "host"),
    [
        ("Tuổi Trẻ", None, "tuoitre.vn"),
        ("VNEXPRESS", None, "vnexpress.net"),
        (None, "https://amp.cand.com.vn/the-gioi/bai", "cand.com.vn"),
        (None, "https://www.vidu.example/bai", "vidu.example"),
        ("www.vidu.example", None, "vidu.example"),
        ("Báo Ví Dụ", None, "Báo Ví Dụ"),
        ("Báo Ví Dụ", "https://dantri.com.vn/bai.htm", "dantri.com.vn"),
        ("Báo Ví Dụ", "https://vidu.example/bai.htm", "Báo Ví Dụ"),
        ("vtcnews.vn", "https://kho.example/ban-sao", "vtcnews.vn"),
        (None, None, None),
        (" ", "mailto:a@b", None),
        (None, "http://[::1", None),
    ],
)
def test_an_outlet_has_one_name(name: str | None, url: str | None, host: str | None) -> None:
    assert publisher(name, url) == host


@pytest.mark.parametrize(
    ("line", "host"),
    [
        ("(Dân trí) - Đoàn đã lên đường.", "dantri.com.vn"),
        ("Nguồn: https://www.vidu.example/bai.html", "vidu.example"),
        ("Ghi rõ nguồn VIDU.example khi phát hành lại thông tin này", "vidu.example"),
        ("(Bình Nhưỡng) - Đoàn đã lên đường.", None),
        ("Nguồn: Tổng hợp", None),
    ],
)
def test_a_text_may_name_its_outlet(line: str, host: str | None) -> None:
    assert publisher_in_text(f"{STORY}\n{line}") == host
