"""Acts told in company: who accompanies whom, whose families are told, «giữa A với B». Our own sentences."""

from __future__ import annotations

from functools import partial

import pytest
from extracted import claims_of, parties_of

DAY = "2025-07-15"
RU, KP = "russia", "north-korea"
KIM, PUTIN, LAVROV = "kim-jong-un", "vladimir-putin", "sergei-lavrov"
told = partial(parties_of, day=DAY)


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        ({LAVROV, PUTIN}, {KP}, "Ngoại trưởng Sergei Lavrov đã tháp tùng ông Putin sang Bình Nhưỡng."),
        (
            {"choe-son-hui", KIM},
            {RU},
            "Bà Choe Son Hui cũng tháp tùng ông Kim Jong Un trong chuyến thăm Nga.",
        ),
        (
            {PUTIN, LAVROV, "andrei-belousov"},
            {KP},
            "Tháp tùng ông Putin tới Bình Nhưỡng có ông Lavrov và Bộ trưởng Quốc phòng Andrei Belousov.",
        ),
    ],
)
def test_who_accompanies_somebody_travels_with_him(agents: set[str], targets: set[str], text: str) -> None:
    assert (agents, targets) in told(text, "Visit")


def test_who_is_only_seen_beside_somebody_does_not_travel() -> None:
    assert not told("Bên cạnh ông Putin có ông Lavrov.", "Visit")


@pytest.mark.parametrize(
    "text",
    [
        "Triều Tiên xây nhà cho gia đình binh sĩ thiệt mạng ở Kursk.",
        "Ông Kim Jong Un gặp thân nhân các binh sĩ Triều Tiên đã hy sinh tại Kursk.",
        "Ông Kim Jong Un trao nhà cho thân nhân những người ngã xuống ở Kursk.",
    ],
)
def test_whose_families_are_told_fell(text: str) -> None:
    claims = claims_of(text, DAY, "Combat")
    assert [(set(c.agents), c.place) for c in claims] == [({KP}, "kursk")]


def test_families_of_the_fallen_alone_tell_no_fight() -> None:
    assert not told("Ông Kim Jong Un gặp gia đình các liệt sĩ.", "Combat")


@pytest.mark.parametrize(
    "kind, agents, text",
    [
        ("Meeting", {"sergei-shoigu", KIM}, "Cuộc gặp giữa ông Shoigu với ông Kim Jong Un kéo dài hai giờ."),
        ("Communication", {PUTIN, KIM}, "Cuộc điện đàm Putin - Kim Jong Un diễn ra hôm 12/8."),
    ],
)
def test_the_two_of_a_nominal(kind: str, agents: set[str], text: str) -> None:
    assert any(agents == who | whom for who, whom in told(text, kind))


def test_the_delegation_of_a_parliament() -> None:
    assert told("Đoàn đại biểu quốc hội Nga thăm Triều Tiên.", "Visit") == [({"russian-parliament"}, {KP})]


@pytest.mark.parametrize(
    "giver, getter, text",
    [
        (KP, RU, "Hơn 28.000 container đạn dược đã rời cảng Rajin sang Nga."),
        (KP, RU, "Tên lửa Triều Tiên được Nga dùng tập kích Kharkiv."),
        (KP, RU, "Triều Tiên trở thành nguồn cung đạn pháo lớn nhất của Nga."),
    ],
)
def test_arms_that_are_with_the_other_were_given(giver: str, getter: str, text: str) -> None:
    assert ({giver}, {getter}) in told(text, "ArmsTransfer")


@pytest.mark.parametrize(
    "text",
    [
        "Hơn 28.000 container bột mì đã rời cảng Rajin sang Nga.",
        "Tên lửa Triều Tiên được đưa ra duyệt binh trước khách Nga.",
        "Triều Tiên là nguồn cung than lớn cho Nga.",
    ],
)
def test_what_is_no_arms_transfer(text: str) -> None:
    assert not told(text, "ArmsTransfer")


