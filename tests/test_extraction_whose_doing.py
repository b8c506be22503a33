"""Who gives, sends, blames, denies and ratifies, where others tell of it or nobody is named. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-03-10"
RU, KP, US, KR, JP = "russia", "north-korea", "united-states", "south-korea", "japan"


def only(text: str, kind: str) -> Claim:
    [claim] = claims_of(text, DAY, kind)
    return claim


@pytest.mark.parametrize(
    "kind, text",
    [
        (
            "ArmsTransfer",
            "Washington công bố ảnh một đoàn tàu chở vũ khí từ Triều Tiên sang cho quân đội Nga.",
        ),
        ("ArmsTransfer", "Thủ tướng Canada lên án việc chuyển giao vũ khí của Triều Tiên cho Nga."),
        (
            "ArmsTransfer",
            "Tình báo Ukraine nhấn mạnh cây cầu này dùng để vận chuyển vũ khí và đạn từ Triều Tiên tới Nga.",
        ),
        (
            "ArmsTransfer",
            "Bộ Quốc phòng Anh nói cảng Dunai là nơi tiếp nhận container đạn dược từ Triều Tiên cho Nga.",
        ),
        ("ArmsTransfer", "Điện Kremlin bác cáo buộc nhận đạn pháo từ Triều Tiên."),
        ("ArmsTransfer", "Bộ Quốc phòng Triều Tiên nói rằng họ chưa bao giờ giao dịch vũ khí với Nga."),
        (
            "TroopDeployment",
            "Tình báo Hàn Quốc nói tàu của Hải quân Nga đã chở 900 lính từ Chongjin tới Vladivostok.",
        ),
    ],
)
def test_who_only_tells_or_carries_gives_and_sends_nothing(kind: str, text: str) -> None:
    claim = only(text, kind)
    assert claim.agents == (KP,)
    assert claim.targets in ((RU,), ("russian-armed-forces",))


def test_an_ally_of_another_kind_gives_what_he_gives() -> None:
    assert only("Iran đã chuyển giao tên lửa cho Nga.", "ArmsTransfer").agents == ("iran",)


def test_a_gift_is_his_who_hands_it_over() -> None:
    text = "Thống đốc Oleg Kozhemyako tặng ông Kim Jong Un ba chiếc máy bay không người lái."
    claim = only(text, "ArmsTransfer")
    assert (claim.agents, claim.targets) == (("oleg-kozhemyako",), ("kim-jong-un",))


@pytest.mark.parametrize(
    "who, text",
    [
        (
            {"joe-biden", "yoon-suk-yeol"},
            "Tổng thống Mỹ Joe Biden điện đàm với Tổng thống Hàn Quốc Yoon Suk Yeol. Hai bên bày tỏ lo ngại về việc "
            "Nga tiếp nhận binh sĩ Triều Tiên.",
        ),
        (
            {"shigeru-ishiba", "lee-jae-myung"},
            "Thủ tướng Nhật Bản Ishiba Shigeru gặp Tổng thống Hàn Quốc Lee Jae-myung ở Tokyo. Hai nhà lãnh đạo chia "
            "sẻ quan ngại về việc Nga giúp Triều Tiên.",
        ),
        (
            {"antony-blinken", "cho-tae-yul"},
            "Ngoại trưởng Mỹ Antony Blinken hội đàm với Ngoại trưởng Hàn Quốc Cho Tae-yul. Hai ngoại trưởng lên án "
            "việc Triều Tiên chuyển vũ khí cho Nga.",
        ),
        ({US, KR}, "Mỹ và Hàn Quốc hôm qua ra tuyên bố chung. Hai nước lên án Triều Tiên gửi quân tới Nga."),
    ],
)
def test_two_of_other_countries_told_together_are_the_two_who_speak(who: set[str], text: str) -> None:
    assert set(only(text, "Criticism").agents) == who


def test_the_two_states_stay_the_two_beside_others_who_worry() -> None:
    text = "Mỹ và Hàn Quốc lo ngại về chuyến thăm của ông Putin tới Bình Nhưỡng. Hai nước đã ký hiệp ước hồi tháng 6."
    assert only(text, "Agreement").agents == (RU, KP)


def test_a_treaty_is_of_both_by_its_name_an_accord_is_with_somebody() -> None:
    treaty = "Nga và Triều Tiên ký hiệp ước hồi tháng 6. Duma Quốc gia phê chuẩn văn kiện ngày 24/10."
    assert only(treaty, "Ratification").targets == ()
    accord = (
        "Nga và Triều Tiên ký hiệp định hải quan hồi tháng 6. Duma Quốc gia phê chuẩn văn kiện ngày 24/10."
    )
    assert only(accord, "Ratification").targets == (KP,)


@pytest.mark.parametrize(
    "answered, text",
    [
        (
            (),
            "Nhà Trắng tố Triều Tiên gửi đạn pháo cho Nga. Cả Moskva và Bình Nhưỡng đều phủ nhận chuyện đó.",
        ),
        (
            (),
            "Nhà Trắng tố Triều Tiên gửi đạn pháo cho Nga. Bình Nhưỡng từng phủ nhận những cáo buộc tương tự.",
        ),
        (("white-house",), "Nhà Trắng tố Triều Tiên gửi đạn pháo cho Nga. Bình Nhưỡng phủ nhận."),
    ],
)
def test_what_is_denied_time_and_again_answers_nobody(answered: tuple[str, ...], text: str) -> None:
    assert only(text, "Denial").targets == answered
