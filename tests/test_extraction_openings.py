"""What stands before or beside an act and must not hide it: sources, occasions, asides, adverbs. Our own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article

DAY = "2025-11-20"
KIM, PUTIN, LAVROV, CHOE = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "choe-son-hui"
SHOIGU, ZAKHAROVA, RU, KP = "sergei-shoigu", "maria-zakharova", "russia", "north-korea"


def parties(text: str, kind: str) -> list[set[str]]:
    article = Article("a", text, published=DAY, published_from="given")
    return [{*c.agents, *c.targets} for c in extract_article(article).claims if c.type == kind]


@pytest.mark.parametrize(
    "kind, who, text",
    [
        # Whose report it is may stand before what opens the sentence.
        (
            "Meeting",
            {KIM, SHOIGU},
            "Theo KCNA, tại cuộc gặp với ông Shoigu, ông Kim Jong-un khẳng định quan hệ hai nước bền chặt.",
        ),
        (
            "Meeting",
            {KIM, SHOIGU},
            "Theo hãng tin KCNA của Triều Tiên ngày 5/11, tại cuộc gặp với ông Shoigu, ông Kim Jong-un nói ông vui.",
        ),
        (
            "Meeting",
            {PUTIN, CHOE},
            "Theo Điện Kremlin, khi tiếp bà Choe Son-hui, ông Putin nói ông hài lòng.",
        ),
        (
            "Meeting",
            {LAVROV, CHOE},
            "TASS đưa tin, tại cuộc hội đàm với bà Choe Son-hui ở Moskva, ông Lavrov cho biết ông hài lòng.",
        ),
        (
            "Communication",
            {KIM, PUTIN},
            "Theo KCNA, trong bức điện gửi Tổng thống Putin, ông Kim Jong-un cho biết ông khỏe.",
        ),
        (
            "Visit",
            {LAVROV, KP},
            "Theo Yonhap, sau khi tới Bình Nhưỡng hôm 5/11, ông Lavrov cho biết ông vui.",
        ),
        # A source's comma begins the clause, whoever is listed behind it.
        ("Agreement", {RU, KP}, "Theo Yonhap, Nga và Triều Tiên đã ký thỏa thuận nghề cá."),
        (
            "Agreement",
            {PUTIN, KIM},
            "Theo ông Peskov, ông Putin và ông Kim Jong-un đã ký thỏa thuận nghề cá.",
        ),
        # Who is said to think so answers it.
        ("Denial", {ZAKHAROVA, "south-korea"}, "Theo bà Zakharova, cáo buộc của Seoul hoàn toàn vô căn cứ."),
        # To whom one speaks at a meeting is whom one meets.
        (
            "Meeting",
            {KIM, SHOIGU},
            "Tại cuộc gặp ở Bình Nhưỡng, ông Kim Jong-un nói với ông Shoigu rằng thời tiết rất đẹp.",
        ),
        (
            "Meeting",
            {KIM, "oleg-kozhemyako"},
            "Trong buổi tiếp, Thống đốc Oleg Kozhemyako trao cho ông Kim Jong-un một cuốn sách.",
        ),
        # «là» before a clause, «không chỉ», adverbs and asides.
        ("Visit", {SHOIGU, KP}, "Sự kiện đáng chú ý nhất là ông Shoigu tới Bình Nhưỡng hôm 5/11."),
        ("Visit", {SHOIGU, KP}, "Ông Shoigu mới đây đã tới Bình Nhưỡng."),
        ("ArmsTransfer", {KP, RU}, "Triều Tiên không chỉ cung cấp đạn pháo cho Nga mà còn dạy cách dùng."),
        ("Support", {PUTIN, KP}, "Tổng thống Putin không quên cảm ơn Triều Tiên."),
        ("Combat", {KP}, "Lính Triều Tiên, dù bị Ukraine phát hiện từ sớm, vẫn tham chiến ở Kursk."),
        # What is told of reporters besides does not undo a meeting.
        (
            "Meeting",
            {LAVROV, CHOE},
            "Sau khi hội đàm với bà Choe Son-hui, ông Lavrov nói với báo giới rằng ông vui.",
        ),
        (
            "Meeting",
            {LAVROV, CHOE},
            "Nói với phóng viên sau khi hội đàm với bà Choe Son-hui, ông Lavrov tỏ ra vui.",
        ),
    ],
)
def test_what_opens_a_sentence_hides_no_act(kind: str, who: set[str], text: str) -> None:
    assert who in [{p for p in some if p in who} for some in parties(text, kind)]


@pytest.mark.parametrize(
    "kind, text",
    [
        ("ArmsTransfer", "Triều Tiên không cung cấp đạn pháo cho ông Putin."),
        ("Meeting", "Sau cuộc gặp ở Bình Nhưỡng, ông Putin nói với Tổng thống Trump rằng ông sẽ nghỉ."),
        ("Meeting", "Tại cuộc gặp ở Bình Nhưỡng, ông Kim Jong-un nói về ông Shoigu với lòng kính trọng."),
        ("Agreement", "Theo Nga, Trung Quốc và Triều Tiên, không nước nào khác đã ký thỏa thuận nghề cá."),
        ("Denial", "Theo KCNA, cáo buộc của Seoul là vô căn cứ."),
        ("Visit", "Theo lời mời, khi ở nhà, ông Lavrov nói ông nhớ Bình Nhưỡng."),
    ],
)
def test_what_only_looks_so_tells_none(kind: str, text: str) -> None:
    assert parties(text, kind) == []
