"""Days and places of what is arranged, goes on behind a description, or is opened by a sentence that only says when."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-08-13"


def one(text: str, kind: str) -> Claim:
    """The first claim of a type, by where its words stand."""
    return next(c for c in claims_of(text, DAY) if c.type == kind)


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng Nga Mikhail Mishustin tiếp ông Pak Thae Song và mời ông sang thăm Moskva trong năm nay.",
        "Ông Kim Jong Un hội đàm với ông Shoigu và nhận lời thăm Moskva vào mùa thu.",
        "Ông Belousov gặp ông No Kwang Chol rồi hẹn gặp lại ở Moskva vào tháng 9.",
        "Ông Lavrov hội đàm với bà Choe Son Hui và hai bên nhất trí tổ chức vòng tiếp theo tại Moskva vào tháng 11.",
        "Ông Kim Jong Un tiếp ông Kozlov, ngỏ ý muốn thăm Nga trong năm tới.",
    ],
)
def test_what_two_arrange_is_of_another_day_than_their_talks(text: str) -> None:
    met = one(text, "Meeting")
    assert (met.modality, met.time, met.place) == ("actual", None, None)


def test_what_two_agree_on_hangs_on_the_day_of_their_talks() -> None:
    text = "Ông Lavrov gặp bà Choe Son Hui và nhất trí mở rộng hợp tác tại Wonsan hôm 12/7."
    assert one(text, "Meeting").time == "2025-07-12"


@pytest.mark.parametrize(
    "text, kind, day",
    [
        ("Hôm 12/8, ông Putin điện đàm với ông Kim Jong Un trước khi bay sang Alaska gặp ông Trump.", "Visit", None),
        ("Trước khi bay sang Alaska ngày 12/8, ông Putin điện đàm với ông Kim Jong Un.", "Visit", "2025-08-12"),
        ("Thế mà vào tháng 3, Nga đã phủ quyết nghị quyết trừng phạt Triều Tiên.", "Sanction", "2025-03"),
        ("Nga bác bỏ cáo buộc mà Seoul đưa ra hồi tháng 7.", "Denial", None),
        ("Ông Putin nhận lời mời mà ông Kim Jong Un đưa ra hồi tháng 5.", "Invitation", "2025-05"),
        ("Kiev nhắc lại tin ấy, điều mà ông Zelensky tố cáo hồi tháng 7 và Điện Kremlin bác bỏ.", "Denial", None),
        ("Bãi mìn ở Kursk, nơi quân Ukraine mở cuộc tấn công từ tháng 8/2024.", "Combat", "2024-08"),
    ],
)  # fmt: skip
def test_a_day_is_of_its_own_clause(text: str, kind: str, day: str | None) -> None:
    assert one(text, kind).time == day


def test_what_goes_on_behind_a_description_is_not_of_its_day() -> None:
    text = "Lô đạn mà Triều Tiên gửi từ tháng 10/2024 đã được Nga cảm ơn."
    assert all(c.time != "2024-10" for c in claims_of(text, DAY) if c.type == "Support")


def test_what_follows_and_a_day_is_of_that_day_and_what_goes_before_is_not() -> None:
    text = (
        "Tháng 8 năm 2011, ông Kim Jong Il hội đàm với ông Medvedev ở Ulan-Ude. Lần ấy, hai bên thỏa thuận về đường "
        "ống dẫn khí qua Triều Tiên, và một năm sau, Nga ký hiệp định xóa nợ cho Triều Tiên."
    )
    signed = [(c.time, frozenset(c.agents)) for c in claims_of(text, DAY) if c.type == "Agreement"]
    assert ("2011-08", frozenset({"kim-jong-il", "dmitry-medvedev"})) in signed
    assert ("2012", frozenset({"russia", "north-korea"})) in signed


def test_who_speaks_in_the_town_told_before_speaks_on_its_day() -> None:
    def blamed(text: str) -> str | None:
        return next(c.time for c in claims_of(text, DAY, "Criticism") if "vladimir-putin" in c.agents)

    text = (
        "Ông Putin hội đàm với ông Kim Jong Un tại Bình Nhưỡng hôm 10/8.\n\n"
        "Ngày 12/8, Nhật Bản lên án Nga. Hồi tháng 3/2024, Nga phủ quyết nghị quyết gia hạn nhóm chuyên gia. "
        "Ngay ở Bình Nhưỡng, ông Putin đã lên án các lệnh trừng phạt của Mỹ."
    )
    assert blamed(text) == "2025-08-10"
    assert blamed(text.replace("Ngay ở Bình Nhưỡng", "Ngay ở Moskva")) != "2025-08-10"


def test_who_has_been_there_since_a_day_does_not_move_the_story() -> None:
    text = (
        "Ông Kozlov và ông Yun Jong Ho hội đàm tại Moskva hôm 12/8. Đoàn Triều Tiên đến Moskva từ ngày 10/8. "
        "Ông Kozlov và ông Yun Jong Ho đặt hoa tại Mộ Chiến sĩ vô danh."
    )
    assert one(text, "Ceremony").time == "2025-08-12"
    assert one(text, "Visit").time == "2025-08-10"


@pytest.mark.parametrize(
    "opening, deed, kind, place",
    [
        ("KCNA ngày 12/8 đưa tin lễ trao tặng diễn ra một ngày trước đó tại Bình Nhưỡng.",
         "Ông Kim Jong Un gắn huân chương cho các sĩ quan.", "Ceremony", "pyongyang"),
        ("Cuộc gặp diễn ra hôm 11/8 tại Điện Kremlin.",
         "Ông Putin cảm ơn ông Kim Jong Un về sự ủng hộ.", "Support", "kremlin"),
        ("Lễ kỷ niệm được tổ chức tại Tháp Giải phóng hôm 11/8.",
         "Đại sứ Nga Alexander Matsegora đặt vòng hoa.", "Ceremony", "liberation-tower"),
        ("Theo TASS, phiên họp diễn ra hôm 11/8.",
         "Đại sứ Nga Vassily Nebenzia chỉ trích Mỹ.", "Criticism", None),
    ],
)  # fmt: skip
def test_a_sentence_that_only_says_when_opens_what_comes_behind_it(
    opening: str, deed: str, kind: str, place: str | None
) -> None:
    def told(text: str) -> Claim:
        return next(c for c in claims_of(text, DAY) if c.type == kind and c.passage.text == deed)

    found = told(f"{opening} {deed}")
    assert (found.time, found.place) == ("2025-08-11", place)
    assert told(f"{opening}\n\n{deed}").time is None
    later = deed.replace("Ông ", "Hồi tháng 5, ông ").replace("Đại sứ", "Hồi tháng 5, đại sứ")
    assert "2025-08-11" not in {
        c.time for c in claims_of(f"{opening} {later}", DAY) if c.passage.text == later
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ông Kim Jong Un gắn huân chương cho các phi công trở về từ Nga.",
        "Trong buổi lễ, ông Kim Jong Un ôm những kỹ sư vừa về từ Vladivostok.",
        "Ông Kim Jong Un biểu dương các thợ xây trở về từ Kursk.",
        "Ông Kim Jong Un thăm hỏi thương binh trở về từ Kursk.",
    ],
)
def test_whoever_came_back_it_is_not_who_honours_them(text: str) -> None:
    found = claims_of(text, DAY)
    assert {c.type for c in found}.isdisjoint({"Visit", "Communication"})
    assert {c.place for c in found} <= {None, "pyongyang", "north-korea"}


@pytest.mark.parametrize(
    "text",
    ["Ông Kim Jong Un trở về từ Nga hôm 5/8.", "Sau khi trở về từ Nga, ông Kim Jong Un thị sát nhà máy."],
)
def test_who_came_back_was_there(text: str) -> None:
    assert one(text, "Visit").agents == ("kim-jong-un",)
