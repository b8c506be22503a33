"""Laws of the date grammar: dates read back, text of any kind, one value in any Unicode form, speed."""

from __future__ import annotations

import json
import time
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import edtf
from kg.model import Span
from kg.vietnamese.times import find, find_in_sentences, infer_published, resolve_lines

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
NOTATIONS = (
    "ngày {d}/{m}/{y}",
    "ngày {d}-{m}-{y}",
    "hôm {d}.{m}.{y}",
    "{d:02d}/{m:02d}/{y}",
    "ngày {d} tháng {m} năm {y}",
    "ngày {d}/{m} năm {y}",
    "tối {d}/{m}/{y}",
    "rạng sáng ngày {d}-{m}-{y}",
    "{y}-{m:02d}-{d:02d}",
)
WORDS = """
    ngày hôm tháng năm tuần thứ hai ba từ đến nay kể trước sau đó cùng đầu cuối giữa quý mùa hè thế kỷ thập
    niên khoảng sẽ qua tới 25 6/2024 25-27/7 31/2 2024 29/12-8/1 0/0 99/99/9999 0000 Tết nguyên đán ( ) ,
    . - / và cách đây chủ nhật tối sáng rạng ngoái kia mươi 1.500 9999 các những giai đoạn quốc khánh nga
    mùng vừa này khi
"""
PIECES = st.sampled_from(WORDS.split())


@given(DAYS, st.sampled_from(NOTATIONS), st.one_of(st.none(), DAYS))
def test_a_date_in_any_notation_reads_back_as_itself(
    day: date, notation: str, published: date | None
) -> None:
    written = notation.format(d=day.day, m=day.month, y=day.year)
    (found,) = find(
        f"Văn kiện đề {written}, theo TASS.", published=published.isoformat() if published else None
    )
    assert (found.text, found.value, found.earliest) == (written, day.isoformat(), day.isoformat())


@given(DAYS, st.integers(0, 150), st.sampled_from(["{d}/{m}", "{d}-{m}", "{d}.{m}", "{d} tháng {m}"]))
def test_a_past_day_without_its_year_is_the_last_one(published: date, ago: int, notation: str) -> None:
    day = published - timedelta(days=ago)
    sentence = f"Đoàn đã tới nơi hôm {notation.format(d=day.day, m=day.month)}."
    assert [one.value for one in find(sentence, published=published.isoformat())] == [day.isoformat()]


@given(DAYS, st.integers(0, 60), st.integers(1, 60))
def test_a_range_of_days_keeps_its_ends_in_order(published: date, ago: int, length: int) -> None:
    end = published - timedelta(days=ago)
    start = end - timedelta(days=length)
    sentence = f"Ông đã thăm Nga từ ngày {start.day}/{start.month} đến ngày {end.day}/{end.month}."
    (found,) = find(sentence, published=published.isoformat())
    assert found.value == f"{start.isoformat()}/{end.isoformat()}"


@given(st.text(), st.one_of(st.none(), st.just("2024-11-29")))
def test_no_text_breaks_it(text: str, published: str | None) -> None:
    _check(text, published)


@settings(max_examples=500)
@given(
    st.lists(PIECES, max_size=14).map(" ".join),
    st.sampled_from([None, "0001-01-01", "9999-12-31", "2024-02-29"]),
)
def test_no_heap_of_its_own_words_breaks_it(text: str, published: str | None) -> None:
    _check(text, published)


def _check(text: str, published: str | None) -> None:
    end = -1
    for found in find(text, published=published):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        assert found.value is None or edtf.is_valid(found.value), found
        end = found.end
    find_in_sentences(text, [Span(0, len(text))], published=published)
    infer_published(text, [Span(0, len(text))])


@given(st.lists(PIECES, min_size=1, max_size=10).map(" ".join))
def test_one_reading_in_either_unicode_form_with_offsets_into_the_given_one(text: str) -> None:
    forms = [unicodedata.normalize(form, text) for form in ("NFC", "NFD")]
    lines = [json.dumps({"sentence": form, "doc_date": "2024-11-29", "prev_date": None}) for form in forms]
    composed, decomposed = (line["expressions"] for line in resolve_lines(lines))
    assert [one["value"] for one in composed] == [one["value"] for one in decomposed]
    for form, found in zip(forms, (composed, decomposed), strict=True):
        assert all(form[one["start"] : one["end"]] == one["text"] for one in found)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "line 2: no JSON"),
        ("[]", 'line 2: needs an object with the text "sentence"'),
        ('{"sentence": "Hôm nay", "doc_date": "29/11"}', "line 2: published '29/11' is no day"),
        ('{"sentence": "Hôm nay", "doc_date": 5}', 'line 2: "doc_date" must be a date'),
    ],
)
def test_a_bad_line_is_named(line: str, complaint: str) -> None:
    good = '{"sentence": "Hôm nay", "doc_date": "2024-11-29", "prev_date": null}'
    lines = resolve_lines([good, line])
    assert next(lines)["expressions"][0]["value"] == "2024-11-29"
    with pytest.raises(ValueError, match=complaint.replace("[", r"\[")):
        next(lines)


def test_a_sentence_without_a_date_costs_next_to_nothing() -> None:
    sentence = "Ngoại trưởng hai bên trao đổi về quan hệ và ký biên bản ghi nhớ ở thủ đô Moskva."
    find(sentence, published="2024-11-29")
    began = time.process_time()
    for _ in range(2000):
        find(sentence, published="2024-11-29")
    assert time.process_time() - began < 0.2  # 10,000 a second, measured at about 100,000
