"""Journeys and talks that come near each other in a text and are not one. Own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"
LEFT = "Ông Kim Jong Un rời Bình Nhưỡng bằng tàu hỏa đêm 8/8."


@pytest.mark.parametrize(
    "text, host",
    [
        (
            f"{LEFT} Rạng sáng hôm sau, tàu qua biên giới Trung Quốc. Chiều cùng ngày, ông tới Bắc Kinh.",
            "china",
        ),
        ("Bà Choe Son Hui rời Bình Nhưỡng hôm 8/8. Sáng 9/8, bà tới Minsk. Nga chưa bình luận.", "belarus"),
        (f"{LEFT} Hai ngày sau, ông tới Vladivostok.", "russia"),
        (f"{LEFT} Nga chưa bình luận.", "russia"),
    ],
)
def test_who_leaves_home_is_bound_for_where_he_arrives(text: str, host: str) -> None:
    assert {c.targets for c in claims_of(text, DAY, "Visit")} == {(host,)}


@pytest.mark.parametrize("led", ["kết quả", "nội dung", "diễn biến"])
def test_who_tells_another_of_talks_had_them(led: str) -> None:
    (met,) = claims_of(
        f"Ông Putin thông báo cho ông Kim Jong Un {led} cuộc gặp với ông Trump.", DAY, "Meeting"
    )
    assert set(met.agents) == {"vladimir-putin", "donald-trump"}


def test_a_call_is_not_where_that_was_which_it_is_about() -> None:
    text = "Ông Putin thông báo cho ông Kim Jong Un về cuộc gặp với ông Trump ở Alaska."
    (call,) = claims_of(text, DAY, "Communication")
    assert call.place is None


def test_who_is_received_in_a_house_of_the_state_has_met_others_elsewhere_in_its_town() -> None:
    text = (
        "Bà Choe Son Hui đến Moskva hôm 8/8. Một ngày sau đó, ông Lavrov hội đàm với bà. Tối cùng ngày, bà được ông "
        "Putin tiếp tại Điện Kremlin."
    )
    places = {frozenset(c.agents): c.place for c in claims_of(text, DAY, "Meeting")}
    assert places[frozenset({"sergei-lavrov", "choe-son-hui"})] == "moscow"
    assert places[frozenset({"vladimir-putin", "choe-son-hui"})] == "kremlin"


@pytest.mark.parametrize(
    "before",
    [
        "Lần trước, ngày 21/3, ông đã trao cho ông Kim Jong Un thư của ông Putin.",
        "Năm 2023, ông từng thăm Bình Nhưỡng và gặp ông Kim Jong Un.",
    ],
)
def test_this_time_is_the_time_of_the_news(before: str) -> None:
    text = f"Ông Shoigu tới Bình Nhưỡng ngày 10/8. {before} Lần này, ông hội đàm với Thủ tướng Kim Tok Hun."
    met = [c for c in claims_of(text, DAY, "Meeting") if "kim-tok-hun" in c.agents]
    assert [c.time for c in met] == ["2025-08-10"]


def test_this_time_without_news_told_has_no_day() -> None:
    text = "Năm 2019, ông Kim Jong Un gặp ông Putin ở Vladivostok. Lần này, ông Kim tới sân bay vũ trụ Vostochny."
    assert [c.time for c in claims_of(text, DAY, "Visit") if c.place == "vostochny-cosmodrome"] == [None]
