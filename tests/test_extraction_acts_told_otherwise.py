"""Acts told in other words than the common verb. Our own sentences."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article

KIM, PUTIN, LAVROV, SHOIGU = "kim-jong-un", "vladimir-putin", "sergei-lavrov", "sergei-shoigu"
RU, KP, KR = "russia", "north-korea", "south-korea"


def parties(text: str, kind: str) -> list[set[str]]:
    article = Article("a", text, published="2025-11-20", published_from="given")
    return [{*c.agents, *c.targets} for c in extract_article(article).claims if c.type == kind]


@pytest.mark.parametrize(
    "kind, who, text",
    [
        ("Visit", {LAVROV, KP}, "Trong thời gian ở Bình Nhưỡng, ông Lavrov đi xem xiếc."),
        ("Visit", {LAVROV, KP}, "Bình Nhưỡng là điểm dừng chân đầu tiên của ông Lavrov."),
        ("Visit", {KP, RU}, "Một đoàn đào tạo quân sự Triều Tiên đã bay sang Nga hôm 5/11."),
        ("Visit", {RU, KP}, "Đoàn khảo sát Nga gồm 12 người tới Bình Nhưỡng hôm 5/11."),
        ("Meeting", {SHOIGU, KIM}, "Ông Shoigu đến chào ông Kim Jong-un hôm 5/11."),
        ("Meeting", {PUTIN, KIM}, "Cuộc bắt tay giữa ông Putin và ông Kim Jong-un kéo dài một phút."),
        (
            "Communication",
            {PUTIN, KIM},
            "Ông Putin đã thông báo cho ông Kim Jong-un về kết quả hội nghị Alaska.",
        ),
        ("Agreement", {RU, KP}, "Nga và Triều Tiên vừa hoàn tất một thỏa thuận về du lịch."),
        ("Support", {KIM, RU}, "Sự ủng hộ của ông Kim Jong-un dành cho Nga được báo chí nhắc nhiều."),
        (
            "Threat",
            {"maria-zakharova", KR},
            "Bà Maria Zakharova khuyên Hàn Quốc không nên gửi vũ khí cho Kiev.",
        ),
        ("Combat", {KP}, "Lính Triều Tiên đã có mặt trong các trận đánh ở làng Makhnovka."),
        ("Exercise", {KP}, "Triều Tiên thử nghiệm drone cảm tử hôm 5/11."),
        ("Invitation", {PUTIN, KIM}, "Lời mời của ông Putin đã được chuyển tới ông Kim Jong-un."),
        (
            "LaborDispatch",
            {KP, RU},
            "Việc Triều Tiên đưa lao động sang Nga vi phạm nghị quyết của Liên Hợp Quốc.",
        ),
        ("Aid", {RU, KP}, "Triều Tiên nhận 1.500 bộ xét nghiệm từ Nga."),
    ],
)
def test_an_act_in_other_words_is_told(kind: str, who: set[str], text: str) -> None:
    assert any(who <= some for some in parties(text, kind))


@pytest.mark.parametrize(
    "kind, text",
    [
        ("Meeting", "Ông Shoigu gửi lời chào ông Kim Jong-un."),
        ("Visit", "Đoàn thăm Triều Tiên gồm nhiều người Việt Nam tới Nga hôm 5/11."),
        ("Threat", "Nga khuyên công dân không nên đi lại ở Hàn Quốc."),
        ("Agreement", "Nga và Triều Tiên không ra tuyên bố chung nào mới."),
        ("LaborDispatch", "Theo bài báo, Triều Tiên không đưa lao động sang Nga."),
    ],
)
def test_words_that_only_sound_like_it_tell_nothing(kind: str, text: str) -> None:
    assert parties(text, kind) == []