@pytest.mark.parametrize(
    "modality, time, text",
    [
        ("actual", None, "Ông Shoigu và ông Kim Jong Un thảo luận kế hoạch hợp tác năm tới."),
        ("actual", None, "Ông Lavrov và bà Choe Son Hui bàn về chuyến thăm của ông Kim vào tháng 10 tới."),
        ("planned", "2025-07-21/2025-07-27", "Ông Putin gặp ông Kim Jong Un tuần tới."),
    ],
)
def test_the_day_of_what_two_talk_about_is_not_that_of_their_meeting(
    modality: str, time: str | None, text: str
) -> None:
    claims = claims_of(text, DAY, "Meeting")
    assert [(c.modality, c.time) for c in claims] == [(modality, time)]


@pytest.mark.parametrize(
    "text",
    [
        "Phái đoàn Nga do Phó thủ tướng dẫn đầu đã tới Bình Nhưỡng.",
        "Phái đoàn Nga do một thứ trưởng dẫn đầu đã tới Bình Nhưỡng.",
    ],
)
def test_a_delegation_led_by_somebody_without_a_name(text: str) -> None:
    assert told(text, "Visit") == [({RU}, {KP})]


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        ("Visit", {PUTIN}, {KP}, "Triều Tiên trải thảm đỏ đón Tổng thống Putin."),
        (
            "ArmsTransfer",
            {KP},
            {RU},
            "Mảnh vỡ tên lửa của Triều Tiên được tìm thấy ở Kharkiv, nơi Nga tập kích.",
        ),
        ("ArmsTransfer", {KP}, {RU}, "Pháo tự hành Koksan Triều Tiên xuất hiện ở Nga."),
        ("ArmsTransfer", {KP}, {RU}, "Lượng đạn Triều Tiên chuyển sang Nga đã giảm một nửa."),
        ("Aid", {KP}, {RU}, "Thương binh Nga sang Triều Tiên điều dưỡng."),
        ("Cooperation", {RU}, {KP}, "Nhóm du khách Nga đã có kỳ nghỉ tại Wonsan, Triều Tiên."),
        ("Cooperation", {RU, KP}, set(), "Việc xây cầu qua sông Tumen nối Nga với Triều Tiên đã bắt đầu."),
        ("TroopDeployment", {KP}, {RU}, "Hơn 1.000 công binh Triều Tiên đang làm nhiệm vụ ở Kursk."),
        ("TroopDeployment", {KP}, {RU}, "Bình Nhưỡng đã dốc khoảng 14.000 quân cho chiến trường Kursk."),
    ],
)
def test_acts_told_in_other_words(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    assert (agents, targets) in told(text, kind), told(text, kind)


def test_a_bridge_that_is_only_negotiated_is_not_built() -> None:
    assert not told("Nga và Triều Tiên đàm phán dự án cầu qua sông Tumen.", "Cooperation")


@pytest.mark.parametrize(
    "kind, text",
    [
        ("TroopDeployment", "Binh sĩ Triều Tiên được cho là đã có mặt ở Kursk."),
        ("TroopDeployment", "Hàng trăm công binh Triều Tiên được dự đoán sẽ tới Kursk."),
        ("LaborDispatch", "Khoảng 15.000 lao động Triều Tiên được cho là đang làm việc ở Nga."),
    ],
)
def test_of_whom_something_is_thought_has_not_only_told_it(kind: str, text: str) -> None:
    assert ({KP}, {RU}) in told(text, kind)


@pytest.mark.parametrize(
    "agents, targets, text",
    [
        ({KP}, {RU}, "Tên lửa Triều Tiên được chuyển cho Nga."),
        ({KP}, {RU}, "Đạn pháo của Triều Tiên được cho là đã được chuyển tới Nga."),
        ({RU}, {KP}, "Hệ thống phòng không Nga được giao cho Triều Tiên."),
        ({KP}, {RU}, "Triều Tiên giúp Nga bằng vũ khí và binh sĩ."),
        ({KP}, {RU}, "Tên lửa Triều Tiên giết chết 12 thường dân trong đợt tập kích của Nga."),
    ],
)
def test_arms_as_the_subject_of_a_passive(agents: set[str], targets: set[str], text: str) -> None:
    assert (agents, targets) in told(text, "ArmsTransfer"), told(text, "ArmsTransfer")


@pytest.mark.parametrize(
    "kind, text",
    [
        (
            "TroopDeployment",
            "Sau khi Triều Tiên đưa quân tới Kursk, quan hệ hai nước Nga - Triều thêm khăng khít.",
        ),
        ("TroopDeployment", "Moscow ca ngợi quyết định cử quân của Bình Nhưỡng."),
        (
            "TroopDeployment",
            "Ông Kim gặp gia đình binh sĩ thiệt mạng khi được cử tham gia chiến đấu ở tỉnh Kursk của Nga.",
        ),
        ("TroopDeployment", "Việc điều quân của Triều Tiên sang Nga gây lo ngại."),
        ("Combat", "Thương vong của Triều Tiên ở Kursk đã vượt 6.000, Nga chưa bình luận."),
        ("Combat", "Lính Triều Tiên giúp Nga bị UAV và pháo binh tiêu diệt hàng loạt."),
    ],
)
def test_the_soldiers_are_those_of_the_north(kind: str, text: str) -> None:
    assert any(who == {KP} for who, _ in told(text, kind)), told(text, kind)


@pytest.mark.parametrize(
    "kind, agents, text",
    [
        (
            "Meeting",
            {"kim-hong-kyun", "georgy-zinoviev"},
            "Ông Kim Hong-kyun triệu Đại sứ Nga Georgy Zinoviev.",
        ),
        (
            "Ratification",
            {"federation-council"},
            "Hiệp ước với Triều Tiên sẽ được trình Hội đồng Liên bang.",
        ),
        (
            "Agreement",
            {"far-eastern-federal-university", "kim-il-sung-university"},
            "Đại học Liên bang Viễn Đông ký hợp tác với Đại học Kim Nhật Thành của Triều Tiên.",
        ),
    ],
)
def test_who_else_takes_part(kind: str, agents: set[str], text: str) -> None:
    assert any(agents <= who for who, _ in told(text, kind)), told(text, kind)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Meeting", "Bộ Ngoại giao Hàn Quốc triệu Đại sứ Nga để phản đối."),
        ("ArmsTransfer", "Tên lửa Triều Tiên rơi xuống vùng biển Nhật Bản, Nga theo dõi."),
        ("Combat", "Thương vong của Triều Tiên do lũ được Nga chia buồn."),
    ],
)
def test_nothing_of_the_kind(kind: str, text: str) -> None:
    assert not told(text, kind), told(text, kind)


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "Meeting",
            {"choe-son-hui", LAVROV},
            set(),
            "Ông Lavrov được bà Choe Son Hui ra tận sân bay Wonsan đón.",
        ),
        ("Visit", {LAVROV}, {KP}, "Triều Tiên là điểm đến tiếp theo của Ngoại trưởng Lavrov."),
        ("ArmsTransfer", {KP}, {RU}, "Nga thử nghiệm lựu pháo 170 mm nhận từ Triều Tiên."),
        ("Cooperation", {RU, KP}, set(), "Nga và Triều Tiên phối hợp thăm dò đất hiếm."),
        ("Sanction", {RU}, set(), "Nga chặn LHQ gia hạn giám sát cấm vận Triều Tiên."),
        ("Denial", {RU}, set(), "Đại sứ Nga nói phương Tây bịa chuyện lính Triều Tiên."),
    ],
)
def test_further_acts(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    assert any(agents <= who and targets <= whom for who, whom in told(text, kind)), told(text, kind)


def test_who_only_leaves_by_the_airport_meets_nobody() -> None:
    assert not told("Bà Choe Son Hui ra sân bay lúc 7 giờ rồi rời Nga, ông Lavrov ở lại.", "Meeting")


def test_what_is_promised_to_families_of_the_fallen_leaves_them_fallen() -> None:
    claims = claims_of(
        "Ông Kim Jong Un hứa xây nhà cho gia đình binh sĩ tử trận ở Kursk, Nga.", DAY, "Combat"
    )
    assert [c.modality for c in claims] == ["actual"]
