"""Acts as newspapers and translated agencies tell them, and what they only surmise. Our own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article, Claim

KIM, PUTIN, LAVROV, SHOIGU = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "sergei-shoigu"
RU, KP, KR, US, UA = "russia", "north-korea", "south-korea", "united-states", "ukraine"
BEFORE = "Nga và Triều Tiên là hai nước láng giềng.\n"


def claims(text: str, kind: str, title: str = "") -> list[Claim]:
    article = Article("a", BEFORE + text, title=title, published="2025-11-20", published_from="given")
    return [c for c in extract_article(article).claims if c.type == kind]


def parties(text: str, kind: str) -> list[set[str]]:
    return [{*c.agents, *c.targets} for c in claims(text, kind)]


@pytest.mark.parametrize(
    "kind, who, text",
    [
        ("Visit", {LAVROV, "vietnam"}, "Điểm đến tiếp theo của Ngoại trưởng Lavrov là Hà Nội."),
        ("Meeting", {KIM, SHOIGU}, "Ông Kim Jong-un dành gần ba giờ cho ông Shoigu."),
        ("Meeting", {PUTIN, KIM}, "Ông Putin siết chặt tay ông Kim Jong-un trên thảm đỏ."),
        ("Communication", {RU, KP}, "Nga đã thông báo cho Triều Tiên về kết quả cuộc bầu cử."),
        ("Agreement", {RU, KP}, "Nga và Triều Tiên vừa đi tới một hiệp định về vận tải biển."),
        ("Ratification", {RU, KP}, "Hiệp định Nga - Triều về thú y trở thành luật từ tháng 3/2025."),
        ("TroopDeployment", {KP, RU}, "Triều Tiên điều động quân đoàn 11 sang Nga."),
        ("ArmsTransfer", {KP, RU}, "Hàng nghìn quả đạn từ Triều Tiên đổ vào kho của Nga."),
        ("ArmsTransfer", {KP, RU}, "Lính Nga sử dụng súng máy Triều Tiên."),
        ("Combat", {UA, RU}, "Nga liên tiếp hứng các đòn tấn công của Ukraine."),
        ("Combat", {UA, RU}, "Ukraine tiến hành một chiến dịch phá hoại nhằm vào kho dầu ở Nga."),
        ("LaborDispatch", {KP, RU}, "Nguồn lao động Triều Tiên bù đắp tình trạng thiếu thợ ở Nga."),
        ("Cooperation", {RU, KP}, "Thương mại hai chiều Nga - Triều tăng gấp ba trong năm qua."),
        ("Cooperation", {RU, KP}, "Bia Triều Tiên được bày bán tại Nga."),
        ("Aid", {RU, KP}, "Hơn 900 tấn bột ngô từ Nga đã được chở tới Wonsan."),
        ("Support", {KIM, RU}, "Ông Kim Jong-un thề cùng nhân dân Nga chiến đấu đến cùng."),
        ("Support", {"maria-zakharova", KP}, "Bà Maria Zakharova bảo vệ quyền tự vệ của Triều Tiên."),
        ("Criticism", {KIM, US}, "Ông Kim Jong-un thể hiện lập trường đối đầu với Mỹ."),
        ("Criticism", {KP, KR}, "Triều Tiên nặng lời với Hàn Quốc."),
        ("Threat", {KP, KR}, "Triều Tiên đưa ra cảnh báo mới với Hàn Quốc."),
        ("Ceremony", {LAVROV}, "Ông Lavrov khánh thành tấm bảng kỷ niệm ở nhà ga."),
        ("Ceremony", {KIM}, "Buổi lễ tiễn đưa các liệt sĩ do đích thân ông Kim Jong-un chủ trì."),
    ],
)
def test_an_act_is_told_in_the_words_of_the_press(kind: str, who: set[str], text: str) -> None:
    assert any(who <= some for some in parties(text, kind))


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Visit", "Điểm đến tiếp theo của lô hàng Nga là Hà Nội."),
        ("Meeting", "Ông Kim Jong-un dành hai giờ trả lời báo giới Nga."),
        ("ArmsTransfer", "Mảnh vỡ tên lửa Nga được tìm thấy ở Kharkov, Triều Tiên đưa tin."),
        ("Support", "Ông Putin và ông Kim Jong-un thể hiện sự đoàn kết của hai nước."),
        ("LaborDispatch", "Nghị quyết cấm thuê lao động Triều Tiên, Nga nói."),
        ("LaborDispatch", "Nghị quyết cấm các nước tiếp nhận lao động Triều Tiên, Nga nói."),
    ],
)
def test_words_alike_tell_nothing(kind: str, text: str) -> None:
    assert parties(text, kind) == []


@pytest.mark.parametrize(
    "kind, surmised, told",
    [
        (
            "Criticism",
            "Mỹ dường như không hài lòng với Triều Tiên.",
            "Mỹ tỏ ra không hài lòng với Triều Tiên.",
        ),
        (
            "Exercise",
            "Khả năng Nga và Triều Tiên tập trận chung là rất thấp.",
            "Nga và Triều Tiên tập trận chung.",
        ),
        (
            "Meeting",
            "Ông Putin và ông Kim Jong-un bắt tay trong bức ảnh chụp năm 2019.",
            "Ông Putin và ông Kim Jong-un bắt tay ở nhà ga.",
        ),
        (
            "Meeting",
            "Một cuộc gặp như vậy giữa ông Putin và ông Kim Jong-un cần thời gian.",
            "Cuộc gặp giữa ông Putin và ông Kim Jong-un kéo dài hai giờ.",
        ),
        ("Exercise", "Tên lửa của Triều Tiên có tầm bắn 1.500 km.", "Triều Tiên bắn tên lửa ra biển."),
        (
            "Support",
            'Ông Lavrov cảm ơn Bình Nhưỡng vì "sự ủng hộ kiên định dành cho Nga".',
            "Bình Nhưỡng ủng hộ Nga.",
        ),
    ],
)
def test_what_is_surmised_pictured_or_thanked_for_is_no_act(kind: str, surmised: str, told: str) -> None:
    assert [c for c in claims(surmised, kind) if c.agents != (LAVROV,)] == []
    assert parties(told, kind) != []


def test_a_plan_named_by_its_noun_alone_is_told_once() -> None:
    text = "Ông Putin sẽ thăm Triều Tiên vào ngày 25/11. Chuyến thăm của ông Putin tới Triều Tiên thu hút báo chí."
    (visit,) = claims(text, "Visit")
    assert (visit.modality, visit.time) == ("planned", "2025-11-25")


def test_a_plan_and_what_was_done_on_a_day_stay_two() -> None:
    text = "Ông Putin sẽ thăm Triều Tiên vào ngày 25/11. Ông Putin đã thăm Triều Tiên hôm 19/6/2024."
    assert {v.modality for v in claims(text, "Visit")} == {"planned", "actual"}


def test_blame_of_several_in_one_breath_is_told_once() -> None:
    text = 'Bộ Ngoại giao Nga chỉ trích Hàn Quốc phớt lờ đối thoại và gọi Mỹ là "kẻ gây bất ổn".'
    assert len(claims(text, "Criticism")) == 1
    apart = "Bộ Ngoại giao Nga chỉ trích Hàn Quốc. Bộ Ngoại giao Nga lên án Mỹ."
    assert len(claims(apart, "Criticism")) == 2


def test_the_ground_that_opens_a_sentence_ends_at_its_comma() -> None:
    text = "Theo lời mời của ông Kim Jong-un, ông Lavrov cùng đoàn nghệ sĩ Nga đã tới Bình Nhưỡng."
    assert any({KIM, LAVROV} <= some for some in parties(text, "Invitation"))
    assert any(LAVROV in some and KIM not in some for some in parties(text, "Visit"))
    listed = "Theo lời mời của ông Kim Jong-un, ông Putin và ông Lavrov, đoàn xiếc đã biểu diễn ở Nga."
    assert not parties(listed, "Visit")


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Combat", "Ông Putin nói Nga có quyền tấn công các căn cứ của Ukraine."),
        ("Combat", "Triều Tiên cảnh báo một phát súng cũng có thể dẫn tới đụng độ với Hàn Quốc."),
        ("Combat", "Ông Kim Jong-un chúc nhân dân Nga sớm đẩy lùi dịch bệnh."),
        ("Exercise", 'Triều Tiên gọi cuộc tập trận là "hành động điên rồ".'),
    ],
)
def test_what_is_allowed_feared_or_scolded_is_not_done(kind: str, text: str) -> None:
    assert parties(text, kind) == []


def test_what_is_called_untrue_is_denied() -> None:
    text = "Nga nói việc Triều Tiên gửi quân là chuyện hoang đường."
    assert [c.modality for c in claims(text, "TroopDeployment")] in ([], ["denied"])


def test_a_title_in_the_present_over_a_plan_is_one_claim() -> None:
    summary = Article(
        "a",
        "Ông Shoigu cho biết Triều Tiên sẽ cử 700 lính công binh sang Nga.",
        title="Triều Tiên cử công binh sang Nga",
        published="2025-11-20",
        published_from="given",
    )
    sent = [c for c in extract_article(summary).claims if c.type == "TroopDeployment"]
    assert [c.modality for c in sent] == ["planned"]
