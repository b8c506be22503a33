"""Stories of war, arms, sanctions and threats: whose shot is meant, who told it, what is only possible. Own text."""

from __future__ import annotations

import pytest
from extracted import claims_of

DAY = "2025-05-20"
RU, KP, KR, UA, UK = "russia", "north-korea", "south-korea", "ukraine", "united-kingdom"
PAIR = "\n\nNga và Triều Tiên là hai nước láng giềng."
TESTED = "Triều Tiên hôm 18/5 phóng thử hai tên lửa hành trình.\n\nSeoul họp khẩn về an ninh.\n\n"
FIRED = "Nga đêm 18/5 phóng tên lửa Triều Tiên vào Kiev.\n\nBerlin họp khẩn về an ninh.\n\n"
Told = list[tuple[tuple[str, ...], tuple[str, ...]]]


def told(text: str, kind: str) -> Told:
    return [(c.agents, c.targets) for c in claims_of(text + PAIR, DAY, kind)]


@pytest.mark.parametrize(
    "text, blamed",
    [
        (TESTED + "Bộ Ngoại giao Nhật Bản phản đối vụ phóng.", (KP,)),
        (TESTED + "Pháp lên án các vụ thử.", (KP,)),
        (FIRED + "Anh lên án vụ tấn công.", (RU,)),
        (FIRED + "Ba Lan kịch liệt lên án cuộc tập kích.", (RU,)),
    ],
)
def test_who_condemns_a_shot_means_who_fired_it(text: str, blamed: tuple[str, ...]) -> None:
    assert [targets for _, targets in told(text, "Criticism")] == [blamed]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Quân đội Hàn Quốc phát hiện tên lửa đạn đạo được phóng từ khu vực Wonsan ra biển.", [((KP,), ())]),
        ("Nhật Bản cho hay tên lửa được bắn từ Sunan rơi xuống biển.", [((KP,), ())]),
        ("Tên lửa Mỹ được phóng từ Ukraine vào Kursk.", []),
    ],
)
def test_a_missile_is_tested_by_whose_ground_it_leaves(text: str, expected: Told) -> None:
    assert told(text, "Exercise") == expected


@pytest.mark.parametrize(
    "text, modality",
    [
        ("Moskva không loại trừ khả năng cung cấp vũ khí cho Bình Nhưỡng.", "planned"),
        ("Ông Putin nói Nga cũng không loại trừ khả năng bán tên lửa cho Triều Tiên.", "planned"),
        ("Moskva nói không cung cấp vũ khí cho Bình Nhưỡng.", "denied"),
    ],
)
def test_what_is_not_ruled_out_is_not_denied(text: str, modality: str) -> None:
    assert [c.modality for c in claims_of(text, DAY, "ArmsTransfer")] == [modality]


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "Ông Putin tuyên bố việc Hàn Quốc cấp pháo cho Ukraine sẽ là sai lầm lớn.",
            [(("vladimir-putin",), (KR,))],
        ),
        ("Ông Medvedev đe dọa Seoul nếu nước này gửi đạn cho Kiev.", [(("dmitry-medvedev",), (KR,))]),
        (
            "Hàn Quốc tính áp trừng phạt.\n\nBà Zakharova chỉ trích London thù địch và nói Moskva sẽ đáp trả "
            "tương xứng.",
            [(("maria-zakharova",), (UK,))],
        ),
        ("Ông Putin nói việc Nga giúp Triều Tiên sẽ là điều tốt.", []),
    ],
)
def test_who_is_threatened(text: str, expected: Told) -> None:
    assert told(text, "Threat") == expected


@pytest.mark.parametrize("opens", ["Đổi lại", "Bù lại"])
def test_what_is_got_in_return_is_told_by_the_same(opens: str) -> None:
    text = f"Theo điều tra của Reuters, Triều Tiên gửi đạn cho Nga.\n\n{opens}, Nga chuyển tên lửa cho Triều Tiên."
    got = [c for c in claims_of(text, DAY, "ArmsTransfer") if c.agents == (RU,)]
    assert [(c.modality, c.attributed_to) for c in got] == [("alleged", ("reuters",))]


def test_a_new_paragraph_tells_anew() -> None:
    text = "Theo Reuters, Triều Tiên gửi đạn cho Nga.\n\nNga chuyển tên lửa cho Triều Tiên."
    got = [c for c in claims_of(text, DAY, "ArmsTransfer") if c.agents == (RU,)]
    assert [(c.modality, c.attributed_to) for c in got] == [("actual", ())]


@pytest.mark.parametrize(
    "text, targets",
    [
        (
            "Mỹ công bố lệnh trừng phạt nhằm vào 40 cá nhân, tổ chức của Nga vì vận chuyển đạn Triều Tiên.",
            (RU,),
        ),
        (
            "Mỹ trừng phạt 9 cá nhân vì hỗ trợ tài chính cho Triều Tiên, trong đó có tướng Kim Yong-bok.",
            ("kim-yong-bok",),
        ),
    ],
)
def test_on_whom_it_is_laid(text: str, targets: tuple[str, ...]) -> None:
    found = claims_of(text + PAIR, DAY, "Sanction")
    assert [(c.targets, c.attributed_to) for c in found] == [(targets, ())]


