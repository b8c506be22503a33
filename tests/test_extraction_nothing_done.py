"""Sentences that name an act which nobody is said to have done. Our own sentences, each with one that tells it."""

from __future__ import annotations

import pytest

from kg.extraction import extract_article
from kg.model import Article

BODY = "Quan hệ Nga - Triều Tiên được chú ý. "


def agents(text: str, kind: str) -> list[set[str]]:
    article = Article("a", BODY + text, published="2025-11-20", published_from="given")
    return [{*c.agents} for c in extract_article(article).claims if c.type == kind]


@pytest.mark.parametrize(
    "kind, who, told, not_told",
    [
        # Support that is thanked for, and who thanks.
        (
            "Support",
            "north-korea",
            "Triều Tiên luôn ủng hộ Nga.",
            "Ông Lavrov cảm ơn Triều Tiên đã luôn ủng hộ Nga.",
        ),
        # What is only asked to be said, or to be attended.
        ("Criticism", "china", "Trung Quốc lên án Triều Tiên.", "Mỹ kêu gọi Trung Quốc lên án Triều Tiên."),
        (
            "Meeting",
            "kim-jong-un",
            "Ông Kim Jong-un dự hội nghị do Nga tổ chức.",
            "Ông Putin đề nghị ông Kim Jong-un dự hội nghị do Nga tổ chức.",
        ),
        # Concerns of another, which somebody would allay.
        (
            "Criticism",
            "xi-jinping",
            "Ông Tập Cận Bình bày tỏ quan ngại về hành động của Triều Tiên.",
            "Ông Tập Cận Bình muốn giúp Triều Tiên giải tỏa những quan ngại về an ninh.",
        ),
        # To say that nothing was broken blames nobody.
        (
            "Criticism",
            "dmitry-peskov",
            "Ông Dmitry Peskov nói Hàn Quốc vi phạm thỏa thuận.",
            "Ông Dmitry Peskov khẳng định không có chuyện Hàn Quốc vi phạm thỏa thuận.",
        ),
        # Who tells of a visit did not travel.
        (
            "Visit",
            "dmitry-peskov",
            "Ông Dmitry Peskov kết thúc chuyến thăm Bình Nhưỡng.",
            "Ông Dmitry Peskov nói lời mời đã được chuyển và công tác chuẩn bị chuyến thăm đang diễn ra.",
        ),
        # A draft and who wrote it to tighten sanctions, where others stop it.
        (
            "Sanction",
            "united-states",
            "Mỹ siết thêm trừng phạt đối với Triều Tiên.",
            "Nga đã phủ quyết một dự thảo do Mỹ soạn nhằm siết thêm trừng phạt đối với Triều Tiên.",
        ),
        (
            "Combat",
            "north-korea",
            "Lính Triều Tiên chiến đấu ở Kursk.",
            "Triều Tiên có thể mua chiến đấu cơ của Nga.",
        ),
        # What a draft that failed would have laid on somebody.
        (
            "Sanction",
            "united-nations-security-council",
            "Hội đồng Bảo an trừng phạt Triều Tiên.",
            "Nga và Trung Quốc bác nghị quyết siết trừng phạt Triều Tiên tại Hội đồng Bảo an.",
        ),
        (
            "Sanction",
            "united-nations-security-council",
            "Hội đồng Bảo an thông qua nghị quyết trừng phạt Triều Tiên.",
            "Nga khiến nghị quyết trừng phạt Triều Tiên không được thông qua tại Hội đồng Bảo an.",
        ),
        # «tới» and «đến» that lead nowhere, and who is sent home by another.
        (
            "Visit",
            "north-korea",
            "Đoàn Triều Tiên tới Nga.",
            "Nga sẽ cấp thêm học bổng cho sinh viên Triều Tiên trong niên khóa tới.",
        ),
        (
            "Visit",
            "north-korea",
            "Đoàn Triều Tiên đến Nga.",
            "Ông Putin nói Triều Tiên sẽ sát cánh với Nga cho đến thắng lợi.",
        ),
        (
            "Visit",
            "sergei-lavrov",
            "Ông Lavrov tới Bình Nhưỡng rồi về nước.",
            "Ông Lavrov nói vậy hôm qua. Các nước phải trả lao động Triều Tiên về nước.",
        ),
        # A war by its name, and a trade that dwindles.
        (
            "Combat",
            "north-korea",
            "Lính Triều Tiên chiến đấu ở Kursk.",
            "Triều Tiên mừng thắng lợi trong Chiến tranh Giải phóng Tổ quốc.",
        ),
        (
            "Cooperation",
            "russia",
            "Thương mại Nga - Triều Tiên tăng gấp đôi.",
            "Thương mại Nga - Triều Tiên năm 2018 chỉ đạt 34 triệu USD.",
        ),
    ],
)
def test_what_nobody_did_is_not_told(kind: str, who: str, told: str, not_told: str) -> None:
    assert any(who in some for some in agents(told, kind))
    assert not any(who in some for some in agents(not_told, kind))
