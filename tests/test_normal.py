"""One written form, and the way back to the text as given."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.vietnamese.normal import normalise

SYLLABLES = (
    *(
        "hoà",
        "hòa",
        "hoàn",
        "hòan",
        "uỷ",
        "khoẻ",
        "quý",
        "qúy",
        "gía",
        "Ðại",
        "Triều",
        "ngoèo",
        "huỳnh",
        "29/11",
    ),
    *("“xin", "chào”", "a\u200bb", "\u200b", "-\u2013", "\xa0", "\n", "\u0301", "２０", "…", "각"),
    *("\u1100\u1161\u11a8", "\u212b", "\u0344", "\U00011131\U00011127", "क\u093c"),
)
form = st.sampled_from(["NFC", "NFD", "as it is"])


def _in_form(word: str, name: str) -> str:
    return word if name == "as it is" else unicodedata.normalize(name, word)  # type: ignore[arg-type]


vietnamese = st.lists(st.tuples(st.sampled_from(SYLLABLES), form)).map(
    lambda words: " ".join(_in_form(word, name) for word, name in words)
)
anything = st.one_of(vietnamese, st.text(), st.text(alphabet="oaàqQugGíyỳ\u0300\u0301\u0323\u05b0\u200b -"))


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        ("hoà", "hòa"), ("khoẻ", "khỏe"), ("uỷ", "ủy"), ("thuỷ", "thủy"), ("HOÀ", "HÒA"), ("loé", "lóe"),
        ("hoàn", "hoàn"), ("hòan", "hoàn"), ("ngòai", "ngoài"), ("ngoèo", "ngoèo"), ("hùynh", "huỳnh"),
        ("quý", "quý"), ("qúy", "quý"), ("quả", "quả"), ("Quỳnh", "Quỳnh"),
        ("giá", "giá"), ("gía", "giá"), ("gìn", "gìn"), ("nghía", "nghía"), ("kìa", "kìa"), ("mùa", "mùa"),
    ],
)  # fmt: skip
def test_tone_marks_stand_in_one_place(given: str, normal: str) -> None:
    assert normalise(given).text == normal
    assert normalise(unicodedata.normalize("NFD", given)).text == normal


def test_look_alikes_become_one_character() -> None:
    raw = "\ufeffÐại\xa0sứ\u202f–\u2014\u2212 “một” ‘hai’ «ba» ２０２４ hy\xadvọng\u200b"
    assert normalise(raw).text == 'Đại sứ --- "một" \'hai\' "ba" 2024 hyvọng'


def test_case_and_line_breaks_stay() -> None:
    assert normalise("Kim\r\nJONG\nUn").text == "Kim\r\nJONG\nUn"


def test_a_cut_through_a_cluster_takes_all_of_it() -> None:
    raw = "Tie\u0302\u0301n\u200b ra"
    normal = normalise(raw)
    assert normal.text == "Tiến ra"
    assert normal.raw_span(2, 3) == Span(2, 5)
    assert normal.raw_span(2, 4) == Span(2, 6)
    assert normal.normal_span(3, 4) == Span(2, 3)
    assert normal.normal_span(6, 7) == Span(4, 4)


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match=r"3\.\.9 lies outside a text of 4 characters"):
        normalise("Kiev").raw_span(3, 9)


@given(anything)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw).text
    assert normalise(once).text == once
    assert unicodedata.is_normalized("NFC", once)


@given(vietnamese)
def test_both_forms_of_unicode_come_to_the_same(raw: str) -> None:
    assert (
        normalise(unicodedata.normalize("NFD", raw)).text == normalise(unicodedata.normalize("NFC", raw)).text
    )


@given(anything)
def test_the_raw_cut_of_whole_words_normalises_to_them(raw: str) -> None:
    normal = normalise(raw)
    ends = [0, *(match.end() for match in re.finditer(r"\s+", normal.text)), len(normal.text)]
    for start, end in pairwise(ends):
        span = normal.raw_span(start, end)
        whole = normal.normal_span(span.start, span.end)
        assert normalise(raw[span.start : span.end]).text == normal.text[whole.start : whole.end]
        assert whole.start <= start and end <= whole.end


@given(anything)
def test_both_maps_run_forward_and_lead_back(raw: str) -> None:
    normal = normalise(raw)
    spans = [normal.raw_span(at, at + 1) for at in range(len(normal.text))]
    for one, other in pairwise(spans):
        assert one.start <= other.start and one.end <= other.end
        assert one == other or one.end <= other.start
    for at, span in enumerate(spans):
        back = normal.normal_span(span.start, span.end)
        assert back.start <= at < back.end
    backs = [normal.normal_span(at, at + 1) for at in range(len(raw))]
    for one, other in pairwise(backs):
        assert one.start <= other.start and one.end <= other.end
