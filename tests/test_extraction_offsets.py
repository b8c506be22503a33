"""Every span that leaves the program, cut from the article as it was given, is what it claims to be."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import read_path
from kg.extraction import extract_article
from kg.model import Article, Extraction
from kg.vietnamese.normal import normalise

CORPUS = Path(__file__).parents[1] / "corpus" / "digests"
ARTICLES = [item for item in read_path(CORPUS) if isinstance(item, Article)]


def _mixed(text: str, draw: random.Random) -> str:
    """The text with each word in one of the two normal forms, as live pages have it."""
    words = text.split(" ")
    return " ".join(unicodedata.normalize(draw.choice(("NFC", "NFD")), word) for word in words)


def _with_text(article: Article, text: str) -> Article:
    return Article(article.id, text, title=article.title, published=article.published, published_from="given")


def _check_spans(extraction: Extraction) -> None:
    fields = {"text": extraction.article.text, "title": extraction.article.title or ""}
    for claim in extraction.claims:
        for passage in (claim.passage, *claim.more_passages):
            assert fields[passage.field][passage.start : passage.end] == passage.text
            assert passage.text.strip() == passage.text != ""
    for time in extraction.times:
        assert fields[time.field][time.start : time.end] == time.text


def _said(extraction: Extraction) -> list[tuple[object, ...]]:
    claims = extraction.claims
    return [
        (c.type, c.modality, c.agents, c.targets, c.place, c.time, normalise(c.passage.text).text)
        for c in claims
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ARTICLES), st.integers(0, 2**32))
def test_any_mixture_of_normal_forms_says_the_same_with_right_offsets(article: Article, seed: int) -> None:
    composed = extract_article(_with_text(article, unicodedata.normalize("NFC", article.text)))
    mixed = extract_article(_with_text(article, _mixed(article.text, random.Random(seed))))
    _check_spans(composed)
    _check_spans(mixed)
    assert _said(composed) == _said(mixed)
    assert [normalise(t.text).text for t in composed.times] == [normalise(t.text).text for t in mixed.times]
    assert [t.value for t in composed.times] == [t.value for t in mixed.times]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_whole_corpus_in_one_normal_form(form: str) -> None:
    for article in ARTICLES:
        _check_spans(extract_article(_with_text(article, unicodedata.normalize(form, article.text))))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40))
def test_no_text_makes_it_fail(text: str, title: str) -> None:
    names = "Nga Triều Tiên ông Putin gặp ông Kim Jong Un tại Bình Nhưỡng ngày 19/6 "
    for body in (text, names + text, text + names):
        _check_spans(
            extract_article(Article("a", body, title=title or None, published="2024-06-20", is_summary=True))
        )
