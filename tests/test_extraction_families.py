"""Each type told in ways beside its plain verb: other nouns, passives, headline verbs. Our own sentences."""

from __future__ import annotations

from functools import partial

import pytest
from extracted import parties_of

DAY = "2025-06-10"
RU, KP, KR, US = "russia", "north-korea", "south-korea", "united-states"
KIM, PUTIN, SHOIGU = "kim-jong-un", "vladimir-putin", "sergei-shoigu"
told = partial(parties_of, day=DAY)


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        ("Visit", {"andrei-belousov"}, {KP}, "Ông Andrei Belousov xuống sân bay Bình Nhưỡng chiều 29/5."),
        ("Visit", {RU}, {KP}, "Nhóm nghị sĩ Nga vừa hoàn tất chuyến thị sát bốn ngày tại Triều Tiên."),
        ("Visit", {SHOIGU}, {KP}, "Trở về từ Bình Nhưỡng, ông Sergei Shoigu kể lại những gì đã thấy."),
        ("Meeting", {KIM, SHOIGU}, set(), "Ông Kim Jong Un dành cho ông Shoigu cuộc tiếp kiến hai giờ."),
        ("Communication", {PUTIN}, {KIM}, "Thiệp mừng của Tổng thống Putin được chuyển đến ông Kim Jong Un."),
        ("Agreement", {RU, KP}, set(), "Nga và Triều Tiên thỏa thuận miễn thị thực cho công dân hai nước"),
        (
            "Invitation",
            {"state-duma"},
            {"supreme-peoples-assembly"},
            "Duma Nga chìa lời mời với Quốc hội Triều Tiên",
        ),
        ("Ceremony", {KP}, set(), "Binh sĩ Triều Tiên diễu hành trên Quảng trường Đỏ"),
        ("Support", {KP}, {RU}, "Triều Tiên tuyên bố đứng về phía Nga trong vấn đề Ukraine"),
        ("Support", {KP}, {RU}, "Bình Nhưỡng sát cánh cùng Moscow"),
        ("Support", {KP}, {RU}, "Triều Tiên bỏ phiếu chống nghị quyết đòi Nga rút quân khỏi Ukraine"),
        ("Criticism", {KR}, {RU}, "Ngoại trưởng Hàn Quốc bày tỏ lấy làm tiếc, Seoul mắng Nga vô trách nhiệm"),
        ("Denial", {RU}, set(), "Nga phản pháo cáo buộc của Mỹ về vũ khí Triều Tiên"),
        ("Denial", {"kremlin"}, set(), "Điện Kremlin gọi bản tin về lính Triều Tiên là chuyện viễn tưởng"),
        (
            "Threat",
            {"korean-peoples-army"},
            {KR},
            "Quân đội Triều Tiên tuyên bố sẽ không ngồi yên trước cuộc tập trận của Hàn Quốc",
        ),
        ("Sanction", {"united-kingdom"}, {KP}, "Vòng trừng phạt mới của Anh nhắm vào các tướng Triều Tiên"),
        (
            "Sanction",
            {RU},
            {KP},
            "Nga lưu hành tại Hội đồng Bảo an dự thảo về việc nới lỏng trừng phạt Triều Tiên",
        ),
        ("ArmsTransfer", {KP}, {RU}, "Hơn 20.000 container đạn dược đã được Triều Tiên gửi tới Nga"),
        ("TroopDeployment", {KP}, {RU}, "Đợt lính Triều Tiên thứ hai lên đường sang Nga"),
        ("Combat", {"ukraine"}, {KP}, "UAV Ukraine hạ hàng chục lính Triều Tiên"),
    ],
)
def test_a_family_of_wordings(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    assert any(agents <= who and targets <= whom for who, whom in told(text, kind)), told(text, kind)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Combat", "Vụ nổ ở đơn vị pháo binh thuộc tây bắc Hàn Quốc làm tám binh sĩ bị thương."),
        ("Combat", "Bình Nhưỡng chăm sóc cho hàng trăm lính bị thương của Nga."),
        ("Visit", "Tàu sân bay Mỹ ghé Busan khiến Bình Nhưỡng nổi giận."),
        ("Support", "Lính Triều Tiên sát cánh cùng quân Nga chiến đấu ở Kursk."),
        ("Ceremony", "Người biểu tình diễu hành trên quảng trường ở Seoul phản đối Triều Tiên."),
    ],
)
def test_not_told(kind: str, text: str) -> None:
    assert told(text, kind) == []


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        (
            "Sanction",
            {"us-department-of-the-treasury"},
            {"no-kwang-chol", "kim-yong-bok"},
            "Bộ Tài chính Mỹ hôm 3/6 đưa vào danh sách đen 9 cá nhân, trong đó có Bộ trưởng Quốc phòng Triều Tiên "
            "No Kwang Chol, một tướng kỳ cựu, và tướng Kim Yong Bok.",
        ),
        (
            "Sanction",
            {"european-union"},
            {"kim-yong-bok"},
            "Liên Hiệp Châu Âu chế tài 14 cá nhân, gồm tướng Triều Tiên Kim Yong Bok.",
        ),
        (
            "Sanction",
            {"united-nations"},
            {KP},
            "Buôn bán với Nga khó khăn vì các biện pháp cấm vận mà Liên hợp quốc áp đặt lên Bình Nhưỡng.",
        ),
        ("Aid", {RU}, {KP}, "Năm 2014 Nga xóa gần 10 tỉ USD tiền nợ cho Triều Tiên."),
        ("Aid", {RU}, {KP}, "Triều Tiên vừa tiếp nhận lô hàng cứu trợ từ Nga."),
        ("ArmsTransfer", {RU}, {KP}, "Moscow bị nghi đã chuyển cho Bình Nhưỡng một hệ thống phòng không."),
        (
            "Invitation",
            {"yun-jong-ho"},
            {RU},
            "Bộ trưởng Yun Jong Ho của Triều Tiên mời các doanh nghiệp Nga tới hội chợ ở Bình Nhưỡng.",
        ),
        ("Exercise", {KP}, set(), "Năm ấy Nga và Mỹ cùng lên án vụ thử hạt nhân thứ hai của Triều Tiên."),
        (
            "Visit",
            {"kim-jong-il"},
            {RU},
            "Ông Kim Jong Il ngồi tàu hơn 9.000 km tới Moscow, một hành trình chưa ai của Triều Tiên lặp lại.",
        ),
        (
            "Support",
            {KIM},
            {RU},
            "Ông Kim Jong Un nói với ông Lavrov rằng không thế lực nào khuất phục được nước Nga.",
        ),
        (
            "Threat",
            {KIM},
            {US},
            "Nếu Mỹ tấn công Triều Tiên thì chúng tôi sẽ không ngần ngại dùng vũ khí hạt nhân, ông Kim Jong Un nói.",
        ),
        (
            "Agreement",
            {PUTIN, KP},
            set(),
            "Duma xem xét hiệp ước mà Tổng thống Putin ký trong chuyến thăm Bình Nhưỡng năm ngoái.",
        ),
        (
            "Ceremony",
            {"choe-ryong-hae"},
            {RU},
            "Ông Kim được mời tới Moscow dự lễ duyệt binh, nhưng ông Choe Ryong Hae đi thay.",
        ),
    ],
)
def test_a_family_in_long_sentences(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    assert any(
        agents <= told_agents and targets <= told_targets for told_agents, told_targets in told(text, kind)
    )


@pytest.mark.parametrize(
    "kind, text",
    [
        (
            "Criticism",
            "Triều Tiên bỏ phiếu chống nghị quyết của Đại hội đồng Liên Hợp Quốc đòi Nga rút quân.",
        ),
        ("Meeting", "Nga và Triều Tiên dự kiến sẽ làm việc này trong tháng tới."),
        ("Denial", "Nga và Triều Tiên không thừa nhận mà cũng không chối việc đưa quân."),
        ("TroopDeployment", '"Chúc các đồng chí mọi điều tốt lành", ông Putin nói với ông Kim Jong Un.'),
        ("Visit", "Ông Putin mời ông Kim Jong Un tới Moscow, và lời mời đã được chấp nhận."),
        ("Agreement", "Thượng viện Nga phê chuẩn; văn kiện sẽ được trình Tổng thống Putin ký thành luật."),
    ],
)
def test_what_only_sounds_like_it_tells_nothing(kind: str, text: str) -> None:
    assert told(text, kind) == []


def test_stages_of_a_ratification_are_told_apart() -> None:
    text = (
        "Hạ viện Nga ngày 9/6 thông qua hiệp ước với Triều Tiên. Hội đồng Liên bang dự kiến xem xét phê chuẩn vào "
        "ngày 20/6, sau đó trình Tổng thống Putin ký ban hành. Hiệp ước sẽ có hiệu lực sau khi hai nước trao đổi "
        "văn kiện phê chuẩn."
    )
    steps = [agents for agents, _ in told(text, "Ratification")]
    assert {"state-duma"} in steps and {PUTIN} in steps and {RU, KP} in steps


def test_so_many_more_of_the_soldiers_told_before() -> None:
    text = (
        "Theo tình báo Hàn Quốc, Triều Tiên đã gửi 11.000 quân sang Nga hồi tháng 10 năm ngoái. "
        "Rồi thêm khoảng 3.000 người nữa hồi đầu năm nay."
    )
    assert told(text, "TroopDeployment") == [({KP}, {RU}), ({KP}, {RU})]


def test_a_denial_takes_up_what_was_just_told() -> None:
    text = "Hàn Quốc nói Nga đã giao lò phản ứng cho Triều Tiên, điều Điện Kremlin gọi là bịa đặt."
    assert told(text, "Denial") == [({"kremlin"}, {KR})]


def test_what_both_deny_is_not_what_one_denied() -> None:
    text = (
        "Mỹ nói Triều Tiên bán đạn pháo cho Nga. Cả Nga lẫn Triều Tiên đều bác bỏ. "
        "Hồi tháng 5, em gái ông Kim Jong Un gọi chuyện này là bịa đặt."
    )
    assert ({RU, KP}, set()) in told(text, "Denial")
    assert len(told(text, "Denial")) == 2


def test_kinds_of_arms_are_deliveries_of_their_own() -> None:
    text = (
        "Theo phúc trình, Bình Nhưỡng đã gửi sang Nga 9 triệu viên đạn pháo. "
        "Bình Nhưỡng cũng chuyển cho Moscow ít nhất 100 tên lửa đạn đạo."
    )
    assert len(told(text, "ArmsTransfer")) == 2


def test_bodies_written_in_capitals_throughout() -> None:
    assert told("Bộ Ngoại Giao Nga bác bỏ tin Nga mua đạn của Triều Tiên.", "Denial") == [
        ({"russian-ministry-of-foreign-affairs"}, set())
    ]


def test_who_is_only_counted_is_nobody_told_before() -> None:
    text = (
        "Nga và Trung Quốc họp bàn. Năm 2017, cả 15 nước đã thông qua ba gói trừng phạt nhằm vào Bình Nhưỡng."
    )
    assert not any({RU, "china"} <= agents for agents, _ in told(text, "Sanction"))


def test_a_verdict_of_untruth_is_a_denial_and_no_blame() -> None:
    text = "Hàn Quốc nói Triều Tiên gửi quân cho Nga. Moscow ban đầu gọi đó là tin giả."
    assert told(text, "Denial") and not any(RU in agents for agents, _ in told(text, "Criticism"))


def test_who_receives_the_bearer_of_a_letter_gets_it() -> None:
    text = (
        "Tháng 7/2023, ông Shoigu, người mang theo bức thư của Tổng thống Putin, được ông Kim Jong Un tiếp."
    )
    assert any({PUTIN} <= agents and targets == {KIM} for agents, targets in told(text, "Communication"))


def test_a_ministry_speaks_and_its_state_launches() -> None:
    text = "Bộ Ngoại giao Triều Tiên gọi cuộc họp ở Moscow là thành công, rồi đêm qua phóng vệ tinh nhưng thất bại."
    assert told(text, "Exercise") == [({KP}, set())]


def test_those_called_together_are_not_blamed() -> None:
    text = (
        "Tổng thống Mỹ triệu tập lãnh đạo Nhật Bản và Hàn Quốc để cùng lên án vụ phóng của Triều Tiên sau chuyến thăm "
        "của ông Shoigu."
    )
    assert not any({KR} & targets for _, targets in told(text, "Criticism"))
