"""A place that a sentence only speaks of is not where its event was. Own sentences, each with one that is there."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"


def place(text: str, kind: str) -> str | None:
    """The place of the first claim of a type."""
    return next(c.place for c in claims_of(text, DAY) if c.type == kind)


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Ông Putin mời ông Kim Jong Un dự diễn đàn ở Vladivostok.", "Invitation"),
        ("Ông Kozlov mời ông Yun Jong Ho tham dự hội nghị tại Sochi vào tháng 9.", "Invitation"),
        ("Duma Quốc gia Nga phê chuẩn hiệp ước mà hai bên ký hồi tháng 6 tại Bình Nhưỡng.", "Ratification"),
        ("Hàn Quốc hôm 10/8 lên án hiệp ước mà Nga và Triều Tiên ký một ngày trước đó tại Bình Nhưỡng.", "Criticism"),
        ("Hiệp định ký tại Bình Nhưỡng năm ngoái được Duma Quốc gia Nga phê chuẩn.", "Ratification"),
        ("Ông Medvedev gặp ông Kim Jong Un và ca ngợi sự dũng cảm của binh sĩ Triều Tiên tại Kursk.", "Meeting"),
        ("Ông Medvedev ca ngợi sự dũng cảm của các binh sĩ Triều Tiên tại Kursk.", "Support"),
        ("Mỹ trừng phạt một tướng Triều Tiên vì vai trò trong cuộc chiến của Nga ở Ukraine.", "Sanction"),
        ("Ông Putin thông báo cho ông Kim Jong Un về cuộc gặp ở Alaska và ca ngợi lính Triều Tiên.", "Support"),
        ("Ông Kim Jong Un gửi thư chúc mừng ông Putin hôm 9/5. Ông Putin dự lễ duyệt binh tại Moskva hôm 9/5.",
         "Communication"),
        ("Bộ Ngoại giao Triều Tiên gọi tuyên bố chung ở Seoul là hành động khiêu khích, lên án Hàn Quốc.",
         "Criticism"),
        ("Tại Seoul, quân đội Hàn Quốc cho biết Triều Tiên vừa phóng tên lửa đạn đạo.", "Exercise"),
        ("Ông Kim Jong Un trao huân chương cho các phi công trở về từ Kursk.", "Ceremony"),
    ],
)  # fmt: skip
def test_a_place_spoken_of_is_not_where_it_was(text: str, kind: str) -> None:
    assert place(text, kind) is None


@pytest.mark.parametrize(
    "text, kind, expected",
    [
        ("Tại Vladivostok, ông Putin mời ông Kim Jong Un sang thăm Moskva.", "Invitation", "vladivostok"),
        ("Hội đồng Nhân dân tối cao phê chuẩn văn kiện ký năm 2024 trong phiên họp ở Bình Nhưỡng.", "Ratification",
         "pyongyang"),
        ("Ông Medvedev gặp ông Kim Jong Un tại Bình Nhưỡng và ca ngợi binh sĩ Triều Tiên.", "Meeting", "pyongyang"),
        ("Triều Tiên phóng tên lửa đạn đạo từ Wonsan.", "Exercise", "wonsan"),
        ("Ông Medvedev gặp các binh sĩ Triều Tiên tại Kursk.", "Meeting", "kursk"),
    ],
)  # fmt: skip
def test_a_place_at_which_it_was_is_kept(text: str, kind: str, expected: str) -> None:
    assert place(text, kind) == expected
