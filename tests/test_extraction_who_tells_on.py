"""Behind a comma, who acts in a sentence tells on, not whom or where he stands before it. Own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-08-13"


@pytest.mark.parametrize(
    "text, kind, teller",
    [
        ("Ông Lloyd Austin nói có bằng chứng lính Triều Tiên ở Nga, cảnh báo Bình Nhưỡng đã gửi vũ khí cho Moskva.",
         "ArmsTransfer", "lloyd-austin"),
        ("Ông Zelensky gặp ông Rutte, cho biết Triều Tiên đã đưa 10.000 quân sang Nga.",
         "TroopDeployment", "volodymyr-zelensky"),
        ("Ông Yoon Suk Yeol tới Mỹ, nói Triều Tiên đã chuyển 13.000 container vũ khí cho Nga.",
         "ArmsTransfer", "yoon-suk-yeol"),
        ("Trung Quốc, thông qua người phát ngôn Lâm Kiếm, cho biết Triều Tiên đã đưa quân sang Nga.",
         "TroopDeployment", "lin-jian"),
    ],
)  # fmt: skip
def test_who_acts_tells_on_behind_a_comma(text: str, kind: str, teller: str) -> None:
    (claim,) = claims_of(text, DAY, kind)
    assert teller in claim.attributed_to
    assert not {"russia", "mark-rutte", "united-states"} & set(claim.attributed_to)


def test_what_he_says_himself_is_told_by_nobody() -> None:
    text = "Thứ trưởng Im Chon Il gặp Đại sứ Alexander Matsegora, tin rằng Nga sẽ thắng và bày tỏ ủng hộ Nga."
    (support,) = claims_of(text, DAY, "Support")
    assert support.attributed_to == ()


@pytest.mark.parametrize(
    "source, teller",
    [
        ("Theo lời ông Zelensky trong bài phát biểu tối 10/8", "volodymyr-zelensky"),
        ("Theo điều phối viên John Kirby, phát biểu tại Nhà Trắng ngày 10/8", "john-kirby"),
        ("Theo ông Zelensky tại cuộc họp báo hôm 10/8", "volodymyr-zelensky"),
        ("Theo tiết lộ của một nghị sĩ Hàn Quốc sau phiên điều trần kín", "south-korean-lawmakers"),
    ],
)
def test_the_day_of_a_speech_is_not_that_of_what_is_told_in_it(source: str, teller: str) -> None:
    (claim,) = claims_of(f"{source}, Triều Tiên đã đưa quân sang Nga.", DAY, "TroopDeployment")
    assert (claim.modality, claim.attributed_to, claim.time) == ("alleged", (teller,), None)


def test_a_day_behind_the_source_is_that_of_what_is_told() -> None:
    text = "Theo lời ông Zelensky trong bài phát biểu, hôm 10/8 Triều Tiên đã đưa thêm quân sang Nga."
    (claim,) = claims_of(text, DAY, "TroopDeployment")
    assert claim.time == "2025-08-10"
