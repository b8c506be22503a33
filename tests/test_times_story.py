"""The story's day through an article, and the publication day read out of one that gives none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.model import Span
from kg.vietnamese.normal import normalise
from kg.vietnamese.sentences import sentences
from kg.vietnamese.times import Timeline, find_in_sentences, infer_published

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"


def timeline(*parts: str, published: str = "2025-11-08") -> Timeline:
    text = " ".join(parts)
    spans: list[Span] = []
    for part in parts:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(start, start + len(part)))
    return find_in_sentences(text, spans, published=published)


def last(*parts: str, published: str = "2025-11-08") -> str | None:
    return timeline(*parts, published=published).expressions[-1].value


def inferred(text: str) -> str | None:
    return infer_published(text, sentences(text))


def test_the_story_stands_at_the_last_day_told() -> None:
    told = timeline("Đoàn tới nơi hôm 5/11.", "Hai bên hội đàm.", "Cùng ngày, khách dự tiệc.")
    assert told.story_days == (None, "2025-11-05", "2025-11-05")
    assert told.expressions[-1].value == "2025-11-05"


def test_offsets_point_into_the_article() -> None:
    parts = ("Đoàn tới nơi hôm 5/11.", "Cùng ngày, khách dự tiệc.")
    text = " ".join(parts)
    assert [text[one.start : one.end] for one in timeline(*parts).expressions] == ["hôm 5/11", "Cùng ngày"]


def test_a_report_does_not_move_the_story_when_another_day_is_told() -> None:
    assert (
        last("Đoàn lên máy bay hôm thứ Năm, KCNA đưa tin sáng nay.", "Một ngày trước đó, có tiệc.")
        == "2025-11-05"
    )
    assert last("KCNA ngày 6/11 đưa tin khách đã tới ngày 5/11.", "Cùng ngày, có tiệc.") == "2025-11-05"


def test_a_report_is_the_story_where_nothing_else_is_told() -> None:
    assert (
        last("KCNA ngày 7/11 đưa tin một đoàn Nga được tiếp.", "Một ngày trước đó, có hội đàm.")
        == "2025-11-06"
    )


def test_asides_do_not_move_the_story() -> None:
    opening = "Seoul ngày 6/11 lên án thỏa thuận mà hai bên ký một ngày trước đó."
    assert last(opening, "Cùng ngày, Tokyo lên tiếng.") == "2025-11-06"
    alleged = "Đoàn được cho là đã tới ngày 5/11."
    assert last("KCNA ngày 6/11 đưa tin về đoàn.", alleged, "Trước đó một ngày, có tiệc.") == "2025-11-05"


def test_a_caption_does_not_move_the_story() -> None:
    text = (
        "KCNA ngày 6/11 đưa tin về đoàn.\nĐoàn khách tới sân bay ngày 4/11. (Ảnh: KCNA)\nCùng ngày, có tiệc."
    )
    found = find_in_sentences(text, sentences(text), published="2025-11-08")
    assert found.expressions[-1].value == "2025-11-06"


def test_months_hang_on_the_month_told_last() -> None:
    assert last("Hiệp ước ký tháng 6 năm ngoái.", "Hai tháng sau đó, giao tranh lan tới Kursk.") == "2024-08"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Bộ trưởng tới Bình Nhưỡng hôm nay (29/11). Lễ đón diễn ra ngày 29/11/2024.", "2024-11-29"),
        ("Hôm qua (28/11), hai bên ký kết. Lễ ký ngày 28/11/2024 diễn ra ngắn gọn.", "2024-11-29"),
        ("Ngày 9-7, KCNA đưa tin về đoàn. Ông tới đây hồi tháng 6-2024. Đó là tháng 6 nóng.", "2024-07-09"),
        ("Ngày 29/10, KCNA đưa tin về thỏa thuận tháng 6 năm nay. Tháng 6/2024, hai bên ký.", "2024-10-29"),
        ("Ông Kim tới sứ quán ngày 9/5, nhân 80 năm chiến thắng phát xít.", "2025-05-09"),
        ("KCNA ngày 6/11 đưa tin. Hiệp ước phòng thủ chung ký tháng 6 năm ngoái.", "2025-11-06"),
    ],
)  # fmt: skip
def test_the_publication_day_follows_from_the_days_told(text: str, published: str) -> None:
    assert inferred(text) == published


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 9-7, KCNA đưa tin một đoàn lên đường.",
        "Hôm nay, hai bên ký kết.",
        "Năm 2019, hai ông gặp nhau. Ngày 5/11, họ gặp lại.",
        "Hai bên ký biên bản.",
    ],
)
def test_a_publication_day_that_cannot_be_known_is_not_guessed(text: str) -> None:
    assert inferred(text) is None


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not beside the project")
def test_every_seed_gives_its_publication_day() -> None:
    for seed in sorted((CORPUS / "seeds").glob("*.txt")):
        gold = json.loads((CORPUS / "gold" / f"{seed.stem}.json").read_text("utf-8"))
        text = normalise(seed.read_text("utf-8")).text
        first, final = (normalise(gold["body"][edge]).text for edge in ("starts_with", "ends_with"))
        start, end = text.find(first), text.find(final) + len(final)
        assert infer_published(text, sentences(text, start, end)) == gold["published"], seed.stem


def test_a_distance_from_a_happening_counts_from_the_day_told_of_it() -> None:
    told = (
        "Hai ông gặp nhau hôm 18/10.",
        "Ngày 25/10, tàu cập cảng.",
        "Ba ngày trước cuộc gặp, đoàn bay tới.",
    )
    assert last(*told) == "2025-10-15"
    lead = timeline("Hôm sau khi hạ cánh ở Sochi, ông được tiếp.", "Máy bay hạ cánh tối 3/11.")
    assert [one.value for one in lead.expressions] == ["2025-11-04", "2025-11-03"]


def test_a_year_told_just_before_is_the_year_of_the_next_date_of_the_paragraph() -> None:
    told = ("Năm 2018, ông thăm Đại Liên hồi tháng 5.", "Đến tháng 9, ông đón khách.", "Hồi tháng 8, cầu mở.")
    assert [one.value for one in timeline(*told).expressions] == ["2018", "2018-05", "2018-09", "2025-08"]
    text = "Năm 2018, ông thăm Đại Liên.\nTháng 9, ông đón khách."
    found = find_in_sentences(text, sentences(text), published="2025-11-08").expressions
    assert found[-1].value == "2025-09"


def test_a_far_day_told_in_an_aside_does_not_move_the_story() -> None:
    told = (
        "Khách tới nơi hôm 5/11.",
        "Nghi lễ như khi ông Lý thăm ngày 13/4 năm ngoái.",
        "Tối hôm sau, có tiệc.",
    )
    assert last(*told) == "2025-11-06"


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        (
            ("Câu chuyện năm 2017 đã xa.", "Tháng 9 năm ấy, hội đồng họp.", "Đến tháng 12, họp lại."),
            "2017-12",
        ),
        (("Hôm 12/3/2024, khách tới.", "Tháng kế tiếp, hai bên ký."), "2024-04"),
        (("Hôm 12/3/2023, khách tới.", "Tháng 6 năm sau, hai bên ký."), "2024-06"),
        (("Hôm 12/3/2023, khách tới.", "Đầu năm sau, hai bên ký."), "2024"),
        (("Từ ngày 14 đến 16 tháng 8, khách ở đây.", "Ngày 15, khách dự lễ."), "2025-08-15"),
    ],
)
def test_a_story_long_past_goes_on_in_its_own_year(parts: tuple[str, ...], value: str) -> None:
    assert last(*parts) == value


def test_days_counted_lie_in_the_year_their_clause_opens_with() -> None:
    told = timeline("Khách tới hôm 5/11.", "Năm 2017, chỉ tám ngày sau cuộc thử thứ sáu, hội đồng họp.")
    assert "2025-11-13" not in [one.value for one in told.expressions]
