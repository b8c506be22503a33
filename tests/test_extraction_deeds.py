"""Visits, meetings, messages, agreements and other acts in less usual wordings. Our own sentences."""

from __future__ import annotations

import pytest
from extracted import claims_of

from kg.model import Claim

DAY = "2025-06-18"  # a Wednesday
RU, KP = "russia", "north-korea"
KIM, PUTIN, LAVROV, CHOE = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "choe-son-hui"


def claims(text: str) -> list[Claim]:
    return claims_of(text, DAY)


def of_kind(text: str, kind: str) -> list[Claim]:
    return claims_of(text, DAY, kind)


@pytest.mark.parametrize(
    "kind, modality, agents, targets, text",
    [
        ("Visit", "actual", {LAVROV}, {KP}, "Ông Lavrov kể chuyện khi ông này đặt chân tới Bình Nhưỡng."),
        ("Visit", "actual", {CHOE}, {"belarus"}, "Bà Choe Son Hui đang trên đường sang Belarus."),
        (
            "Visit",
            "actual",
            {"russian-tourists"},
            {KP},
            "Hơn 80 du khách Nga hạ cánh xuống Bình Nhưỡng sáng nay.",
        ),
        ("Visit", "actual", {KIM}, {RU}, "Tàu bọc thép của ông Kim Jong Un lăn bánh qua biên giới Nga."),
        ("Visit", "planned", {KP}, {RU}, "Triều Tiên sẽ cử đội tiêu binh sang Nga."),
        ("Visit", "actual", {"sergei-shoigu"}, {KP}, "Ông Shoigu bất ngờ bay sang Bình Nhưỡng."),
        ("Meeting", "actual", {LAVROV, CHOE}, set(), "Ông Lavrov tiếp nữ Ngoại trưởng Triều Tiên."),
        (
            "Meeting",
            "actual",
            {RU, KP},
            set(),
            "Nga thân với Triều Tiên. Phái đoàn hai nước đã dùng bữa trưa.",
        ),
        ("Meeting", "actual", {PUTIN, KIM}, set(), "Ông Putin và ông Kim Jong Un nói chuyện riêng hai giờ."),
        ("Invitation", "actual", {PUTIN}, {KIM}, "Lời mời mà ông Putin dành cho ông Kim Jong Un vẫn còn đó."),
        ("Invitation", "actual", {PUTIN}, {KIM}, "Ông Kim Jong Un đã nhận lời sang Nga."),
        (
            "Invitation",
            "actual",
            {KIM},
            {PUTIN},
            "Ông Kim Jong Un ngỏ ý muốn ông Putin sang thăm Bình Nhưỡng.",
        ),
        ("Invitation", "actual", {RU}, {KIM}, "Nga nói lời mời tới ông Kim Jong Un vẫn còn hiệu lực."),
        ("Cooperation", "planned", {RU, KP}, set(), "Nga - Triều nhất trí mở thêm đường bay."),
        (
            "Criticism",
            "actual",
            {"lloyd-austin"},
            {KP},
            "Ông Lloyd Austin nói việc Triều Tiên đưa quân là vấn đề hết sức nghiêm trọng.",
        ),
        ("Communication", "actual", {KIM}, {PUTIN}, "Ông Kim Jong Un chúc Tổng thống Nga dồi dào sức khỏe."),
        (
            "Communication",
            "actual",
            {LAVROV, PUTIN},
            {KIM},
            "Ông Lavrov chuyển lời cảm ơn của Tổng thống Putin tới ông Kim Jong Un.",
        ),
        (
            "Agreement",
            "actual",
            {RU, KP},
            set(),
            "Theo hiệp định giữa Nga và Triều Tiên, hai trường sẽ trao đổi giảng viên.",
        ),
        (
            "Agreement",
            "actual",
            {"alexander-fomin", "korean-peoples-army"},
            set(),
            "Ông Fomin ký với quân đội Triều Tiên một bản ghi nhớ.",
        ),
        ("Ratification", "planned", {PUTIN}, set(), "Hiệp ước với Triều Tiên còn chờ chữ ký của ông Putin."),
        (
            "Ratification",
            "actual",
            {RU, KP},
            set(),
            "Nga và Triều Tiên ký hiệp ước gồm điều khoản phòng thủ chung, được Hạ viện Nga chuẩn y hồi tháng 10"
            " và chính thức có hiệu lực hồi tháng 12.",
        ),
        (
            "Ceremony",
            "actual",
            {"alexander-matsegora"},
            set(),
            "Đại sứ Nga Alexander Matsegora mở tiệc chiêu đãi nhân dịp quốc khánh.",
        ),
        ("Support", "actual", {LAVROV}, {KP}, "Ông Lavrov nói ông hiểu vì sao Triều Tiên phát triển vũ khí."),
        ("Support", "actual", {KP}, {RU}, "Triều Tiên khẳng định sẽ đứng cùng chiến hào với Nga."),
        ("Cooperation", "actual", {RU}, {KP}, "Nga cử giảng viên sang dạy ở Triều Tiên."),
        ("Cooperation", "actual", {RU, KP}, set(), "Nga và Triều Tiên lập liên doanh."),
        (
            "Criticism",
            "actual",
            {"fumio-kishida"},
            {KP},
            "Triều Tiên bắn tên lửa. Ông Fumio Kishida gọi vụ việc này là không thể chấp nhận.",
        ),
    ],
)
def test_an_act_is_found(kind: str, modality: str, agents: set[str], targets: set[str], text: str) -> None:
    told = [(c.modality, set(c.agents), set(c.targets)) for c in of_kind(text, kind)]
    assert (modality, agents, targets) in told, claims(text)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Support", "Ông Kim Jong Un gửi thư cảm ơn Tổng thống Nga."),  # a message, told once
        ("Visit", "Lời mời thăm Moskva mà ông Putin dành cho ông Kim Jong Un vẫn còn đó."),
        ("Criticism", "Triều Tiên gọi cáo buộc của Mỹ là tin đồn thù địch."),
        (
            "Criticism",
            "Ông Kim Jong Un thăm Nga. Giới phân tích lo rằng Triều Tiên sẽ nhận công nghệ hạt nhân.",
        ),
        ("Ratification", "Ông Putin ký sắc lệnh tăng quân số, có hiệu lực từ ngày 1/12."),
        ("Meeting", "Hai bên bàn về lịch tiếp xúc của Nga và Triều Tiên."),
    ],
)
def test_no_act_is_told(kind: str, text: str) -> None:
    assert not of_kind(text, kind)


def test_a_hero_is_no_briton() -> None:
    text = "Triều Tiên truy tặng danh hiệu Anh hùng cho các binh sĩ tử trận."
    assert all("united-kingdom" not in claim.targets for claim in claims(text))
