"""Each type told in ways beside its plain verb: other nouns, passives, headline verbs. Our own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article

DAY = "2025-06-10"
RU, KP, KR, US = "russia", "north-korea", "south-korea", "united-states"
KIM, PUTIN, SHOIGU = "kim-jong-un", "vladimir-putin", "sergei-shoigu"


def told(text: str, kind: str) -> list[tuple[set[str], set[str]]]:
    article = Article("a", text, published=DAY, published_from="given")
    return [(set(c.agents), set(c.targets)) for c in extract_article(article).claims if c.type == kind]


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
