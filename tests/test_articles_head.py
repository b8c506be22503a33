"""The lead and the headline that stand above the body of a page's article."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from lxml.html import fromstring

from kg.articles import read_path
from kg.articles.head import with_lead
from kg.model import Article

HEADLINE = "Bộ trưởng Kozlov tới Bình Nhưỡng: «Sẽ có thêm chuyến bay»"
LEAD = (
    "Bộ trưởng Tài nguyên Nga Alexander Kozlov ngày 18/11 tới Bình Nhưỡng dự phiên họp ủy ban liên chính phủ."
)
BODY = (
    "Đoàn gồm hơn hai mươi quan chức, theo thông báo của sứ quán Nga, sẽ ở lại đây trong ba ngày làm việc.",
    "Hai bên bàn việc nối lại đường bay thẳng, cung cấp gỗ và trao đổi sinh viên giữa các trường đại học lớn.",
    "Phiên họp trước diễn ra cách đây đúng một năm cũng tại thành phố này, khi đó hai phía đã ký một biên bản.",
    "Theo giới quan sát, các cuộc tiếp xúc như vậy ngày càng thường xuyên kể từ khi biên giới mở cửa trở lại.",
)
PROSE = "".join(f"<p>{line}</p>" for line in BODY)
LINKS = "<ul><li><a href='/1'>Ông Putin gặp ông Kim Jong Un lần đầu ở Vladivostok</a></li></ul>"


def page(content: str, title: str = "Tin", metadata: str = "") -> str:
    return (
        f"<html lang='vi'><head><meta charset='utf-8'><title>{title}</title>{metadata}</head><body>"
        f"<nav><a href='/'>Trang chủ</a></nav>{content}<footer><p>Giấy phép số 12</p></footer></body></html>"
    )


def read(tmp_path: Path, content: str) -> Article:
    path = tmp_path / "trang.html"
    path.write_text(content)
    (article,) = read_path(path)
    assert isinstance(article, Article)
    return article


def own_text(article: Article) -> str:
    return "\n".join(article.text[span.start : span.end] for span in article.body)


@pytest.mark.parametrize(
    "layout",
    [
        "<section><h1>{h}</h1><p class='description'>{lead}</p><article class='fck_detail'>{body}</article></section>",
        "<div><h1>{h}</h1><h2 class='detail-sapo' data-role='sapo'>{lead}</h2>"
        "<div><div class='detail-content' itemprop='articleBody'>{body}</div></div></div>",
        "<div><h1>{h}</h1><div class='meta'><a>Văn An</a></div><div data-role='publishdate'>18/11/2024 21:15</div>"
        "<h2 data-role='sapo'>{lead}</h2><div class='detail-content'>{body}</div></div>",
        "<div><h1>{h}</h1><div class='article__sapo'><p>{lead}</p>{links}</div><div class='body'>{body}</div></div>",
        "<div class='top'><h1>{h}</h1></div><div class='article-summary'>{lead}</div><div class='text'>{body}</div>",
        "<article><h1>{h}</h1><h2 class='singular-sapo'>{lead}</h2><div class='content'>{body}</div></article>",
    ],
)
def test_the_lead_stands_once_before_the_body(tmp_path: Path, layout: str) -> None:
    article = read(tmp_path, page(layout.format(h=HEADLINE, lead=LEAD, body=PROSE, links=LINKS)))
    assert own_text(article) == "\n".join((LEAD, *BODY))


def test_a_lead_without_a_known_name_is_told_by_the_pages_description(tmp_path: Path) -> None:
    content = (
        f"<h1>{HEADLINE}</h1><div class='x1'><b>{LEAD}</b></div><div class='detail-content'>{PROSE}</div>"
    )
    described = f"<meta name='description' content='{LEAD[:90]}…'>"
    assert LEAD in own_text(read(tmp_path, page(content, metadata=described)))


def test_a_lead_found_behind_the_body_is_put_before_it(tmp_path: Path) -> None:
    lead = f"<p class='description'>{LEAD}</p>"
    short = f"<section><h1>{HEADLINE}</h1>{lead}<article><p>{BODY[0]}</p></article></section>"
    assert own_text(read(tmp_path, page(short))) == f"{LEAD}\n{BODY[0]}"


def test_the_place_run_into_the_lead_is_kept_apart_from_it(tmp_path: Path) -> None:
    stamped = f"<p class='description'><span class='location-stamp'>Triều Tiên</span>{LEAD}</p>"
    content = f"<section><h1>{HEADLINE}</h1>{stamped}<article class='fck_detail'>{PROSE}</article></section>"
    assert own_text(read(tmp_path, page(content))).startswith(f"Triều Tiên - {LEAD}")


@pytest.mark.parametrize(
    "between",
    [
        "<figure><figcaption class='desc'>Ông Kozlov (trái) bắt tay chủ nhà tại sân bay.</figcaption></figure>",
        "<div class='author-desc'>Phóng viên quốc tế.</div>",
        f"<div class='summary'>{LINKS}</div>",
    ],
)
def test_captions_links_and_authors_are_no_lead(tmp_path: Path, between: str) -> None:
    content = f"<div><h1>{HEADLINE}</h1>{between}<div class='detail-content'>{PROSE}</div></div>"
    assert own_text(read(tmp_path, page(content))) == "\n".join(BODY)


def test_a_headline_that_broken_metadata_cut_off_is_read_from_the_page(tmp_path: Path) -> None:
    broken = '{"@type": "NewsArticle", "headline": "Bộ trưởng Kozlov tới Bình Nhưỡng: ", "Sẽ có thêm"}'
    metadata = f'<script type="application/ld+json">{broken}</script>'
    content = f"<article><h1>{HEADLINE}</h1>{PROSE}</article>"
    assert read(tmp_path, page(content, f"{HEADLINE} - Báo", metadata)).title == HEADLINE
    assert read(tmp_path, page(content, "Báo", metadata)).title == HEADLINE
    logo = f"<h1>Báo Ngày</h1>{content}"
    assert (
        read(tmp_path, page(logo, "Tin khác", "<meta property='og:title' content='Tin khác'>")).title
        == "Tin khác"
    )


def test_a_page_of_endless_boxes_costs_little() -> None:
    endless = "<div>" * 100 + PROSE * 400 + "</div>" * 100
    tree = fromstring(f"<html><body><h1>{HEADLINE}</h1>{endless}</body></html>")
    began = time.process_time()
    assert with_lead(
        tree, "Một dòng không có ở đâu trong trang này, dù tìm từ đầu tới cuối.", None
    ).startswith("Một")
    assert time.process_time() - began < 2


def test_nobody_but_us_speaks_of_a_page_without_an_article(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "sau.html"
    path.write_text("<div>" * 50_000)
    (error,) = read_path(path)
    assert "without an article's text" in str(error) and not caplog.records
