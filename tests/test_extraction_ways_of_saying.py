"""Usual ways of saying an act, and what looks like one and is none. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2026-05-20"
RU, KP = "russia", "north-korea"
KIM, PUTIN = "kim-jong-un", "vladimir-putin"
SHOIGU, CHOE = "sergei-shoigu", "choe-son-hui"


def claims(text: str, title: str | None = None) -> list[Claim]:
    return claims_of(text, DAY, title=title, summary=bool(title))


def told(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "kind, agents, targets, text",
    [
        ("Visit", {SHOIGU}, {KP}, "Ông Sergei Shoigu đang thăm và làm việc tại Bình Nhưỡng."),
        ("Visit", {KIM}, {RU}, "Ông Kim Jong Un tới thăm nhà máy đóng tàu ở Khabarovsk hôm thứ Năm."),
        ("Visit", {KIM}, {RU}, "Lãnh đạo Kim Jong Un trở về Bình Nhưỡng sau chuyến thăm Nga."),
        ("Visit", {SHOIGU}, {KP}, "Ông Sergei Shoigu mang theo thư của Điện Kremlin đến Bình Nhưỡng."),
        ("Visit", {CHOE}, {"china"}, "Bà Choe Son Hui tới Moskva tối qua, sau khi rời Bắc Kinh."),
        (
            "Agreement",
            {RU, KP},
            set(),
            "Nga và Triều Tiên làm lễ nhân kỷ niệm hai năm ký hiệp ước song phương.",
        ),
        ("Agreement", {RU, KP}, set(), "Triều Tiên gia hạn thỏa thuận trao đổi sinh viên với Nga."),
        (
            "Cooperation",
            {RU},
            {KP},
            "Hơn 40.000 thùng dầu tinh chế được Nga xuất sang Triều Tiên từ tháng 3.",
        ),
        ("Cooperation", {RU}, {KP}, "Nga sẽ dành 80 suất học bổng cho sinh viên Triều Tiên."),
        ("Cooperation", {KP}, {RU}, "Triều Tiên mở bán trở lại tour trượt tuyết cho khách Nga."),
        ("Aid", {RU}, {KP}, "Nga ngỏ ý giúp Triều Tiên sau trận lụt."),
        ("ArmsTransfer", {RU}, {KP}, "Nga dạy Triều Tiên cách chế tạo UAV."),
        ("ArmsTransfer", {KP}, {RU}, "Nguồn cung đạn dược từ Triều Tiên cho Nga đã giảm một nửa."),
        ("TroopDeployment", {KP}, {RU}, "Lính công binh Triều Tiên đang rà phá bom mìn ở Kursk."),
        ("TroopDeployment", {KP}, {RU}, "Lính Triều Tiên đã tập kết ở Kursk."),
        ("Combat", {KP}, {"ukraine"}, "Lính Triều Tiên giáp mặt quân Ukraine ở Kursk."),
        ("Exercise", {KP}, set(), "Vụ phóng gần nhất của Triều Tiên diễn ra hôm 31/10."),
        ("Exercise", {KP}, set(), "Một vụ phóng tên lửa được Triều Tiên thực hiện sáng 31/10."),
        ("Invitation", {RU}, {KIM}, "Ông Kim Jong Un được mời tới Moskva dự lễ kỷ niệm."),
        ("Support", {"china", RU}, {KP}, "Trung Quốc và Nga phản đối siết trừng phạt Triều Tiên."),
        (
            "Threat",
            {PUTIN},
            {"south-korea"},
            'Ông Putin nói Hàn Quốc sẽ "mắc sai lầm lớn" nếu chống lại Triều Tiên.',
        ),
        (
            "Ceremony",
            {"russian-embassy-in-north-korea", CHOE},
            set(),
            "Đại sứ quán Nga tại Bình Nhưỡng mở tiệc chiêu đãi với sự góp mặt của Ngoại trưởng Choe Son Hui.",
        ),
        (
            "Criticism",
            {"un-general-assembly"},
            {RU},
            "Triều Tiên bỏ phiếu chống nghị quyết lên án Nga tại Đại hội đồng Liên Hợp Quốc.",
        ),
    ],
)
def test_usual_ways_of_saying(kind: str, agents: set[str], targets: set[str], text: str) -> None:
    found = [(set(claim.agents), set(claim.targets)) for claim in told(text, kind)]
    assert (agents, targets) in found


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Exercise", "Triều Tiên đả kích tập trận Mỹ - Hàn."),
        ("Exercise", "Triều Tiên dọa đáp trả cuộc tập trận Mỹ - Hàn."),
        ("Exercise", "Nga bắn 20 tên lửa đạn đạo do Triều Tiên chế tạo vào Ukraine."),
        ("ArmsTransfer", "Nhật Bản phản đối vụ phóng tên lửa của Triều Tiên."),
        ("ArmsTransfer", "Chuyên gia Nga tư vấn kỹ thuật trồng trọt cho Triều Tiên."),
        ("Combat", "Triều Tiên chúc Nga giành thắng lợi, khẳng định tình đoàn kết chiến đấu."),
        ("Aid", "Ông Putin gửi lời hỏi thăm ông Kim Jong Un sau trận lũ."),
        ("Criticism", "Mỹ đưa ngân hàng Nga vào danh sách đen với cáo buộc giúp Triều Tiên."),
        (
            "Support",
            "Ông Kim Jong Un bày tỏ tin tưởng quan hệ giữa Nga và Triều Tiên sẽ tiếp tục phát triển.",
        ),
        ("Meeting", 'Triều Tiên gọi tuyên bố của thượng đỉnh NATO về Nga là "bất hợp pháp".'),
    ],
)
def test_what_only_looks_like_an_act(kind: str, text: str) -> None:
    assert told(text, kind) == []


def test_who_is_blamed_does_what_stands_behind() -> None:
    text = "Bà Maria Zakharova phê phán Triều Tiên cấp vũ khí cho Ukraine."
    assert [claim.agents for claim in told(text, "ArmsTransfer")] == [(KP,)]


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Visit", "Điện Kremlin cho biết ông Kim Jong Un sẽ không tới Vladivostok."),
        ("Agreement", "Điện Kremlin khẳng định Nga và Triều Tiên không ký văn kiện nào."),
        ("LaborDispatch", "Ông Oleg Kozhemyako nói công nhân Triều Tiên sẽ không làm việc tại Nga."),
    ],
)
def test_who_is_said_not_to_come_is_denied(kind: str, text: str) -> None:
    assert [claim.modality for claim in told(text, kind)] == ["denied"]


def test_acts_about_different_things_are_told_apart() -> None:
    text = (
        "Nga và Triều Tiên khánh thành cầu qua sông Tumen. "
        "Nga và Triều Tiên cũng nối lại đường bay thẳng Moskva - Bình Nhưỡng."
    )
    assert len(told(text, "Cooperation")) == 2


def test_acts_about_one_thing_are_one() -> None:
    text = (
        "Nga và Triều Tiên khánh thành cầu qua sông Tumen. "
        "Cây cầu được Nga và Triều Tiên khánh thành sau hai năm thi công."
    )
    assert len(told(text, "Cooperation")) == 1


def test_a_title_says_for_short_what_the_body_says() -> None:
    found = claims(
        "Thứ trưởng Ngoại giao Kim Hong-kyun lên án việc Triều Tiên đưa quân sang Nga.",
        title="Hàn Quốc lên án Triều Tiên đưa quân sang Nga",
    )
    assert len([claim for claim in found if claim.type == "Criticism"]) == 1


def test_who_only_tells_at_the_end_does_nothing_of_it() -> None:
    text = "Cây cầu nối Nga với Triều Tiên sẽ thông xe vào tháng 7, ông Alexander Kozlov cho biết."
    assert all("alexander-kozlov" not in claim.agents for claim in told(text, "Cooperation"))


def test_named_once_more_behind_a_comma() -> None:
    text = (
        "Ông Andrei Belousov và Bộ trưởng Quốc phòng Triều Tiên, Đại tướng No Kwang Chol đã tiến hành "
        "hội đàm."
    )
    assert [set(claim.agents) for claim in told(text, "Meeting")] == [{"andrei-belousov", "no-kwang-chol"}]


def test_who_answers_in_a_clause_of_its_own_denies() -> None:
    text = 'Nhà Trắng nói Triều Tiên giao đạn cho Nga, Bình Nhưỡng gọi đây là "tin đồn bịa đặt".'
    assert [claim.agents for claim in told(text, "Denial")] == [(KP,)]
