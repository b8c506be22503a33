"""The gate: an article that names neither side is read no further, and tells its times to whoever asks."""

from __future__ import annotations

import pickle

import pytest

from kg.extraction import extract, extract_article
from kg.model import Article
from kg.vietnamese import document
from kg.vietnamese.document import read

_ELSEWHERE = "Hôm 12/6, Thủ tướng Nhật Bản thăm Canberra và gặp người đồng cấp Úc."


def _article(text: str, published: str | None = "2024-06-14") -> Article:
    return Article("a", text, published=published)


def test_nothing_of_an_article_about_others_is_read_before_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("read")

    monkeypatch.setattr(document, "find_in_sentences", refuse)
    found = extract_article(_article(_ELSEWHERE))
    assert (found.claims, found.entities) == ((), {})
    with pytest.raises(AssertionError):
        len(found.times)


def test_what_is_read_later_is_what_would_have_been_read_at_once() -> None:
    found = extract_article(_article(_ELSEWHERE))
    assert [time.value for time in found.times] == ["2024-06-12"]
    assert found == extract(read(_article(_ELSEWHERE)))
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_day_of_publication_is_still_inferred_where_none_is_given() -> None:
    text = f"Thứ Sáu, 14/06/2024 - 10:30\n{_ELSEWHERE}"
    assert extract_article(_article(text, None)).article == read(_article(text, None)).document.article


def test_an_article_that_names_one_side_passes() -> None:
    found = extract_article(_article("Hôm 12/6, ông Putin thăm Bình Nhưỡng và gặp ông Kim Jong-un."))
    assert {claim.type for claim in found.claims} >= {"Visit"}
