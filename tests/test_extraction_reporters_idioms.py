"""Acts in the idioms, light verbs and figures of speech that reporters use. Our own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article

KIM, PUTIN, LAVROV, SHOIGU, CHOE = (
    "kim-jong-un",
    "vladimir-putin",
    "sergei-lavrov",
    "sergei-shoigu",
    "choe-son-hui",
)
RU, KP, KR, US = "russia", "north-korea", "south-korea", "united-states"
NEIGHBOURS = "\n\nNga và Triều Tiên là hai nước láng giềng."


def parties(text: str, kind: str) -> list[set[str]]:
    article = Article("a", text + NEIGHBOURS, published="2025-11-20", published_from="given")
    return [{*c.agents, *c.targets} for c in extract_article(article).claims if c.type == kind]


@pytest.mark.parametrize(
    "kind, who, text",
    [
        ("Visit", {SHOIGU, KP}, "Ông Shoigu hôm 18/11 tức tốc bay sang Bình Nhưỡng."),
        ("Visit", {SHOIGU, KP}, "Chuyên cơ chở ông Shoigu chạm đường băng ở Bình Nhưỡng hôm 18/11."),
        ("Visit", {KIM, RU}, "Đoàn tàu bọc thép đưa ông Kim Jong-un vượt biên giới sang Nga năm 2023."),
        ("Meeting", {LAVROV, KIM}, "Ông Lavrov có dịp hầu chuyện ông Kim Jong-un hôm 18/11."),
        ("Meeting", {KIM, LAVROV}, "Ông Kim Jong-un dành cho ông Lavrov sự tiếp đón trọng thị."),
        ("Communication", {KIM, PUTIN}, "Ông Kim Jong-un có lời chia buồn với ông Putin hôm 18/11."),
        ("Communication", {PUTIN, KIM}, "Hôm 18/11, ông Kim Jong-un nhận cuộc gọi từ ông Putin."),
        ("Agreement", {RU, KP}, "Nga cùng Triều Tiên hôm 18/11 đi tới một thỏa thuận về thủy sản."),
        ("Agreement", {RU, KP}, "Biên bản ghi nhớ về y tế vừa được Nga và Triều Tiên thông qua."),
        ("Ratification", {RU}, "Các nghị sĩ Nga đồng loạt tán thành hiệp ước với Triều Tiên."),
        ("TroopDeployment", {KP, RU}, "Triều Tiên rót thêm 3.000 quân cho Nga."),
        ("ArmsTransfer", {KP, RU}, "Bình Nhưỡng bơm vũ khí cho cỗ máy chiến tranh của Nga."),
        ("LaborDispatch", {KP, RU}, "Triều Tiên cung ứng 2.000 nhân công cho các nhà máy của Nga."),
        ("Cooperation", {RU, KP}, "Tuyến tàu hỏa nối Bình Nhưỡng và Moscow hoạt động lại từ 17/11."),
        ("Aid", {RU, KP}, "Vaccine Nga được chuyển miễn phí cho trẻ em Triều Tiên."),
        ("Support", {KP, RU}, "Bình Nhưỡng tái khẳng định sự hậu thuẫn đối với Nga."),
        ("Denial", {KP}, "Triều Tiên khước từ mọi cáo buộc bán vũ khí cho Nga."),
        ("Threat", {KP, US}, "Triều Tiên tuyên bố không khoanh tay đứng nhìn trước hành động của Mỹ."),
        ("Sanction", {US, KP}, "Mỹ bắt đầu cấm vận Triều Tiên từ thập niên 1950."),
        ("Exercise", {KP}, "Hồi tháng 9/2017, Triều Tiên cho nổ quả bom hạt nhân thứ sáu."),
        ("Exercise", {KP}, "Pháo binh Triều Tiên hôm 18/11 nã đạn ra Hoàng Hải."),
        ("Ceremony", {SHOIGU}, "Ông Shoigu nghiêng mình trước đài tưởng niệm ở Bình Nhưỡng."),
    ],
)
def test_reporters_words(kind: str, who: set[str], text: str) -> None:
    assert who in parties(text, kind)


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Visit", "Máy bay chở hàng của Nga chạm đường băng ở Belgrade."),
        ("Meeting", "Ông Putin chưa có dịp gặp ông Kim Jong-un trong năm nay."),
        ("Communication", "Khán giả Nga có lời chúc mừng đội tuyển quốc gia."),
        ("Agreement", "Hai nước chưa đi tới một thỏa thuận nào, báo Nga viết."),
        ("Ratification", "Luật thuế mới của Nga đã đi vào cuộc sống."),
        ("TroopDeployment", "Ukraine tung video lính Triều Tiên đầu hàng."),
        ("TroopDeployment", "Lính Triều Tiên rải mìn dọc biên giới liên Triều."),
        ("LaborDispatch", "Nga cung ứng 12.000 lao động cho thị trường trong nước."),
        ("Combat", "Oanh tạc cơ Tu-95 của Nga bay tuần tra trên biển Nhật Bản."),
        ("Combat", "Pháo binh Triều Tiên hôm 18/11 nã đạn ra Hoàng Hải."),
        ("Threat", "Trẻ em Nga bị hăm dọa trên mạng."),
        ("Sanction", "Nga vi phạm lệnh cấm vận Triều Tiên, báo Hàn Quốc viết."),
        ("Exercise", "Công nhân Nga cho nổ mìn phá đá."),
        ("Ceremony", "Ngôi nhà mới được dựng lên cho cựu binh Nga."),
    ],
)
def test_the_same_words_of_something_else(kind: str, text: str) -> None:
    assert parties(text, kind) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tổng thống Mỹ Trump và Thủ tướng Nhật Bản gặp nhau bàn về Triều Tiên.",
        "Ngoại trưởng Mỹ và Ngoại trưởng Nhật Bản hội đàm về Triều Tiên hôm 18/11.",
        "Moscow đang đàm phán để Bình Nhưỡng gửi thêm lao động.",
    ],
)
def test_who_is_talked_about_or_is_to_act_does_not_meet(text: str) -> None:
    assert not any(KP in who for who in parties(text, "Meeting"))


def test_what_is_being_prepared_is_a_plan() -> None:
    text = "Chuyến công du Moscow của ông Kim Jong-un đang được gấp rút chuẩn bị." + NEIGHBOURS
    found = extract_article(Article("a", text, published="2025-11-20", published_from="given")).claims
    assert [(c.type, c.modality) for c in found] == [("Visit", "planned")]


def test_who_accepts_an_invitation_is_invited() -> None:
    text = "Lời mời của ông Kim Jong-un được ông Putin chấp nhận." + NEIGHBOURS
    found = extract_article(Article("a", text, published="2025-11-20", published_from="given")).claims
    assert [(c.agents, c.targets) for c in found if c.type == "Invitation"] == [((KIM,), (PUTIN,))]
