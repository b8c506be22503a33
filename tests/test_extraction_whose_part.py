"""Whose part it is where the words name somebody else, or nobody: tellers, delegations, sides, answers, looks ahead.

All wordings are our own.
"""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-08-20"


def claims(text: str, kind: str, day: str = DAY) -> list[Claim]:
    return claims_of(text, day, kind)


def only(text: str, kind: str, day: str = DAY) -> tuple[set[str], set[str]]:
    found = claims(text, kind, day)
    assert len(found) == 1, found
    return set(found[0].agents), set(found[0].targets)


@pytest.mark.parametrize(
    "text, targets",
    [
        ("Duma Quốc gia Nga hôm 5/8 phê chuẩn thỏa thuận vận tải với Triều Tiên.", {"north-korea"}),
        ("Ông Kim Jong Un ký sắc lệnh phê chuẩn hiệp định hải quan với Nga hôm 3/8.", {"russia"}),
        (
            "Hạ viện Nga hôm nay phê chuẩn hiệp định đầu tư với Belarus, KCNA của Triều Tiên cho biết.",
            {"belarus"},
        ),
    ],
)
def test_an_accord_put_into_force_is_with_somebody(text: str, targets: set[str]) -> None:
    assert only(text, "Ratification")[1] == targets


@pytest.mark.parametrize(
    "kind, text, agents",
    [
        (
            "Cooperation",
            "Thống đốc Oleg Kozhemyako cho biết từ tháng 9 sẽ mở tuyến xe buýt Vladivostok - Rason sang Triều Tiên.",
            {"russia"},
        ),
        (
            "Aid",
            "Bộ Ngoại giao Nga thông báo đã chuyển cho Triều Tiên 300 tấn bột mì cứu trợ.",
            {"russia"},
        ),
    ],
)
def test_who_only_tells_of_a_deed_has_not_done_it(kind: str, text: str, agents: set[str]) -> None:
    assert only(text, kind)[0] == agents


def test_who_makes_an_invitation_stands_behind_it() -> None:
    text = "Ông Putin đã nhận lời mời thăm Bình Nhưỡng mà ông Kim Jong Un đưa ra trong bữa tối."
    assert only(text, "Invitation") == ({"kim-jong-un"}, {"vladimir-putin"})


def test_one_leaders_invitation_goes_to_the_other() -> None:
    text = "Nga và Triều Tiên chuẩn bị chuyến đi. Lời mời do Tổng thống Vladimir Putin gửi qua Ngoại trưởng Lavrov."
    assert only(text, "Invitation") == ({"vladimir-putin"}, {"kim-jong-un"})


def test_persons_named_behind_their_offices() -> None:
    text = (
        "Hôm 9/10, thứ trưởng ngoại giao ba nước Nga, Trung Quốc và Triều Tiên là Igor Morgulov, "
        "Khổng Huyễn Hựu và Choe Son Hui đã hội đàm tại Moscow."
    )
    assert only(text, "Meeting", "2018-10-12")[0] == {"igor-morgulov", "kong-xuanyou", "choe-son-hui"}


@pytest.mark.parametrize(
    "text",
    [
        "Bà Choe Son Hui cùng Ngoại trưởng Nga Sergei Lavrov chủ trì phiên đối thoại chiến lược giữa hai nước.",
        "Vòng tham vấn diễn ra dưới sự đồng chủ trì của bà Choe Son Hui và ông Sergei Lavrov.",
    ],
)
def test_who_chairs_a_session_sits_in_it(text: str) -> None:
    assert only(text, "Meeting")[0] == {"choe-son-hui", "sergei-lavrov"}


@pytest.mark.parametrize(
    "text",
    [
        "Lính Triều Tiên kề vai sát cánh với quân Nga đánh bật quân Ukraine.",
        "Ông Belousov khen các binh sĩ Triều Tiên đã cùng bộ đội Nga giành lại Kursk.",
    ],
)
def test_who_fights_beside_whom(text: str) -> None:
    agents, targets = only(text, "Combat")
    assert agents == {"north-korea", "russia"}
    assert targets == {"ukraine"}