def test_workers_and_soldiers_of_one_verb_are_told_once_each() -> None:
    text = "Ông Shoigu nói Bình Nhưỡng sẽ cử 1.000 công binh và 5.000 công nhân xây dựng tới khôi phục Kursk."
    kinds = [c.type for c in claims_of(text, DAY)]
    assert sorted(k for k in kinds if k in ("LaborDispatch", "TroopDeployment")) == [
        "LaborDispatch",
        "TroopDeployment",
    ]


@pytest.mark.parametrize(
    "text, time",
    [
        (
            "Theo Yonhap, Triều Tiên đã gửi thêm 3.000 quân tới Nga trong tháng 1 và tháng 2.",
            "2025-01/2025-02",
        ),
        ("Theo Yonhap, Triều Tiên đã gửi thêm 3.000 quân tới Nga trong tháng 2.", "2025-02"),
    ],
)
def test_two_months(text: str, time: str) -> None:
    assert [c.time for c in claims_of(text, DAY, "TroopDeployment")] == [time]


def test_what_was_said_earlier_is_not_of_the_day_told_last() -> None:
    text = "Bà Kim Yo Jong hôm 19/5 dọa Hàn Quốc.\n\nÔng Rudenko trước đó nói Nga sẽ đáp trả Hàn Quốc."
    assert [c.time for c in claims_of(text, DAY, "Threat")] == ["2025-05-19", None]


def test_who_tells_of_talks_is_not_at_them() -> None:
    text = "Nhà Trắng cho biết đàm phán vũ khí giữa Nga và Triều Tiên đang diễn ra."
    assert told(text, "Meeting") == [((RU, KP), ())]


@pytest.mark.parametrize(
    "text",
    [
        "Bình Nhưỡng muốn nhận lại công nghệ vận hành UAV từ Moskva.",
        "Seoul tố Bình Nhưỡng lợi dụng người chết để tuyên truyền.",
    ],
)
def test_what_is_no_fight(text: str) -> None:
    assert told(text, "Combat") == []


def test_a_count_of_attacks() -> None:
    assert told("Quân Triều Tiên mở 4 đợt tấn công vào vị trí của Kiev.", "Combat") == [((KP,), (UA,))]


def test_whose_exercise_is_blamed() -> None:
    text = "Mỹ và Hàn Quốc hôm 18/5 tập trận hải quân.\n\nBerlin họp khẩn.\n\nBà Zakharova chỉ trích cuộc tập trận."
    found = [(c.agents, c.targets) for c in claims_of(text + PAIR, DAY, "Criticism")]
    assert found == [(("maria-zakharova",), ("united-states", KR))]


@pytest.mark.parametrize(
    "text, fights",
    [
        ("Ukraine dọa sẽ tập kích các đơn vị của Triều Tiên.", 0),
        ("Ông Pak cảnh báo quân đội Triều Tiên có thể tấn công Ukraine.", 0),
        ("Ukraine đã tập kích một đơn vị của Triều Tiên.", 1),
    ],
)
def test_a_fight_that_is_only_threatened(text: str, fights: int) -> None:
    assert len(told(text, "Combat")) == fights


def test_prisoners_are_not_among_the_fallen() -> None:
    text = "Ukraine bắt sống hai lính Triều Tiên ở Kursk.\n\nKhoảng 300 lính Triều Tiên thiệt mạng ở Kursk."
    assert len(told(text, "Combat")) == 2


@pytest.mark.parametrize(
    "text, place",
    [
        ("Nga hôm 18/5 chở 20 tấn thuốc viện trợ tới Bình Nhưỡng, Đại sứ quán Nga cho biết.", "pyongyang"),
        ("Nga hôm 18/5 trao 20 tấn thuốc viện trợ cho Triều Tiên, Đại sứ quán Nga cho biết.", None),
    ],
)
def test_who_tells_it_is_not_where_it_was(text: str, place: str | None) -> None:
    assert [c.place for c in claims_of(text, DAY, "Aid")] == [place]


def test_brigades_are_no_other_deployment_than_their_men() -> None:
    text = "Theo NIS, Triều Tiên điều 4 lữ đoàn gồm 12.000 lính, trong đó có lực lượng tinh nhuệ, tới Nga."
    assert len(told(text, "TroopDeployment")) == 1


def test_positions_are_attacked_and_not_the_ground_they_are_on() -> None:
    assert told("Lính Triều Tiên tấn công các vị trí của Ukraine ở Kursk.", "Combat") == [((KP,), (UA,))]


@pytest.mark.parametrize("where", ["", " ở Nga", " tại Nga"])
def test_soldiers_who_are_somewhere_go_on(where: str) -> None:
    found = claims_of(f"Theo Lầu Năm Góc, lính Triều Tiên{where} đã tới Kursk.", DAY, "TroopDeployment")
    assert [c.place for c in found] == ["kursk"]


@pytest.mark.parametrize("asked", ["câu hỏi về việc", "câu hỏi liên quan đến việc"])
def test_what_somebody_is_asked_about_is_alleged(asked: str) -> None:
    text = f"Điện Kremlin từ chối trả lời {asked} Moskva hỗ trợ Bình Nhưỡng chế tạo tên lửa."
    assert [c.modality for c in claims_of(text, DAY, "ArmsTransfer")] == ["alleged"]
