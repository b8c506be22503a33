"""Whatever the words and however broken, reading an article never fails, and its claims point into its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import edtf
from kg.articles import read_path
from kg.extraction import extract_article
from kg.model import Article

CORPUS = Path(__file__).parents[1] / "corpus" / "digests"
TEXTS = [item.text for item in read_path(CORPUS) if isinstance(item, Article)]
WORDS = sorted({word for text in TEXTS for word in text.split()})
DAYS = [
    "khoảng ngày 19/6",
    "chừng tháng 5",
    "mùa hè 2024",
    "thập niên 1990",
    "từ ngày 3 đến 5/9",
    "kể từ năm 2022",
]
DAYS += [
    "ngày 1/1/0001",
    "ngày 31/12/9999",
    "ba ngày trước đó",
    "một tuần sau khi ký",
    "trong 3 ngày",
    "hôm sau",
]


@st.composite
def broken_news(draw: st.DrawFn) -> str:
    """A stretch of one article with words left out, a stretch of another, and words of all."""
    first, second = (draw(st.sampled_from(TEXTS)).split() for _ in range(2))
    at = draw(st.integers(0, len(first) - 1))
    left_out = draw(st.integers(2, 9))
    stretch = [word for n, word in enumerate(first[at : at + 50]) if n % left_out]
    loose = draw(st.lists(st.sampled_from(WORDS) | st.sampled_from(DAYS), max_size=15))
    return " ".join([*stretch, *loose, *second[: draw(st.integers(0, 40))]])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    broken_news(),
    st.none() | st.sampled_from(["2024-02-29", edtf.FIRST, edtf.LAST]),
    st.booleans(),
    broken_news() | st.none(),
)
def test_broken_news_is_read_all_the_same(
    text: str, published: str | None, is_summary: bool, title: str | None
) -> None:
    article = Article("a", text, title=title, published=published, is_summary=is_summary)
    for claim in extract_article(article).claims:
        field = text if claim.passage.field == "text" else title
        assert field is not None
        assert field[claim.passage.start : claim.passage.end] == claim.passage.text
        assert claim.agents or claim.targets


@pytest.mark.parametrize("about", ["khoảng", "chừng", "vào khoảng"])
def test_a_day_told_only_roughly_is_as_good_as_another(about: str) -> None:
    text = (
        f"Đoàn của Ngoại trưởng Nga Lavrov rời Bình Nhưỡng {about} ngày 12/6/2024.\n"
        f"Tổng thống Nga Putin thăm Triều Tiên {about} ngày 19/6/2024. Ông Putin đã hội đàm với ông Kim Jong Un."
    )
    title = f"Ông Putin thăm Triều Tiên {about} ngày 21/6/2024"
    claims = extract_article(Article("a", text, title=title, published="2024-06-25")).claims
    assert {c.time for c in claims if c.type == "Visit" and "vladimir-putin" in c.agents} <= {
        "2024-06-19~",
        "2024-06-21~",
    }
    assert {"Visit", "Meeting"} <= {c.type for c in claims}


def test_how_far_days_lie_apart_is_asked_without_their_marks() -> None:
    assert edtf.days_between("2024-02-28~", "2024-03-01") == 2
    assert edtf.days_between("2024-03-01?", "2024-02-28%") == -2
    assert edtf.days_between("2024-03-01", "2024-03-01~") == 0


def test_a_day_moved_stays_within_the_calendar() -> None:
    assert edtf.shift("2024-02-28~", 2) == "2024-03-01"
    assert edtf.shift("0001-01-02", -3) == edtf.FIRST
    assert edtf.shift("9999-12-31", 1) == edtf.LAST
