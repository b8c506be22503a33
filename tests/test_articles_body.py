"""The article's own text on a page that has lost its markup."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import find_body, read_path
from kg.model import Article

SHARED = Path(__file__).parents[1].parent / "shared" / "corpus"
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not beside this checkout")

LEAD = "Đoàn tàu chở khách đầu tiên sau bốn năm đã rời ga biên giới sáng thứ Hai, theo ngành đường sắt Nga."
MIDDLE = "Phía Triều Tiên cử một phái đoàn nhỏ ra ga đón, trong đó có thứ trưởng phụ trách giao thông."
LAST = "Hai bên dự kiến tăng chuyến vào mùa hè, nếu lượng khách đạt mức mong đợi của các hãng lữ hành."


def own(text: str) -> list[str]:
    return [line for span in find_body(text) for line in text[span.start : span.end].split("\n") if line]


def test_a_clean_article_is_one_span() -> None:
    text = f"{LEAD}\n\n{MIDDLE}\n{LAST}"
    (span,) = find_body(text)
    assert text[span.start : span.end] == text


@pytest.mark.parametrize(
    "noise",
    [
        "Nhỏ Bình thường Lớn",
        "Khách chờ tàu ở sân ga. (Nguồn: Đường sắt Nga)",
        "Khách chờ tàu ở sân ga - Ảnh: TTXVN",
        "[Ảnh] Khách chờ tàu ở sân ga. (TTXVN)",
        "Một toa tàu ở biên giới (KCNA)",
        "Toa tàu mới sơn\nẢNH: KCNA",
        "Xem thêm: Bao giờ có chuyến bay thẳng?",
        "▶ Hàng không nối lại đường bay",
        "Theo dõi chúng tôi trên Facebook",
        "![](/anh/tau.webp)",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_noise_among_the_paragraphs_is_left_out(noise: str, place: int) -> None:
    lines = [LEAD, MIDDLE, LAST]
    lines.insert(place, noise)
    assert own("\n".join(lines)) == [LEAD, MIDDLE, LAST]


@pytest.mark.parametrize(
    "tail",
    [
        "Tối đa: 1000 ký tự\nHiện chưa có bình luận nào",
        "Nguồn: VTC News\nGhi rõ nguồn trang này khi phát hành lại",
        "Bình luận (2)\nTôi rất thích bài này, mong báo viết thêm về các tuyến đường sắt khác trong khu vực.",
        "Tin liên quan\nGa biên giới được sửa lại\nGiá vé tàu tăng mạnh?",
        "Đọc thêm\nGiá vàng lập đỉnh Giá vàng lập đỉnh\n25 Tháng 12, 2025\n0.512 sec| 1923.5 kb",
        "Minh An\nTheo TASS",
    ],
)
def test_what_follows_the_article_is_left_out(tail: str) -> None:
    assert own(f"{LEAD}\n{MIDDLE}\n{LAST}\n{tail}") == [LEAD, MIDDLE, LAST]


def test_teasers_of_other_stories_are_left_out_without_any_head() -> None:
    teasers = [
        "Cầu mới qua sông sắp khởi công",
        "Liên danh nhà thầu đã tập kết thiết bị ở bờ bắc và chờ ...",
        "Khách du lịch trở lại khu nghỉ dưỡng ven biển",
        "Hãng lữ hành cho biết nhóm khách đầu tiên tới nơi hôm chủ nhật.",
        "Giá dầu giảm phiên thứ ba liên tiếp",
        "Giới đầu tư lo ngại nhu cầu yếu đi trong quý tới, trong khi ...",
    ]
    assert own("\n".join([LEAD, MIDDLE, LAST, *teasers])) == [LEAD, MIDDLE, LAST]


def test_the_headline_given_twice_and_a_caption_made_of_the_text_are_left_out() -> None:
    headline = "Tàu khách Nga - Triều Tiên chạy lại"
    caption = "Đoàn tàu chở khách đầu tiên sau bốn năm rời ga biên giới."
    text = "\n".join([headline, "", headline, LEAD, "", headline, "", caption, "", MIDDLE, LAST])
    assert own(text) == [LEAD, MIDDLE, LAST]


def test_a_long_caption_that_tells_something_new_is_kept() -> None:
    caption = (
        "Ngày 3/5, thị trưởng thành phố cảng trao tặng hành khách đầu tiên một bó hoa và bưu thiếp (TASS)"
    )
    assert own("\n".join([LEAD, caption, MIDDLE])) == [LEAD, caption, MIDDLE]


def test_a_list_of_links_amid_the_article_ends_where_prose_begins() -> None:
    text = "\n".join([LEAD, "Tin liên quan", "Ga biên giới được sửa lại", "Giá vé tàu tăng", MIDDLE, LAST])
    assert own(text) == [LEAD, MIDDLE, LAST]


def test_headings_inside_the_article_stay() -> None:
    text = "\n".join([LEAD, "Chờ đợi nhiều năm", MIDDLE, LAST])
    assert own(text) == text.split("\n")


def test_a_headline_alone_is_its_own_body() -> None:
    assert own("Tàu khách Nga - Triều Tiên chạy lại") == ["Tàu khách Nga - Triều Tiên chạy lại"]
    assert find_body("") == ()
    assert find_body("Bình luận\nTrả lời.") == ()


@given(
    st.lists(
        st.sampled_from(
            [LEAD, MIDDLE, LAST, "Bình luận", "Tin liên quan", "Ảnh: KCNA", "", "25/12/2025", "A..."]
        )
    )
)
def test_the_spans_are_whole_lines_in_order(lines: list[str]) -> None:
    text = "\r\n".join(lines)
    spans = find_body(text)
    assert all(one.end < other.start for one, other in pairwise(spans))
    for span in spans:
        assert text[: span.start].endswith("\n") or span.start == 0
        assert text[span.end :].startswith("\r\n") or span.end == len(text)


def _gold() -> list[tuple[Article, dict[str, Any]]]:
    found = []
    for folder in ("seeds", "digests", "articles"):
        for article in read_path(SHARED / folder):
            assert isinstance(article, Article)
            found.append((article, json.loads((SHARED / "gold" / f"{article.id}.json").read_text())))
    return found


@needs_shared
def test_every_quote_of_the_gold_lies_in_the_body() -> None:
    outside = []
    for article, gold in _gold():
        for event in gold["events"]:
            quote = event["quote"]
            body = (article.text[span.start : span.end] for span in article.body)
            if not any(quote in stretch for stretch in body):
                outside.append((article.id, quote))
    assert outside == []


@needs_shared
def test_the_body_begins_and_ends_where_the_gold_says() -> None:
    checked = 0
    for article, gold in _gold():
        if "body" in gold:
            text = article.text[article.body[0].start : article.body[-1].end]
            assert text.startswith(gold["body"]["starts_with"]), article.id
            assert text.endswith(gold["body"]["ends_with"]), article.id
            checked += 1
    assert checked >= 5
