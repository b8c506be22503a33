"""What stands between an article's paragraphs on a page changes nothing that the article tells. Our own sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extracted import claims_of

from kg.articles import find_body
from kg.extraction import extract_article
from kg.model import Article, Span
from kg.vietnamese.headings import without_headings
from kg.vietnamese.sentences import sentences

LEAD = (
    "Ngoại trưởng Nga Sergei Lavrov hôm 18/10/2023 tới Bình Nhưỡng, theo KCNA, và ngay buổi chiều đã hội đàm với "
    "người đồng cấp Choe Son Hui tại nhà khách chính phủ."
)
SECOND = "Một ngày sau, ông được nhà lãnh đạo Kim Jong Un tiếp tại trụ sở đảng, nơi hai bên bàn về hợp tác kinh tế."
THIRD = (
    "Tại đây, vị khách cảm ơn Triều Tiên về lập trường đối với cuộc xung đột ở Ukraine, hãng tin này cho biết, và nói "
    "rằng hai nước còn nhiều việc phải làm để đưa thương mại trở lại mức của những năm trước, từ đường sắt tới du lịch."
)
ARTICLE = Article("a", "\n\n".join([LEAD, SECOND, THIRD]), published="2023-10-20", published_from="given")


def told(article: Article) -> set[tuple[object, ...]]:
    whole = replace(article, body=find_body(article.text))
    claims = extract_article(whole).claims
    return {(c.type, c.modality, c.agents, c.targets, c.place, c.time, c.attributed_to) for c in claims}


@pytest.mark.parametrize(
    "noise",
    [
        "Giá vàng hôm nay tăng mạnh",
        "Giá vàng hôm nay tăng mạnh\nĐội tuyển thắng đậm ở Hà Nội",
        "Ông Trump thăm Nhật Bản\nMỹ áp thêm thuế\nBão số 5 vào Biển Đông",
        "Quan hệ nồng ấm",
        "Minh Anh",
        "Tổng thống Mỹ Donald Trump trong bức ảnh chụp ngày 3/1. Ảnh: Reuters",
        "Xem thêm: Ông Trump tới Seoul hôm qua",
    ],
)
@pytest.mark.parametrize("place", [1, 2])
def test_lines_between_the_paragraphs(noise: str, place: int) -> None:
    paragraphs = [LEAD, SECOND, THIRD]
    paragraphs.insert(place, noise)
    assert told(replace(ARTICLE, text="\n\n".join(paragraphs))) == told(ARTICLE)
    assert len(told(ARTICLE)) >= 3


def test_a_lead_in_bold() -> None:
    bold = ARTICLE.text.replace(LEAD, f"**{LEAD}**")
    assert told(replace(ARTICLE, text=bold)) == told(ARTICLE)


def test_who_wrote_it_is_no_state() -> None:
    text = "Minh Anh\n\nÔng Kim Jong Un hôm 9/5 gửi điện mừng Tổng thống Nga nhân Ngày Chiến thắng."
    (claim,) = claims_of(text, "2025-05-10", "Communication")
    assert claim.targets == ("vladimir-putin",)


@pytest.mark.parametrize(
    "line, stays",
    [
        ("Quan hệ nồng ấm", False),
        ("Thu Hằng - Hoàng Nam", False),
        ("Quan hệ nồng ấm.", True),
        ("## Quan hệ nồng ấm", True),
        ("- Đoàn Nga tới Bình Nhưỡng", True),
        ("Ngày 18/10: đoàn Nga tới Bình Nhưỡng", True),
        ("Hôm 18/10 đoàn Nga tới Bình Nhưỡng", True),
        ("Đoàn Nga tới Bình Nhưỡng (KCNA)", True),
        (" ".join(["Đoàn Nga tới Bình Nhưỡng và gặp"] * 4), True),
    ],
)
def test_which_lines_are_headings(line: str, stays: bool) -> None:
    text = f"{LEAD}\n\n{line}\n\n{SECOND}"
    kept = without_headings(text, sentences(text))
    assert any(text[s.start : s.end] == line for s in kept) is stays


def test_a_list_of_lines_without_end_marks_is_no_row_of_headings() -> None:
    items = ["Đoàn Nga tới Bình Nhưỡng", "Hai bên họp kín", "Khách xem hòa nhạc", "Chủ nhà mở tiệc"]
    text = "\n".join([LEAD, *items, THIRD])
    assert len(without_headings(text, sentences(text))) == len(items) + 2


def test_a_first_line_without_an_end_mark_is_the_articles_own() -> None:
    text = f"Đoàn Nga tới Bình Nhưỡng\n{LEAD}"
    assert without_headings(text, sentences(text))[0] == Span(0, text.index("\n"))


@pytest.mark.parametrize(
    "body",
    [
        "Bộ Ngoại giao của Nga",
        "Bộ Ngoại giao Liên bang Nga",
        "Bộ ngoại giao của Nga",
        "Bộ Ngoại giao LB Nga",
    ],
)
def test_a_body_by_every_name_of_its_state(body: str) -> None:
    (claim,) = claims_of(f"Ông Putin sẽ thăm Triều Tiên, {body} thông báo.", "2025-06-10", "Visit")
    assert claim.attributed_to == ("russian-ministry-of-foreign-affairs",)


@pytest.mark.parametrize("state", ["Nga", "Liên bang Nga", "LB Nga"])
def test_a_body_that_a_list_holds_under_its_states_short_name(state: str) -> None:
    text = f"Hạm đội Thái Bình Dương {state} cho biết tàu Choe Hyon sẽ tham gia cuộc tập trận với Nga vào tháng 8."
    assert {s for c in claims_of(text, "2025-06-10") for s in c.attributed_to} == {"pacific-fleet"}


@pytest.mark.parametrize("deed", ["sử dụng", "thuê", "tuyển dụng", "tiếp nhận"])
def test_what_the_council_forbids(deed: str) -> None:
    text = f"Liên Hợp Quốc đã cấm các nước {deed} lao động Triều Tiên từ năm 2019."
    (claim,) = claims_of(text, "2025-06-10", "Sanction")
    assert (claim.agents, claim.targets) == (("united-nations",), ("north-korea",))


def test_a_line_alone_is_told_however_it_is_written() -> None:
    text = "Putin Thăm Triều Tiên"
    assert len(without_headings(text, sentences(text))) == 1