@pytest.mark.parametrize(
    "text, target",
    [
        (
            "Bộ Quốc phòng Nga nói hai kho đạn bị phá hủy, điều mà Kyiv phủ nhận.",
            "russian-ministry-of-defence",
        ),
        (
            "Triều Tiên một mực nói chưa từng bán đạn pháo cho Nga, sau khi Mỹ nói đã thấy các chuyến tàu.",
            "united-states",
        ),
        ("Khi Seoul nêu chuyện lính Triều Tiên, Điện Kremlin bác bỏ ngay.", "south-korea"),
    ],
)
def test_whom_a_denial_answers(text: str, target: str) -> None:
    assert only(text, "Denial")[1] == {target}


def test_what_is_denied_is_not_who_tells_it() -> None:
    text = "Điện Kremlin bác tin lính Triều Tiên đã tới Kursk."
    assert only(text, "Denial") == ({"kremlin"}, set())


def test_a_pronoun_may_look_ahead() -> None:
    text = (
        "Bộ trưởng Yoshimasa Hayashi tỏ ý lo ngại về Triều Tiên. "
        "Tại Hà Nội, nơi ông tới hôm nay, nhà lãnh đạo Nga gặp báo giới."
    )
    assert only(text, "Visit", "2024-06-20") == ({"vladimir-putin"}, {"vietnam"})


def test_a_delegation_of_a_body_is_its_head_unless_he_is_of_another() -> None:
    text = (
        "Phái đoàn Bộ Quốc phòng Nga do Thứ trưởng Alexei Krivoruchko dẫn đầu tới Bình Nhưỡng hôm 5/7. "
        "Đoàn Bộ Y tế Nga cũng thăm Triều Tiên hôm 16/7."
    )
    visitors = {agent for claim in claims(text, "Visit", "2024-07-20") for agent in claim.agents}
    assert visitors == {"alexei-krivoruchko", "russian-ministry-of-health"}


def test_who_comes_to_an_embassy_honours_its_state() -> None:
    text = "Ông Kim Jong Un cùng con gái đến sứ quán Nga mừng Ngày Chiến thắng."
    assert only(text, "Ceremony") == ({"kim-jong-un", "kim-ju-ae"}, {"russia"})


@pytest.mark.parametrize(
    "kind, text, parties",
    [
        (
            "Support",
            "Triều Tiên công nhận độc lập của hai vùng ly khai Donetsk và Lugansk.",
            {"donetsk-peoples-republic", "luhansk-peoples-republic"},
        ),
        (
            "Communication",
            "Bà Choe Son Hui gửi thư cho những người đồng cấp tại Donetsk và Luhansk.",
            {"donetsk-peoples-republic", "luhansk-peoples-republic"},
        ),
        ("Criticism", "Triều Tiên lên án tập trận Ulchi Freedom Shield.", {"united-states", "south-korea"}),
        ("Criticism", "Triều Tiên bỏ phiếu chống nghị quyết lên án Nga.", {"russia"}),
    ],
)
def test_names_that_stand_for_two(kind: str, text: str, parties: set[str]) -> None:
    assert only(text, kind)[1] == parties


def test_it_is_the_resolution_that_condemns() -> None:
    text = "Triều Tiên bỏ phiếu chống nghị quyết lên án Nga."
    assert only(text, "Criticism")[0] == {"un-general-assembly"}


def test_an_exercise_spoken_of_is_not_the_speakers() -> None:
    assert claims("Triều Tiên dọa đáp trả cuộc tập trận Lá chắn Tự do Ulchi.", "Exercise") == []


def test_ships_punished_for_what_they_carry() -> None:
    text = "Hàn Quốc trừng phạt bốn tàu Nga chở vũ khí Triều Tiên."
    assert only(text, "ArmsTransfer") == ({"north-korea"}, {"russia"})


def test_a_third_states_leaders_are_the_state_unless_named() -> None:
    text = "Ông Putin rời Bình Nhưỡng sang Hà Nội, nơi ông sẽ hội đàm với lãnh đạo Việt Nam."
    assert only(text, "Meeting", "2024-06-19")[0] == {"vladimir-putin", "vietnam"}
